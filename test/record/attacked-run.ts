import { createHash } from 'node:crypto';
import type { Person, RunAction } from '../../src/checklist/events.ts';
import { noSigningRules } from '../../src/checklist/signing-rules.ts';
import { systemKeyring } from '../../src/host/system-keyring.ts';
import { type Anchor, headToSave, readAnchors } from '../../src/record/anchors.ts';
import type { RecordCheck } from '../../src/record/breaks.ts';
import { canonicalJson } from '../../src/record/canonical.ts';
import {
  keyEntry,
  keyId,
  noRegister,
  type Register,
  readRegister,
} from '../../src/record/keys/key-register.ts';
import { checkSum, type LineSigner } from '../../src/record/line.ts';
import { readJournal } from '../../src/record/record.ts';
import { gatherEvidence } from '../../src/record/run-evidence.ts';
import { newRunPlace, type RunPlace } from '../../src/record/run-folder.ts';
import type { Segment } from '../../src/record/segment.ts';
import { joinRun, openRun, type Session } from '../../src/record/session.ts';
import { type Verdict, verifyRun } from '../../src/record/verify-run.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';

export const rina: Person = { name: 'Rina Wulandari' };
export const bagus: Person = { name: 'Bagus Pratama' };
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

type Key = LineSigner & { readonly publicKey: string };

function newKey(): Key {
  const { publicKey, sealed } = systemKeyring.create('kata sandi');
  const sign = systemKeyring.open(sealed, 'kata sandi');
  if (!sign) throw new Error('the key does not open');
  return { kid: keyId(publicKey, sha256), sign, publicKey };
}

/** Sealing takes a while on purpose: the keys are made once. `stranger` is in no register. */
export const keys = { rina: newKey(), bagus: newKey(), stranger: newKey() };

/** What the register of the office says: the keys of Rina and Bagus, entered a day before the run. */
export const register = ((): Register => {
  const at = Date.parse('2026-11-22T01:00:00.000Z');
  const first = keyEntry({ ...keys.rina, person: rina.name, device: 'a', at, prev: [] }, keys.rina.sign);
  const prev = [sha256(first)];
  const second = keyEntry({ ...keys.bagus, person: bagus.name, device: 'b', at, prev }, keys.bagus.sign);
  return readRegister(`${first}\n${second}\n`, { sha256, verifySignature: systemKeyring.verify });
})();

/** A run with two writers, evidence and a migration, and a second run whose lines can be replayed into it. */
export type AttackedRun = {
  readonly host: FakeHost;
  readonly place: RunPlace;
  readonly register: Register;
  /** Paths: the segment that opened the run, the one that joined it, one that was left in the middle, one of another run. */
  readonly first: string;
  readonly second: string;
  readonly foreign: string;
  readonly evidence: string;
  /** What was anchored when the run was closed. */
  readonly anchors: readonly Anchor[];
};

const photo = 'isi foto';

export type Signing = 'signed' | 'plain';

/** Makes the run in memory. */
export function attackedRun(signing: Signing): AttackedRun {
  const host = fakeHost();
  const signers = signing === 'signed' ? keys : { rina: undefined, bagus: undefined };
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  const zone = 'Asia/Jakarta';
  const known = signing === 'signed' ? register : noRegister;
  const facts = signing === 'signed' ? { facts: { register: known.heads } } : {};
  const start = { place, zone, by: rina, seen: {}, signer: signers.rina, ...facts };
  const one = openRun(host, start, new TextEncoder().encode('format: 1\n'), 'Contoh');
  write(host, one, { type: 'start', activity: 'URMIN-01' });
  write(host, one, { type: 'answer', activity: 'URMIN-01', result: 'sesuai' });
  const sha = sha256(photo);
  const evidence = `${place.folder}/bukti/${sha}.jpg`;
  host.files.write(evidence, photo);
  const kept = { sha256: sha, extension: 'jpg', name: 'foto.jpg', size: photo.length };
  write(host, one, { type: 'evidence', activity: 'URMIN-01', ...kept });
  write(host, one, { type: 'handover', to: bagus });
  const seen = frontierOf(readJournal(host, place).segments);
  const two = joinRun(host, { place, zone, by: bagus, seen, signer: signers.bagus, ...facts });
  write(host, two, { type: 'start', activity: 'URMIN-02' });
  write(host, two, { type: 'answer', activity: 'URMIN-02', result: 'tidak_sesuai', reason: 'berkas kurang' });
  host.files.write(`${place.folder}/sop.${sha256('format: 1 #2\n')}.yaml`, 'format: 1 #2\n');
  const sops = { sopHash: sha256('format: 1 #2\n'), replaces: sha256('format: 1\n') };
  write(host, two, { type: 'migrate', sop: 'Contoh', ...sops });
  write(host, two, { type: 'close' });
  const { line } = headToSave(readJournal(host, place), host.now(), sha256);
  const anchors = readAnchors(line, sha256).anchors.map((one): Anchor => ({ ...one, origin: 'file' }));
  const otherPlace = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  const other = openRun(
    host,
    { ...start, place: otherPlace },
    new TextEncoder().encode('format: 1\n'),
    'Contoh',
  );
  write(host, other, { type: 'answer', activity: 'URMIN-02', result: 'sesuai' });
  const path = (session: Session): string =>
    `${session.place.folder}/${session.place.run}.${session.segment}.jsonl`;
  return {
    host,
    place,
    register: known,
    first: path(one),
    second: path(two),
    foreign: path(other),
    evidence,
    anchors,
  };
}

function write(host: FakeHost, session: Session, action: RunAction): void {
  host.pass(60_000);
  session.record(action);
}

export const textOf = ({ host }: AttackedRun, path: string): string =>
  new TextDecoder().decode(host.disk.get(path));

/** Changes the text of a file; fails if nothing changed, so that no attack tests nothing. */
export function change(run: AttackedRun, path: string, edit: (text: string) => string): void {
  const before = textOf(run, path);
  const after = edit(before);
  if (after === before) throw new Error('the attack changed nothing');
  run.host.disk.set(path, new TextEncoder().encode(after));
}

type Fields = Record<string, unknown>;

/** A line with its check sum made right again. */
export function withSum(line: string): string {
  const { sum: _sum, ...content } = JSON.parse(line) as Fields;
  return canonicalJson({ ...content, sum: checkSum(canonicalJson(content), sha256) });
}

/** What a forger can do: changes a line and makes every hash and check sum after it right again; signs with a key if given. */
export function forge(
  run: AttackedRun,
  path: string,
  index: number,
  edit: (line: Fields) => Fields,
  signer?: LineSigner,
): void {
  change(run, path, (text) => {
    const lines = text.trimEnd().split('\n');
    let previous: string | undefined;
    const forged = lines.map((line, at) => {
      const { sum: _sum, sig, ...content } = JSON.parse(line) as Fields;
      const { sig: newSig, ...next } = at === index ? edit({ ...content, sig }) : { ...content, sig };
      if (previous !== undefined) next['prev'] = previous;
      const signature = signer ? signer.sign(canonicalJson({ ...next, kid: signer.kid })) : newSig;
      const kid = signer ? { kid: signer.kid } : {};
      const signed = { ...next, ...kid, ...(signature === undefined ? {} : { sig: signature }) };
      const again = canonicalJson({ ...signed, sum: checkSum(canonicalJson(signed), sha256) });
      previous = sha256(again);
      return at < index ? line : again;
    });
    if (index > 0) previous = undefined;
    return `${forged.join('\n')}\n`;
  });
}

export type Judging = {
  readonly anchors?: readonly Anchor[];
  readonly other?: readonly Segment[];
  readonly checks?: Readonly<Record<string, RecordCheck>>;
};

export function judge(
  { host, place, register }: AttackedRun,
  { anchors = [], other, checks }: Judging = {},
): Verdict {
  const evidence = gatherEvidence(host, place, {
    register,
    signing: noSigningRules,
    anchors,
    ...(other ? { other } : {}),
  });
  return checks ? verifyRun(evidence, checks) : verifyRun(evidence);
}

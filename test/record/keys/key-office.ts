import { createHash } from 'node:crypto';
import type { Person } from '../../../src/checklist/events.ts';
import type { Keyring } from '../../../src/host/host.ts';
import { defaultOffice, type Office } from '../../../src/office/office.ts';
import { canonicalJson } from '../../../src/record/canonical.ts';
import {
  type KeyAct,
  type KeyEntry,
  keyAct,
  keyEntry,
  readRegister,
  registerFileName,
} from '../../../src/record/keys/key-register.ts';
import { keyViews, type SeenKey } from '../../../src/record/keys/key-view.ts';
import { checkSum, type LineSigner } from '../../../src/record/line.ts';
import { readJournal } from '../../../src/record/record.ts';
import { gatherEvidence } from '../../../src/record/run-evidence.ts';
import type { RunPlace } from '../../../src/record/run-folder.ts';
import type { Session } from '../../../src/record/session.ts';
import { type Verdict, verifyRun } from '../../../src/record/verify-run.ts';
import type { NamedPart } from '../../../src/workflows/office/find-part.ts';
import type { Workspace } from '../../../src/workflows/office/workspace.ts';
import {
  actingKey,
  enterKeyAct,
  keyHere,
  makeLineKey,
  openLineKey,
} from '../../../src/workflows/record/line-keys.ts';
import { officeKeys, signingRules } from '../../../src/workflows/record/office-keys.ts';
import { joinExisting, openNewRun } from '../../../src/workflows/run/run-session.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';

export const rina: Person = { name: 'Rina Wulandari', role: 'BAMIN' };
export const bagus: Person = { name: 'Bagus Pratama', role: 'KAUR' };
export const larasati: Person = { name: 'Larasati Kusumawardani', role: 'KASI' };

const hash = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/**
 * Keys that take no time to seal: whoever has the secret signs. Nobody can sign without it in these tests, as with real ones; that the
 * real ones do so is tested where they are made.
 */
export function quickKeyring(): Keyring {
  const secrets = new Map<string, string>();
  const sign = (secret: string, text: string): string =>
    Buffer.from(hash(`${secret} ${text}`) + hash(text), 'hex').toString('base64');
  return {
    create: (passphrase) => {
      const secret = `secret ${secrets.size}`;
      const publicKey = Buffer.from(hash(secret), 'hex').toString('base64');
      secrets.set(publicKey, secret);
      return { publicKey, sealed: JSON.stringify({ secret, passphrase }) };
    },
    open: (sealed, passphrase) => {
      const kept = JSON.parse(sealed);
      return kept.passphrase === passphrase ? (text) => sign(kept.secret, text) : undefined;
    },
    verify: (publicKey, text, signature) => {
      const secret = secrets.get(publicKey);
      return secret !== undefined && sign(secret, text) === signature;
    },
  };
}

/** One copy of the office folder, on a machine of its own. */
export type Clone = { readonly host: FakeHost; readonly workspace: Workspace };

export function clone(name: string, keyring: Keyring, office: Partial<Office> = {}): Clone {
  const host = { ...fakeHost({ keyring }), device: name };
  let counter = 0;
  const randomHex = (bytes: number): string => hash(`${name} ${counter++}`).slice(0, bytes * 2);
  const workspace: Workspace = {
    root: '/kantor',
    office: {
      ...defaultOffice,
      people: [rina, bagus, larasati],
      keyOfficers: [{ name: larasati.name }],
      ...office,
    },
    recordsFolder: '/kantor/catatan',
    reportsFolder: '/kantor/laporan',
    sopFolder: '/kantor/sops',
  };
  return { host: { ...host, randomHex }, workspace };
}

export const passphrase = 'rahasia kantor';

/** Makes a key of a person on a machine. */
export const newKey = ({ host, workspace }: Clone, person: Person): SeenKey =>
  makeLineKey(host, workspace, person, passphrase).key;

/** What signs with the key of a person that is on a machine, whatever its state. */
export function penOf({ host, workspace }: Clone, person: Person): LineSigner {
  const view = officeKeys(host, workspace);
  const key = (['usable', 'waiting', 'revoked'] as const).flatMap(
    (state) => keyHere(host, view, person, state) ?? [],
  )[0];
  const pen = key && openLineKey(host, key, passphrase);
  if (!pen) throw new Error(`${person.name} has no key here`);
  return pen;
}

/** Endorses or revokes a key as the program does. @throws UserError when it may not */
export function act(at: Clone, type: KeyAct['type'], kid: string, by: Person): SeenKey {
  const { host, workspace } = at;
  const view = officeKeys(host, workspace);
  const key = view.keys.find((one) => one.kid === kid);
  if (!key) throw new Error(`no key ${kid}`);
  const own = actingKey(host, view, { type, key, by }, workspace.office.keyOfficers);
  const signer = openLineKey(host, own, passphrase);
  if (!signer) throw new Error('wrong passphrase');
  return enterKeyAct(host, workspace, { type, key, by }, signer);
}

const sop = { path: '', bytes: new TextEncoder().encode('format: 1\n'), sop: { name: 'Contoh' } };
const named = { file: sop, part: { code: 'URMIN' } } as unknown as NamedPart;

export type Pen = {
  readonly by: Person;
  readonly signer: LineSigner | undefined;
  readonly unsigned?: string;
};

export const openRun = ({ host, workspace }: Clone, writer: Pen): Session =>
  openNewRun(host, workspace, named, writer);

export const join = ({ host, workspace }: Clone, place: RunPlace, writer: Pen): Session =>
  joinExisting(host, workspace, { place, segments: readJournal(host, place).segments }, writer);

export const registerPath = `/kantor/${registerFileName}`;

export const textOf = ({ host }: Clone, path: string): string => {
  const bytes = host.disk.get(path);
  return bytes ? new TextDecoder().decode(bytes) : '';
};

export const setText = ({ host }: Clone, path: string, text: string): void => {
  host.disk.set(path, new TextEncoder().encode(text));
};

export const registerLines = (at: Clone): readonly string[] =>
  textOf(at, registerPath)
    .split('\n')
    .filter((line) => line !== '');

export const setRegister = (at: Clone, lines: readonly string[]): void =>
  setText(at, registerPath, lines.map((line) => `${line}\n`).join(''));

/** What an attacker appends to the register with a key of his own: nothing asks whether he may. */
export function enter(at: Clone, line: string): string {
  setRegister(at, [...registerLines(at), line]);
  return hash(line);
}

export const entryLine = (pen: LineSigner, key: Omit<KeyEntry, 'type' | 'hash'>): string =>
  keyEntry(key, pen.sign);
export const actLine = (pen: LineSigner, one: Omit<KeyAct, 'hash' | 'actor'>): string =>
  keyAct({ ...one, actor: pen.kid }, pen.sign);

export const headsOf = (at: Clone): readonly string[] => officeKeys(at.host, at.workspace).register.heads;

/** Judges a run in a copy; other rules than those of its office file may be given. */
export function judge({ host, workspace }: Clone, place: RunPlace, office: Partial<Office> = {}): Verdict {
  const { register } = officeKeys(host, workspace);
  const signing = signingRules({ ...workspace.office, ...office });
  return verifyRun(gatherEvidence(host, place, { register, signing, anchors: [] }));
}

/** The keys of a copy's register as they are now. */
export const keysOf = (at: Clone): readonly SeenKey[] => {
  const { sha256, keyring } = at.host;
  const register = readRegister(textOf(at, registerPath), { sha256, verifySignature: keyring.verify });
  return keyViews(register, at.workspace.office.keyOfficers)(register.heads).keys;
};

export type Fields = Record<string, unknown>;

export const segmentPath = ({ place, segment }: Session): string =>
  `${place.folder}/${place.run}.${segment}.jsonl`;

/** What a forger can do to a segment: changes its lines, makes all hashes and sums right, and signs with a key if he has one. */
export function rewrite(
  at: Clone,
  path: string,
  edit: (line: Fields, index: number) => Fields,
  pen?: LineSigner,
): void {
  let prev: string | undefined;
  const lines = textOf(at, path)
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const { sum: _sum, ...content } = edit(JSON.parse(line) as Fields, index);
      const next: Fields = prev === undefined ? content : { ...content, prev };
      const { sig: _sig, ...unsigned } = next;
      const signed = pen ? { ...unsigned, kid: pen.kid } : next;
      const whole = pen ? { ...signed, sig: pen.sign(canonicalJson(signed)) } : signed;
      const text = canonicalJson({ ...whole, sum: checkSum(canonicalJson(whole), hash) });
      prev = hash(text);
      return text;
    });
  const before = textOf(at, path);
  setText(at, path, `${lines.join('\n')}\n`);
  if (textOf(at, path) === before) throw new Error('the attack changed nothing');
}

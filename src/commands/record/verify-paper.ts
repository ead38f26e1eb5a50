import { UsageError } from '../../host/errors.ts';
import { noRegister } from '../../record/key-register.ts';
import { recordDigest } from '../../record/record.ts';
import { gatherEvidence } from '../../record/run-evidence.ts';
import { digestHolds } from '../../record/verify-anchors.ts';
import { type PaperCode, readPaperCode } from '../../report/blocks/paper-code.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { findRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { recapData } from '../../workflows/reports/recap.ts';
import { table7Data } from '../../workflows/reports/table7.ts';
import type { Context } from '../context.ts';
import { readPeriod } from '../figures/period-option.ts';
import { printJson } from '../json.ts';
import { tell } from '../tell.ts';
import type { VerifyOptions } from './spec.ts';

/**
 * `sop verify --code "SOP1 RUN …"`: whether a paper comes from the records of this office as they are now, a blank form from its SOP
 * file as it is now.
 * @returns 0 when the digest is the same, else 1; also 1 for an earlier state, since what counts now is another
 * @throws UsageError for words that are no code of ours; UserError for a run or part that is not there
 */
export async function verifyPaper(context: Context, words: string, options: VerifyOptions): Promise<number> {
  const { host, say, palette } = context;
  const code = readPaperCode(words);
  if (!code)
    throw new UsageError({
      id: `--code '${visibleLine(words)}' bukan kode laporan. Salin kode di kaki halaman, misalnya "SOP1 RUN 7F3K 24551CA2… ".`,
      en: `--code '${visibleLine(words)}' is no code of a report. Copy the code at the foot of a page, such as "SOP1 RUN 7F3K 24551CA2…".`,
    });
  const { digest, wasOnce } = recordOf(context, code);
  const now = digest.slice(0, 32).toUpperCase();
  const same = now === code.digest;
  const earlier = !same && wasOnce(code.digest.toLowerCase());
  if (options.json)
    printJson(host, {
      jenis: code.kind,
      nama: code.name,
      cocok: same,
      cocok_dahulu: earlier,
      sidik_kertas: code.digest,
      sidik_catatan: now,
      kunci: code.key ?? null,
    });
  else
    host.out.result(
      visible(`${paint({ same, earlier }, palette)(say(verdict(code, { same, earlier }, now)))}\n`),
    );
  return same ? 0 : 1;
}

type Fit = { readonly same: boolean; readonly earlier: boolean };

const paint = ({ same, earlier }: Fit, { good, warn, bad }: Context['palette']) =>
  same ? good : earlier ? warn : bad;

type PaperRecord = { readonly digest: string; readonly wasOnce: (digest: string) => boolean };

const never = (): boolean => false;

function recordOf(context: Context, { kind, name, digest: printed }: PaperCode): PaperRecord {
  const { host } = context;
  const workspace = openWorkspace(context.host);
  if (kind === 'RUN') {
    const { record } = openRecord(context.host, findRun(context.host, workspace, name));
    const register = { register: noRegister, anchors: [] };
    return {
      digest: recordDigest(record.segments, host.sha256),
      wasOnce: (digest) => digestHolds(digest, gatherEvidence(host, record.place, register)),
    };
  }
  const [period = '', part] = name.split('/');
  if (kind === 'FORM')
    return {
      digest: host.sha256(findCode(context.host, workspace, name).file.bytes),
      wasOnce: never,
    };
  if (kind === 'SERAH') return { digest: handoverDigest(context, name, printed), wasOnce: never };
  const wish = {
    period: readPeriod(period, host.now(), workspace.office.zone),
    parts: part === undefined ? [] : part.split('+'),
  };
  const { input, damaged } =
    kind === 'TABEL7' ? table7Data(host, workspace, wish) : recapData(host, workspace, wish);
  tell(
    context,
    damaged.map(({ why }) => why),
  );
  return { digest: input.digest, wasOnce: never };
}

/** The digest of the handover's line where the run has it, else that of its last handover; empty without any. */
function handoverDigest(context: Context, name: string, digest: string): string {
  const { record } = openRecord(context.host, findRun(context.host, openWorkspace(context.host), name));
  const hashes = record.lines.flatMap(({ event }) => (event.type === 'handover' ? [event.stamp.hash] : []));
  return hashes.find((hash) => hash.slice(0, 32).toUpperCase() === digest) ?? hashes.at(-1) ?? '';
}

function verdict(code: PaperCode, { same, earlier }: Fit, now: string) {
  if (earlier) return grown(code);
  if (code.kind === 'FORM') return same ? currentForm(code) : oldForm(code, now);
  if (code.kind === 'SERAH' && same) return recordedHandover(code);
  return same ? matching(code) : differing(code, now);
}

const currentForm = ({ name }: PaperCode) => ({
  id: `COCOK: formulir ${name} ini dicetak dari berkas SOP seperti adanya sekarang.`,
  en: `MATCHES: this form ${name} was printed from the SOP file as it is now.`,
});
const oldForm = ({ name, digest }: PaperCode, now: string) => ({
  id: `TIDAK COCOK: berkas SOP bagian ${name} sekarang berbeda dari yang dipakai mencetak formulir ini.\n  di kertas      : ${digest}\n  berkas sekarang: ${now}\nPeriksa apakah kode dan kegiatannya masih sama sebelum mengetik isinya; cetak yang baru: sop form ${name}`,
  en: `DOES NOT MATCH: the SOP file of part ${name} is different now from the one this form was printed from.\n  on paper: ${digest}\n  file now: ${now}\nCheck that codes and activities are still the same before typing it in; print a new one: sop form ${name}`,
});
const recordedHandover = ({ name }: PaperCode) => ({
  id: `COCOK: serah terima ini ada di catatan ${name}, persis seperti tercetak.`,
  en: `MATCHES: this handover is in the record of ${name}, just as printed.`,
});
const matching = ({ name, key }: PaperCode) => ({
  id: `COCOK: kertas ini dibuat dari catatan ${name} seperti adanya sekarang.${key ? `\nKunci penanda tangan: ${key} (periksa tanda tangannya dengan sop verify pada berkas PDF).` : ''}`,
  en: `MATCHES: this paper was made from ${name} as it is recorded now.${key ? `\nKey of the signer: ${key} (check the signature with sop verify on the PDF).` : ''}`,
});
const grown = ({ name }: PaperCode) => ({
  id: `COCOK DENGAN KEADAAN SEBELUMNYA: catatan ${name} dahulu seperti di kertas ini, dan bertambah sesudahnya (misalnya koreksi). Buat laporan baru bila yang terbaru diperlukan.`,
  en: `MATCHES AN EARLIER STATE: ${name} was once recorded as on this paper, and lines were added since (such as a correction). Make a new report if the newest is needed.`,
});
const differing = ({ name, digest }: PaperCode, now: string) => ({
  id: `TIDAK COCOK: catatan ${name} sekarang berbeda dari yang tercetak.\n  di kertas : ${digest}\n  di catatan: ${now}\nMungkin ada koreksi sesudah dicetak, kertas dari kantor lain, atau catatan diubah. Buat laporan baru dan bandingkan.`,
  en: `DOES NOT MATCH: ${name} is recorded differently now than on the paper.\n  on paper: ${digest}\n  recorded: ${now}\nPerhaps corrections came after printing, the paper is of another office, or the record was changed. Make a new report and compare.`,
});

import { UsageError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { type PaperCode, readPaperCode } from '../../report/blocks/paper-code.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { type JudgedPaper, verifyPaper } from '../../workflows/record/verify-paper.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { tellDamaged } from '../tell.ts';
import type { VerifyOptions } from './spec.ts';

/**
 * `sop verify --code "SOP2 RUN …"`: whether a paper comes from the records of this office as they are now, a blank form from its SOP
 * file as it is now.
 * @returns 0 when the digest is the same, else 1; also 1 for an earlier state, since what counts now is another
 * @throws UsageError for words that are no code of ours; UserError for a run or part that is not there
 */
export async function verifyCode(context: Context, words: string, options: VerifyOptions): Promise<ExitCode> {
  const { host, say, palette } = context;
  const code = readPaperCode(words);
  const judged = code && verifyPaper(host, openWorkspace(host), code);
  if (!judged) throw new UsageError(noCode(words));
  const { fit, now, damaged } = judged;
  tellDamaged(context, damaged);
  if (options.json)
    printJson(host, {
      jenis: code.kind,
      nama: code.name,
      cocok: fit === 'same',
      cocok_dahulu: fit === 'earlier',
      tidak_dapat_dinilai: fit === 'absent' || fit === 'unsearched',
      sidik_kertas: code.digest,
      sidik_catatan: now,
      kunci: code.key ?? null,
    });
  else {
    const paint = fit === 'same' ? palette.good : fit === 'earlier' ? palette.warn : palette.bad;
    host.out.result(visible(`${paint(say(verdict(code, judged)))}\n`));
  }
  return fit === 'same' ? exitCodes.ok : exitCodes.finding;
}

const noCode = (words: string) => ({
  id: `--code '${visibleLine(words)}' bukan kode laporan. Salin kode di kaki halaman, misalnya "SOP2 RUN 7F3K 24551CA2… ".`,
  en: `--code '${visibleLine(words)}' is no code of a report. Copy the code at the foot of a page, such as "SOP2 RUN 7F3K 24551CA2…".`,
});

function verdict(code: PaperCode, { fit, now }: JudgedPaper): Bilingual {
  const same = fit === 'same';
  if (fit === 'earlier') return grown(code);
  if (fit === 'absent') return notHere(code);
  if (fit === 'unsearched') return tooLong(code);
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
const notHere = ({ name }: PaperCode) => ({
  id: `TIDAK DAPAT DINILAI: kertas ini dibuat dari baris catatan ${name} yang tidak ada di sini. Bila dibuat di salinan lain, gabungkan dulu (git pull), lalu periksa lagi; bila tidak, catatan di sini dipotong.`,
  en: `CANNOT BE JUDGED: this paper was made from lines of ${name} that are not here. If it was made in another copy, merge that first (git pull) and verify again; if not, the record here was cut.`,
});
const tooLong = ({ name }: PaperCode) => ({
  id: `TIDAK DAPAT DINILAI: catatan ${name} mempunyai banyak penulis, dan kode ini tidak menyebut letak barisnya. Salin kode di kaki halaman sampai habis, atau periksa dengan jangkar: sop verify ${name} --anchor BERKAS`,
  en: `CANNOT BE JUDGED: ${name} was recorded by many writers, and this code does not name the places of its lines. Copy the code at the foot of the page to its end, or verify with an anchor: sop verify ${name} --anchor FILE`,
});
const differing = ({ name, digest }: PaperCode, now: string) => ({
  id: `TIDAK COCOK: catatan ${name} sekarang berbeda dari yang tercetak.\n  di kertas : ${digest}\n  di catatan: ${now}\nMungkin ada koreksi sesudah dicetak, kertas dari kantor lain, atau catatan diubah. Buat laporan baru dan bandingkan.`,
  en: `DOES NOT MATCH: ${name} is recorded differently now than on the paper.\n  on paper: ${digest}\n  recorded: ${now}\nPerhaps corrections came after printing, the paper is of another office, or the record was changed. Make a new report and compare.`,
});

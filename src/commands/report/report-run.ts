import { UsageError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { visibleLine } from '../../words/visible.ts';
import { findRun } from '../../workflows/office/find-run.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { makeHandoverSheet } from '../../workflows/reports/handover-sheet.ts';
import { makeRunReport } from '../../workflows/reports/run-report.ts';
import { writeVerifierPage } from '../../workflows/reports/verifier-page.ts';
import type { Context } from '../context.ts';
import { openAndTell } from '../judged.ts';
import { type LineKey, onlookersWriter } from '../record/line-signer.ts';
import { reportWish } from './report-wish.ts';
import type { ReportOptions } from './spec.ts';
import { fileJson, fileLine, sameFile, tellReport } from './tell-file.ts';

/** `sop report RUN`: the report of a run, in the form's layout. @throws UserError when another file has the name and may not be replaced */
export async function reportRun(
  context: Context,
  workspace: Workspace,
  place: RunPlace,
  options: ReportOptions,
): Promise<ExitCode> {
  const wish = reportWish(context, options);
  if (options.verifier && wish.format !== 'pdf') throw new UsageError(onlyInPdf(wish.format));
  const judged = openAndTell(context, workspace, place, { reason: options.despiteDamage, deed: 'report' });
  const done = await makeRunReport(context.host, workspace, judged, wish, (person, policies) =>
    onlookersWriter(context, workspace, person, { ...lineKeyOf(options), policies }),
  );
  const page = options.verifier ? writeVerifierPage(context.host, done.path, done, wish) : undefined;
  const json = { pelaksanaan: done.run, ...fileJson(done), ...(page ? { pemeriksa: fileJson(page) } : {}) };
  const below = [
    ...done.notes,
    ...(done.preliminary ? [stillOpen] : []),
    ...(page ? [fileLine(verifierWords, page)] : []),
  ];
  tellReport(context, done, { ...runWords, below, json }, options);
  return exitCodes.ok;
}

const verifierWords = {
  made: { id: 'Halaman pemeriksa untuk penerima', en: 'Page for the receiver to check it' },
  there: sameFile({ id: 'Halaman pemeriksa', en: 'The page to check it' }),
};
const onlyInPdf = (format: string) => ({
  id: `--verifier memeriksa catatan di dalam PDF, bukan ${format}. Hapus --verifier atau --format.`,
  en: `--verifier checks the record inside a PDF, not ${format}. Leave out --verifier or --format.`,
});

/** With --sign the passphrase of the command line is that of the certificate; the line of the report in the record is signed with the person's own key. */
function lineKeyOf({ sign, linePassphraseFile: file, passphraseFile, passphraseFd }: ReportOptions): LineKey {
  const option = '--line-passphrase-file';
  if (file !== undefined) return { passphraseFile: file, option };
  return sign === true ? { option } : { passphraseFile, passphraseFd, option: '--passphrase-file' };
}

const runWords = {
  made: { id: 'Laporan', en: 'Report' },
  there: sameFile({ id: 'Laporan', en: 'The report' }),
};
const stillOpen = {
  id: 'Sementara: pelaksanaan belum ditutup.',
  en: 'Preliminary: the run is not closed.',
};

/** `sop report RUN --handover [N]`: the berita acara of the last handover of a run, or of the N-th. */
export async function reportHandover(
  context: Context,
  name: string,
  options: ReportOptions,
): Promise<ExitCode> {
  const { host } = context;
  const { run, number } = wordsOf(name, options);
  const wish = reportWish(context, options);
  const workspace = openWorkspace(host);
  const place = findRun(host, workspace, run);
  const judged = openAndTell(context, workspace, place, { reason: options.despiteDamage, deed: 'sheet' });
  const done = await makeHandoverSheet(host, workspace, judged, { ...wish, number });
  const json = { pelaksanaan: done.run, serah_terima: done.number, ...fileJson(done) };
  tellReport(context, done, { ...handoverWords(done.number), json }, options);
  return exitCodes.ok;
}

const handoverWords = (number: number) => ({
  made: { id: `Berita acara serah terima ke-${number}`, en: `Sheet of handover ${number}` },
  there: sameFile({ id: 'Berita acara', en: 'The handover sheet' }),
});

/** `--handover 7F3K` takes the number of the run for its own value: then that is the run. */
function wordsOf(
  name: string,
  options: ReportOptions,
): { readonly run: string; readonly number: number | undefined } {
  const value = typeof options.handover === 'string' ? options.handover.trim() : undefined;
  if (name.trim() === '' && value === undefined) throw new UsageError(runNeeded);
  if (name.trim() === '') return { run: value ?? '', number: undefined };
  if (value === undefined) return { run: name, number: undefined };
  if (/^[1-9]\d{0,3}$/.test(value)) return { run: name, number: Number(value) };
  throw new UsageError({
    id: `--handover '${visibleLine(value)}': tulis serah terima ke berapa, misalnya 1; tanpa angka: yang terakhir`,
    en: `--handover '${visibleLine(value)}': write which handover, such as 1; without a number: the last one`,
  });
}

const runNeeded = {
  id: '--handover memerlukan nomor pelaksanaan. Contoh: sop report 7F3K --handover',
  en: '--handover needs the number of a run. Example: sop report 7F3K --handover',
};

import { UsageError } from '../../host/errors.ts';
import { findRun } from '../../workflows/office/find-run.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { refuseDueOptions, reportDue } from '../schedule/report-due.ts';
import { reportRecap, reportTable7 } from './report-period.ts';
import { reportHandover, reportRun } from './report-run.ts';
import type { Report, ReportOptions } from './spec.ts';

/**
 * `sop report RUN`: the report of one run, in the form's layout; `sop report tabel7`: the six-monthly monitoring; `sop report --due`: what the
 * schedule of the office asks for; without a name the recap of `--period`. The word counts in any case. A run may be numbered TABEL7 only by
 * hand, since numbers that the program gives have four letters and no L; it is reached by the name of its folder.
 */
export const report: Report = async (context, [name = ''], options) => {
  const isOfPeriod = name.trim() === '' || name.trim().toLowerCase() === 'tabel7';
  const isOfRun = !options.due && options.handover === undefined && !isOfPeriod;
  if (options.verifier && !isOfRun) throw new UsageError(verifierOfRun);
  if (options.due) return reportDue(context, name, options);
  refuseDueOptions(options);
  if (options.handover !== undefined) {
    refusePeriodOptions(options);
    if (options.linePassphraseFile !== undefined) throw new UsageError(noLine);
    return reportHandover(context, name, options);
  }
  refuseBothParts(options);
  if (isOfPeriod && options.despiteDamage !== undefined) throw new UsageError(oneRunOnly);
  if (isOfPeriod && options.linePassphraseFile !== undefined) throw new UsageError(noLine);
  if (name.trim() === '') return reportRecap(context, options);
  if (isOfPeriod) return reportTable7(context, options);
  refusePeriodOptions(options);
  const workspace = openWorkspace(context.host);
  return reportRun(context, workspace, findRun(context.host, workspace, name), options);
};

const verifierOfRun = {
  id: '--verifier hanya untuk laporan satu pelaksanaan, misalnya: sop report 7F3K --verifier',
  en: '--verifier is for the report of one run only, for example: sop report 7F3K --verifier',
};
const oneRunOnly = {
  id: '--despite-damage hanya untuk laporan satu pelaksanaan; rekap dan Tabel 7 melewati yang rusak dan menyebutnya.',
  en: '--despite-damage is for the report of one run only; a recap and Tabel 7 leave damaged runs out and name them.',
};

const noLine = {
  id: '--line-passphrase-file hanya untuk laporan satu pelaksanaan; rekap, Tabel 7, dan berita acara tidak menulis baris catatan.',
  en: '--line-passphrase-file is for the report of one run only; a recap, Tabel 7 and a handover sheet write no line of a record.',
};

/** A report of a run is of one part and has its own days: these options would be ignored. */
function refusePeriodOptions(options: ReportOptions): void {
  const asked = (['period', 'part', 'all'] as const).filter((name) => options[name] !== undefined);
  if (asked.length === 0) return;
  const list = asked.map((name) => `--${name}`).join(', ');
  throw new UsageError({
    id: `${list} hanya untuk rekap (tanpa nomor) dan sop report tabel7`,
    en: `${list}: only for a recap (without a number) and sop report tabel7`,
  });
}

function refuseBothParts(options: ReportOptions): void {
  if (options.all !== true || options.part === undefined) return;
  throw new UsageError({
    id: '--all berarti semua bagian; hapus --all atau --part.',
    en: '--all means all parts; leave out --all or --part.',
  });
}

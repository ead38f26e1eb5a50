import { runFigures } from '../compliance/run-figures.ts';
import { UserError } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { headsOf, recordDigest } from '../record/record.ts';
import type { RunPlace } from '../record/run-folder.ts';
import { joinRun } from '../record/session.ts';
import { composeRunReport } from '../report/compose/run-report.ts';
import { dayRuleWords } from '../terminal/day-rule-words.ts';
import { visible } from '../terminal/visible.ts';
import { type Context, type Options, type Run, textOption } from './context.ts';
import { findRun, type OpenedRun, openRecord } from './find-run.ts';
import { printJson } from './json.ts';
import { refuseDueOptions, reportDue } from './report-due.ts';
import { reportFonts } from './report-fonts.ts';
import { reportTable7 } from './report-table7.ts';
import { join, openWorkspace, timeRule, type Workspace } from './workspace.ts';
import { writeReportFile } from './write-report-file.ts';

/**
 * `sop report RUN`: the PDF of one run, in the form's layout; `sop report tabel7`: the six-monthly monitoring; `sop report --due`:
 * what the schedule of the office asks for. The word tabel7 counts in any case. A run may be numbered TABEL7 only by hand, since numbers that the program gives have four letters and no L; it is
 * reached by the name of its folder.
 */
export const report: Run = async (context, [name = ''], options) => {
  if (options['due'] === true) return reportDue(context, name, options);
  refuseDueOptions(name, options);
  if (name.trim().toLowerCase() === 'tabel7') return reportTable7(context, options);
  refuseTableOptions(options);
  const workspace = openWorkspace(context);
  return writeRunReport(context, workspace, findRun(context, workspace, name), options);
};

/** A report of a run is of one part and has its own days: these options would be ignored. */
function refuseTableOptions(options: Options): void {
  const asked = ['period', 'part'].filter((name) => options[name] !== undefined);
  if (asked.length === 0) return;
  const list = asked.map((name) => `--${name}`).join(', ');
  throw new UserError({
    id: `${list} hanya untuk: sop report tabel7`,
    en: `${list}: only for sop report tabel7`,
  });
}

/**
 * Draws the report of a run, writes it, and records in the run that it was made (the first time for these bytes).
 * @throws UserError when another file has the name and may not be replaced
 */
export async function writeRunReport(
  context: Context,
  workspace: Workspace,
  place: RunPlace,
  options: Options,
): Promise<number> {
  const { host, say } = context;
  const opened = openRecord(context, place);
  const bytes = await drawReport(context, workspace, opened);
  const named = textOption(options, 'output');
  const path =
    named === undefined
      ? join(workspace.reportsFolder, `${place.folder.slice(place.folder.lastIndexOf('/') + 1)}.pdf`)
      : join(host.cwd, named);
  const outcome = writeReportFile(host, path, bytes, options['replace'] === true);
  const sha256 = host.sha256(bytes);
  if (opened.state.closedAt !== undefined) recordReport(host, workspace, opened, path, sha256);
  if (options['json'] === true)
    printJson(host, { pelaksanaan: place.run, berkas: path, sha256, sudah_ada: outcome === 'same' });
  else {
    const done = say(
      outcome === 'same'
        ? { id: `Laporan sudah ada dan sama: ${path}`, en: `The report is there already, the same: ${path}` }
        : { id: `✓ Laporan: ${path}`, en: `✓ Report: ${path}` },
    );
    const open = opened.state.closedAt === undefined ? say(stillOpen) : '';
    host.out.result(`${visible(done)}\n${open}${say(unsigned)}\n`);
  }
  return 0;
}

const unsigned = { id: '  Belum ditandatangani secara elektronik.', en: '  Not signed electronically.' };
const stillOpen = {
  id: '  Sementara: pelaksanaan belum ditutup.\n',
  en: '  Preliminary: the run is not closed.\n',
};

async function drawReport(context: Context, workspace: Workspace, opened: OpenedRun): Promise<Uint8Array> {
  const { host } = context;
  const { office } = workspace;
  const { record, state, sop, part } = opened;
  const rule = timeRule(context, workspace);
  const [signer] = office.signers;
  const composed = composeRunReport({
    sop,
    part,
    state,
    figures: runFigures(part, state, rule, state.lastAt),
    runId: record.place.run,
    recordDigest: recordDigest(record.segments, host.sha256),
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(signer ? { signer } : {}),
  });
  const { drawRunReport } = await import('../report/draw/run-report.ts');
  return drawRunReport(composed, reportFonts(host));
}

function recordReport(
  host: Host,
  workspace: Workspace,
  opened: OpenedRun,
  path: string,
  sha256: string,
): void {
  if (opened.state.reports.some((made) => made.sha256 === sha256)) return;
  const { place, segments } = opened.record;
  const by = opened.state.people.at(-1) ?? opened.state.openedBy;
  const session = joinRun(host, { place, by, zone: workspace.office.zone, seen: headsOf(segments) });
  try {
    session.record({ type: 'report', file: path.slice(path.lastIndexOf('/') + 1), sha256 });
  } finally {
    session.close();
  }
}

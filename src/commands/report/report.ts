import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import { sharedTimes } from '../../compliance/person-times.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { UsageError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { nameOf } from '../../host/paths.ts';
import { headsOf, recordDigest } from '../../record/record.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { joinRun } from '../../record/session.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import { composeRunReport } from '../../report/run/run-report.ts';
import { visible } from '../../words/visible.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import {
  beginSigning,
  finishReport,
  type Signing,
  signatureLine,
} from '../../workflows/reports/finish-report.ts';
import { journalAttachment } from '../../workflows/reports/journal-attachment.ts';
import { reportBytes } from '../../workflows/reports/report-formats.ts';
import { reportForm } from '../../workflows/reports/report-paper.ts';
import type { Context, Options, Run } from '../context.ts';
import { printJson } from '../json.ts';
import { refuseDueOptions, reportDue } from '../schedule/report-due.ts';
import { formatOption } from './format-option.ts';
import { reportHandover } from './report-handover.ts';
import { reportRecap } from './report-recap.ts';
import { reportTable7 } from './report-table7.ts';

/**
 * `sop report RUN`: the report of one run, in the form's layout; `sop report tabel7`: the six-monthly monitoring; `sop report --due`: what the
 * schedule of the office asks for; without a name the recap of `--period`. The word counts in any case. A run may be numbered TABEL7 only by
 * hand, since numbers that the program gives have four letters and no L; it is reached by the name of its folder.
 */
export const report: Run = async (context, [name = ''], options) => {
  if (options['due'] === true) return reportDue(context, name, options);
  refuseDueOptions(options);
  if (options['serahTerima'] !== undefined) {
    refusePeriodOptions(options);
    return reportHandover(context, name, options);
  }
  refuseBothParts(options);
  if (name.trim() === '') return reportRecap(context, options);
  if (name.trim().toLowerCase() === 'tabel7') return reportTable7(context, options);
  refusePeriodOptions(options);
  const workspace = openWorkspace(context.host);
  return writeRunReport(context, workspace, findRun(context.host, workspace, name), options);
};

/** A report of a run is of one part and has its own days: these options would be ignored. */
function refusePeriodOptions(options: Options): void {
  const asked = ['period', 'part', 'all'].filter((name) => options[name] !== undefined);
  if (asked.length === 0) return;
  const list = asked.map((name) => `--${name}`).join(', ');
  throw new UsageError({
    id: `${list} hanya untuk rekap (tanpa nomor) dan sop report tabel7`,
    en: `${list}: only for a recap (without a number) and sop report tabel7`,
  });
}

function refuseBothParts(options: Options): void {
  if (options['all'] !== true || options['part'] === undefined) return;
  throw new UsageError({
    id: '--all berarti semua bagian; hapus --all atau --part.',
    en: '--all means all parts; leave out --all or --part.',
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
  const format = formatOption(options);
  const opened = openRecord(context.host, place);
  const signing = await beginSigning(context, workspace, options, format);
  const composed = composeReport(context, workspace, opened, signing);
  const form = reportForm(host, workspace, format);
  const bytes = await reportBytes(
    composed,
    form.format === 'pdf' ? { ...form, attachments: [journalAttachment(host, place)] } : form,
  );
  const name = nameOf(place.folder);
  const done = await finishReport(
    context,
    workspace,
    { bytes, name, format, reason: 'Laporan pelaksanaan SOP', signing },
    options,
  );
  const { path, sha256, outcome, signed } = done;
  if (opened.state.closedAt !== undefined) recordReport(host, workspace, opened, path, sha256);
  if (options['json'] === true)
    printJson(host, { pelaksanaan: place.run, berkas: path, sha256, sudah_ada: outcome === 'same' });
  else {
    const line = say(
      outcome === 'same'
        ? { id: `Laporan sudah ada dan sama: ${path}`, en: `The report is there already, the same: ${path}` }
        : { id: `✓ Laporan: ${path}`, en: `✓ Report: ${path}` },
    );
    const open = opened.state.closedAt === undefined ? say(stillOpen) : '';
    const signature = format === 'pdf' ? `${visible(say(signatureLine(signed)))}\n` : '';
    host.out.result(`${visible(line)}\n${open}${signature}`);
  }
  return 0;
}

const stillOpen = {
  id: '  Sementara: pelaksanaan belum ditutup.\n',
  en: '  Preliminary: the run is not closed.\n',
};

function composeReport(
  context: Context,
  workspace: Workspace,
  opened: OpenedRun,
  signing: Signing | undefined,
): ReportDocument {
  const { host } = context;
  const { office } = workspace;
  const { record, state, sop, part } = opened;
  const rule = timeRule(context.host, workspace);
  const [signer] = office.signers;
  return composeRunReport({
    sop,
    part,
    state,
    figures: runFigures(part, state, rule, state.lastAt),
    shared: sharedTimes(part, state, rule, state.lastAt),
    runId: record.place.run,
    recordDigest: recordDigest(record.segments, host.sha256),
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(signer ? { signer } : {}),
    ...(signing
      ? {
          electronic: {
            at: signing.at,
            by: signing.official.code === signer?.code ? 'signer' : 'runner',
            key: signing.keyId,
          },
        }
      : {}),
  });
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
    session.record({ type: 'report', file: nameOf(path), sha256 });
  } finally {
    session.close();
  }
}

import { type Period, previousPeriod } from '../compliance/period.ts';
import { summarize } from '../compliance/summarize.ts';
import type { ReportFormat, ScheduledReport } from '../office/office.ts';
import { complianceCsv } from '../report/compose/compliance-csv.ts';
import { type ComplianceDocument, complianceJson } from '../report/compose/compliance-document.ts';
import { table7Json } from '../report/compose/table7-json.ts';
import { dayRuleWords } from '../terminal/day-rule-words.ts';
import { visible, visibleJson } from '../terminal/visible.ts';
import type { Context } from './context.ts';
import { findCode } from './find-part.ts';
import { observeRuns, officeLabels } from './observe-runs.ts';
import { monitoring, namedParts, table7Pdf } from './table7-monitoring.ts';
import { timeRule, type Workspace } from './workspace.ts';

/** A report in the making: the data that it says, and how it becomes a file of a format. */
export type ComposedReport = {
  /** Plain values; when they are the same, the report need not be made again. */
  readonly data: unknown;
  /** SOP files that could not be read, so that their parts are missing. */
  readonly unread: readonly string[];
  readonly draw: (format: ReportFormat) => Promise<Uint8Array>;
};

type Compose = (
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
) => ComposedReport;

/** How each kind of report is made. The formats that `draw` is asked for are those of `makeable` in `due-formats.ts`. */
const makers: Readonly<Record<ScheduledReport['report'], Compose>> = {
  rekap: composeRecap,
  tabel7: composeMonitoring,
};

/** Composes the report of an entry for a period. @throws UserError for an unknown part or a broken SOP */
export function composeDue(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  return makers[entry.report](context, workspace, entry, period);
}

/** The figures of `sop compliance --period`, of the named parts together. */
function composeRecap(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  const document = recapDocument(context, workspace, entry, period);
  const data = complianceJson(document);
  return {
    data,
    unread: [],
    draw: async (format) => {
      if (format === 'json') return jsonBytes(data);
      if (format === 'csv') return new TextEncoder().encode(visible(complianceCsv(document)));
      if (format !== 'xlsx') throw new RangeError(`no recap as ${format}`);
      const { drawComplianceWorkbook } = await import('../report/draw/compliance-xlsx.ts');
      return drawComplianceWorkbook(document);
    },
  };
}

function recapDocument(
  context: Context,
  workspace: Workspace,
  { parts }: ScheduledReport,
  period: Period,
): ComplianceDocument {
  const { office } = workspace;
  const rule = timeRule(context, workspace);
  const wanted = new Set(parts.map((code) => findCode(context, workspace, code).part.code));
  const skipped: string[] = [];
  const observations = observeRuns(context, workspace, rule, {}, (run) => skipped.push(run));
  const summary = summarize(wanted.size === 0 ? observations : only(observations, wanted), {
    by: 'activity',
    calendar: rule.calendar,
    labels: officeLabels(context, workspace),
    period,
    previous: previousPeriod(period, office.zone),
  });
  return {
    summary,
    calendar: rule.calendar.data.title,
    rule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay),
    zone: office.zone,
    trace: true,
    skipped,
  };
}

function* only<T extends { readonly part: string }>(
  all: Iterable<T>,
  parts: ReadonlySet<string>,
): Iterable<T> {
  for (const one of all) if (parts.has(one.part)) yield one;
}

/** The document of `sop report tabel7 --period`. */
function composeMonitoring(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  const { named, unread } = namedParts(context, workspace, entry.parts);
  const { signers } = workspace.office;
  const signer = entry.signer === undefined ? signers[0] : signers.find((one) => one.code === entry.signer);
  const { input } = monitoring(context, workspace, { named, period, signer });
  const data = table7Json(input);
  return {
    data,
    unread,
    draw: async (format) => {
      if (format === 'json') return jsonBytes(data);
      if (format !== 'pdf') throw new RangeError(`no tabel7 as ${format}`);
      return table7Pdf(context.host, input);
    },
  };
}

const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${visibleJson(JSON.stringify(value, null, 2))}\n`);

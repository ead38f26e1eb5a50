import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import { previousPeriod } from '../../calendar/period.ts';
import { proposals } from '../../compliance/proposal.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { type SummaryOptions, summarize } from '../../compliance/summarize.ts';
import type { GroupBy } from '../../compliance/summary.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import {
  type ComplianceDocument,
  complianceCsv,
  complianceJson,
} from '../../report/compliance/compliance-document.ts';
import { complianceView } from '../../terminal/tables/compliance-view.ts';
import { nearest } from '../../words/nearest.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import {
  type DamagedRun,
  observeRuns,
  officeLabels,
  type RunFilter,
} from '../../workflows/figures/observe-runs.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { fileLine, sameFile } from '../report/tell-file.ts';
import { tellDamaged } from '../tell.ts';
import { judgeRates } from './fail-under.ts';
import { periodOption } from './period-option.ts';
import type { Compliance, ComplianceOptions } from './spec.ts';

/** `sop compliance`: how finished runs kept to the form and to its standard times. */
export const compliance: Compliance = async (context, _args, options) => {
  const threshold = options.failUnder;
  refuseTwoForms(options);
  const by = options.by ?? 'activity';
  const workspace = openWorkspace(context.host);
  const rule = timeRule(context.host, workspace);
  const document = complianceDocument(context, workspace, rule, options, by);
  if (options.propose !== undefined) await tellProposal(context, document, rule, options);
  else await show(context, document, options);
  return threshold === undefined ? 0 : judgeRates(context, document.summary.total, threshold);
};

function complianceDocument(
  context: Context,
  workspace: Workspace,
  rule: TimeRule,
  options: ComplianceOptions,
  by: GroupBy,
): ComplianceDocument {
  const { host } = context;
  const { office } = workspace;
  const labels = officeLabels(host, workspace);
  const period = periodOption(options, host.now(), office.zone);
  const summaryOptions: SummaryOptions = {
    by,
    calendar: rule.calendar,
    labels,
    ...(period ? { period, previous: previousPeriod(period, office.zone) } : {}),
  };
  const damaged: DamagedRun[] = [];
  const filter = filterOf(options);
  const observations = observeRuns(host, workspace, rule, filter, (one) => damaged.push(one));
  const summary = summarize(observations, summaryOptions);
  tellDamaged(context, damaged);
  if (filter.part !== undefined && summary.total.activities === 0)
    requireKnownPart(filter.part, [...labels.parts.keys()]);
  return {
    summary,
    calendar: rule.calendar.data.title,
    rule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay),
    zone: office.zone,
    trace: options.trace === true,
    skipped: damaged.map(({ run }) => run),
  };
}

function filterOf(options: ComplianceOptions): RunFilter {
  const part = options.part;
  const run = options.run;
  return {
    ...(part === undefined ? {} : { part: part.trim().toUpperCase() }),
    ...(run === undefined ? {} : { run }),
  };
}

function requireKnownPart(part: string, known: readonly string[]): void {
  if (known.includes(part)) return;
  const meant = nearest(part, known);
  const shown = visibleLine(part);
  throw new UserError({
    id: `tidak ada bagian '${shown}'. ${meant ? `Maksud Anda: ${meant}?` : `Yang ada: ${known.join(', ')}.`}`,
    en: `there is no part '${shown}'. ${meant ? `Did you mean: ${meant}?` : `There are: ${known.join(', ')}.`}`,
  });
}

const forms = ['json', 'csv', 'xlsx', 'propose'] as const;

function refuseTwoForms(options: ComplianceOptions): void {
  const asked = forms.filter((form) => options[form] !== undefined);
  if (asked.length > 1) {
    const list = asked.map((form) => `--${form}`).join(', ');
    throw new UserError({
      id: `${list}: pilih satu bentuk keluaran saja.`,
      en: `${list}: choose one form of output only.`,
    });
  }
  if (options.propose !== undefined && (options.by ?? 'activity') !== 'activity')
    throw new UserError({
      id: '--propose selalu menurut kegiatan; hapus --by.',
      en: '--propose always goes by activity; leave out --by.',
    });
}

async function show(
  context: Context,
  document: ComplianceDocument,
  options: ComplianceOptions,
): Promise<void> {
  const { host, say, palette } = context;
  if (options.json) return printJson(host, complianceJson(document));
  if (options.csv) return host.out.result(complianceCsv(document));
  const xlsx = options.xlsx;
  if (xlsx !== undefined) {
    const { drawComplianceWorkbook } = await import('../../report/compliance/compliance-xlsx.ts');
    return tellFile(context, xlsx, await drawComplianceWorkbook(document), options);
  }
  host.out.result(
    document.summary.total.activities === 0
      ? say({
          id: 'Belum ada pelaksanaan yang ditutup dalam pilihan ini.\n',
          en: 'No closed run is in this selection yet.\n',
        })
      : complianceView(document, { say, palette, width: host.terminal.columns() }),
  );
}

async function tellProposal(
  context: Context,
  document: ComplianceDocument,
  rule: TimeRule,
  options: ComplianceOptions,
): Promise<void> {
  const { proposalYaml } = await import('../../report/compliance/proposal-yaml.ts');
  const text = proposalYaml(proposals(document.summary, rule), document);
  const file = options.propose;
  if (typeof file !== 'string') context.host.out.result(visible(text));
  else tellFile(context, file, new TextEncoder().encode(text), options);
}

function tellFile({ host, say }: Context, name: string, bytes: Uint8Array, options: ComplianceOptions): void {
  const path = join(host.cwd, name);
  const outcome = writeReportFile(host, path, bytes, options.replace === true);
  host.out.result(`${visible(say(fileLine(fileWords, { path, outcome })))}\n`);
}

const fileWords = {
  made: { id: 'Tersimpan', en: 'Saved' },
  there: sameFile({ id: 'Berkas', en: 'The file' }),
};

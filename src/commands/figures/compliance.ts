import { proposals } from '../../compliance/proposal.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { GroupSummary } from '../../compliance/summary.ts';
import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import {
  type ComplianceDocument,
  complianceCsv,
  complianceJson,
} from '../../report/compliance/compliance-document.ts';
import { complianceView } from '../../terminal/tables/compliance-view.ts';
import { visible } from '../../words/visible.ts';
import { countCompliance } from '../../workflows/figures/count-compliance.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { fileLine, sameFile } from '../report/tell-file.ts';
import { tellDamaged, tellNoted } from '../tell.ts';
import { periodOption } from './period-option.ts';
import type { Compliance, ComplianceOptions } from './spec.ts';

/** `sop compliance`: how finished runs kept to the form and to its standard times. */
export const compliance: Compliance = async (context, _args, options) => {
  const { host } = context;
  const { by = 'activity', part, run, trace = false, failUnder: threshold } = options;
  refuseTwoForms(options);
  const workspace = openWorkspace(host);
  const period = periodOption(options, host.now(), workspace.office.zone);
  const { document, damaged, rule } = countCompliance(host, workspace, { by, period, part, run, trace });
  tellDamaged(context, damaged);
  if (options.propose !== undefined) await tellProposal(context, document, rule, options);
  else await show(context, document, options);
  if (!isPage(options) && !options.json) tellNoted(context, document.noted ?? []);
  return threshold === undefined ? exitCodes.ok : judgeRates(context, document.summary.total, threshold);
};

const isPage = (options: ComplianceOptions): boolean => forms.every((form) => options[form] === undefined);

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

/**
 * Exit code 0 when both rates reach the per cent, else 1 with a line for each that does not. A rate that nothing was counted
 * for reaches nothing: a gate that saw no run must not pass.
 */
function judgeRates({ host, say }: Context, total: GroupSummary, percent: number): ExitCode {
  const rates = [
    [total.onTimeRate, { id: 'tepat waktu', en: 'on time' }],
    [total.complianceRate, { id: 'sesuai', en: 'compliant' }],
  ] as const;
  const low = rates.filter(([rate]) => rate === undefined || rate < percent / 100);
  for (const [rate, name] of low) {
    const found = rate === undefined ? undefined : floorPercent(rate);
    host.out.message(
      say(
        found === undefined
          ? {
              id: `Tingkat ${name.id}: tidak ada yang terukur; ambang ${percent} % tidak terpenuhi.\n`,
              en: `Rate ${name.en}: nothing was measured; the threshold of ${percent} % is not met.\n`,
            }
          : {
              id: `Tingkat ${name.id} ${found} % di bawah ambang ${percent} %.\n`,
              en: `Rate ${name.en} ${found} % is below the threshold of ${percent} %.\n`,
            },
      ),
    );
  }
  return low.length === 0 ? exitCodes.ok : exitCodes.finding;
}

/** Rounded down, so that what is below a threshold never reads as if it reached it. */
const floorPercent = (rate: number): number => Math.floor(rate * 1000) / 10;

import { parseLocalInstant } from '../../calendar/local-time.ts';
import { UsageError } from '../../host/errors.ts';
import type { ExitCode } from '../../host/exit-codes.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { type OpenedSchedule, openSchedule } from '../../workflows/unattended/open-schedule.ts';
import { runSchedule } from '../../workflows/unattended/run-schedule.ts';
import type { Context } from '../context.ts';
import { readPassphrase } from '../record/passphrase.ts';
import type { ReportOptions } from '../report/spec.ts';
import { showHeld, showPlan, showRun } from './due-screen.ts';

const own = ['dryRun', 'at', 'quiet', 'wait', 'noWait', 'unsigned'] as const;

/** Options that mean something only with `--due`. @throws UsageError */
export function refuseDueOptions(options: ReportOptions): void {
  const [asked] = own.filter((option) => options[option] !== undefined);
  if (asked !== undefined) {
    const flag = flagOf(asked);
    throw new UsageError({
      id: `${flag} hanya untuk: sop report --due`,
      en: `${flag}: only for sop report --due`,
    });
  }
}

/**
 * `sop report --due`: makes what the schedule asks for, in one run, one process at a time.
 * @returns 0 also when another process is at it; 3 when a report failed, 74 when the disk did; 1 when one was made with parts missing
 */
export async function reportDue(context: Context, name: string, options: ReportOptions): Promise<ExitCode> {
  const { host } = context;
  refuseOthers(name, options);
  const schedule = openSchedule(host, openWorkspace(host));
  const now = momentOf(context, schedule, options);
  if (options.dryRun) return showPlan(context, schedule, now, options);
  const run = await runSchedule(host, schedule, {
    now,
    wait: options.wait === true,
    unsigned: options.unsigned === true,
    passphrase: (whose, officeFile) => readPassphrase(context, options, whose, officeFile),
    language: context.language,
  });
  if ('held' in run) return showHeld(context, run, options);
  showRun(context, schedule, run, now, options);
  return run.exitCode;
}

const foreign = [
  'period',
  'part',
  'all',
  'format',
  'output',
  'replace',
  'sign',
  'open',
  'handover',
  'despiteDamage',
  'linePassphraseFile',
] as const satisfies readonly (keyof ReportOptions)[];

const flagOf = (option: keyof ReportOptions): string =>
  `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function refuseOthers(name: string, options: ReportOptions): void {
  const others = foreign.filter((option) => options[option] !== undefined);
  if (name === '' && others.length === 0) return;
  const list = [...(name === '' ? [] : [visibleLine(name)]), ...others.map(flagOf)].join(', ');
  throw new UsageError({
    id: `${list}: tidak bersama --due; yang dibuat ditentukan oleh jadwal: di sop.config.yaml.`,
    en: `${list}: not together with --due; jadwal: in sop.config.yaml says what is made.`,
  });
}

/** Now, or the moment of `--at` (epoch ms). What has not happened yet may be planned, not reported. */
function momentOf({ host }: Context, { workspace }: OpenedSchedule, options: ReportOptions): number {
  const text = options.at;
  if (text === undefined) return host.now();
  const at = parseLocalInstant(text, workspace.office.zone);
  const shown = visibleLine(text);
  if (at === undefined)
    throw new UsageError({
      id: `--at '${shown}' bukan saat; tulis seperti "2026-11-20 08:00".`,
      en: `--at '${shown}' is no time; write it like "2026-11-20 08:00".`,
    });
  if (at <= host.now() || options.dryRun === true) return at;
  throw new UsageError({
    id: `--at '${shown}' belum terjadi; untuk melihat rencananya tambahkan --dry-run.`,
    en: `--at '${shown}' is yet to come; add --dry-run to see the plan.`,
  });
}

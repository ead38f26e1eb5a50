import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import type { Period } from '../../calendar/period.ts';
import type { Context } from '../../commands/context.ts';
import { UserError } from '../../host/errors.ts';
import type { Signer } from '../../office/office.ts';
import type { Table7Input } from '../../report/table7/table7-input.ts';
import { findCode, type NamedPart } from '../office/find-part.ts';
import { partsOf, readSops, timeRule, type Workspace } from '../office/workspace.ts';
import { type CountedTable7, countTable7 } from './count-table7.ts';

export type NamedParts = { readonly named: readonly NamedPart[]; readonly unread: readonly string[] };

/**
 * The parts with these codes, or all when there are none; where files use a code twice, the first counts. `unread` are the
 * SOP files that could not be read.
 * @throws UserError for an unknown code, and when there is no SOP at all
 */
export function namedParts(context: Context, workspace: Workspace, codes: readonly string[]): NamedParts {
  if (codes.length > 0)
    return { named: codes.map((code) => findCode(context.host, workspace, code.trim())), unread: [] };
  const { files, broken } = readSops(context.host, workspace);
  const all = partsOf(files);
  const named = all.filter(
    ({ part }, index) => all.findIndex((one) => one.part.code === part.code) === index,
  );
  const unread = [...new Set(broken.map((one) => one.file))];
  if (named.length > 0) return { named, unread };
  throw new UserError({
    id: `tidak ada SOP yang terbaca di '${workspace.sopFolder}'. Periksa: sop lint`,
    en: `there is no readable SOP in '${workspace.sopFolder}'. Check it: sop lint`,
  });
}

export type Monitoring = { readonly input: Table7Input; readonly formerParts: CountedTable7['formerParts'] };

export type MonitoringWish = {
  readonly named: readonly NamedPart[];
  /** The codes that were asked for; none for all parts. */
  readonly codes: readonly string[];
  readonly period: Period;
  readonly signer: Signer | undefined;
  /** When the signer signs electronically, epoch ms. */
  readonly signedAt?: number | undefined;
};

/** Counts the runs of a period and puts together what the monitoring document is made of. */
export function monitoring(
  context: Context,
  workspace: Workspace,
  { named, codes, period, signer, signedAt }: MonitoringWish,
): Monitoring {
  const { office } = workspace;
  const rule = timeRule(context.host, workspace);
  const { formerParts, ...counted } = countTable7(context, workspace, rule, named, period);
  const input = {
    ...counted,
    ...(codes.length > 0 ? { only: codes.map((code) => code.trim().toUpperCase()) } : {}),
    digest: context.host.sha256(
      JSON.stringify(counted.parts.map(({ part, rows, runs }) => [part.code, rows, runs])),
    ),
    period,
    periodOver: period.to <= context.host.now(),
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(signer ? { signer } : {}),
    ...(signedAt === undefined ? {} : { signedAt }),
  };
  return { input, formerParts };
}

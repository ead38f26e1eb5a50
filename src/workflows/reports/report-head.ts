import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { Signer } from '../../office/office.ts';
import type { ReportHead } from '../../report/blocks/report-input.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Signing } from '../signing/open-signing.ts';

/** Who signs. */
export type HeadWish = {
  /** Electronically; nobody if absent. */
  readonly signing?: Signing | undefined;
  /** Whose name is printed where nobody signs electronically; without one the first official of the office. */
  readonly signer?: Signer | undefined;
};

/** The head of a report whose figures were counted by a rule. */
export function reportHead(
  { office }: Pick<Workspace, 'office'>,
  { calendar }: Pick<TimeRule, 'calendar'>,
  { signing, signer = office.signers[0] }: HeadWish = {},
): ReportHead {
  const official = signing?.official ?? signer;
  return {
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, calendar.ordinaryDay).id,
    ...(official ? { signer: official } : {}),
    ...(signing ? { signed: { at: signing.at, key: signing.keyId } } : {}),
  };
}

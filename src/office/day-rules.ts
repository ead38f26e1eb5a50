import type { DayRule } from '../calendar/due.ts';

/** The words of `aturan_hari:` in the office file and of the command line. */
export type DayRuleKey = 'sama_jam' | 'akhir_hari' | 'panjang_hari' | 'kalender';

export const dayRules: Readonly<Record<DayRuleKey, DayRule>> = {
  sama_jam: 'same-clock-time',
  akhir_hari: 'end-of-day',
  panjang_hari: 'length-of-day',
  kalender: 'calendar',
};

/** The word of a rule. */
export function dayRuleKey(rule: DayRule): DayRuleKey {
  return (Object.keys(dayRules) as readonly DayRuleKey[]).find((key) => dayRules[key] === rule) ?? 'sama_jam';
}

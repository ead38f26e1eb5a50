import type { DayRule } from '../calendar/due.ts';

/** The words of `aturan_hari:` in the office file and of the command line. */
export type DayRuleKey = 'sama_jam' | 'akhir_hari' | 'panjang_hari' | 'kalender';

export const dayRules: Readonly<Record<DayRuleKey, DayRule>> = {
  sama_jam: 'same-clock-time',
  akhir_hari: 'end-of-day',
  panjang_hari: 'length-of-day',
  kalender: 'calendar',
};

export const dayRuleKeys: readonly DayRuleKey[] = ['sama_jam', 'akhir_hari', 'panjang_hari', 'kalender'];

/** The word of a rule. */
export function dayRuleKey(rule: DayRule): DayRuleKey {
  return dayRuleKeys.find((key) => dayRules[key] === rule) ?? 'sama_jam';
}

/** The rule that a word names; undefined for another word. Case does not count, `-` stands for `_`. */
export function parseDayRule(word: string): DayRule | undefined {
  const wanted = word.trim().toLowerCase().replaceAll('-', '_');
  const key = dayRuleKeys.find((one) => one === wanted);
  return key && dayRules[key];
}

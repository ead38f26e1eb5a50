import type { Bilingual } from '../words/bilingual.ts';
import type { DayRule } from './due.ts';
import { durationWords } from './time-amounts.ts';

/**
 * What `n Hari` means under a rule, as it stands beside figures; the Indonesian words are those of the report.
 * `ordinaryDay` is the length of the calendar's ordinary working day in ms.
 */
export function dayRuleWords(rule: DayRule, ordinaryDay: number): Bilingual {
  switch (rule) {
    case 'same-clock-time':
      return {
        id: 'n Hari berakhir pada jam yang sama, n hari kerja kemudian',
        en: 'n Hari ends at the same clock time, n working days later',
      };
    case 'end-of-day':
      return {
        id: 'n Hari berakhir pada jam tutup, n hari kerja kemudian',
        en: 'n Hari ends at the closing time, n working days later',
      };
    case 'length-of-day':
      return {
        id: `n Hari adalah n kali ${durationWords(ordinaryDay).id} waktu kerja`,
        en: `n Hari is n times ${durationWords(ordinaryDay).en} of working time`,
      };
    case 'calendar':
      return {
        id: 'n Hari adalah n hari kalender; bila jatuh pada hari libur, hari kerja berikutnya',
        en: 'n Hari is n calendar days; on a day off, the next working day',
      };
  }
}

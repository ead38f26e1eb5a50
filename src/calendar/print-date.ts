import { TZDate } from '@date-fns/tz/date';
import { format } from 'date-fns/format';
import { id } from 'date-fns/locale/id';
import type { Bilingual } from '../words/bilingual.ts';
import type { Language } from '../words/language.ts';
import { monthNames } from './date-names.ts';
import { zoneName } from './local-time.ts';
import { durationWords } from './time-amounts.ts';

// What stands on paper is Indonesian: print… gives text. What stands on a screen is in the language that its reader
// chose: …Words gives both. All instants are epoch ms, shown by the clock of a zone.

/** `23 November 2026`. */
export const printDate = (instant: number, zone: string): string =>
  printAs(instant, zone, 'd MMMM yyyy', 'id');

export const dateWords = (instant: number, zone: string): Bilingual => ({
  id: printDate(instant, zone),
  en: printAs(instant, zone, 'd MMMM yyyy', 'en'),
});

/** `23 Nov 2026 07.30 WIB`. */
export const printDateTime = (instant: number, zone: string): string => momentIn(instant, zone, 'id');

export const dateTimeWords = (instant: number, zone: string): Bilingual => ({
  id: momentIn(instant, zone, 'id'),
  en: momentIn(instant, zone, 'en'),
});

/** `2022-01` as `Januari 2022`, `2022-01-17` as `17 Januari 2022`; a dash without a date; what is neither, as it is. */
export const formDate = (date: string | undefined): string => formDateWords(date).id;

export function formDateWords(date: string | undefined): Bilingual {
  if (date === undefined) return { id: '–', en: '–' };
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const name = monthNames[Number(month) - 1]?.full;
  if (name === undefined) return { id: date, en: date };
  const before = day === undefined ? '' : `${Number(day)} `;
  return { id: `${before}${name.id} ${year}`, en: `${before}${name.en} ${year}` };
}

/** `07.30`, the same in both languages. */
export const printClock = (instant: number, zone: string): string => printAs(instant, zone, 'HH.mm', 'id');

/** `Senin`. */
export const printWeekday = (instant: number, zone: string): string => printAs(instant, zone, 'EEEE', 'id');

/** A length of time in ms as {@link durationWords} of paper. */
export const printDuration = (milliseconds: number): string => durationWords(milliseconds).id;

const momentIn = (instant: number, zone: string, language: Language): string =>
  `${printAs(instant, zone, 'd MMM yyyy HH.mm', language)} ${zoneName(zone)}`;

const printAs = (instant: number, zone: string, pattern: string, language: Language): string =>
  format(new TZDate(instant, zone), pattern, language === 'id' ? { locale: id } : {});

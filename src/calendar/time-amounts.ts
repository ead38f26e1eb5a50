import type { Bilingual } from '../words/bilingual.ts';
import { hourMs, minuteMs } from './local-time.ts';
import { printDuration } from './print-date.ts';

/** A length of working time in ms: `1 jam 30 menit`, `45 detik`. Hours are not made into days. */
export function amountWords(milliseconds: number): Bilingual {
  const parts = [
    { value: Math.floor(milliseconds / hourMs), id: 'jam', en: 'h' },
    { value: Math.floor(milliseconds / minuteMs) % 60, id: 'menit', en: 'min' },
    { value: Math.floor(milliseconds / 1000) % 60, id: 'detik', en: 's' },
  ].filter(({ value }) => value > 0);
  return {
    id: parts.map(({ value, id }) => `${value} ${id}`).join(' ') || '0 menit',
    en: parts.map(({ value, en }) => `${value} ${en}`).join(' ') || '0 min',
  };
}

/** A duration in ms as screens tell it: whole minutes, and seconds only under a minute. */
export const durationWords = (milliseconds: number): Bilingual => ({
  id: printDuration(milliseconds),
  en: amountWords(milliseconds < minuteMs ? milliseconds : milliseconds - (milliseconds % minuteMs)).en,
});

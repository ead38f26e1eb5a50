import type { Bilingual } from '../words/bilingual.ts';
import { hourMs, minuteMs } from './local-time.ts';

/** A length of time in ms in full: `1 jam 30 menit 5 detik`, `1 h 30 min 5 s`. Hours are not made into days. */
export const amountWords = (milliseconds: number): Bilingual => joined(milliseconds, 'menit', 'min');

/** How long something took, in ms, to the minute below it; under a minute in seconds: `1 jam 30 menit`, `45 detik`. */
export function durationWords(milliseconds: number): Bilingual {
  const whole = milliseconds < minuteMs ? milliseconds : Math.floor(milliseconds / minuteMs) * minuteMs;
  return joined(whole, 'detik', 's');
}

/** The parts of a length that are not zero; of no length at all zero of the given unit. */
function joined(milliseconds: number, id: string, en: string): Bilingual {
  const parts = [
    { value: Math.floor(milliseconds / hourMs), id: 'jam', en: 'h' },
    { value: Math.floor(milliseconds / minuteMs) % 60, id: 'menit', en: 'min' },
    { value: Math.floor(milliseconds / 1000) % 60, id: 'detik', en: 's' },
  ].filter(({ value }) => value > 0);
  const shown = parts.length > 0 ? parts : [{ value: 0, id, en }];
  const words = (language: 'id' | 'en') => shown.map((part) => `${part.value} ${part[language]}`).join(' ');
  return { id: words('id'), en: words('en') };
}

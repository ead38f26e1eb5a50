import { type Read, readNumber, type Tokens } from './read-number.ts';
import type { TimeToken } from './time-tokens.ts';
import {
  aboutSeconds,
  type TimeAmount,
  type TimeUnit,
  unitKinds,
  unitsByLength,
  unitWords,
} from './time-units.ts';
import { isNumeral } from './written-number.ts';

const rangeWords = new Set(['-', 'sd', 'sampai', 'hingga']);
const sumSigns = new Set(['dan', '+', ',']);

/** A length: one amount, a sum or a range, of which the upper end is the standard. */
export function readLength(tokens: Tokens, from: number): Read<{ readonly amounts: readonly TimeAmount[] }> {
  const bare = readNumber(tokens, from);
  if ('unread' in bare) return bare;
  const isBare = rangeWords.has(tokens[bare.next]?.text ?? '');
  const low = isBare ? bare : readSum(tokens, from);
  if ('unread' in low) return low;
  if (!rangeWords.has(tokens[low.next]?.text ?? '')) return 'amounts' in low ? low : { unread: low.next };
  const high = readSum(tokens, low.next + (tokens[low.next + 1]?.text === 'dengan' ? 2 : 1));
  if ('unread' in high) return high;
  const start =
    'amounts' in low ? low.amounts : high.amounts.slice(0, 1).map((one) => ({ ...one, value: low.value }));
  return aboutSeconds(start) > aboutSeconds(high.amounts) ? { unread: from, because: 'order' } : high;
}

function readSum(tokens: Tokens, from: number): Read<{ readonly amounts: readonly TimeAmount[] }> {
  const amounts: TimeAmount[] = [];
  let next = from;
  for (;;) {
    const one = readAmount(tokens, next);
    if ('unread' in one) return one;
    const last = amounts.at(-1);
    if (last && unitsByLength.indexOf(last.unit) <= unitsByLength.indexOf(one.unit))
      return { unread: next, because: 'order' };
    amounts.push({ value: one.value, unit: one.unit });
    const isJoined = sumSigns.has(tokens[one.next]?.text ?? '');
    if (!isJoined && !startsNumber(tokens[one.next])) return { amounts, next: one.next };
    next = one.next + (isJoined ? 1 : 0);
  }
}

const startsNumber = (token: TimeToken | undefined): boolean =>
  token?.kind === 'number' || (token?.kind === 'word' && isNumeral(token.text));

/** A number and its unit; `2 x 24 jam` is two days of the calendar. */
function readAmount(tokens: Tokens, from: number): Read<TimeAmount> {
  const number = readNumber(tokens, from);
  if ('unread' in number) return number;
  const { value, fine, next } = number;
  const [word = '', kind = ''] = tokens.slice(next, next + 2).map(({ text }) => text);
  if (word === 'x') return readDays(tokens, next, value);
  const unit = unitWords.get(word);
  if (word === '') return { unread: from, because: 'no-unit' };
  if (!unit)
    return tokens[next]?.kind === 'number' ? { unread: from, because: 'two-numbers' } : { unread: next };
  if (fine && isClock(unit)) return { unread: from, because: 'two-ways' };
  const meant = Object.hasOwn(unitKinds[unit] ?? {}, kind) ? unitKinds[unit]?.[kind] : undefined;
  return { value, unit: meant ?? unit, next: next + (meant ? 2 : 1) };
}

/** The rest of `2 x 24 jam`. */
function readDays(tokens: Tokens, from: number, value: number): Read<TimeAmount> {
  const hours = readNumber(tokens, from + 1);
  if ('unread' in hours) return hours;
  const isDay = hours.value === 24 && unitWords.get(tokens[hours.next]?.text ?? '') === 'hour';
  return isDay ? { value, unit: 'calendar-day', next: hours.next + 1 } : { unread: from };
}

const isClock = (unit: TimeUnit): boolean => unit === 'second' || unit === 'minute' || unit === 'hour';

import type { TimeToken } from './time-tokens.ts';
import {
  type DigitProblem,
  isNumeral,
  readDigits,
  readNumeral,
  type WrittenNumber,
} from './written-number.ts';

/** Why a standard time is not read; undefined of a word that is simply not known here. */
export type TimeReason =
  | DigitProblem
  | 'words-differ'
  | 'no-unit'
  | 'two-numbers'
  | 'order'
  | 'lengths-differ'
  | 'at-least'
  | 'clock';

/** The piece that could not be read, by its place among the pieces. */
export type Unread = { readonly unread: number; readonly because?: TimeReason };

/** What was read and the place of the next piece. */
export type Read<T> = (T & { readonly next: number }) | Unread;
export type Tokens = readonly TimeToken[];

/** `5`, `1,5`, `½`, `1/2`, `lima`, `1 (satu)`; figure and word must agree. */
export function readNumber(tokens: Tokens, from: number): Read<WrittenNumber> {
  const first = readFigure(tokens, from);
  if ('unread' in first) return first;
  const inner = tokens[first.next]?.text === '(' ? readFigure(tokens, first.next + 1) : undefined;
  if (!inner || 'unread' in inner || tokens[inner.next]?.text !== ')') return first;
  const isOther = tokens[from]?.kind !== tokens[first.next + 1]?.kind;
  if (!isOther || inner.value !== first.value) return { unread: first.next + 1, because: 'words-differ' };
  return { ...first, next: inner.next + 1 };
}

const parts: Readonly<Record<string, number>> = { '1/2': 0.5, '1/4': 0.25, '3/4': 0.75 };

function readFigure(tokens: Tokens, from: number): Read<WrittenNumber> {
  const [token, sign, below] = tokens.slice(from, from + 3);
  if (token?.kind === 'word') {
    const words = tokens
      .slice(from)
      .map(({ kind, text }) => (kind === 'word' && isNumeral(text) ? text : ''));
    const run = words.includes('') ? words.slice(0, words.indexOf('')) : words;
    const value = readNumeral(run);
    return value === undefined ? { unread: from } : { value, next: from + run.length };
  }
  if (token?.kind !== 'number') return { unread: from };
  if (sign?.text === '/' && below?.kind === 'number') {
    const value = parts[`${token.text}/${below.text}`];
    return value === undefined ? { unread: from, because: 'two-ways' } : { value, next: from + 3 };
  }
  const number = readDigits(token.text);
  if (typeof number === 'string') return { unread: from, because: number };
  const more = sign?.kind === 'number' ? readFigure(tokens, from + 1) : undefined;
  const isMixed = more && !('unread' in more) && more.value < 1 && Number.isInteger(number.value);
  return isMixed && !/[.,]/.test(sign?.text ?? '')
    ? { value: number.value + more.value, next: more.next }
    : { ...number, next: from + 1 };
}

/** A number as written: `fine` has two decimals, which after hours or minutes could be a clock time as well. */
export type WrittenNumber = { readonly value: number; readonly fine?: true };

/** Why digits are not taken for a number: a dot or comma before three digits, or a clock time or fraction alike. */
export type DigitProblem = 'thousands' | 'two-ways' | 'not-a-length';

const signs: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Digits as offices write them, or why they are not certain. Both `,` and `.` are decimal signs before one digit. */
export function readDigits(text: string): WrittenNumber | DigitProblem {
  const sign = signs[text];
  if (sign !== undefined) return { value: sign };
  if (/^(0?[1-9]|[1-9]\d{1,5})$/.test(text)) return { value: Number(text) };
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return 'thousands';
  const [, whole = '', mark, part = ''] = /^(0|[1-9]\d{0,5})([.,])(\d{1,2})$/.exec(text) ?? [];
  if (whole === '') return /[.,]/.test(text) ? 'two-ways' : 'not-a-length';
  const value = Number(`${whole}.${part}`);
  if (value === 0) return 'not-a-length';
  if (part.length === 1) return { value };
  if (mark === '.' || part.endsWith('0')) return 'two-ways';
  return part === '25' || part === '75' ? { value } : { value, fine: true };
}

const digits = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const digit = digits.join('|');
const numeral = new RegExp(
  `^(?:(se|${digit})ratus)?(?:(se)puluh|(se|${digit})belas|(${digit})puluh(${digit})?|(${digit}))?(setengah)?$`,
);
const digitOf = (word: string | undefined): number =>
  word === undefined ? 0 : word === 'se' ? 1 : digits.indexOf(word) + 1;

/** Whether a word can be part of a number in words. */
export const isNumeral = (word: string): boolean =>
  new RegExp(`^(?:(?:se)?(?:puluh|belas|ratus)|setengah|${digit})+$`).test(word);

/** The value of a number in words: `dua puluh lima`, `satu setengah`; undefined when it is none. */
export function readNumeral(words: readonly string[]): number | undefined {
  const match = numeral.exec(words.join(''));
  if (!match || match[0] === '') return undefined;
  const [, hundreds, ten, teens, tens, ones, one, half] = match;
  const rest = ten ? 10 : teens ? 10 + digitOf(teens) : 10 * digitOf(tens) + digitOf(ones ?? one);
  return 100 * digitOf(hundreds) + rest + (half ? 0.5 : 0);
}

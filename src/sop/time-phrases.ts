import type { TimeToken } from './time-tokens.ts';
import { unitWords } from './time-units.ts';
import { isNumeral } from './written-number.ts';

type Tokens = readonly TimeToken[];

const marks: readonly (readonly string[])[] = [
  ['±'],
  ['≤'],
  ['<'],
  ['maks'],
  ['max'],
  ['maksimal'],
  ['maksimum'],
  ['kurang', 'lebih'],
  ['lebih', 'kurang'],
  ['paling', 'lama'],
  ['paling', 'lambat'],
  ['selambat-lambatnya'],
  ['~'],
  ['kira-kira'],
  ['sekitar'],
  ['selama'],
  ['dalam'],
  ['kurang', 'dari'],
  ['tidak', 'lebih', 'dari'],
];

/** The place after the marks of a limit (`±`, `maks.`, `paling lama`) that a time begins with. */
export function skipMarks(tokens: Tokens): number {
  let next = 0;
  for (;;) {
    const mark = marks.find((words) => words.every((word, index) => tokens[next + index]?.text === word));
    if (!mark) return next;
    next += mark.length;
  }
}

/** Why words that look like a time are no longest length: `minimal 1 jam`, `pukul 08.00`. */
export function noLength(tokens: Tokens): 'at-least' | 'clock' | undefined {
  const [first = '', second] = tokens.slice(0, 2).map(({ text }) => text);
  if (/^(?:>|≥|min|minimal|minimum)$/.test(first) || (first === 'lebih' && second === 'dari'))
    return 'at-least';
  const isClock = /^(?:pukul|pkl)$/.test(first) || (first === 'jam' && tokens[1]?.kind === 'number');
  return isClock || /^(?:wib|wita|wit)$/.test(tokens.at(-1)?.text ?? '') ? 'clock' : undefined;
}

/** What follows a length: for each of what it stands (`/berkas`), and words kept for print; or the piece that does not belong. */
export function readTail(
  tokens: Tokens,
  from: number,
): { readonly perItem?: string } | { readonly unread: number } {
  const inBrackets = tokens[from]?.text === '(' && tokens.at(-1)?.text === ')';
  if (inBrackets && tailMarks.has(tokens[from + 1]?.text ?? '')) {
    const inner = tokens.slice(0, -1);
    return inner.length === from + 2 && !perWords.has(inner[from + 1]?.text ?? '')
      ? {}
      : readTail(inner, from + 1);
  }
  const isPer = perWords.has(tokens[from]?.text ?? '');
  const end = isPer ? itemEnd(tokens, from + 1) : from;
  if (end === undefined) return { unread: Math.min(from + 1, tokens.length) };
  const rest = tokens.slice(end);
  const isDates =
    rest[0]?.text === '(' && ['tanggal', 'tgl'].includes(rest[1]?.text ?? '') && rest.at(-1)?.text === ')';
  const isSince = afterWords.has(rest[0]?.text ?? '') && rest.length > 1 && isPlain(rest);
  if (rest.length > 0 && !isSince && !isDates) return { unread: end };
  const item = tokens
    .slice(from + 1, end)
    .map(({ text }) => text)
    .join(' ');
  return isPer ? { perItem: item } : {};
}

const perWords = new Set(['/', 'per', 'tiap', 'setiap']);
const tailMarks = new Set([...perWords, 'maks', 'maksimal', 'max', 'maksimum']);
const afterWords = new Set(['sejak', 'setelah', 'terhitung']);

/** Where the name of an item ends: one to four words, none of which is a number or a unit of time. */
function itemEnd(tokens: Tokens, from: number): number | undefined {
  const stop = tokens.findIndex(
    ({ kind, text }, index) => index >= from && (kind !== 'word' || afterWords.has(text)),
  );
  const words = tokens.slice(from, stop === -1 ? undefined : stop);
  const isItem = words.length >= 1 && words.length <= 4 && isPlain(words);
  return isItem && words.every(({ text }) => !unitWords.has(text)) ? from + words.length : undefined;
}

/** No number, be it in words: what has one could be a second length. */
const isPlain = (tokens: Tokens): boolean =>
  tokens.every(({ kind, text }) => kind !== 'number' && !(kind === 'word' && isNumeral(text)));

const openers = new Set(
  'sesuai menyesuaikan disesuaikan segera seketika langsung insidental insidentil tentatif fleksibel kondisional situasional rutin tergantung saat setiap tiap sepanjang selama sejak harian mingguan bulanan triwulan triwulanan semester semesteran tahunan nihil'.split(
    ' ',
  ),
);
const noTimes = new Set([
  '-',
  '--',
  'n/a',
  'tidak ada',
  'tidak ditentukan',
  'tidak terbatas',
  'tidak tentu',
  'tidak terukur',
]);

/** Whether a time sets no standard: `-`, `Sesuai kebutuhan`, `Segera`, `Setiap hari`, `Tahunan`. */
export const hasNoStandard = (tokens: Tokens): boolean =>
  noTimes.has(
    tokens
      .map(({ kind, text }) => (kind === 'word' ? ` ${text}` : text))
      .join('')
      .trim()
      .replace('/ ', '/'),
  ) ||
  (openers.has(tokens[0]?.text ?? '') && isPlain(tokens));

import { editDistance } from '../words/nearest.ts';
import { readLength } from './read-length.ts';
import type { TimeReason, Unread } from './read-number.ts';
import { hasNoStandard, noLength, readTail, skipMarks } from './time-phrases.ts';
import { type TimeToken, timeTokens } from './time-tokens.ts';
import { lengthKey, type TimeAmount, unitWords } from './time-units.ts';

/**
 * The waktu baku of an activity; `text` is as printed. `amounts` add up (`1 Jam 30 Menit`), of a range the upper end;
 * with `perItem` they stand for one item (`2 menit/berkas`). `unmeasured` (`Sesuai jadwal`, `-`) and `unread`, which is
 * not understood, are never counted late nor on time.
 */
export type StandardTime =
  | {
      readonly kind: 'measured';
      readonly text: string;
      readonly amounts: readonly TimeAmount[];
      readonly perItem?: string;
    }
  | { readonly kind: 'unmeasured' | 'unread'; readonly text: string };

export type StandardTimeProblem = {
  /** Offset of the first character that was not understood, in UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly because?: TimeReason;
  /** The text with one word spelt right; it has the same numbers. Only where one spelling is near. */
  readonly suggestion?: string;
};

/** An office uses few times over and over. */
const understood = new Map<string, StandardTime>();

/** Reads a waktu baku by the grammar of docs/standard-times.md. What could be read in two ways is not read. */
export function parseStandardTime(text: string): StandardTime | StandardTimeProblem {
  const known = understood.get(text);
  if (known) return known;
  const tokens = timeTokens(text);
  const read = readTime(text, tokens);
  if ('unread' in read) return problemOf(text, tokens, read);
  if (understood.size >= 1000) understood.clear();
  understood.set(text, read);
  return read;
}

/** True for the result of {@link parseStandardTime} when the text was not understood. */
export function isProblem(result: StandardTime | StandardTimeProblem): result is StandardTimeProblem {
  return 'offset' in result;
}

/** What so many items may take, one unless it is said; without a standard that is measured nothing. */
export function amountsFor(time: StandardTime | undefined, items = 1): readonly TimeAmount[] {
  if (time?.kind !== 'measured') return [];
  if (time.perItem === undefined || items === 1) return time.amounts;
  return time.amounts.map(({ value, unit }) => ({ value: value * items, unit }));
}

/** What an activity is counted by, when its standard goes by items: `berkas`. */
export const itemOf = (time: StandardTime | undefined): string | undefined =>
  time?.kind === 'measured' ? time.perItem : undefined;

function readTime(text: string, tokens: readonly TimeToken[]): StandardTime | Unread {
  if (hasNoStandard(tokens)) return { kind: 'unmeasured', text: text.trim() };
  const because = noLength(tokens);
  if (because) return { unread: 0, because };
  const length = readLength(tokens, skipMarks(tokens));
  if ('unread' in length) return length;
  const { amounts, next } = length;
  const again = tokens[next]?.text === '(' ? readLength(tokens, next + 1) : undefined;
  const isAgain = again && !('unread' in again) && tokens[again.next]?.text === ')';
  if (isAgain && lengthKey(again.amounts) !== lengthKey(amounts))
    return { unread: next + 1, because: 'lengths-differ' };
  const tail = readTail(tokens, isAgain ? again.next + 1 : next);
  return 'unread' in tail ? tail : { kind: 'measured', text: text.trim(), amounts, ...tail };
}

const spellings = [...unitWords.keys(), 'kerja', 'kalender', 'efektif'].filter((word) => word.length > 3);

function problemOf(
  text: string,
  tokens: readonly TimeToken[],
  { unread, because }: Unread,
): StandardTimeProblem {
  const token = tokens[unread];
  const problem = { offset: token?.at ?? text.trimEnd().length, ...(because ? { because } : {}) };
  if (because || !token || token.kind !== 'word' || token.text.length < 4) return problem;
  const [word, other] = spellings.filter((one) => editDistance(one, token.text) === 1);
  if (word === undefined || other !== undefined) return problem;
  const suggestion = `${text.slice(0, token.at)}${word}${text.slice(token.end)}`.trim();
  return 'unread' in readTime(suggestion, timeTokens(suggestion)) ? problem : { ...problem, suggestion };
}

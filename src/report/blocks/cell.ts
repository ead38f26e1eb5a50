import type { Symbol as FormSymbol, PrintedDate } from '../../sop/sop.ts';

/**
 * A paragraph of a cell: runs of one weight, printed one after another with a space between; a line feed breaks. `marker` stands before its
 * first line, the others hang under the text.
 */
export type Paragraph = {
  readonly runs: readonly { readonly text: string; readonly bold?: boolean }[];
  readonly marker?: string;
  readonly indent?: number;
};

/** A paragraph of one weight. */
export const plain = (text: string): Paragraph => ({ runs: [{ text }] });

/** A symbol of the form in a pelaksana cell, with the words inside it; `box` is an empty one to tick by hand. */
export type CellSymbol = { readonly shape: FormSymbol | 'box'; readonly caption?: string };

/** What a cell says, with its type: {@link printedCell} is what paper shows of it, `dataOf` what data hold. */
export type Value =
  /** Nothing is known or was counted: a dash on paper, empty in data. */
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean }
  /** What something is looked up by, and never counted with: number of a run or an SOP, code of an activity, digest. */
  | { readonly kind: 'code'; readonly text: string }
  /** A count, or a figure with so many decimals. */
  | { readonly kind: 'number'; readonly number: number; readonly decimals?: number }
  /** Working time in ms. */
  | { readonly kind: 'duration'; readonly ms: number }
  /** A part of 1. */
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'date'; readonly date: PrintedDate }
  /** Epoch ms, shown by the clock of an IANA zone. */
  | { readonly kind: 'instant'; readonly at: number; readonly zone: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly as: Marks }
  | ({ readonly kind: 'symbol' } & CellSymbol)
  | { readonly kind: 'prose'; readonly paragraphs: readonly Paragraph[] };

/** `dashed`: each item behind a dash; `numbered`: behind its number if there are several, a dash for none. */
type Marks = 'dashed' | 'numbered';

/** A further value that stands below the first on paper, behind `lead`; data have it in a column of its own, under `head`. */
export type Aside = { readonly head: string; readonly lead: string; readonly value: Value };

export type Cell = Value & { readonly below?: readonly Aside[] };

const none: Value = { kind: 'none' };

/** A text; an empty one makes an empty cell, an unknown one a dash. */
export const textCell = (text: string | undefined, options: { readonly bold?: boolean } = {}): Value =>
  text === undefined ? none : { kind: 'text', text, ...options };

export const codeCell = (text: string): Value => ({ kind: 'code', text });
export const numberCell = (number: number): Value => ({ kind: 'number', number });
export const listCell = (items: readonly string[], as: Marks): Value => ({ kind: 'list', items, as });

export const durationCell = (ms: number | undefined): Value =>
  ms === undefined ? none : { kind: 'duration', ms };

export const shareCell = (share: number | undefined): Value =>
  share === undefined ? none : { kind: 'share', share };

export const dateCell = (date: PrintedDate | undefined): Value =>
  date === undefined ? none : { kind: 'date', date };

export const instantCell = (at: number | undefined, zone: string): Value =>
  at === undefined ? none : { kind: 'instant', at, zone };

/** A cell of lines, each a paragraph. */
export const linesCell = (lines: readonly string[]): Value => ({
  kind: 'prose',
  paragraphs: lines.map(plain),
});

import type { Spend } from './budget.ts';
import { accept, type Lexer, openLexer, readWord } from './lexer.ts';
import { readValue } from './read-value.ts';
import { asKind, type PdfStream, type PdfValue } from './value.ts';

/** An object as it stands in the file: `N G obj … endobj`. */
export type IndirectObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Behind the value. */
  readonly end: number;
  /** See {@link Lexer}. */
  readonly weight: number;
};

/** Finds the value of a `/Length`, which may stand in an object of its own. */
export type LengthOf = (value: PdfValue | undefined) => number | undefined;

/** Reads the object at an offset; undefined when no `N G obj` stands there. */
export function readObjectAt(
  bytes: Uint8Array,
  offset: number,
  lengthOf: LengthOf,
  spend: Spend,
): IndirectObject | undefined {
  spend('read', 1);
  const lexer = openLexer(bytes, offset);
  try {
    return readIndirect(lexer, lengthOf, spend);
  } finally {
    spend('read', lexer.at - offset);
  }
}

function readIndirect(lexer: Lexer, lengthOf: LengthOf, spend: Spend): IndirectObject | undefined {
  const { bytes } = lexer;
  const [number, generation] = [readWord(lexer), readWord(lexer)];
  if (!/^\d+$/.test(number) || !/^\d+$/.test(generation) || !acceptObj(lexer)) return undefined;
  const value = readValue(lexer);
  const about = { number: Number(number), generation: Number(generation), weight: lexer.weight };
  const dict = asKind(value, 'dict');
  if (!dict || !accept(lexer, 'stream')) return { ...about, value, end: lexer.at };
  const start = afterLineEnd(bytes, lexer.at);
  const end = streamEnd(bytes, start, lengthOf(dict.entries.get('Length')), spend);
  if (end === undefined) return undefined;
  return { ...about, value: { kind: 'stream', dict, data: bytes.subarray(start, end) }, end };
}

/** `obj`, also where the value follows without a space. */
function acceptObj(lexer: Lexer): boolean {
  const { at } = lexer;
  const word = readWord(lexer);
  if (word === 'obj') return true;
  if (!word.startsWith('obj')) {
    lexer.at = at;
    return false;
  }
  lexer.at -= word.length - 3;
  return true;
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 13 && bytes[at + 1] === 10) return at + 2;
  return bytes[at] === 10 || bytes[at] === 13 ? at + 1 : at;
}

/** The length that the dictionary states if `endstream` follows it, else up to the next `endstream`. */
function streamEnd(
  bytes: Buffer,
  start: number,
  length: number | undefined,
  spend: Spend,
): number | undefined {
  if (length !== undefined && length >= 0 && start + length <= bytes.length) {
    if (accept(openLexer(bytes, start + length), 'endstream')) return start + length;
  }
  const found = bytes.indexOf('endstream', start);
  spend('read', (found < 0 ? bytes.length : found) - start);
  if (found < 0) return undefined;
  const crlf = bytes[found - 2] === 13 && bytes[found - 1] === 10;
  const lineEnd = crlf ? 2 : bytes[found - 1] === 10 || bytes[found - 1] === 13 ? 1 : 0;
  return Math.max(start, found - lineEnd);
}

/** The stream object at an offset, whose length stands in its own dictionary; `end` is behind its data. */
export function readStreamAt(
  bytes: Uint8Array,
  offset: number,
  spend: Spend,
): { readonly stream: PdfStream; readonly end: number } | undefined {
  const direct: LengthOf = (value) => (typeof value === 'number' ? value : undefined);
  const object = readObjectAt(bytes, offset, direct, spend);
  const stream = asKind(object?.value, 'stream');
  return object && stream ? { stream, end: object.end } : undefined;
}

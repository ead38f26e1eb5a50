import { accept, openLexer, readValue, readWord } from './lexer.ts';
import { asKind, type PdfStream, type PdfValue } from './value.ts';

/** An object as it stands in the file: `N G obj … endobj`. */
type IndirectObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Behind the value. */
  readonly end: number;
};

/**
 * Reads the object at an offset; undefined when no `N G obj` stands there.
 * @param lengthOf finds the value of an indirect `/Length`
 */
export function readObjectAt(
  bytes: Uint8Array,
  offset: number,
  lengthOf: (value: PdfValue | undefined) => number | undefined,
): IndirectObject | undefined {
  const lexer = openLexer(bytes, offset);
  const [number, generation] = [readWord(lexer), readWord(lexer)];
  if (!/^\d+$/.test(number) || !/^\d+$/.test(generation) || !acceptObj(lexer)) return undefined;
  const about = { number: Number(number), generation: Number(generation) };
  const value = readValue(lexer);
  const dict = asKind(value, 'dict');
  if (!dict || !accept(lexer, 'stream')) return { ...about, value, end: lexer.at };
  const start = afterLineEnd(bytes, lexer.at);
  const end = streamEnd(bytes, start, lengthOf(dict.entries.get('Length')));
  if (end === undefined) return undefined;
  return { ...about, value: { kind: 'stream', dict, data: bytes.subarray(start, end) }, end };
}

/** `obj`, also where the value follows without a space. */
function acceptObj(lexer: { bytes: Uint8Array; at: number; depth: number }): boolean {
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
function streamEnd(bytes: Uint8Array, start: number, length: number | undefined): number | undefined {
  if (length !== undefined && start + length <= bytes.length) {
    if (accept(openLexer(bytes, start + length), 'endstream')) return start + length;
  }
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('endstream', start);
  if (found < 0) return undefined;
  const crlf = bytes[found - 2] === 13 && bytes[found - 1] === 10;
  const lineEnd = crlf ? 2 : bytes[found - 1] === 10 || bytes[found - 1] === 13 ? 1 : 0;
  return Math.max(start, found - lineEnd);
}

/** The stream object at an offset, whose length stands in its own dictionary. */
export function readStreamAt(
  bytes: Uint8Array,
  offset: number,
): { readonly number: number; readonly stream: PdfStream } | undefined {
  const object = readObjectAt(bytes, offset, (value) => (typeof value === 'number' ? value : undefined));
  const stream = asKind(object?.value, 'stream');
  return object && stream ? { number: object.number, stream } : undefined;
}

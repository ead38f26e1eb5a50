import { isWhite, type Lexer, openLexer, readWord, skipWhite } from './lexer.ts';
import type { PdfFile } from './pdf-file.ts';
import { readValue } from './read-value.ts';
import { deadIn } from './references.ts';
import { asKind, nameText, PdfLimit, PdfProblem, type PdfRef, type PdfValue } from './value.ts';

/** What the last revision of a file appended, read from its first byte to its last without the help of the cross-reference. */
export type Appended = {
  readonly objects: ReadonlyMap<number, AppendedObject>;
  /** Places that readers understand differently, or where no more could be read. */
  readonly odd: readonly string[];
};

type AppendedObject = {
  readonly offset: number;
  readonly generation: number;
  /** `/Type` of a stream. */
  readonly type: string | undefined;
  /** What it refers to and is not there; the value itself would take memory. */
  readonly dead: readonly PdfRef[];
};

/** Readers look for the end of a file in its last 1,024 bytes. */
export const longestTail = 900;

/** Reads the bytes of a file from a place on, of which nothing may be left over: objects, the cross-reference, the end. */
export function readAppended(file: PdfFile, from: number): Appended {
  const odd = new Set<string>();
  const objects = new Map<number, AppendedObject>();
  let place = 'obj';
  const lexer = openLexer(file.bytes, from, () => odd.add(place));
  file.spend('read', file.bytes.length - from);
  try {
    for (;;) {
      place = 'obj';
      skipComments(lexer);
      const { at: offset } = lexer;
      const head = readHead(lexer);
      if (!head) break;
      place = `${head.number} ${head.generation} obj`;
      if (objects.has(head.number)) odd.add(place);
      const value = readBody(file, lexer);
      const type = nameText(asKind(value, 'stream')?.dict.entries.get('Type'));
      objects.set(head.number, { offset, generation: head.generation, type, dead: deadIn(value, file) });
    }
    place = 'startxref';
    readEnd(file, lexer);
    place = '%%EOF';
    readTail(lexer);
  } catch (error) {
    if (!(error instanceof PdfProblem) || error instanceof PdfLimit) throw error;
    odd.add(place);
  }
  const heads = new Set([...objects.values()].map(({ offset }) => offset));
  for (const stranger of strangers(file, from, heads)) odd.add(stranger);
  return { objects, odd: [...odd] };
}

/**
 * What looks like an object or a trailer but is none, in the data of a stream or in a string: a reader that repairs an earlier flaw of the
 * file looks through all bytes for such words.
 */
function strangers(
  { bytes, crossReference }: PdfFile,
  from: number,
  heads: ReadonlySet<number>,
): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1');
  const [{ offset, streams }] = crossReference.chain;
  let trailers = streams.includes(offset) ? 0 : 1;
  for (const { index, 0: word } of text.matchAll(suspicious))
    if (word.endsWith('obj') ? !heads.has(from + index) : trailers-- <= 0)
      return [word.endsWith('obj') ? 'obj' : 'trailer'];
  return [];
}

const suspicious = /(?<!\d)\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj|trailer(?=[\0\t\n\f\r ]*<)/g;

/** Between objects comments may stand, but for words that a reader looks for which no longer trusts the cross-reference. */
function skipComments(lexer: Lexer): void {
  const quiet = openLexer(lexer.bytes, lexer.at);
  skipWhite(quiet);
  if (/obj|stream|xref|trailer|%EOF|PDF-/.test(lexer.bytes.toString('latin1', lexer.at, quiet.at)))
    lexer.odd?.(lexer.at);
  lexer.at = quiet.at;
}

/** `N G obj`, if it comes next. */
function readHead(lexer: Lexer): { readonly number: number; readonly generation: number } | undefined {
  const { bytes, at } = lexer;
  const [all = '', number, generation] =
    /^([1-9]\d{0,9})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj(?=[\0\t\n\f\r ()<>[\]/%])/.exec(
      bytes.toString('latin1', at, at + 64),
    ) ?? [];
  lexer.at += all.length;
  return number === undefined ? undefined : { number: Number(number), generation: Number(generation) };
}

/** The value of an object up to its `endobj`. */
function readBody(file: PdfFile, lexer: Lexer): PdfValue {
  const { at: from } = lexer;
  const value = readValue(lexer);
  // A length may stand in an object of its own: for `5.0` some readers take nothing.
  if (Number.isInteger(value) && lexer.bytes.toString('latin1', from, lexer.at).includes('.'))
    throw irregular();
  const word = readWord(lexer);
  if (word === 'endobj') return value;
  const dict = asKind(value, 'dict');
  if (!dict || word !== 'stream') throw irregular();
  const { bytes, at } = lexer;
  const start = bytes[at] === 10 ? at + 1 : bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : undefined;
  const length = file.resolve(dict.entries.get('Length'));
  if (start === undefined || typeof length !== 'number' || length < 0) throw irregular();
  lexer.at = start + length;
  while (isWhite(bytes[lexer.at])) lexer.at++;
  if (bytes[lexer.at] === 0x25 || readWord(lexer) !== 'endstream' || readWord(lexer) !== 'endobj')
    throw irregular();
  return { kind: 'stream', dict, data: bytes.subarray(start, start + length) };
}

/** The table, if there is one, `startxref` with its place, `%%EOF`. */
function readEnd(file: PdfFile, lexer: Lexer): void {
  const [{ offset, end, trailer }] = file.crossReference.chain;
  const { bytes } = lexer;
  if (bytes.toString('latin1', lexer.at, lexer.at + 4) === 'xref') {
    if (lexer.at !== offset) throw irregular();
    lexer.at = end;
  } else if (trailer.entries.has('XRefStm')) throw irregular();
  const text = bytes.toString('latin1', lexer.at, lexer.at + 200);
  // By the number behind the last `startxref` the section was found; here it is the last.
  const last = /^[\0\t\n\f\r ]*startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF/.exec(text)?.[0];
  if (last === undefined) throw irregular();
  lexer.at += last.length;
}

/** White space behind the end, and not much of it. */
function readTail({ bytes, at }: Lexer): void {
  const tail = bytes.subarray(at);
  if (tail.length > longestTail || !tail.every(isWhite)) throw irregular();
}

const irregular = (): PdfProblem =>
  new PdfProblem({ id: 'revisi ini tidak beraturan', en: 'this revision is irregular' });

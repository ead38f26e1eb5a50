import { type Lexer, skipWhite, unreadable, weigh } from './lexer.ts';
import { readPlain } from './read-number.ts';
import { readHex, readLiteral, readName } from './read-string.ts';
import { nameText, type PdfDict, type PdfValue } from './value.ts';

/** Nothing that a signed document needs is nested deeper. */
const deepest = 200;

/** Reads the value that comes next (ISO 32000-2, 7.3). @throws PdfProblem where none stands */
export function readValue(lexer: Lexer): PdfValue {
  skipWhite(lexer);
  const byte = lexer.bytes[lexer.at];
  if (byte === 0x2f) return { kind: 'name', text: readName(lexer) };
  if (byte === 0x28) return readLiteral(lexer);
  if (byte === 0x3c) return lexer.bytes[lexer.at + 1] === 0x3c ? nested(lexer, readDict) : readHex(lexer);
  if (byte === 0x5b) return nested(lexer, readArray);
  return readPlain(lexer);
}

function nested<Value>(lexer: Lexer, read: (lexer: Lexer) => Value): Value {
  if (++lexer.depth > deepest) throw unreadable(lexer.at);
  const value = read(lexer);
  lexer.depth--;
  return value;
}

function readArray(lexer: Lexer): PdfValue {
  weigh(lexer, 2);
  lexer.at++;
  const items: PdfValue[] = [];
  for (;;) {
    skipWhite(lexer);
    if (lexer.bytes[lexer.at] === 0x5d) break;
    if (lexer.at >= lexer.bytes.length) throw unreadable(lexer.at);
    if ((items.push(readValue(lexer)) & 63) === 0) weigh(lexer, 16);
  }
  lexer.at++;
  return { kind: 'array', items };
}

/** What has to be written as a whole number: for `5.0` some readers take nothing (7.5.4, 7.5.7, 7.5.8). */
const wholeNumbers: ReadonlySet<string> = new Set('Length Size Prev XRefStm Index W N First'.split(' '));

function readDict(lexer: Lexer): PdfDict {
  weigh(lexer, 5);
  lexer.at += 2;
  const entries = new Map<string, PdfValue>();
  const fractions: string[] = [];
  let repeated: string | undefined;
  for (;;) {
    skipWhite(lexer);
    const { at } = lexer;
    if (lexer.bytes[at] === 0x3e && lexer.bytes[at + 1] === 0x3e) break;
    if (lexer.bytes[at] !== 0x2f) throw unreadable(at);
    const key = readName(lexer);
    if (entries.has(key)) repeated = key;
    const { at: from } = lexer;
    const value = readValue(lexer);
    entries.set(key, value);
    if (lexer.odd && wholeNumbers.has(key) && lexer.bytes.toString('latin1', from, lexer.at).includes('.'))
      fractions.push(key);
  }
  lexer.at += 2;
  const isOdd = (key: string): boolean =>
    key === 'Length' || entries.has('Root') || /^(?:ObjStm|XRef)$/.test(nameText(entries.get('Type')) ?? '');
  if (repeated !== undefined || fractions.some(isOdd)) lexer.odd?.(lexer.at);
  return repeated === undefined ? { kind: 'dict', entries } : { kind: 'dict', entries, repeated };
}

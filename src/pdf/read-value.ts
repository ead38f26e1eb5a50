import { isRegular, type Lexer, readRegular, skipWhite, unreadable, weigh } from './lexer.ts';
import { readHex, readLiteral } from './read-string.ts';
import { nameText, type PdfDict, type PdfRef, type PdfValue } from './value.ts';

/** Nothing that a signed document needs is nested deeper. */
const deepest = 200;
/** The largest integer that every reader takes for what it says (annex C). */
const largest = 2 ** 31 - 1;

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

function readName(lexer: Lexer): string {
  weigh(lexer, 1);
  const start = lexer.at++;
  const text = readRegular(lexer);
  // Control characters, a `#` without two digits and `#00` are no part of a name (7.3.5).
  if (lexer.odd && /[\x01-\x1f\x7f]|#(?![0-9A-Fa-f]{2})|#00/.test(text)) lexer.odd(start);
  if (!text.includes('#')) return text;
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

function readPlain(lexer: Lexer): PdfValue {
  const { bytes, at: start } = lexer;
  let whole = 0;
  let end = start;
  for (let byte = bytes[end]; isDigit(byte); byte = bytes[++end]) whole = whole * 10 + byte - 48;
  if (end > start && end - start < 16 && !isRegular(bytes[end])) {
    lexer.at = end;
    return readReference(lexer, start, whole) ?? whole;
  }
  const word = readRegular(lexer);
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (!number.test(word)) return oddNumber(lexer, word, start);
  const value = Number(word);
  if (Math.abs(value) > largest) lexer.odd?.(start);
  return value;
}

const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= 48 && byte <= 57;

/** `N G R`, of which the number has been read. */
function readReference(lexer: Lexer, from: number, number: number): PdfRef | undefined {
  const { bytes, at } = lexer;
  skipWhite(lexer);
  const start = lexer.at;
  let generation = 0;
  for (let byte = bytes[lexer.at]; isDigit(byte); byte = bytes[++lexer.at])
    generation = generation * 10 + byte - 48;
  const digits = lexer.at - start;
  if (digits >= 1 && digits <= 5 && !isRegular(bytes[lexer.at])) {
    skipWhite(lexer);
    if (bytes[lexer.at] === 0x52 && !isRegular(bytes[lexer.at + 1])) {
      lexer.at++;
      weigh(lexer, 1);
      return { kind: 'ref', number, generation };
    }
  }
  lexer.at = at;
  if (number > largest) lexer.odd?.(from);
  return undefined;
}

/** Some writers print `--5`, `1.2-3` or `1e-5`; readers take what they can, each in its own way. */
function oddNumber(lexer: Lexer, word: string, start: number): number {
  if (!/^[+-]*[\d.]/.test(word)) throw unreadable(start);
  lexer.odd?.(start);
  return Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, '')) || 0;
}

function readArray(lexer: Lexer): PdfValue {
  weigh(lexer, 2);
  lexer.at++;
  const items: PdfValue[] = [];
  for (;;) {
    skipWhite(lexer);
    if (lexer.bytes[lexer.at] === 0x5d) break;
    if (lexer.at >= lexer.bytes.length) throw unreadable(lexer.at);
    items.push(readValue(lexer));
  }
  lexer.at++;
  weigh(lexer, items.length >> 2);
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
    if (entries.has(key)) {
      repeated = key;
      lexer.odd?.(at);
    }
    const { at: from } = lexer;
    const value = readValue(lexer);
    entries.set(key, value);
    if (lexer.odd && wholeNumbers.has(key) && lexer.bytes.toString('latin1', from, lexer.at).includes('.'))
      fractions.push(key);
  }
  lexer.at += 2;
  const isStructure = entries.has('Root') || ['ObjStm', 'XRef'].includes(nameText(entries.get('Type')) ?? '');
  if (fractions.some((key) => isStructure || key === 'Length')) lexer.odd?.(lexer.at);
  return repeated === undefined ? { kind: 'dict', entries } : { kind: 'dict', entries, repeated };
}

import { type PdfDict, PdfProblem, type PdfString, type PdfValue } from './value.ts';

/** Reads values from bytes (ISO 32000-2, 7.2 and 7.3), from `at` on, which moves behind what was read. */
export type Lexer = { readonly bytes: Uint8Array; at: number; depth: number };

/** Nothing that a signed document needs is nested deeper. */
const deepest = 200;

export const openLexer = (bytes: Uint8Array, at: number): Lexer => ({ bytes, at, depth: 0 });

const isWhite = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
const isDelimiter = (byte: number): boolean => '()<>[]{}/%'.includes(String.fromCharCode(byte));
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !isWhite(byte) && !isDelimiter(byte);

/** Moves over white space and comments. */
export function skipWhite(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    while (isWhite(bytes[lexer.at])) lexer.at++;
    if (bytes[lexer.at] !== 0x25) return;
    while (lexer.at < bytes.length && bytes[lexer.at] !== 10 && bytes[lexer.at] !== 13) lexer.at++;
  }
}

/** The next run of regular characters, empty if a delimiter or the end comes first. */
export function readWord(lexer: Lexer): string {
  skipWhite(lexer);
  let word = '';
  for (let byte = lexer.bytes[lexer.at]; isRegular(byte); byte = lexer.bytes[++lexer.at])
    word += String.fromCharCode(byte);
  return word;
}

/** Reads a keyword if it comes next. */
export function accept(lexer: Lexer, word: string): boolean {
  const { at } = lexer;
  if (readWord(lexer) === word) return true;
  lexer.at = at;
  return false;
}

/** Reads the value that comes next. @throws PdfProblem where none stands */
export function readValue(lexer: Lexer): PdfValue {
  skipWhite(lexer);
  const byte = lexer.bytes[lexer.at];
  const next = lexer.bytes[lexer.at + 1];
  if (byte === 0x2f) return { kind: 'name', text: readName(lexer) };
  if (byte === 0x28) return readLiteral(lexer);
  if (byte === 0x3c && next === 0x3c) return nested(lexer, readDict);
  if (byte === 0x3c) return readHex(lexer);
  if (byte === 0x5b) return nested(lexer, readArray);
  return readPlain(lexer);
}

function nested<Value>(lexer: Lexer, read: (lexer: Lexer) => Value): Value {
  if (++lexer.depth > deepest) throw unreadable(lexer.at);
  const value = read(lexer);
  lexer.depth--;
  return value;
}

const unreadable = (at: number): PdfProblem =>
  new PdfProblem({
    id: `isi PDF tidak terbaca di bita ${at}`,
    en: `the PDF cannot be read at byte ${at}`,
  });

function readName(lexer: Lexer): string {
  lexer.at++;
  let text = '';
  for (let byte = lexer.bytes[lexer.at]; isRegular(byte); byte = lexer.bytes[++lexer.at])
    text += String.fromCharCode(byte);
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

function readPlain(lexer: Lexer): PdfValue {
  const start = lexer.at;
  const word = readWord(lexer);
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  if (!number.test(word)) return oddNumber(word, start);
  if (!/^\d+$/.test(word)) return Number(word);
  const after = lexer.at;
  const generation = readWord(lexer);
  if (/^\d{1,5}$/.test(generation) && accept(lexer, 'R'))
    return { kind: 'ref', number: Number(word), generation: Number(generation) };
  lexer.at = after;
  return Number(word);
}

/** Some writers print `--5`, `1.2-3` or `1e-5`; readers take what they can. No such number matters to a signature. */
function oddNumber(word: string, start: number): number {
  if (/^[+-]*[\d.]/.test(word)) return Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, '')) || 0;
  throw unreadable(start);
}

function readArray(lexer: Lexer): PdfValue {
  lexer.at++;
  const items: PdfValue[] = [];
  for (;;) {
    skipWhite(lexer);
    if (lexer.bytes[lexer.at] === 0x5d) break;
    if (lexer.at >= lexer.bytes.length) throw unreadable(lexer.at);
    items.push(readValue(lexer));
  }
  lexer.at++;
  return { kind: 'array', items };
}

function readDict(lexer: Lexer): PdfDict {
  lexer.at += 2;
  const entries = new Map<string, PdfValue>();
  let repeated: string | undefined;
  for (;;) {
    skipWhite(lexer);
    if (lexer.bytes[lexer.at] === 0x3e && lexer.bytes[lexer.at + 1] === 0x3e) break;
    if (lexer.bytes[lexer.at] !== 0x2f) throw unreadable(lexer.at);
    const key = readName(lexer);
    if (entries.has(key)) repeated = key;
    entries.set(key, readValue(lexer));
  }
  lexer.at += 2;
  return repeated === undefined ? { kind: 'dict', entries } : { kind: 'dict', entries, repeated };
}

function readHex(lexer: Lexer): PdfString {
  const start = lexer.at;
  const end = lexer.bytes.indexOf(0x3e, start) + 1;
  if (end === 0) throw unreadable(start);
  const digits = Buffer.from(lexer.bytes.subarray(start + 1, end - 1))
    .toString('latin1')
    .replace(/[\s\0]/g, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw unreadable(start);
  lexer.at = end;
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  return { kind: 'string', bytes, start, end, hex: true };
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function readLiteral(lexer: Lexer): PdfString {
  const start = lexer.at++;
  const out: number[] = [];
  for (let open = 1; ; ) {
    const byte = lexer.bytes[lexer.at++];
    if (byte === undefined) throw unreadable(start);
    if (byte === 0x5c) readEscape(lexer, out);
    else {
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) break;
      out.push(byte);
    }
  }
  return { kind: 'string', bytes: Uint8Array.from(out), start, end: lexer.at, hex: false };
}

function readEscape(lexer: Lexer, out: number[]): void {
  const byte = lexer.bytes[lexer.at++] ?? 0;
  const octal = /^[0-7]{1,3}/.exec(
    String.fromCharCode(byte, lexer.bytes[lexer.at] ?? 0, lexer.bytes[lexer.at + 1] ?? 0),
  )?.[0];
  if (octal !== undefined) {
    lexer.at += octal.length - 1;
    out.push(Number.parseInt(octal, 8) & 255);
  } else if (byte === 13) {
    if (lexer.bytes[lexer.at] === 10) lexer.at++;
  } else if (byte !== 10) out.push(escapes[String.fromCharCode(byte)] ?? byte);
}

import { isRegular, type Lexer, readRegular, skipWhite, unreadable, weigh } from './lexer.ts';
import type { PdfRef, PdfValue } from './value.ts';

/** The largest integer that every reader takes for what it says (annex C). */
const largest = 2 ** 31 - 1;

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Reads a number, a reference, `true`, `false` or `null`. @throws PdfProblem */
export function readPlain(lexer: Lexer): PdfValue {
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

/** Some writers print `--5`, `1.2-3` or `1e-5`; readers take what they can, each in its own way, so nobody can tell what it is. */
function oddNumber(lexer: Lexer, word: string, start: number): null {
  if (!/^[+-]*[\d.]/.test(word)) throw unreadable(start);
  lexer.odd?.(start);
  return null;
}

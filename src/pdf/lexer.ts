import { PdfProblem } from './value.ts';

/**
 * Reads bytes (ISO 32000-2, 7.2) from `at` on, which moves behind what was read. `odd` is told the places of what
 * readers understand differently; without it they are taken as most readers take them.
 */
export type Lexer = {
  readonly bytes: Buffer;
  at: number;
  depth: number;
  /** How much memory the values read so far need, in about 50 bytes. */
  weight: number;
  readonly odd?: (at: number) => void;
};

/** Names have at most 127 bytes (ISO 32000-1, annex C); some writers go beyond. */
const longestWord = 4096;

export function openLexer(bytes: Uint8Array, at: number, odd?: (at: number) => void): Lexer {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lexer = { bytes: buffer, at, depth: 0, weight: 0 };
  return odd ? { ...lexer, odd } : lexer;
}

const [regular, white, delimiter] = [0, 1, 2];
const classes = new Uint8Array(256).fill(regular);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = white;
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = delimiter;

export const isWhite = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === white;
export const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && classes[byte] === regular;

/** Moves over white space and comments; comments within an object are odd, since no program writes them. */
export function skipWhite(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    while (isWhite(bytes[lexer.at])) lexer.at++;
    if (bytes[lexer.at] !== 0x25) return;
    lexer.odd?.(lexer.at);
    while (lexer.at < bytes.length && bytes[lexer.at] !== 10 && bytes[lexer.at] !== 13) lexer.at++;
  }
}

/** The next run of regular characters, empty if a delimiter or the end comes first. */
export function readWord(lexer: Lexer): string {
  skipWhite(lexer);
  return readRegular(lexer);
}

/** The regular characters from here on. @throws PdfProblem when they are more than a name has */
export function readRegular(lexer: Lexer): string {
  const { bytes, at } = lexer;
  let end = at;
  while (isRegular(bytes[end])) end++;
  lexer.at = end;
  if (end - at > longestWord) throw unreadable(at);
  if (end - at > 12) return bytes.toString('latin1', at, end);
  let word = '';
  for (let place = at; place < end; place++) word += String.fromCharCode(bytes[place] as number);
  return word;
}

/** Reads a keyword if it comes next. */
export function accept(lexer: Lexer, word: string): boolean {
  const { at } = lexer;
  if (readWord(lexer) === word) return true;
  lexer.at = at;
  return false;
}

export const unreadable = (at: number): PdfProblem =>
  new PdfProblem({
    id: `isi PDF tidak terbaca di bita ${at}`,
    en: `the PDF cannot be read at byte ${at}`,
  });

/** A single object with more parts than this is none of a document's. */
const heaviest = 2_000_000;

/** Counts the memory that a value needs. @throws PdfProblem when one object needs too much */
export function weigh(lexer: Lexer, weight: number): void {
  lexer.weight += weight;
  if (lexer.weight > heaviest) throw unreadable(lexer.at);
}

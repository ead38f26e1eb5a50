import { type Lexer, readRegular, unreadable, weigh } from './lexer.ts';
import type { PdfString } from './value.ts';

const longestString = 8 * 1024 * 1024;

/** Reads a name, without its slash and its escapes (ISO 32000-2, 7.3.5). @throws PdfProblem */
export function readName(lexer: Lexer): string {
  weigh(lexer, 1);
  const start = lexer.at++;
  const text = readRegular(lexer);
  // Control characters, a `#` without two digits and `#00` are no part of a name.
  if (lexer.odd && /[\x01-\x1f\x7f]|#(?![0-9A-Fa-f]{2})|#00/.test(text)) lexer.odd(start);
  if (!text.includes('#')) return text;
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Reads a hexadecimal string (7.3.4.3). @throws PdfProblem */
export function readHex(lexer: Lexer): PdfString {
  weigh(lexer, 2);
  const start = lexer.at;
  const within = lexer.bytes.subarray(start, start + longestString).indexOf(0x3e);
  lexer.at = within < 0 ? lexer.bytes.length : start + within + 1;
  if (within < 0) throw unreadable(start);
  const text = lexer.bytes.toString('latin1', start + 1, lexer.at - 1);
  const bytes = Buffer.from(text, 'hex');
  return {
    kind: 'string',
    bytes: 2 * bytes.length === text.length ? bytes : spacedHex(text, start),
    start,
    end: lexer.at,
    hex: true,
  };
}

/** Digits with white space between them, or an odd number of them. */
function spacedHex(text: string, start: number): Uint8Array {
  if (/[^0-9A-Fa-f\0\t\n\f\r ]/.test(text)) throw unreadable(start);
  const digits = text.replace(/[\0\t\n\f\r ]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** Reads a string in parentheses (7.3.4.2). @throws PdfProblem */
export function readLiteral(lexer: Lexer): PdfString {
  weigh(lexer, 2);
  const { bytes } = lexer;
  const start = lexer.at++;
  let hasEscapes = false;
  for (let open = 1; open > 0; ) {
    const byte = bytes[lexer.at++];
    if (byte === undefined || lexer.at - start > longestString) throw unreadable(start);
    if (byte === 0x28) open++;
    else if (byte === 0x29) open--;
    else if (byte === 0x5c) {
      hasEscapes = true;
      lexer.at++;
    }
  }
  const inside = bytes.subarray(start + 1, lexer.at - 1);
  return {
    kind: 'string',
    bytes: hasEscapes ? unescaped(inside) : inside,
    start,
    end: lexer.at,
    hex: false,
  };
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a string without its escapes (table 3); a line end behind a backslash is none of it. */
function unescaped(text: Buffer): Uint8Array {
  const plain = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    let byte = text[at++] ?? 0;
    if (byte === 0x5c) {
      const one = text[at++] ?? 0;
      if (one === 10 || one === 13) {
        if (one === 13 && text[at] === 10) at++;
        continue;
      }
      byte = escapes[String.fromCharCode(one)] ?? one;
      if (isOctal(one)) {
        byte = one - 48;
        for (let digits = 1; digits < 3 && isOctal(text[at]); digits++)
          byte = byte * 8 + (text[at++] ?? 0) - 48;
      }
    }
    plain[length++] = byte & 255;
  }
  return plain.subarray(0, length);
}

const isOctal = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 55;

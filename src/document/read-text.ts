import { type InputLimits, inputLimits } from './input-limits.ts';
import type { Problem } from './problem.ts';
import { findForbidden, forbiddenCharacter } from './yaml/forbidden-characters.ts';

/** The text of a file, as far as it could be read, and what speaks against going on. */
export type ReadText = { readonly text: string; readonly problem?: Problem };

/**
 * Decodes a file as UTF-8. A leading byte order mark, as Notepad writes it, is dropped. Files that are too long, in
 * another encoding, or with characters that a person cannot see are refused.
 */
export function readText(bytes: Uint8Array, limits: InputLimits = inputLimits): ReadText {
  if (bytes.length > limits.bytes) return { text: '', problem: tooLong(bytes.length, limits.bytes) };
  if (isUtf16(bytes)) return { text: '', problem: notUtf8(0, 'UTF-16') };
  const text = strictly(bytes);
  if (text === undefined) return brokenText(bytes);
  const at = findForbidden(text);
  return at === undefined ? { text } : { text, problem: forbiddenCharacter(text, at) };
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** The text, or undefined where a byte is not UTF-8. */
function strictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function brokenText(bytes: Uint8Array): ReadText {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = firstBrokenByte(bytes, text) ?? 0;
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, broken)).length;
  return { text, problem: notUtf8(before, 'ANSI/Latin-1') };
}

/** Offset of the first byte that is not UTF-8: where the decoded text, encoded again, differs. */
function firstBrokenByte(bytes: Uint8Array, text: string): number | undefined {
  const start = hasMark(bytes) ? 3 : 0;
  const again = new TextEncoder().encode(text);
  for (let index = 0; index + start < bytes.length || index < again.length; index++) {
    if (bytes[index + start] !== again[index]) return index + start;
  }
  return undefined;
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

function tooLong(length: number, most: number): Problem {
  const kibibytes = Math.ceil(length / 1024);
  const limit = Math.floor(most / 1024);
  return {
    rule: 'file-size',
    start: 0,
    end: 0,
    message: {
      id: `Berkas ini ${kibibytes} KiB; paling banyak ${limit} KiB.`,
      en: `This file is ${kibibytes} KiB; at most ${limit} KiB are read.`,
    },
    hint: {
      id: 'Pecah menjadi beberapa dokumen, atau naikkan batasnya dengan sadar: batas: { ukuran_kib: … } di sop.config.yaml.',
      en: 'Split it into several documents, or raise the limit knowingly: batas: { ukuran_kib: … } in sop.config.yaml.',
    },
  };
}

function notUtf8(at: number, guess: string): Problem {
  return {
    rule: 'encoding',
    start: at,
    end: at + 1,
    message: {
      id: `Berkas ini bukan UTF-8 (kelihatannya ${guess}).`,
      en: `This file is not UTF-8 (it looks like ${guess}).`,
    },
    hint: {
      id: 'Simpan ulang dengan pengodean UTF-8.',
      en: 'Save it again with the encoding UTF-8.',
    },
  };
}

import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfValue } from '../../pdf/value.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { FoundSignature } from './signature-fields.ts';

/** The bytes a signature covers: everything up to `end`, but for the string of its own `/Contents`. */
export type Coverage = {
  readonly contents: Uint8Array;
  readonly gap: readonly [from: number, to: number];
  /** Where the signed revision ends. */
  readonly end: number;
};

/**
 * Checks a signature's `/ByteRange` against the file: four numbers from 0 on, a gap that is exactly the hex string of its own
 * `/Contents`, an end that is the end of a revision (ISO 32000-2, 12.8.1). Answers with what is wrong otherwise.
 * @param bytes the whole file, where only one of its revisions is given: the line end behind a revision may be signed as well
 */
export function coverageOf(
  file: PdfFile,
  { dict, holder }: Pick<FoundSignature, 'dict' | 'holder'>,
  bytes: Uint8Array = file.bytes,
): Coverage | { readonly problem: Bilingual } {
  if (dict.repeated !== undefined) return bad(repeatedKey(dict.repeated));
  const entry = file.crossReference.entries.get(holder);
  const contents = asKind(dict.entries.get('Contents'), 'string');
  if (entry?.kind !== 'at' || !contents) return bad(noContents);
  const range = numbersOf(file.items(dict.entries.get('ByteRange')));
  if (range?.length !== 4) return bad(noRange);
  const [start, length, second, rest] = range as [number, number, number, number];
  if (start !== 0) return bad(notFromStart);
  if (!contents.hex || length !== contents.start || second !== contents.end) return bad(wrongGap);
  const end = second + rest;
  if (end > bytes.length) return bad(beyondEnd);
  if (!endsRevision(bytes.subarray(0, end))) return bad(notAtEnd);
  return { contents: contents.bytes, gap: [length, second], end };
}

const isWhite = (byte: number): boolean => byte === 10 || byte === 13 || byte === 32 || byte === 0;

/** Whether nothing but white space lies between two places: the line end behind a revision belongs to it or does not. */
export const endsAlike = (bytes: Uint8Array, a: number, b: number): boolean =>
  bytes.subarray(Math.min(a, b), Math.max(a, b)).every(isWhite);

const bad = (problem: Bilingual) => ({ problem });

function numbersOf(items: readonly PdfValue[]): readonly number[] | undefined {
  const numbers = items.filter((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0);
  return numbers.length === items.length ? (numbers as readonly number[]) : undefined;
}

/** `%%EOF` with white space behind it; writers differ in what line end they add. */
function endsRevision(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 64))).toString('latin1');
  return /%%EOF[\s\0]*$/.test(tail);
}

const repeatedKey = (key: string): Bilingual => ({
  id: `kunci /${key} ada dua kali di kamus tanda tangan`,
  en: `/${key} stands twice in the signature dictionary`,
});
const noContents: Bilingual = {
  id: '/Contents (isi tanda tangan) tidak ada atau bukan pada tempatnya',
  en: '/Contents (the signature itself) is missing or out of place',
};
const noRange: Bilingual = {
  id: '/ByteRange tidak ada atau bukan empat bilangan',
  en: '/ByteRange is missing or is not four numbers',
};
const notFromStart: Bilingual = {
  id: 'bagian yang ditandatangani tidak mulai dari awal berkas',
  en: 'the signed part does not begin at the beginning of the file',
};
const wrongGap: Bilingual = {
  id: 'bagian yang tidak ditandatangani bukan tepat isi tanda tangan ini',
  en: 'the part left unsigned is not exactly this signature',
};
const beyondEnd: Bilingual = {
  id: 'berkas lebih pendek daripada bagian yang ditandatangani',
  en: 'the file is shorter than its signed part',
};
const notAtEnd: Bilingual = {
  id: 'bagian yang ditandatangani tidak berakhir di akhir sebuah revisi',
  en: 'the signed part does not end where a revision ends',
};

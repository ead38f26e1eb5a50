import { inflateSync } from 'node:zlib';
import { openPdf } from '../../pdf/pdf-file.ts';
import { asKind, nameText, PdfProblem, type PdfStream, type PdfValue } from '../../pdf/value.ts';

/** The most bytes that a stream is unpacked to, to see whether it is whole. */
const largest = 64 * 1024 * 1024;

/**
 * Reads all that a file shows: whoever signs a damaged file signs what nobody can read, or what a reader guesses.
 * @throws PdfProblem where an object is not in its place, a packed stream is not as it was written, or something stands behind the end
 */
export function refuseDamaged(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1');
  if (!/%%EOF[\s\0]*$/.test(tail)) throw new PdfProblem(noEnd);
  const file = openPdf(bytes);
  const open: PdfValue[] = [file.crossReference.trailer];
  const seen = new Set<number>();
  for (let now = open.pop(); now !== undefined; now = open.pop()) {
    const ref = asKind(now, 'ref');
    if (ref && seen.has(ref.number)) continue;
    if (ref) seen.add(ref.number);
    const value = ref ? file.object(ref.number) : now;
    const stream = asKind(value, 'stream');
    if (stream && !isWhole(stream)) throw new PdfProblem(badStream(ref?.number ?? 0));
    for (const item of asKind(value, 'array')?.items ?? []) if (mayHold(item)) open.push(item);
    for (const item of (stream?.dict ?? asKind(value, 'dict'))?.entries.values() ?? [])
      if (mayHold(item)) open.push(item);
  }
}

const mayHold = (value: PdfValue): boolean =>
  typeof value === 'object' && value !== null && value.kind !== 'name' && value.kind !== 'string';

/** Packed data carry a checksum of their own (RFC 1950, 2.2). */
function isWhole({ dict, data }: PdfStream): boolean {
  const filter = dict.entries.get('Filter');
  const [first, ...more] = asKind(filter, 'array')?.items ?? [filter];
  if (nameText(first) !== 'FlateDecode' || more.length > 0) return true;
  try {
    inflateSync(data, { maxOutputLength: largest });
    return true;
  } catch (error) {
    return error instanceof RangeError;
  }
}

const noEnd = {
  id: 'berkas PDF ini terpotong, atau ada sesuatu di belakang ujungnya (%%EOF). Tidak ada yang ditandatangani; ambil lagi berkas aslinya.',
  en: 'this PDF file is cut off, or something stands behind its end (%%EOF). Nothing was signed; take the original file again.',
};
const badStream = (number: number) => ({
  id: `isi objek ${number} di PDF ini rusak. Tidak ada yang ditandatangani; ambil lagi berkas aslinya.`,
  en: `the content of object ${number} of this PDF is damaged. Nothing was signed; take the original file again.`,
});

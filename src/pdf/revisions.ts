import type { PdfFile } from './pdf-file.ts';
import { PdfLimit } from './value.ts';

/** More revisions behind a signature than this are not looked through. */
const mostRevisions = 200;

/** Between the cross-reference of a revision and its `%%EOF` stand a few words at most. */
const nearby = 1100;

/** The revisions behind a signed one, oldest first, each as the file was when it ended there. @throws PdfLimit */
export function revisionsAfter(file: PdfFile, signed: PdfFile): readonly PdfFile[] {
  const { bytes, crossReference } = file;
  const ends = crossReference.chain
    .filter(({ offset }) => offset >= signed.bytes.length)
    .map(({ extent }) => {
      const mark = Buffer.from(bytes.subarray(extent, extent + nearby)).indexOf('%%EOF');
      return mark < 0 ? bytes.length : extent + mark + 5;
    });
  const own = [...new Set(ends)].sort((a, b) => a - b).slice(0, -1);
  if (own.length >= mostRevisions) throw new PdfLimit(tooMany(own.length + 1));
  return [...own.map((end) => file.revision(end)), ...(ends.length > 0 ? [file] : [])];
}

const tooMany = (count: number) => ({
  id: `PDF ini disimpan ${count} kali setelah ditandatangani; lebih dari ${mostRevisions} tidak diperiksa`,
  en: `this PDF was saved ${count} times after it was signed; more than ${mostRevisions} are not looked through`,
});

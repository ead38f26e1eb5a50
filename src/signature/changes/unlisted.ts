import { readObjectAt } from '../../pdf/indirect-object.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';

const objectHead = /(?:^|[^\d])(\d{1,10})[\s\0]+\d{1,5}[\s\0]+obj(?![A-Za-z])/g;

/**
 * Whether a later revision brings objects that its cross-reference does not list, or bytes behind its end. A reader that finds the
 * cross-reference odd looks for objects by itself, and would show them.
 */
export function hasUnlisted(before: PdfFile, after: PdfFile): boolean {
  const from = before.bytes.length;
  const text = Buffer.from(after.bytes.subarray(from)).toString('latin1');
  const extents = listed(after, from);
  for (const match of text.matchAll(objectHead)) {
    const at = from + match.index + match[0].indexOf(match[1] ?? '');
    if (!extents.some(([start, end]) => at >= start && at < end)) return true;
  }
  return !/%%EOF[\s\0]*$/.test(text);
}

/** Where the objects of a revision begin and end, its cross-reference streams included. */
function listed(file: PdfFile, from: number): readonly (readonly [start: number, end: number])[] {
  const { entries, sections } = file.crossReference;
  const offsets = [...entries.values()].flatMap((entry) => (entry.kind === 'at' ? [entry.offset] : []));
  return [...offsets, ...sections]
    .filter((offset) => offset >= from)
    .map((offset) => [offset, readObjectAt(file.bytes, offset, lengthIn(file))?.end ?? offset + 1]);
}

const lengthIn = (file: PdfFile) => (value: Parameters<PdfFile['resolve']>[0]) => {
  const length = file.resolve(value);
  return typeof length === 'number' ? length : undefined;
};

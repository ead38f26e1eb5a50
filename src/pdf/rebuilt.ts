import { isWhite } from './lexer.ts';
import type { PdfFile } from './pdf-file.ts';
import { deadIn, referencesIn, seenPart } from './references.ts';
import { rootOf, type Scan, scan } from './scan.ts';
import { PdfLimit, PdfProblem, type PdfValue } from './value.ts';

/**
 * What some readers find elsewhere, because something makes them distrust the cross-reference of a file: where its newest section is a table, poppler takes a
 * reference to nothing for damage and looks through all bytes. Then the last object of each number counts, none from object streams. Undefined for
 * a file that nobody looks through, or of which the same is seen either way.
 */
export function foundElsewhere(file: PdfFile): string | undefined {
  const { chain, trailer } = file.crossReference;
  if (chain[0].streams.includes(chain[0].offset)) return undefined;
  file.spend('signed', file.bytes.length);
  const scanned = scan(file.bytes);
  const root = rootOf(trailer);
  const catalog = file.dict(trailer.entries.get('Root'));
  let found = [...scanned.roots].every((one) => one === root) ? undefined : 'trailer';
  // Most files: then nobody need ask what leads where, which reads every object.
  const numbers = [...file.crossReference.entries.keys(), ...scanned.heads.keys()];
  if (found === undefined && numbers.every((number) => isSameIn(scanned, file, number))) return undefined;
  let isDamaged = false;
  const met = new Set<number>();
  const walk = (starts: readonly PdfValue[], isSeen: boolean): void => {
    const open = [...starts];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      isDamaged ||= deadIn(value, file).length > 0;
      for (const { number } of referencesIn(value)) {
        if (met.has(number)) continue;
        met.add(number);
        file.spend('steps', 1);
        if (isSeen && !isSameIn(scanned, file, number)) found ??= `${number} obj`;
        const object = readable(file, number);
        isDamaged ||= object === undefined;
        if (number !== root) open.push(object ?? null);
      }
    }
  };
  const starts = [trailer, ...(catalog ? [catalog] : [])];
  walk(starts.map(seenPart), true);
  // What is beside that need not be the same, but damage there is damage too.
  if (found !== undefined) walk(starts, false);
  return isDamaged ? found : undefined;
}

function isSameIn({ heads }: Scan, { bytes, crossReference }: PdfFile, number: number): boolean {
  const [entry, head] = [crossReference.entries.get(number), heads.get(number)];
  if (entry?.kind !== 'at') return entry?.kind !== 'in' && head === undefined;
  let { offset } = entry;
  while (isWhite(bytes[offset])) offset++;
  return head?.at === offset && head.generation === entry.generation;
}

/** An object that stands where it should, with the generation that it should have; undefined for any other. */
function readable(file: PdfFile, number: number): PdfValue | undefined {
  const entry = file.crossReference.entries.get(number);
  try {
    const value = file.object(number);
    if (entry?.kind !== 'at') return value;
    const head = Buffer.from(file.bytes.subarray(entry.offset, entry.offset + 60)).toString('latin1');
    return Number(/^[\0\s]*\d+[\0\s]+(\d+)/.exec(head)?.[1]) === entry.generation ? value : undefined;
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return undefined;
    throw error;
  }
}

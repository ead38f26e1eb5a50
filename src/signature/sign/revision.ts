import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type PdfDict, PdfProblem, type PdfValue } from '../../pdf/value.ts';
import { serialize } from './serialize.ts';

/** A further revision of a file in the making: objects that are new or take the place of old ones. */
export type Revision = {
  readonly file: PdfFile;
  readonly objects: Map<number, string>;
  next: number;
};

/** Begins a revision. @throws PdfProblem when the file's cross-reference is no plain table, which our own files have */
export function beginRevision(file: PdfFile): Revision {
  const { trailer, sections } = file.crossReference;
  const [section = 0] = sections;
  const isTable = Buffer.from(file.bytes.subarray(section, section + 4)).toString('latin1') === 'xref';
  if (!isTable || trailer.entries.has('Encrypt')) throw new PdfProblem(notOurs);
  const size = trailer.entries.get('Size');
  let next = typeof size === 'number' ? size : 0;
  for (const number of file.crossReference.entries.keys()) next = Math.max(next, number + 1);
  return { file, objects: new Map(), next };
}

const notOurs = {
  id: 'PDF ini disusun dengan cara lain (atau dikunci); tanda tangani PDF buatan sop',
  en: 'this PDF is built in another way (or locked); sign a PDF made by sop',
};

/** Adds an object and gives its number. */
export function addObject(revision: Revision, value: PdfValue | string): number {
  const number = revision.next++;
  setObject(revision, number, value);
  return number;
}

/** Puts an object in the place of an older one. */
export function setObject({ objects }: Revision, number: number, value: PdfValue | string): void {
  objects.set(number, typeof value === 'string' ? value : serialize(value));
}

/** A finished revision behind its file, and where each of its objects begins. */
type Written = { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> };

/** Writes the revision behind the file: objects, cross-reference table, trailer (ISO 32000-2, 7.5.6). */
export function writeRevision({ file, objects, next }: Revision): Written {
  const parts: Uint8Array[] = [file.bytes];
  let at = file.bytes.length;
  const put = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1');
    parts.push(bytes);
    at += bytes.length;
  };
  if (file.bytes.at(-1) !== 10) put('\n');
  const offsets = new Map<number, number>();
  for (const [number, text] of [...objects].sort(([a], [b]) => a - b)) {
    offsets.set(number, at);
    put(`${number} ${generationOf(file, number)} obj\n${text}\nendobj\n`);
  }
  const start = at;
  put(
    `xref\n${tableOf(file, offsets)}trailer\n${serialize(trailerOf(file, next))}\nstartxref\n${start}\n%%EOF\n`,
  );
  return { bytes: Buffer.concat(parts), offsets };
}

/** What takes the place of an object keeps its generation (ISO 32000-2, 7.3.10). */
export function generationOf({ crossReference }: PdfFile, number: number): number {
  const entry = crossReference.entries.get(number);
  return entry?.kind === 'at' ? entry.generation : 0;
}

function tableOf(file: PdfFile, offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()];
  const runs: number[][] = [];
  for (const number of numbers) {
    if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1)?.push(number);
    else runs.push([number]);
  }
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const line = (number: number): string =>
    `${digits(offsets.get(number) ?? 0, 10)} ${digits(generationOf(file, number), 5)} n \n`;
  return runs.map((run) => `${run[0]} ${run.length}\n${run.map(line).join('')}`).join('');
}

function trailerOf({ crossReference: { trailer, sections } }: PdfFile, size: number): PdfDict {
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    kind: 'dict',
    entries: new Map<string, PdfValue>([['Size', size], ...kept, ['Prev', sections[0] ?? 0]]),
  };
}

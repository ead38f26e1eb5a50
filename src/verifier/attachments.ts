import type { Bilingual } from '../words/bilingual.ts';

/** What was chosen cannot be looked at, in words for the person who chose it. */
export class ChosenFileProblem extends Error {
  readonly text: Bilingual;
  constructor(text: Bilingual) {
    super(text.en);
    this.name = 'ChosenFileProblem';
    this.text = text;
  }
}

/** The most bytes of a file that is looked at, and that an attachment unpacks to. */
export const largestFile = 64 * 1024 * 1024;

/**
 * A file that lies in a PDF under a name, as the programs of this office put it there; undefined when none has the name. Nothing is guessed: two
 * files of that name, two objects of one number, other filters and encryption are refused. Which PDF readers would show it is not asked:
 * what it says is held against the page by whoever reads it.
 * @throws ChosenFileProblem
 */
export async function attachedFile(pdf: Uint8Array, name: string): Promise<Uint8Array | undefined> {
  const text = new TextDecoder('latin1').decode(pdf);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) throw new ChosenFileProblem(encrypted);
  const named = filespecsIn(text, name).filter(
    (object) => stringAt(object, 'UF') === name || stringAt(object, 'F') === name,
  );
  const [filespec] = named;
  if (filespec === undefined) return undefined;
  const number = /\/EF\s*<<\s*\/F\s+(\d+)\s+0\s+R\s*>>/.exec(filespec)?.[1];
  if (named.length > 1 || number === undefined) throw new ChosenFileProblem(unclear(name));
  return streamOf(pdf, text, number, name);
}

/** More than this of an object is not looked at, and of no more objects than that. */
const longest = 4000;
const most = 1000;

/** The objects that say of themselves that they name a file. */
function filespecsIn(text: string, name: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf('/Filespec'); at >= 0; at = text.indexOf('/Filespec', at + 1)) {
    const before = text.slice(Math.max(0, at - longest), at);
    const after = text.slice(at, at + longest);
    const object = before.slice(before.lastIndexOf(' obj')) + after.slice(0, after.indexOf('endobj'));
    if (found.push(object) > most) throw new ChosenFileProblem(unclear(name));
  }
  return found;
}

const stringAt = (object: string, key: string): string | undefined =>
  new RegExp(`/${key}\\s*\\(([^()\\\\]*)\\)`).exec(object)?.[1];

function streamOf(pdf: Uint8Array, text: string, number: string, name: string): Promise<Uint8Array> {
  const [object, ...others] = text.matchAll(new RegExp(`(?<![0-9])${number}\\s+0\\s+obj\\b`, 'g'));
  const begun = (object?.index ?? 0) + (object?.[0].length ?? 0);
  const head = /^\s*<<([\s\S]*?)>>\s*stream\r?\n/.exec(text.slice(begun, begun + longest));
  const length = Number(/\/Length\s+(\d+)\s*(?!\d|\s*\d+\s+R)/.exec(head?.[1] ?? '')?.[1]);
  if (!object || others.length > 0 || !head || !Number.isInteger(length))
    throw new ChosenFileProblem(unclear(name));
  const start = begun + head[0].length;
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head[1] ?? '')?.[1];
  if (!/^\s*endstream/.test(text.slice(start + length, start + length + 20)))
    throw new ChosenFileProblem(unclear(name));
  const data = pdf.slice(start, start + length);
  if (filter === undefined) return Promise.resolve(data);
  if (!/^\[?\s*\/FlateDecode\s*\]?$/.test(filter)) throw new ChosenFileProblem(unclear(name));
  return inflated(data, name);
}

async function inflated(data: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  try {
    const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      total += next.value.length;
      if (total > largestFile) throw new ChosenFileProblem(tooLarge);
      parts.push(next.value);
    }
  } catch (error) {
    throw error instanceof ChosenFileProblem ? error : new ChosenFileProblem(unclear(name));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Refuses what would keep a browser busy for minutes. @throws ChosenFileProblem */
export function refuseManyLines(lines: Uint8Array): void {
  let count = 0;
  for (const byte of lines) if (byte === 10 && ++count > mostLines) throw new ChosenFileProblem(tooManyLines);
}

const mostLines = 200_000;

const tooManyLines: Bilingual = {
  id: 'Catatan ini lebih dari 200.000 baris; halaman ini tidak memeriksanya. Pakai sop verify.',
  en: 'This record has more than 200,000 lines; this page does not check it. Use sop verify.',
};
export const tooLarge: Bilingual = {
  id: 'Berkas ini lebih besar dari 64 MiB; halaman ini tidak memeriksanya.',
  en: 'This file is larger than 64 MiB; this page does not check it.',
};
const encrypted: Bilingual = {
  id: 'PDF ini dienkripsi. Keluarkan lampiran catatan.jsonl dengan pembaca PDF, lalu pilih berkas itu.',
  en: 'This PDF is encrypted. Save its attachment catatan.jsonl with a PDF reader and choose that file.',
};
const unclear = (name: string): Bilingual => ({
  id: `Lampiran ${name} di PDF ini tidak jelas (ada dua, atau tersimpan tidak seperti yang ditulis program). Jangan dipercaya begitu saja: minta berkas aslinya, atau periksa dengan sop verify.`,
  en: `The attachment ${name} of this PDF is not clear (there are two, or it is not stored as the program writes it). Do not simply trust it: ask for the original, or check with sop verify.`,
});

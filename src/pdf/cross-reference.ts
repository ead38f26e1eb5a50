import { readStreamAt } from './indirect-object.ts';
import { accept, type Lexer, openLexer, readValue, readWord, skipWhite } from './lexer.ts';
import { unpacked } from './stream-data.ts';
import { asKind, nameText, type PdfDict, PdfProblem, type PdfStream } from './value.ts';

/** Where an object lies: at an offset of the file, inside an object stream, or nowhere. */
export type Entry =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

/** All cross-reference sections of a file, newest first, merged: for each object number the newest entry. */
export type CrossReference = {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
  /** Offsets of the sections in the order of their chain, newest first. */
  readonly sections: readonly number[];
};

type Section = { readonly entries: ReadonlyMap<number, Entry>; readonly trailer: PdfDict };

const mostSections = 2000;
const highestNumber = 8_388_607;

/** Reads the cross-reference of a file (ISO 32000-2, 7.5.4 and 7.5.8), classic, as streams or mixed. @throws PdfProblem */
export function readCrossReference(bytes: Uint8Array, shift: number): CrossReference {
  const entries = new Map<number, Entry>();
  const sections: number[] = [];
  let trailer: PdfDict | undefined;
  let next: number | undefined = startOffset(bytes);
  while (next !== undefined) {
    const offset: number = next + shift;
    if (sections.includes(offset)) throw badTable(offset);
    if (sections.length >= mostSections) throw badTable(offset);
    sections.push(offset);
    const section = readSection(bytes, offset, shift);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    trailer ??= section.trailer;
    const previous = section.trailer.entries.get('Prev');
    next = typeof previous === 'number' ? previous : undefined;
  }
  if (!trailer) throw badTable(0);
  return { entries, trailer, sections };
}

const badTable = (at: number): PdfProblem =>
  new PdfProblem({
    id: `daftar objek PDF (xref) tidak terbaca di bita ${at}`,
    en: `the PDF's cross-reference cannot be read at byte ${at}`,
  });

/** The number behind the last `startxref`. */
function startOffset(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('startxref');
  if (at < 0) throw badTable(bytes.length);
  const offset = readValue(openLexer(bytes, at + 9));
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset)) throw badTable(at);
  return offset;
}

function readSection(bytes: Uint8Array, offset: number, shift: number): Section {
  if (offset < 0 || offset >= bytes.length) throw badTable(offset);
  const lexer = openLexer(bytes, offset);
  if (!accept(lexer, 'xref')) return streamSection(readStreamAt(bytes, offset)?.stream, offset, shift);
  const entries = readTable(lexer, shift);
  const trailer = asKind(readValue(lexer), 'dict');
  if (!trailer) throw badTable(lexer.at);
  const hybrid = trailer.entries.get('XRefStm');
  if (typeof hybrid === 'number') {
    const more = streamSection(readStreamAt(bytes, hybrid + shift)?.stream, hybrid + shift, shift);
    for (const [number, entry] of more.entries)
      if ((entries.get(number)?.kind ?? 'free') === 'free') entries.set(number, entry);
  }
  return { entries, trailer };
}

const wholeNumber = (word: string): number => (/^\d+$/.test(word) ? Number(word) : Number.NaN);

/** Reads sub-sections until `trailer`; by words, since writers disagree about the width of the lines. */
function readTable(lexer: Lexer, shift: number): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  let slip = 0;
  while (!accept(lexer, 'trailer')) {
    const [first, count] = [readWord(lexer), readWord(lexer)].map(wholeNumber) as [number, number];
    // At the end of the bytes there is no word either: without this check the search for `trailer` would never end.
    if (!(first + count <= highestNumber + 1)) throw badTable(lexer.at);
    for (let index = 0; index < count; index++) {
      const [offset, generation, kind] = [Number(readWord(lexer)), Number(readWord(lexer)), readWord(lexer)];
      if (!(offset >= 0 && generation >= 0) || (kind !== 'n' && kind !== 'f')) throw badTable(lexer.at);
      // Some writers call the list's first entry, the head of the free ones, number 1.
      if (index === 0 && entries.size === 0 && first === 1 && kind === 'f' && generation === 65535) slip = 1;
      const number = first + index - slip;
      if (kind === 'f' || offset === 0) entries.set(number, { kind: 'free' });
      else entries.set(number, { kind: 'at', offset: offset + shift, generation });
    }
    skipWhite(lexer);
  }
  return entries;
}

function streamSection(stream: PdfStream | undefined, offset: number, shift: number): Section {
  if (!stream || nameText(stream.dict.entries.get('Type')) !== 'XRef') throw badTable(offset);
  const widths = numbersOf(stream.dict, 'W');
  const size = stream.dict.entries.get('Size');
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = kindWidth + secondWidth + thirdWidth;
  if (widths.length < 3 || width === 0 || typeof size !== 'number') throw badTable(offset);
  const index = stream.dict.entries.has('Index') ? numbersOf(stream.dict, 'Index') : [0, size];
  const data = unpacked(stream);
  const entries = new Map<number, Entry>();
  let at = 0;
  const field = (bytes: number, otherwise: number): number => {
    let value = bytes === 0 ? otherwise : 0;
    for (let byte = 0; byte < bytes; byte++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    for (let step = 0; step < count && at + width <= data.length; step++) {
      const [kind, second, third] = [field(kindWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)];
      if (kind === 1) entries.set(first + step, { kind: 'at', offset: second + shift, generation: third });
      else if (kind === 2) entries.set(first + step, { kind: 'in', stream: second, index: third });
      else entries.set(first + step, { kind: 'free' });
    }
  }
  return { entries, trailer: stream.dict };
}

function numbersOf({ entries }: PdfDict, key: string): readonly number[] {
  const items = asKind(entries.get(key), 'array')?.items ?? [];
  return items.filter((item) => typeof item === 'number');
}

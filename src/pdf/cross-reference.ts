import type { Spend } from './budget.ts';
import { openLexer } from './lexer.ts';
import { readValue } from './read-value.ts';
import type { PdfDict } from './value.ts';
import type { Entry } from './xref-entry.ts';
import { badTable, readSection, type Section } from './xref-section.ts';

/** All cross-reference sections of a file, newest first, merged: for each object number the newest entry. */
export type CrossReference = {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
  /** Offsets of the sections in the order of their chain, newest first. */
  readonly sections: readonly number[];
  readonly chain: readonly [newest: Section, ...older: Section[]];
  /** Bytes before the header, from where offsets count. */
  readonly shift: number;
};

const mostSections = 2000;

/**
 * Reads the cross-reference of a file (ISO 32000-2, 7.5.4 and 7.5.8), classic, as streams or mixed. @throws PdfProblem
 * @param known sections that were read before, of the same bytes or of more of them
 */
export function readCrossReference(
  bytes: Uint8Array,
  shift: number,
  { sections: known, spend }: { readonly sections: Map<string, Section>; readonly spend: Spend },
): CrossReference {
  const chain = new Map<number, Section>();
  let next: number | undefined = startOffset(bytes);
  while (next !== undefined) {
    const offset: number = next + shift;
    if (chain.has(offset) || chain.size >= mostSections) throw badTable(offset);
    const key = `${offset} ${shift}`;
    const before: Section | undefined = known.get(key);
    const section: Section =
      before && before.extent <= bytes.length ? before : readSection(bytes, offset, shift, spend);
    known.set(key, section);
    chain.set(offset, section);
    next = previousOf(section, offset);
  }
  const [newest, ...older] = [...chain.values()];
  if (!newest) throw badTable(0);
  return {
    entries: merged(newest, older, spend),
    trailer: newest.trailer,
    sections: [...chain.keys()],
    chain: [newest, ...older],
    shift,
  };
}

/** The objects of which readers find different ones, or some none: the newest section that lists them says two things. */
export function unsureNumbers({ chain }: CrossReference, spend: Spend): ReadonlySet<number> {
  const unsure = new Set<number>();
  for (const [at, section] of chain.entries())
    for (const number of section.unsure) {
      spend('steps', at + 1);
      if (!chain.slice(0, at).some(({ entries }) => entries.has(number))) unsure.add(number);
    }
  return unsure;
}

/** For each number the entry of the newest section that has it. */
function merged(newest: Section, older: readonly Section[], spend: Spend): ReadonlyMap<number, Entry> {
  if (older.length === 0) return newest.entries;
  const entries = new Map(newest.entries);
  for (const section of older) {
    spend('entries', section.entries.size);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
  }
  return entries;
}

/** Where the section before one begins; some writers say 0 for none. */
function previousOf({ trailer }: Section, offset: number): number | undefined {
  const previous = trailer.entries.get('Prev');
  if (typeof previous !== 'number' || previous === 0) return undefined;
  if (!Number.isSafeInteger(previous)) throw badTable(offset);
  return previous;
}

/** The number behind the last `startxref`. */
function startOffset(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('startxref');
  if (at < 0) throw badTable(bytes.length);
  const offset = readValue(openLexer(bytes, at + 9));
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset)) throw badTable(at);
  return offset;
}

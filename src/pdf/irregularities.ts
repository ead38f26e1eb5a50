import { type Appended, readAppended } from './appended.ts';
import { openLexer, skipWhite } from './lexer.ts';
import type { PdfFile } from './pdf-file.ts';
import { readValue } from './read-value.ts';
import { deadIn, generationOf, referencesIn } from './references.ts';
import { asKind, type PdfRef, type PdfValue } from './value.ts';
import { type Entry, free, sameEntry } from './xref-entry.ts';

/**
 * What is out of order in the revision that a file appended to an earlier one: whatever two readers may understand differently, or might
 * make one repair the file and so show other objects. Answers with the places, empty when every reader sees the same.
 */
export function irregularities(before: PdfFile, after: PdfFile): readonly string[] {
  const { chain, sections } = after.crossReference;
  const appended = readAppended(after, before.bytes.length);
  const isNext = sections.slice(1).join() === before.crossReference.sections.join();
  const odd = [
    ...(isNext ? [] : ['Prev']),
    ...chain[0].odd,
    ...appended.odd,
    ...oddTrailer(before, after),
    ...oddEntries(before, after, appended),
  ];
  // Only where every entry is true can the objects be asked for.
  if (odd.length > 0) return [...new Set(odd)];
  return [
    ...oddObjects(after, appended),
    ...deadReferences(before, after, appended),
    ...deadEnds(before, after),
  ];
}

/** A `/Size` above all numbers by more than this is none that a program counts. */
const widest = 100_000;

/** `/Size` hides what lies beyond it; with another `/ID` an encrypted file opens differently. */
function oddTrailer(before: PdfFile, after: PdfFile): readonly string[] {
  const [{ trailer, entries }] = after.crossReference.chain;
  const old = before.crossReference.trailer.entries;
  const [size, sizeBefore] = [trailer.entries.get('Size'), old.get('Size')];
  let least = typeof sizeBefore === 'number' ? sizeBefore : 0;
  for (const number of entries.keys()) least = Math.max(least, number + 1);
  const isLarge = typeof size === 'number' && size >= least && size <= least + widest;
  const firstId = (file: PdfFile, id: PdfValue | undefined): string =>
    Buffer.from(asKind(file.items(id)[0], 'string')?.bytes ?? []).toString('hex');
  const hasSameKey =
    !old.has('Encrypt') || firstId(before, old.get('ID')) === firstId(after, trailer.entries.get('ID'));
  return [...(isLarge ? [] : ['Size']), ...(hasSameKey ? [] : ['ID'])];
}

/**
 * Each entry names what it named before, or one object of this revision, at its place and with its generation. What takes the place of an
 * object has the generation of that, or else references to it would lead nowhere.
 */
function oddEntries(before: PdfFile, after: PdfFile, { objects }: Appended): readonly string[] {
  const isTrue = (number: number, entry: Entry): boolean => {
    const old = before.crossReference.entries.get(number) ?? free;
    if (entry.kind === 'free' || sameEntry(old, entry)) return true;
    if (old.kind !== 'free' && generationOf(old) !== generationOf(entry)) return false;
    if (entry.kind === 'in') return objects.get(entry.stream)?.type === 'ObjStm';
    const object = objects.get(number);
    return object?.offset === entry.offset && object.generation === entry.generation;
  };
  return [...after.crossReference.chain[0].entries]
    .filter(([number, entry]) => !isTrue(number, entry))
    .slice(0, 10)
    .map(([number]) => `xref/${number}`);
}

/** Each object of the revision is listed, those in object streams too. */
function oddObjects(after: PdfFile, { objects }: Appended): readonly string[] {
  const [{ entries, streams }] = after.crossReference.chain;
  const odd: string[] = [];
  for (const [number, { offset, type }] of objects) {
    const entry = entries.get(number);
    const isSection = streams.includes(offset);
    const isListed = entry?.kind === 'at' ? entry.offset === offset : !entry && isSection;
    if (!isListed || (type === 'XRef') !== isSection) odd.push(`${number} obj`);
    else if (type === 'ObjStm') for (const place of oddPacked(after, number, entries)) odd.push(place);
  }
  return odd.concat(streams.every((offset) => isAppended(objects, offset)) ? [] : ['XRefStm']);
}

const isAppended = (objects: Appended['objects'], offset: number): boolean =>
  [...objects.values()].some((object) => object.offset === offset);

/** The objects of a stream stand one behind the other, each listed with its index. */
function oddPacked(after: PdfFile, holder: number, entries: ReadonlyMap<number, Entry>): readonly string[] {
  const stream = after.objectStream(holder);
  if (!stream) return [`${holder} obj`];
  const odd = new Set<string>();
  let place = '';
  const lexer = openLexer(stream.data, stream.first, () => odd.add(place));
  after.spend('read', stream.data.length);
  for (const [index, [number, at]] of stream.places.entries()) {
    place = `${holder} obj/${index}`;
    const entry = entries.get(number);
    if (entry?.kind !== 'in' || entry.stream !== holder || entry.index !== index) odd.add(place);
    skipWhite(lexer);
    const own = openLexer(stream.data, at);
    skipWhite(own);
    if (own.at !== lexer.at) return [...odd, place];
    readValue(lexer);
  }
  skipWhite(lexer);
  if (lexer.at < stream.data.length) odd.add(`${holder} obj`);
  return [...odd];
}

/**
 * References of this revision to objects that do not exist or have another generation. Some readers take them for damage and look for objects
 * by themselves. What was dead at the same place before is no news.
 */
function deadReferences(before: PdfFile, after: PdfFile, { objects }: Appended): readonly string[] {
  const [{ entries, trailer }] = after.crossReference.chain;
  const isNews = (dead: readonly PdfRef[], old: () => PdfValue): boolean => {
    if (dead.length === 0) return false;
    const known = new Set(deadIn(old(), before).map(nameOf));
    return !dead.every((ref) => known.has(nameOf(ref)));
  };
  const odd = isNews(deadIn(trailer, after), () => before.crossReference.trailer) ? ['trailer'] : [];
  for (const [number, entry] of entries) {
    if (entry.kind === 'free' || sameEntry(before.crossReference.entries.get(number), entry)) continue;
    const object = objects.get(number);
    if (object?.type === 'XRef') continue;
    const dead = object?.dead ?? deadIn(after.object(number), after);
    if (isNews(dead, () => before.object(number))) odd.push(`${number} obj`);
  }
  return odd;
}

/** An object that this revision takes away although something leads to it still: some readers then look for it by themselves. */
function deadEnds(before: PdfFile, after: PdfFile): readonly string[] {
  const wasThere = (number: number): boolean =>
    (before.crossReference.entries.get(number) ?? free).kind !== 'free';
  const gone = [...after.crossReference.chain[0].entries].filter(
    ([number, { kind }]) => kind === 'free' && wasThere(number),
  );
  if (gone.length === 0) return [];
  const numbers = new Set(gone.map(([number]) => number));
  const met = new Set<number>();
  const open: PdfValue[] = [after.crossReference.trailer];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { number } of referencesIn(next)) {
      if (numbers.has(number)) return [`xref/${number}`];
      if (met.has(number)) continue;
      met.add(number);
      open.push(after.object(number));
    }
  return [];
}

const nameOf = ({ number, generation }: PdfRef): string => `${number} ${generation}`;

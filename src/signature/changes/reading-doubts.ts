import { unsureNumbers } from '../../pdf/cross-reference.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { referencesIn, seenPart } from '../../pdf/references.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { type Reason, reason } from '../cms/reasons.ts';
import { quietly } from './signature-fields.ts';

/**
 * Why readers may show different things of a signed revision, which is read as most readers do, not strictly: its page tree, or an object that it is
 * seen with, is found in two ways. What is merely damaged in a way that shows the same to everybody is no doubt.
 */
export function readingDoubts(signed: PdfFile): readonly Reason[] {
  const { trailer } = signed.crossReference;
  const catalog = signed.dict(trailer.entries.get('Root'));
  const lost = lostPage(signed, catalog?.entries.get('Pages'));
  const unsure = unsureNumbers(signed.crossReference, signed.spend);
  const met = unsure.size === 0 ? undefined : firstMet(signed, unsure);
  return [
    ...(lost === undefined ? [] : [reason('no-page', lost)]),
    ...(met === undefined ? [] : [reason('two-readings', `objek ${met}`)]),
  ];
}

/** A place in the page tree; with the pages met before it, a node all of whose pages were met since. */
type Visit = readonly [path: string, value: PdfValue | undefined, from?: number];
/** The first place of the page tree (ISO 32000-2, 7.7.3) where no page is found; undefined when all are there, and as many as each node says. */
function lostPage(file: PdfFile, root: PdfValue | undefined): string | undefined {
  const nodes = new Set<PdfDict>();
  const open: Visit[] = [['Root/Pages', root]];
  let pages = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, value, from] = next;
    const number = asKind(value, 'ref')?.number;
    // Some readers do not find a page that stands here itself, nor behind an object that is a reference again.
    const dict = asKind(number === undefined ? null : quietly(() => file.object(number)), 'dict');
    if (!dict || (from === undefined && nodes.has(dict))) return path;
    const isAll = from === undefined || file.resolve(dict.entries.get('Count')) === pages - from;
    if (!isAll) return `${path}/Count`;
    if (from !== undefined) continue;
    file.spend('steps', 1);
    const kids = asKind(file.resolve(dict.entries.get('Kids')), 'array')?.items;
    const kind = kids ? 'Pages' : 'Page';
    if ((nameText(file.resolve(dict.entries.get('Type'))) ?? kind) !== kind) return path;
    if (kids) {
      nodes.add(dict);
      open.push([path, value, pages]);
      for (const at of [...kids.keys()].reverse()) open.push([`${path}/Kids/${at}`, kids[at]]);
    } else if (path === 'Root/Pages') return path;
    else pages++;
  }
  return pages > 0 ? undefined : 'Root/Pages/Count';
}

/** The first of some objects that is met on the way from the trailer, where all readers still go the same way. */
function firstMet(file: PdfFile, numbers: ReadonlySet<number>): number | undefined {
  const met = new Set<number>();
  const { trailer } = file.crossReference;
  const root = asKind(trailer.entries.get('Root'), 'ref')?.number;
  const open: PdfValue[] = [seenPart(trailer)];
  for (let value = open.pop(); value !== undefined; value = open.pop())
    for (const { number } of referencesIn(value)) {
      if (numbers.has(number)) return number;
      if (met.has(number)) continue;
      met.add(number);
      file.spend('steps', 1);
      const object = file.object(number);
      const catalog = number === root ? asKind(object, 'dict') : undefined;
      open.push(catalog ? seenPart(catalog) : object);
    }
  return undefined;
}

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

/** The first place of the page tree (ISO 32000-2, 7.7.3) where no page is found; undefined when all are there and as many as it says. */
function lostPage(file: PdfFile, root: PdfValue | undefined): string | undefined {
  const nodes = new Set<PdfDict>();
  const open: (readonly [PdfValue | undefined, string])[] = [[root, 'Root/Pages']];
  let pages = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    const number = asKind(value, 'ref')?.number;
    // Some readers do not find a page that stands here itself, nor behind an object that is a reference again.
    const object = number === undefined ? null : quietly(() => file.object(number));
    const dict = asKind(object, 'dict');
    if (!dict || nodes.has(dict)) return path;
    file.spend('steps', 1);
    const kids = asKind(file.resolve(dict.entries.get('Kids')), 'array')?.items;
    const type = nameText(file.resolve(dict.entries.get('Type'))) ?? 'Page';
    if (kids) nodes.add(dict);
    if (kids) open.push(...kids.map((kid, at) => [kid, `${path}/Kids/${at}`] as const).reverse());
    else if (path === 'Root/Pages' || type !== 'Page') return path;
    else pages++;
  }
  const count = file.resolve(file.dict(root)?.entries.get('Count'));
  return pages > 0 && count === pages ? undefined : 'Root/Pages/Count';
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

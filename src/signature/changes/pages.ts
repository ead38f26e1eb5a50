import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { listAt } from './list-at.ts';

/** A rectangle in the space of its page. */
export type Box = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** A page of the page tree. */
export type PageHead = {
  readonly number: number;
  readonly path: string;
  /** Its place in the document, from 1 on. */
  readonly index: number;
  /** The node in whose list it stands. */
  readonly under: number | undefined;
  readonly remarks: readonly PdfValue[];
  /** The object that is its list of remarks, where it is one of its own. */
  readonly listNumber: number | undefined;
  /** What of it is shown (ISO 32000-2, 14.11.2): the crop box within the media box, both inherited. */
  readonly box: Box;
  /** Whether every reader finds that box: it does not come down from nodes that differ by the way they are reached. */
  readonly isSure: boolean;
};

type Boxes = { readonly media: Box; readonly crop: Box | undefined };
type Visit = {
  readonly value: PdfValue;
  readonly path: string;
  readonly under?: number;
  readonly boxes: Boxes;
};

/** What readers take where no page says its size. */
const letter: Box = { left: 0, bottom: 0, right: 612, top: 792 };

/** Reads the page tree from its root; each object counts where it is met first. */
export function readPages(file: PdfFile, root: PdfValue | undefined) {
  const pages = new Map<number, PageHead>();
  const nodes = new Map<number, string>();
  const first = { value: root ?? null, path: 'Root/Pages', boxes: { media: letter, crop: undefined } };
  const open: Visit[] = [first];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const number = asKind(visit.value, 'ref')?.number;
    const dict = number === undefined ? undefined : asKind(file.object(number), 'dict');
    const twice = number === undefined ? undefined : pages.get(number);
    if (twice && !hasBoxes(dict)) pages.set(twice.number, { ...twice, isSure: false });
    if (number === undefined || !dict || twice || nodes.has(number)) continue;
    const boxes = boxesOf(file, dict, visit.boxes);
    if (!dict.entries.has('Kids')) {
      pages.set(number, pageOf(file, dict, { ...visit, boxes }, { number, index: pages.size + 1 }));
      continue;
    }
    nodes.set(number, visit.path);
    const kids = listAt(file, dict.entries.get('Kids'));
    if (kids.number !== undefined) nodes.set(kids.number, `${visit.path}/Kids`);
    const below = kids.items.map((value, at) => ({
      value,
      path: `${visit.path}/Kids/${at}`,
      under: number,
      boxes,
    }));
    for (const kid of below.reverse()) open.push(kid);
  }
  return { pages, nodes };
}

function pageOf(
  file: PdfFile,
  dict: PdfDict,
  { path, under, boxes }: Visit,
  place: Pick<PageHead, 'number' | 'index'>,
): PageHead {
  const { items, number: listNumber } = listAt(file, dict.entries.get('Annots'));
  const isSure = asKind(dict.entries.get('Parent'), 'ref')?.number === under || hasBoxes(dict);
  return { ...place, path, under, remarks: items, listNumber, box: shared(boxes.media, boxes.crop), isSure };
}

/** Whether a page inherits none of its boxes. */
const hasBoxes = (dict: PdfDict | undefined): boolean =>
  ['MediaBox', 'CropBox'].every((key) => dict?.entries.has(key));

function boxesOf(file: PdfFile, { entries }: PdfDict, above: Boxes): Boxes {
  const own = <Kind>(key: string, inherited: Kind): Box | Kind => {
    const value = file.resolve(entries.get(key));
    return value === null ? inherited : (boxOf(file, value) ?? nowhere);
  };
  return { media: own('MediaBox', above.media), crop: own('CropBox', above.crop) };
}

/** The box of a page of which readers make what they like: whatever is drawn there covers it. */
const nowhere: Box = { left: 0, bottom: 0, right: 0, top: 0 };

/** Some readers count no further (ISO 32000-1, annex C); pages have 14,400 units at most. */
const farthest = 1_000_000;

/** Reads a rectangle (7.9.5), whose corners may stand in any order; undefined for anything but four numbers that readers agree on. */
export function boxOf(file: PdfFile, value: PdfValue | undefined): Box | undefined {
  const numbers = file.items(value).map((item) => file.resolve(item));
  const [x1, y1, x2, y2] = numbers;
  if (numbers.length !== 4 || typeof x1 !== 'number' || typeof y1 !== 'number') return undefined;
  if (typeof x2 !== 'number' || typeof y2 !== 'number') return undefined;
  if ([x1, y1, x2, y2].some((number) => Math.abs(number) > farthest)) return undefined;
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) };
}

/** What two rectangles have in common; without a second one, the first. */
export function shared(a: Box, b: Box = a): Box {
  return {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
}

/** The area of a rectangle, 0 for one turned inside out. */
export const areaOf = ({ left, bottom, right, top }: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);

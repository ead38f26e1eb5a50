import { type Document, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Range } from './diagnostic.ts';
import type { TextPositions } from './text-positions.ts';

/** The way to a value: keys of mappings and indices of lists, from the root. */
export type Path = readonly (string | number)[];

/**
 * The place of a value, or of the key it stands under. Where the path leads to nothing, the nearest place on the way.
 * The key of a list's item is the first key of the item, if it is a mapping, else the item.
 */
export type Locate = (path: Path, of?: 'value' | 'key') => Range;

/** Offsets of a piece of the text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** Finds places in a parsed document. `spanWithin` is the place of a part of a text value, given by its offset there. */
export type Places = {
  readonly locate: Locate;
  readonly span: (path: Path, of?: 'value' | 'key') => Span;
  readonly spanWithin: (path: Path, offset: number) => Span;
};

export function places(
  document: Document.Parsed | undefined,
  text: string,
  positions: TextPositions,
): Places {
  const span = (path: Path, of: 'value' | 'key' = 'value'): Span => {
    const found = follow(document?.contents ?? null, path);
    const node = of === 'key' ? (found.key ?? firstKey(found.value) ?? found.value) : found.value;
    const [start, end] = isEmpty(node) ? (found.key?.range ?? [0, 0]) : (node?.range ?? [0, 0]);
    return { start, end: trimmedEnd(text, start, end) };
  };
  const spanWithin = (path: Path, offset: number): Span => {
    const whole = span(path);
    const node = follow(document?.contents ?? null, path).value;
    const raw = text.slice(whole.start, whole.end);
    const quote = raw.startsWith('"') || raw.startsWith("'") ? 1 : 0;
    const written = raw.slice(quote, raw.length - quote);
    if (!isScalar(node) || written !== node.value) return whole;
    return { start: Math.min(whole.start + quote + offset, whole.end - quote), end: whole.end - quote };
  };
  const locate: Locate = (path, of) => {
    const { start, end } = span(path, of);
    return positions.rangeOf(start, end);
  };
  return { locate, span, spanWithin };
}

type Found = { readonly key?: Node | null; readonly value: Node | null };

function follow(root: Node | null, path: Path): Found {
  let found: Found = { value: root };
  for (const step of path) {
    const next = child(found.value, step);
    if (!next) break;
    found = next;
  }
  return found;
}

function child(node: Node | null, step: string | number): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
    return pair && pairOf(pair as Pair<Node, Node | null>);
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined || isPair(item) ? undefined : { value: item as Node };
}

const pairOf = (pair: Pair<Node, Node | null>): Found => ({ key: pair.key, value: pair.value });

function firstKey(node: Node | null): Node | undefined {
  return isMap(node) ? (node.items[0]?.key as Node | undefined) : undefined;
}

const isEmpty = (node: Node | null): boolean => !node?.range || node.range[0] === node.range[1];

/** Collections end where the next key begins; the white space between does not belong to them. */
function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

import type { Range } from './diagnostic.ts';
import type { TextPositions } from './text-positions.ts';
import type { YamlNode, YamlScalar } from './yaml/yaml-tree.ts';

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

export function places(tree: YamlNode | undefined, text: string, positions: TextPositions): Places {
  const span = (path: Path, of: 'value' | 'key' = 'value'): Span => {
    const { key, value } = follow(tree, path);
    const wanted = of === 'key' ? (key ?? firstKey(value) ?? value) : value;
    const { start, end } = (isEmpty(wanted) ? key : wanted) ?? nowhere;
    return { start, end: trimmedEnd(text, start, end) };
  };
  const spanWithin = (path: Path, offset: number): Span => {
    const whole = span(path);
    const { value } = follow(tree, path);
    const raw = text.slice(whole.start, whole.end);
    const quote = raw.startsWith('"') || raw.startsWith("'") ? 1 : 0;
    const written = raw.slice(quote, raw.length - quote);
    if (value?.kind !== 'scalar' || written !== value.value) return whole;
    return { start: Math.min(whole.start + quote + offset, whole.end - quote), end: whole.end - quote };
  };
  const locate: Locate = (path, of) => {
    const { start, end } = span(path, of);
    return positions.rangeOf(start, end);
  };
  return { locate, span, spanWithin };
}

const nowhere: Span = { start: 0, end: 0 };

type Found = { readonly key?: YamlScalar; readonly value: YamlNode | undefined };

function follow(root: YamlNode | undefined, path: Path): Found {
  let found: Found = { value: root };
  for (const step of path) {
    const next = child(found.value, step);
    if (!next) break;
    found = next;
  }
  return found;
}

function child(node: YamlNode | undefined, step: string | number): Found | undefined {
  if (node?.kind === 'map') return node.pairs.find(({ key }) => key.value === step);
  const item = node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item && { value: item };
}

const firstKey = (node: YamlNode | undefined): YamlScalar | undefined =>
  node?.kind === 'map' ? node.pairs[0]?.key : undefined;

const isEmpty = (node: YamlNode | undefined): boolean => !node || node.start === node.end;

/** Collections end where the next key begins; the white space between does not belong to them. */
function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InputLimits } from '../document/input-limits.ts';
import type { Path, Span } from '../document/locate.ts';
import { parseYaml } from '../document/yaml/parse-yaml.ts';
import { readPlainYaml } from '../document/yaml/plain-yaml.ts';
import type { YamlNode, YamlPair } from '../document/yaml/yaml-tree.ts';

/** The tree of a text as far as it can be read: half a YAML has half a tree, a text that is refused has none. */
export function treeOf(text: string, limits: InputLimits): YamlNode | undefined {
  return readPlainYaml(text, limits) ?? parseYaml(text, limits).tree;
}

export const pairsOf = (node: YamlNode | undefined): readonly YamlPair[] =>
  node?.kind === 'map' ? node.pairs : [];

export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  node?.kind === 'list' ? node.items : [];

/** The value under a key of a mapping. */
export const under = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  pairsOf(node).find((pair) => pair.key.value === key)?.value;

/** The text of a scalar that is one. */
export const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

/** Where a scalar stands without its quotes. */
export function insideQuotes(text: string, { start, end }: Span): Span {
  const quoted = /^(["'])[\s\S]*\1$/.test(text.slice(start, end)) && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** A scalar with the way to it; `isKey` where it is the key that the way ends with. */
export type ScalarAt = {
  readonly path: Path;
  readonly span: Span;
  readonly isKey: boolean;
  readonly value: string;
};

/** The scalar at an offset, or right before it. */
export function scalarAt(node: YamlNode | undefined, offset: number, path: Path = []): ScalarAt | undefined {
  if (!node || node.start > offset || node.end < offset) return undefined;
  if (node.kind === 'scalar') return { path, span: node, isKey: false, value: String(node.value ?? '') };
  if (node.kind === 'list') {
    const index = node.items.findIndex(({ start, end }) => start <= offset && offset <= end);
    return index < 0 ? undefined : scalarAt(node.items[index], offset, [...path, index]);
  }
  for (const { key, value } of node.pairs) {
    const name = String(key.value);
    if (key.start <= offset && offset <= key.end)
      return { path: [...path, name], span: key, isKey: true, value: name };
    const found = scalarAt(value, offset, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** A place of a document as the protocol says it. */
export const rangeIn = (document: TextDocument, { start, end }: Span) => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** A piece of YAML with its place: offsets in UTF-16 units, from `start` up to, not including, `end`. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

/** A single value; one that is not written at all (`nama:`) is null and has an empty place. */
export type YamlScalar = {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly start: number;
  readonly end: number;
};

/** Keys are text whatever they look like. */
export type YamlPair = { readonly key: YamlScalar; readonly value: YamlNode };

export type YamlMap = {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
  readonly start: number;
  readonly end: number;
};

export type YamlList = {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
};

/** The plain value of a node. Keys that could reach an object's prototype were refused before. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  const value: Record<string, unknown> = {};
  for (const pair of node.pairs) value[String(pair.key.value)] = plainValue(pair.value);
  return value;
}

import { parseAst } from 'vitest/node';

export type Import = {
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** Loaded when it is used: `await import(…)`. */
  readonly lazy: boolean;
  /** What is imported or handed on by name, as the other module calls it. */
  readonly names: readonly string[];
};

/** What the rules of the house need to know of a module's text. */
export type ModuleFacts = {
  readonly imports: readonly Import[];
  /** Every function, method and arrow with a body or without: its first line and how many lines it takes. */
  readonly functions: readonly { readonly line: number; readonly lines: number }[];
  /** Where it looks at the clock, chance, the process or the console, as written. */
  readonly looks: readonly string[];
  readonly hasDefault: boolean;
};

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

/** Reads a module of TypeScript. @throws Error when it cannot be parsed */
export function moduleFacts(text: string): ModuleFacts {
  const nodes = [...nodesOf(parseAst(text, { lang: 'ts' }))];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return {
    imports: nodes.flatMap(importOf),
    functions: nodes.filter(isFunction).map(({ start, end }) => {
      const line = lineOf(start);
      return { line, lines: lineOf(end) - line + 1 };
    }),
    looks: nodes.filter(looksOutside).map(({ start, end }) => text.slice(start, end)),
    hasDefault: nodes.some(isDefault),
  };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  if (!isNode(value)) return;
  yield value;
  for (const [key, child] of Object.entries(value)) {
    // What stands behind a point or before a colon is a name of its own, whatever it is called.
    const isOwnName =
      (key === 'property' || key === 'key') && value['computed'] === false && !value['shorthand'];
    if (typeof child === 'object' && !isOwnName) yield* nodesOf(child);
  }
}

function importOf({ type, source, importKind, exportKind, specifiers }: Node): readonly Import[] {
  const specifier = isNode(source) ? source['value'] : undefined;
  if (typeof specifier !== 'string') return [];
  if (type === 'ImportExpression') return [{ specifier, typeOnly: false, lazy: true, names: [] }];
  const typeOnly = type === 'TSImportType' || importKind === 'type' || exportKind === 'type';
  const names = (Array.isArray(specifiers) ? specifiers : []).map((one: Node) =>
    named(one['imported'] ?? one['local']),
  );
  return [{ specifier, typeOnly, lazy: false, names }];
}

const isFunction = ({ type }: Node): boolean =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type);

const named = (value: unknown): string =>
  isNode(value) && value.type === 'Identifier' ? String(value['name']) : '';

const worlds = ['process', 'console', 'globalThis', '__dirname', '__filename'];
const calls = ['Date.now', 'Math.random', 'performance.now'];

function looksOutside(node: Node): boolean {
  if (node.type === 'NewExpression')
    return (
      named(node['callee']) === 'Date' && Array.isArray(node['arguments']) && node['arguments'].length === 0
    );
  if (node.type === 'MemberExpression')
    return calls.includes(`${named(node['object'])}.${named(node['property'])}`);
  return worlds.includes(named(node));
}

function isDefault({ type, specifiers }: Node): boolean {
  if (type === 'ExportDefaultDeclaration') return true;
  const own = type === 'ExportNamedDeclaration' && Array.isArray(specifiers) ? specifiers : [];
  return own.some((specifier) => isNode(specifier) && named(specifier['exported']) === 'default');
}

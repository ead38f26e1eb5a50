import type { Document, Node, YAMLError } from 'yaml';
import { type InputLimits, inputLimits } from '../input-limits.ts';
import type { Problem } from '../problem.ts';
import { findForbidden, forbiddenCharacter } from './forbidden-characters.ts';
import { doubledKey, refusedKey } from './refused-keys.ts';
import { syntaxProblem } from './syntax-messages.ts';
import { yamlLibrary } from './yaml-library.ts';
import { yamlTokens } from './yaml-tokens.ts';
import type { YamlNode, YamlPair, YamlScalar } from './yaml-tree.ts';

/** A text read as YAML 1.2 (core schema). With problems there is at most a tree to find places in. */
export type ParsedYaml = { readonly tree?: YamlNode; readonly problems: readonly Problem[] };

/** Parses one YAML document. The library's warnings count as errors: what is doubtful is not guessed at. */
export function parseYaml(text: string, limits: InputLimits = inputLimits): ParsedYaml {
  const { tokens, problem } = yamlTokens(text, limits);
  if (problem) return { problems: [problem] };
  const composer = new (yamlLibrary().Composer)({
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document] = documents;
  if (!document) return { problems: [] };
  const tree = treeOf(document);
  const errors: readonly YAMLError[] = documents.flatMap((one) => [...one.errors, ...one.warnings]);
  if (errors.length > 0)
    return { tree, problems: errors.slice(0, 20).map((error) => syntaxProblem(error, text)) };
  return { tree, problems: refusedNodes(tree) };
}

const treeOf = (document: Document.Parsed): YamlNode => nodeOf(document.contents, 0);

/**
 * Block collections end with the last thing written in them: the library counts comments after an empty value too.
 * @param at where a node that is not there would stand
 */
function nodeOf(node: Node | null | undefined, at: number): YamlNode {
  const { isMap, isPair, isScalar, isSeq } = yamlLibrary();
  const [start, end] = node?.range ?? [at, at];
  if (isMap(node)) {
    const pairs = node.items.flatMap((item): readonly YamlPair[] => {
      const key = item.key as Node | null;
      if (!isScalar(key)) return [];
      const name = scalarOf(String(key.value ?? ''), key.range ?? [start, start]);
      return [{ key: name, value: nodeOf(item.value as Node | null, name.end) }];
    });
    const last = pairs.at(-1);
    const written = last && (isWritten(last.value) ? last.value : last.key);
    return { kind: 'map', pairs, start, end: node.flow ? end : (written?.end ?? end) };
  }
  if (isSeq(node)) {
    const items = node.items.filter((item) => !isPair(item)).map((item) => nodeOf(item as Node, end));
    return { kind: 'list', items, start, end: node.flow ? end : (items.findLast(isWritten)?.end ?? end) };
  }
  return scalarOf(isScalar(node) ? (node.value as YamlScalar['value']) : null, [start, end]);
}

const isWritten = ({ start, end }: YamlNode): boolean => start !== end;

const scalarOf = (value: YamlScalar['value'], [start, end]: readonly number[]): YamlScalar => ({
  kind: 'scalar',
  value,
  start: start ?? 0,
  end: end ?? 0,
});

/** Keys that are refused or doubled, and characters that an escape such as "\u001B" has brought in. */
function refusedNodes(node: YamlNode): readonly Problem[] {
  if (node.kind === 'scalar') return refusedText(node);
  if (node.kind === 'list') return node.items.flatMap(refusedNodes);
  const seen = new Map<string, YamlScalar>();
  return node.pairs.flatMap(({ key, value }) => {
    const name = String(key.value);
    const refused = refusedKey(name, key.start, key.end) ?? doubledKey(name, key, seen);
    return [...(refused ? [refused] : []), ...refusedText(key), ...refusedNodes(value)];
  });
}

function refusedText({ value, start, end }: YamlScalar): readonly Problem[] {
  if (typeof value !== 'string') return [];
  const at = findForbidden(value);
  return at === undefined ? [] : [forbiddenCharacter(value, at, start, end)];
}

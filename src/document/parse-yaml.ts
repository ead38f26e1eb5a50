import { Composer, type Document, isPair, isScalar, visit, type YAMLError } from 'yaml';
import { findForbidden, forbiddenCharacter } from './forbidden-characters.ts';
import type { Problem } from './problem.ts';
import { refusedKey } from './refused-features.ts';
import { syntaxProblem } from './syntax-messages.ts';
import { yamlTokens } from './yaml-tokens.ts';

/** A text read as YAML 1.2 (core schema). With problems there is at most a document to find places in. */
export type ParsedYaml = { readonly document?: Document.Parsed; readonly problems: readonly Problem[] };

/** Parses one YAML document. The library's warnings count as errors: what is doubtful is not guessed at. */
export function parseYaml(text: string): ParsedYaml {
  const { tokens, problem } = yamlTokens(text);
  if (problem) return { problems: [problem] };
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document] = documents;
  if (!document) return { problems: [] };
  const errors: readonly YAMLError[] = documents.flatMap((one) => [...one.errors, ...one.warnings]);
  if (errors.length > 0)
    return { document, problems: errors.slice(0, 20).map((error) => syntaxProblem(error, text)) };
  return { document, problems: refusedNodes(document) };
}

/** Keys that are refused, and characters that an escape such as "\u001B" has brought in. */
function refusedNodes(document: Document.Parsed): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (!isPair(pair) || !isScalar(pair.key) || typeof pair.key.value !== 'string') return;
      const [start = 0, end = start] = pair.key.range ?? [];
      const problem = refusedKey(pair.key.value, start, end);
      if (problem) problems.push(problem);
    },
    Scalar: (_, { value, range }) => {
      if (typeof value !== 'string') return;
      const at = findForbidden(value);
      if (at === undefined) return;
      problems.push(forbiddenCharacter(value, at, range?.[0] ?? 0, range?.[1] ?? 0));
    },
  });
  return problems;
}

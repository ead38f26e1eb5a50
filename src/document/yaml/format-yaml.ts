import { type InputLimits, inputLimits } from '../input-limits.ts';
import { parseYaml } from './parse-yaml.ts';
import { yamlComments } from './yaml-comments.ts';
import { yamlLibrary } from './yaml-library.ts';
import { plainValue } from './yaml-tree.ts';

/**
 * A YAML text in the one layout of the house: two spaces, lists indented, `[a, b]` and `{ a: b }`, at most one blank line, one line
 * end at the end; texts are never wrapped anew, comments stay, and so does CRLF where every line ends so. Undefined where that is not certain: the text has mistakes,
 * or a value or a comment would not come out as it went in.
 */
export function formatYaml(text: string, limits: InputLimits = inputLimits): string | undefined {
  const once = laidOut(text, limits);
  if (once === undefined || laidOut(once, limits) !== once) return undefined;
  return endsInCrlf(text) ? once.replaceAll('\n', '\r\n') : once;
}

const endsInCrlf = (text: string): boolean => text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text);

function laidOut(text: string, limits: InputLimits): string | undefined {
  const before = parseYaml(text, limits);
  const isEmpty = !before.tree || (before.tree.kind === 'scalar' && before.tree.value === null);
  if (!before.tree || isEmpty || before.problems.length > 0) return undefined;
  // Without a schema every scalar is text and is written as it was: no number loses its zeros or its last digits.
  const document = yamlLibrary().parseDocument(text.replaceAll('\r\n', '\n'), {
    version: '1.2',
    schema: 'failsafe',
    stringKeys: true,
  });
  const written = tightBrackets(document.toString({ lineWidth: 0, indentSeq: true }));
  const after = parseYaml(written, limits);
  if (!after.tree || after.problems.length > 0) return undefined;
  const same =
    canonicalText(plainValue(before.tree)) === canonicalText(plainValue(after.tree)) &&
    commentsOf(text) === commentsOf(written);
  return same ? written : undefined;
}

/** A plain value as a text that is equal for equal values: keys in the order of the file, numbers that are none told apart. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)) ? `number ${part}` : part,
  );
}

const commentsOf = (text: string): string =>
  yamlComments(text)
    .map((comment) => comment.text)
    .join('\n');

/** The library writes `[ a, b ]`; here lists are written as on the form, without the space. */
function tightBrackets(text: string): string {
  const { CST, Lexer } = yamlLibrary();
  const lexemes = [...new Lexer().lex(text)];
  const marks = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
  const kept = lexemes.map(withoutTrailingSpace).filter((lexeme, index) => {
    if (marks.has(lexeme)) return false;
    if (!/^ +$/.test(lexeme) || lexemes[index - 1] === CST.SCALAR) return true;
    return neighbour(lexemes, index, -1, marks) !== '[' && neighbour(lexemes, index, 1, marks) !== ']';
  });
  return kept.join('');
}

/** Blanks at the end of a comment's line belong to the comment, and to nobody. */
const withoutTrailingSpace = (lexeme: string, index: number, all: readonly string[]): string =>
  lexeme.startsWith('#') && all[index - 1] !== yamlLibrary().CST.SCALAR ? lexeme.trimEnd() : lexeme;

/** The next lexeme on one side that is a piece of the text. */
function neighbour(
  lexemes: readonly string[],
  index: number,
  step: 1 | -1,
  marks: ReadonlySet<string>,
): string | undefined {
  let at = index + step;
  while (marks.has(lexemes[at] ?? '')) at += step;
  const isScalar = lexemes[at - 1] === yamlLibrary().CST.SCALAR;
  return isScalar ? undefined : lexemes[at];
}

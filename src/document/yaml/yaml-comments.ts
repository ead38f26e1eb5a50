import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import { openPlainYaml } from './plain-yaml.ts';
import { yamlLibrary } from './yaml-library.ts';

/** A comment of a YAML text: what follows `#`, and where the `#` stands (offset in UTF-16 units). */
export type YamlComment = { readonly text: string; readonly start: number };

/** The comments of a text in reading order. A `#` within a scalar is none. */
export function yamlComments(text: string): readonly YamlComment[] {
  const plain = openPlainYaml(text);
  return plain ? commentsBetween(text, plain.events) : commentsByLexer(text);
}

/** Those of a text that the quick reader takes: between its scalars a `#` can be nothing else. */
function commentsBetween(text: string, events: readonly Event[]): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  let from = 0;
  const look = (to: number): void => {
    for (const { 1: comment = '', index } of text.slice(from, to).matchAll(/#(.*)/g))
      comments.push({ text: comment.trim(), start: from + index });
  };
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) continue;
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    look(event.valueStart - (isQuoted ? 1 : 0));
    from = event.valueEnd + (isQuoted ? 1 : 0);
  }
  look(text.length);
  return comments;
}

/** Those of any text, also of one that is no YAML. */
export function commentsByLexer(text: string): readonly YamlComment[] {
  const { CST, Lexer } = yamlLibrary();
  const marks = new Set([CST.DOCUMENT, CST.FLOW_END]);
  const comments: YamlComment[] = [];
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.SCALAR || marks.has(lexeme)) {
      inScalar = lexeme === CST.SCALAR;
      continue;
    }
    if (!inScalar && lexeme.startsWith('#')) comments.push({ text: lexeme.slice(1).trim(), start: offset });
    offset += lexeme.length;
    inScalar = false;
  }
  return comments;
}

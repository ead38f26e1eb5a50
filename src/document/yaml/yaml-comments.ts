import { yamlLibrary } from './yaml-library.ts';

/** A comment of a YAML text: what follows `#`, and where the `#` stands (offset in UTF-16 units). */
export type YamlComment = { readonly text: string; readonly start: number };

/** The comments of a text in reading order. A `#` within a scalar is none. */
export function yamlComments(text: string): readonly YamlComment[] {
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

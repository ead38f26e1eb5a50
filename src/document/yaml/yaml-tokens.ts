import type { CST, Parser } from 'yaml';
import type { InputLimits } from '../input-limits.ts';
import type { Problem } from '../problem.ts';
import { type Progress, progressAfter, refusedFeature, secondDocument } from './refused-features.ts';
import { yamlLibrary } from './yaml-library.ts';

/** The syntax tree of a text as far as the limits let it grow. */
export type YamlTokens = { readonly tokens: readonly CST.Token[]; readonly problem?: Problem };

/**
 * Reads YAML tokens with the limits held while the tree grows: nesting too deep can abort the process, and a mapping
 * with thousands of keys takes seconds to compose. Features that an SOP never needs are refused where they stand.
 */
export function yamlTokens(text: string, limits: InputLimits): YamlTokens {
  const { CST, Lexer, Parser } = yamlLibrary();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let errors = 0;
  let inScalar = false;
  let progress: Progress = 'before';
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    if (!inScalar) {
      const problem = refusedFeature(lexeme, start) ?? secondDocument(lexeme, start, progress);
      if (problem) return { tokens: [], problem };
      progress = progressAfter(lexeme, progress);
    }
    inScalar = lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors++;
    }
    if (errors >= mostErrors) break;
    const excess = ++count > limits.tokens ? 'tokens' : outgrown(parser, limits);
    if (excess) return { tokens: [], problem: limitProblem(excess, limits[excess], start) };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

/** Reading stops here: more than anybody is shown, and each error costs kilobytes. */
const mostErrors = 200;

type Limit = 'depth' | 'tokens' | 'keysOfMapping' | 'itemsOfList';

const words: Readonly<Record<Limit, { readonly id: string; readonly en: string; readonly key: string }>> = {
  depth: { id: 'tingkat bersarang', en: 'levels of nesting', key: 'tingkat' },
  tokens: { id: 'unsur YAML', en: 'YAML tokens', key: 'unsur' },
  keysOfMapping: { id: 'kunci dalam satu pemetaan', en: 'keys in one mapping', key: 'kunci' },
  itemsOfList: { id: 'butir dalam satu daftar', en: 'items in one list', key: 'butir' },
};

/** The limit that the innermost collections under construction exceed. */
function outgrown({ stack }: Parser, limits: InputLimits): Limit | undefined {
  if (stack.length > limits.depth + 2) return 'depth';
  for (const token of [stack.at(-1), stack.at(-2)]) {
    if (!token || !('items' in token)) continue;
    const isMap =
      token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
    const limit = isMap ? 'keysOfMapping' : 'itemsOfList';
    if (token.items.length > limits[limit]) return limit;
  }
  return undefined;
}

function limitProblem(limit: Limit, most: number, start: number): Problem {
  const { id, en, key } = words[limit];
  return {
    rule: 'input-limit',
    start,
    end: start + 1,
    message: {
      id: `Terlalu banyak: paling banyak ${most.toLocaleString('id-ID')} ${id}.`,
      en: `Too much: at most ${most.toLocaleString('en-US')} ${en}.`,
    },
    hint: {
      id: `Pecah berkasnya, atau naikkan batasnya dengan sadar: batas: { ${key}: … } di sop.config.yaml.`,
      en: `Split the file, or raise the limit knowingly: batas: { ${key}: … } in sop.config.yaml.`,
    },
  };
}

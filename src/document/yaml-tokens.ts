import type { CST, Parser } from 'yaml';
import { inputLimits } from './input-limits.ts';
import type { Problem } from './problem.ts';
import { type Progress, progressAfter, refusedFeature, secondDocument } from './refused-features.ts';
import { yamlLibrary } from './yaml-library.ts';

/** The syntax tree of a text as far as the limits let it grow. */
export type YamlTokens = { readonly tokens: readonly CST.Token[]; readonly problem?: Problem };

/**
 * Reads YAML tokens with the limits held while the tree grows: nesting too deep can abort the process, and a mapping
 * with thousands of keys takes seconds to compose. Features that an SOP never needs are refused where they stand.
 */
export function yamlTokens(text: string): YamlTokens {
  const { CST, Lexer, Parser } = yamlLibrary();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
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
    for (const token of parser.next(lexeme)) tokens.push(token);
    const excess = ++count > inputLimits.tokens ? limits.tokens : outgrown(parser);
    if (excess) return { tokens: [], problem: limitProblem(excess, start) };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

type Limit = { readonly value: number; readonly id: string; readonly en: string };

const limits = {
  depth: { value: inputLimits.depth, id: 'tingkat bersarang', en: 'levels of nesting' },
  tokens: { value: inputLimits.tokens, id: 'unsur YAML', en: 'YAML tokens' },
  keys: { value: inputLimits.keysOfMapping, id: 'kunci dalam satu pemetaan', en: 'keys in one mapping' },
  items: { value: inputLimits.itemsOfList, id: 'butir dalam satu daftar', en: 'items in one list' },
} as const satisfies Record<string, Limit>;

/** The limit that the innermost collections under construction exceed. */
function outgrown({ stack }: Parser): Limit | undefined {
  if (stack.length > inputLimits.depth + 2) return limits.depth;
  for (const token of [stack.at(-1), stack.at(-2)]) {
    if (!token || !('items' in token)) continue;
    const isMap =
      token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
    const limit = isMap ? limits.keys : limits.items;
    if (token.items.length > limit.value) return limit;
  }
  return undefined;
}

function limitProblem(limit: Limit, start: number): Problem {
  const most = limit.value.toLocaleString('id-ID');
  return {
    rule: 'input-limit',
    start,
    end: start + 1,
    message: {
      id: `Terlalu banyak: paling banyak ${most} ${limit.id}.`,
      en: `Too much: at most ${limit.value.toLocaleString('en-US')} ${limit.en}.`,
    },
  };
}

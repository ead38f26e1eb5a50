import type { CST, Parser } from 'yaml';
import type { Bilingual } from '../../words/bilingual.ts';
import type { InputLimits } from '../input-limits.ts';
import type { Problem } from '../problem.ts';
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

type Refusal = { readonly message: Bilingual; readonly hint?: Bilingual };

const quoted: Bilingual = {
  id: 'Bila ini tulisan biasa, apit dengan tanda petik ganda: "…".',
  en: 'If this is ordinary text, put it in double quotes: "…".',
};

const refusals: ReadonlyMap<string, Refusal> = new Map([
  [
    'anchor',
    {
      message: { id: 'Jangkar YAML (&) tidak dipakai di sini.', en: 'YAML anchors (&) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'alias',
    {
      message: { id: 'Alias YAML (*) tidak dipakai di sini.', en: 'YAML aliases (*) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'tag',
    {
      message: { id: 'Tag YAML (!) tidak dipakai di sini.', en: 'YAML tags (!) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'directive-line',
    {
      message: {
        id: 'Baris petunjuk YAML (%) tidak dipakai di sini.',
        en: 'YAML directives (%) are not used here.',
      },
      hint: {
        id: 'Hapus baris ini; berkas selalu dibaca sebagai YAML 1.2.',
        en: 'Delete this line; files are always read as YAML 1.2.',
      },
    },
  ],
]);

/** The refusal of a token at an offset, or undefined when the token may stand. */
function refusedFeature(lexeme: string, start: number): Problem | undefined {
  const refusal = refusals.get(yamlLibrary().CST.tokenType(lexeme) ?? '');
  return refusal ? { rule: 'yaml-feature', start, end: start + lexeme.length, ...refusal } : undefined;
}

/** How far the one document of a file has come. */
type Progress = 'before' | 'within' | 'after';

const outside = new Set(['comment', 'space', 'newline', 'byte-order-mark', 'doc-mode']);

function progressAfter(lexeme: string, progress: Progress): Progress {
  const type = yamlLibrary().CST.tokenType(lexeme) ?? '';
  if (type === 'doc-end') return 'after';
  return progress === 'before' && !outside.has(type) ? 'within' : progress;
}

/** The refusal of a token that begins another document. */
function secondDocument(lexeme: string, start: number, progress: Progress): Problem | undefined {
  const type = yamlLibrary().CST.tokenType(lexeme) ?? '';
  const begins = type === 'doc-start' ? progress !== 'before' : progress === 'after' && type !== 'doc-end';
  if (!begins || outside.has(type)) return undefined;
  return {
    rule: 'yaml-feature',
    start,
    end: start + lexeme.length,
    message: {
      id: 'Satu berkas hanya boleh berisi satu dokumen YAML.',
      en: 'A file may hold only one YAML document.',
    },
    hint: {
      id: 'Pindahkan yang mulai di sini ke berkas lain.',
      en: 'Move what begins here to another file.',
    },
  };
}

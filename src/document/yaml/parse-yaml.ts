import type { Document, ErrorCode, Node, YAMLError } from 'yaml';
import type { Bilingual } from '../../words/bilingual.ts';
import { type InputLimits, inputLimits } from '../input-limits.ts';
import type { Problem } from '../problem.ts';
import { findForbidden, forbiddenCharacter } from './forbidden-characters.ts';
import { doubledKey, refusedKey } from './refused-keys.ts';
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

type Explanation = { readonly message: Bilingual; readonly hint?: Bilingual };

const indent: Explanation = {
  message: { id: 'Jorokan (spasi di awal baris) tidak cocok.', en: 'The indentation does not fit.' },
  hint: {
    id: 'Luruskan awal baris ini dengan saudara-saudaranya; tiap tingkat dua spasi.',
    en: 'Align the line with its siblings; every level takes two spaces.',
  },
};

const unexpected: Explanation = {
  message: { id: 'Tulisan ini tidak pada tempatnya.', en: 'This does not belong here.' },
  hint: {
    id: 'Tulisan yang berisi ": ", " #", atau diawali tanda khusus harus diapit tanda petik ganda.',
    en: 'Text with ": " or " #" in it, or with a special sign in front, must stand in double quotes.',
  },
};

const explanations: Partial<Readonly<Record<ErrorCode, Explanation>>> = {
  BAD_INDENT: indent,
  BLOCK_IN_FLOW: indent,
  BLOCK_AS_IMPLICIT_KEY: {
    message: { id: 'Ada dua titik dua dalam satu baris.', en: 'There are two colons in one line.' },
    hint: {
      id: 'Apit nilainya dengan tanda petik ganda: kunci: "nilai: lanjutan".',
      en: 'Put the value in double quotes: key: "value: more".',
    },
  },
  TAB_AS_INDENT: {
    message: { id: 'Tab tidak boleh dipakai untuk menjorokkan baris.', en: 'Tabs may not indent a line.' },
    hint: { id: 'Ganti tab dengan dua spasi.', en: 'Write two spaces instead of the tab.' },
  },
  DUPLICATE_KEY: {
    message: {
      id: 'Kunci ini sudah ada di pemetaan yang sama.',
      en: 'This key stands twice in the same mapping.',
    },
    hint: { id: 'Hapus salah satu, atau gabungkan isinya.', en: 'Delete one of them, or join their values.' },
  },
  NON_STRING_KEY: { message: { id: 'Kunci harus berupa teks.', en: 'A key must be text.' } },
  MISSING_CHAR: {
    message: {
      id: 'Ada tanda yang kurang: penutup petik, kurung, koma, atau titik dua.',
      en: 'A sign is missing: a closing quote or bracket, a comma, or a colon.',
    },
    hint: {
      id: 'Tiap kunci diikuti titik dua dan spasi; tiap petik dan kurung ditutup.',
      en: 'Every key is followed by a colon and a space; every quote and bracket is closed.',
    },
  },
  BAD_DQ_ESCAPE: {
    message: { id: 'Garis miring terbalik ini tidak dikenal.', en: 'This backslash sequence is not known.' },
    hint: {
      id: "Tulis \\\\ untuk garis miring terbalik, atau pakai petik tunggal '…'.",
      en: "Write \\\\ for a backslash, or use single quotes '…'.",
    },
  },
  MULTILINE_IMPLICIT_KEY: unexpected,
  KEY_OVER_1024_CHARS: { message: { id: 'Kunci ini terlalu panjang.', en: 'This key is too long.' } },
  BAD_SCALAR_START: {
    message: { id: 'Tulisan tidak boleh diawali tanda ini.', en: 'Text may not begin with this sign.' },
    hint: { id: 'Apit dengan tanda petik ganda: "…".', en: 'Put it in double quotes: "…".' },
  },
};

/** The library's error in the words of people who write SOPs. */
function syntaxProblem(error: YAMLError, text: string): Problem {
  const explanation = explanations[error.code] ?? unexpected;
  const [start, end] = error.pos;
  const rule = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax';
  return { rule, start, end: endOnLine(text, start, end), ...explanation };
}

/** Errors may span the rest of the file; the mark stays on the first line, over the whole word for a duplicate key. */
function endOnLine(text: string, start: number, end: number): number {
  const word = /^[\p{L}\p{N}_-]+/u.exec(text.slice(start, start + 200))?.[0].length ?? 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  return Math.max(start, Math.min(Math.max(end, start + word), lineEnd));
}

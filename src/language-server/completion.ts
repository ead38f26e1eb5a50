import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Path } from '../document/locate.ts';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { unitWords } from '../sop/time-units.ts';
import type { CodePlace } from './codes.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Field, fieldAt, holds } from './form.ts';
import { itemsOf, pairsOf, rangeIn, textOf, under } from './tree.ts';

/** What may be written, and how it is shown beside the list. */
type Offer = {
  readonly word: string;
  readonly detail?: string | undefined;
  readonly more?: string | undefined;
};

/** What is known beside the place: the codes of the document, names of jabatan and of the other SOPs. */
export type Surroundings = {
  readonly codes: readonly CodePlace[];
  readonly titles: readonly string[];
  readonly names: readonly string[];
};

/** What can be written at an offset of a document: keys that the form has there, and values that are known. */
export function completionsAt(
  document: TextDocument,
  tree: YamlNode | undefined,
  offset: number,
  form: Field,
  surroundings: Surroundings,
): CompletionItem[] {
  const text = document.getText();
  const cursor = cursorAt(text, offset);
  const field = cursor && fieldAt(form, cursor.path);
  if (!cursor || !field) return [];
  const range = rangeIn(document, { start: cursor.start, end: offset });
  const item = ({ word, detail, more }: Offer, kind: CompletionItemKind, ending = ''): CompletionItem => ({
    label: word,
    kind,
    filterText: word,
    textEdit: { range, newText: `${word}${ending}` },
    ...(detail === undefined ? {} : { detail }),
    ...(more === undefined ? {} : { documentation: more }),
  });
  const keys = cursor.mayBeKey ? keysOf(field, nodeAt(tree, cursor.path), cursor) : [];
  const all = [
    ...keys.map(({ ending, ...offer }) => item(offer, CompletionItemKind.Property, ending)),
    ...valuesAt(cursor, field, tree, surroundings).map((offer) => item(offer, CompletionItemKind.Value)),
  ];
  // In the order of the form, of the file, of lengths: not of the alphabet.
  return all.map((one, index) => ({ ...one, sortText: String(index).padStart(4, '0') }));
}

/** The keys that are not there yet, with what follows them. */
function keysOf(
  field: Field,
  mapping: YamlNode | undefined,
  { typed }: Cursor,
): (Offer & { readonly ending: string })[] {
  const there = pairsOf(mapping).map(({ key }) => key.value);
  return Object.entries(field.properties ?? {})
    .filter(([word]) => word === typed || !there.includes(word))
    .map(([word, { title, description, ...rest }]) => ({
      word,
      detail: title,
      more: description,
      ending: holds(rest, 'array') || holds(rest, 'object') ? ':' : ': ',
    }));
}

function nodeAt(tree: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = tree;
  for (const step of path) node = typeof step === 'number' ? itemsOf(node)[step] : under(node, step);
  return node;
}

function valuesAt(
  { path, typed }: Cursor,
  field: Field,
  tree: YamlNode | undefined,
  { codes: all, titles, names }: Surroundings,
): readonly Offer[] {
  if (field.enum) return field.enum.map((word) => ({ word }));
  const keys = path.filter((step) => typeof step === 'string');
  const key = keys.at(-1);
  const inActivity = keys.includes('kegiatan');
  const codes = all.filter(({ defines }) => defines);
  const named = (of: 'role' | 'activity', part?: string): readonly Offer[] =>
    codes
      .filter((one) => one.of === of && one.part === part)
      .map(({ code, title }) => ({ word: code, detail: title }));
  const part = textOf(under(nodeAt(tree, path.slice(0, 2)), 'kode'));
  if (key === 'waktu') return timesFor(typed);
  if (key === 'jabatan') return titles.map((word) => ({ word }));
  if (key === 'keterkaitan') return names.map((word) => ({ word }));
  if (inActivity && (key === 'lanjut' || key === 'ke')) return named('activity', part);
  if (inActivity && keys.includes('pelaksana')) return named('role');
  if (inActivity && key === 'kode' && part !== undefined) return [{ word: nextCode(part, codes) }];
  return [];
}

const units: readonly string[] = [
  ...new Map([...unitWords].reverse().map(([word, unit]) => [unit, word])).values(),
]
  .reverse()
  .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));

/** Units behind the number that is written, and what sets no standard. */
function timesFor(typed: string): readonly Offer[] {
  const number = /^["']?(\d+(?:[.,]\d+)?(?:\s*-\s*\d+)?)\s*[A-Za-z]*$/.exec(typed)?.[1];
  const lengths = units.map((unit) => ({ word: `${number ?? 1} ${unit}` }));
  return number === undefined
    ? [...lengths, { word: 'Sesuai jadwal' }, { word: 'Insidental' }, { word: '"-"' }]
    : lengths;
}

/** The code after the highest of the part. */
function nextCode(part: string, codes: readonly { readonly code: string }[]): string {
  const numbers = codes.flatMap(({ code }) => {
    const number = code.startsWith(`${part}-`) ? code.slice(part.length + 1) : '';
    return /^\d+$/.test(number) ? [number] : [];
  });
  const width = Math.max(2, ...numbers.map(({ length }) => length));
  return `${part}-${String(Math.max(0, ...numbers.map(Number)) + 1).padStart(width, '0')}`;
}

import { type Hover, MarkupKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Span } from '../document/locate.ts';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { fixedRules, rules } from '../lint/rules.ts';
import { severityWords } from '../terminal/diagnostics/rule-words.ts';
import type { Say } from '../words/language.ts';
import { visible } from '../words/visible.ts';
import { abbreviationAt } from './abbreviations.ts';
import { type CodePlace, codeAt } from './codes.ts';
import { type Field, fieldAt } from './form.ts';
import { placesIn } from './to-editor.ts';
import { rangeIn, scalarAt } from './tree.ts';

/** What a hover is made from. */
type Hovered = {
  readonly document: TextDocument;
  readonly tree: YamlNode | undefined;
  readonly offset: number;
  readonly codes: readonly CodePlace[];
  readonly found: readonly Diagnostic[];
  readonly form: Field;
  readonly say: Say;
  /** The arithmetic of a waktu, started now. */
  readonly explainTime: (waktu: string) => string | undefined;
};

/** What is to be said about a place: the rules behind its findings, what a key is for, how a waktu is counted, what a code or an abbreviation stands for. */
export function hoverAt({
  document,
  tree,
  offset,
  codes,
  found,
  form,
  say,
  explainTime,
}: Hovered): Hover | null {
  const text = document.getText();
  const place = placesIn(document);
  const at = document.positionAt(offset);
  const near = found.filter(({ range }) => {
    const { start, end } = place(range);
    return document.offsetAt(start) <= offset && offset <= document.offsetAt(end);
  });
  const pieces: string[] =
    near.length > 0 ? [...new Set(near.map(({ rule }) => rule))].map((id) => ruleWords(id, near, say)) : [];
  const scalar = scalarAt(tree, offset);
  let span: Span | undefined = scalar?.span;
  if (scalar?.isKey) {
    const field = fieldAt(form, scalar.path);
    if (field?.title) pieces.push([`**${field.title}**`, field.description].filter(Boolean).join('\n\n'));
  } else if (scalar) {
    const code = codeAt(codes, offset);
    const bearer = code && codes.find((one) => one.defines && one.of === code.of && one.code === code.code);
    const time = scalar.path.at(-1) === 'waktu' ? explainTime(scalar.value) : undefined;
    if (bearer?.title !== undefined) pieces.push(`**${bearer.code}**: ${plain(bearer.title)}`);
    if (time !== undefined) pieces.push(time);
    const short = abbreviationAt(text, offset);
    if (short) pieces.push(`**${short.word}**: ${short.meaning}`);
    if (short && pieces.length === 1) span = { start: short.start, end: short.start + short.word.length };
  }
  if (pieces.length === 0) return null;
  const range = span ? rangeIn(document, span) : { start: at, end: at };
  return { contents: { kind: MarkupKind.Markdown, value: pieces.join('\n\n---\n\n') }, range };
}

/** A rule as `sop explain` has it, in short. */
function ruleWords(id: string, near: readonly Diagnostic[], say: Say): string {
  const rule = rules.find((one) => one.id === id) ?? fixedRules.find((one) => one.id === id);
  const severity = near.find((one) => one.rule === id)?.severity ?? 'error';
  if (!rule) return `**${id}**`;
  const source =
    'source' in rule && rule.source !== undefined
      ? `\n\n${say({ id: 'Dasar', en: 'Source' })}: ${rule.source}`
      : '';
  return `**${id}** (${say(severityWords[severity])}): ${say(rule.title)}\n\n${say(rule.why)}${source}\n\n\`sop explain ${id}\``;
}

/** Text of a file in Markdown: nothing in it is a link, a picture or HTML. */
const plain = (text: string): string => visible(text).replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&');

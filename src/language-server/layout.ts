import type { TextEdit } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InputLimits } from '../document/input-limits.ts';
import { readText } from '../document/read-text.ts';
import { formatYaml } from '../document/yaml/format-yaml.ts';
import { rangeIn } from './tree.ts';

/** What `sop fmt` would change, as one edit of no more than it must; nothing where it would leave the file alone. */
export function layoutEdits(document: TextDocument, limits: InputLimits): TextEdit[] {
  const { text, problem } = readText(new TextEncoder().encode(document.getText()), limits);
  const laidOut = problem ? undefined : formatYaml(text, limits);
  return laidOut === undefined ? [] : editTo(document, laidOut);
}

/** The edit that makes a document another text. */
export function editTo(document: TextDocument, after: string): TextEdit[] {
  const before = document.getText();
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  // CR and LF are not torn apart, nor the two halves of a character.
  while (start > 0 && /[\r\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start--;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (tail > 0 && /[\n\uDC00-\uDFFF]/.test(before.at(-tail) ?? '')) tail--;
  const range = rangeIn(document, { start, end: before.length - tail });
  return [{ range, newText: after.slice(start, after.length - tail) }];
}

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { itemsOf, pairsOf } from './tree.ts';

/** What can be folded: lists and mappings over several lines, and comments of several lines. */
export function foldsOf(document: TextDocument, tree: YamlNode | undefined): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const fold = (start: number, end: number): void => {
    const [startLine, endLine] = [document.positionAt(start).line, document.positionAt(end).line];
    if (endLine > startLine && folds.at(-1)?.startLine !== startLine) folds.push({ startLine, endLine });
  };
  const walk = (node: YamlNode): void => {
    for (const { key, value } of pairsOf(node)) {
      if (value.kind !== 'scalar') fold(key.start, value.end);
      walk(value);
    }
    for (const item of itemsOf(node)) {
      if (item.kind !== 'scalar') fold(item.start, item.end);
      walk(item);
    }
  };
  if (tree) walk(tree);
  return [...folds, ...commentFolds(document.getText())];
}

function commentFolds(text: string): FoldingRange[] {
  const folds: FoldingRange[] = [];
  let first: number | undefined;
  for (const [index, line] of [...text.split('\n'), ''].entries()) {
    const isComment = /^\s*#/.test(line);
    if (isComment) first ??= index;
    else if (first !== undefined && index - first > 1)
      folds.push({ startLine: first, endLine: index - 1, kind: FoldingRangeKind.Comment });
    if (!isComment) first = undefined;
  }
  return folds;
}

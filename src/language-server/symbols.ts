import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  SymbolKind,
} from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { insideQuotes, itemsOf, pairsOf, rangeIn, textOf, under } from './tree.ts';

/** The outline of an SOP: its columns, its parts, and in them the activities as they stand under one another. */
export function symbolsOf(document: TextDocument, tree: YamlNode | undefined): DocumentSymbol[] {
  const text = document.getText();
  const symbol = (
    node: YamlNode,
    kind: SymbolKind,
    title: string,
    children: DocumentSymbol[] = [],
  ): DocumentSymbol[] => {
    const code = under(node, 'kode');
    const name = textOf(code);
    if (!code || !name) return children;
    const selectionRange = rangeIn(document, insideQuotes(text, code));
    const detail = textOf(under(node, title)) ?? '';
    return [{ name, detail, kind, range: rangeIn(document, node), selectionRange, children }];
  };
  const activities = (list: YamlNode | undefined): DocumentSymbol[] =>
    itemsOf(list).flatMap((row) =>
      symbol(row, SymbolKind.Function, 'uraian', activities(under(row, 'rincian'))),
    );
  return [
    ...itemsOf(under(tree, 'pelaksana')).flatMap((role) => symbol(role, SymbolKind.Interface, 'jabatan')),
    ...itemsOf(under(tree, 'bagian')).flatMap((part) =>
      symbol(part, SymbolKind.Class, 'nama', activities(under(part, 'kegiatan'))),
    ),
  ];
}

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

import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { insideQuotes, itemsOf, rangeIn, textOf, under } from './tree.ts';

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

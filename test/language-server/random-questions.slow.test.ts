import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Range,
  TextEdit,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startEditor } from '../support/language-client.ts';
import { repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { edited, numbers } from './ruins.ts';

const rounds = process.env['SOP_TEST_LONG'] === undefined ? 60 : 1000;
const questions = ['hover', 'definition', 'references', 'prepareRename', 'codeAction', 'rename'];

it(`whatever is asked about ${rounds} ruins of a file is answered, by places that the text has`, {
  timeout: 3_600_000,
}, async () => {
  const random = numbers(16);
  const whole = readFileSync(join(repository, 'sops/sihumas.yaml'), 'utf8');
  const folder = temporaryFolder('sop-editor-');
  mkdirSync(join(folder, 'sops'));
  writeFileSync(join(folder, 'sops/a.yaml'), whole);
  const editor = await startEditor(folder);
  await editor.open('sops/a.yaml');
  let text = whole;
  for (let round = 0; round < rounds; round++) {
    if (round % 20 === 0) text = whole;
    const { start, end, piece } = edited(text, random);
    text = text.slice(0, start) + piece + text.slice(end);
    await editor.change('sops/a.yaml', text);
    const document = TextDocument.create('', 'yaml', 0, text);
    const position = document.positionAt(random(2) === 0 ? start + piece.length : random(text.length + 1));
    const range = { start: { line: 0, character: 0 }, end: position };
    const ask = <A>(method: string): Promise<A> =>
      editor.connection.sendRequest<A>(`textDocument/${method}`, {
        textDocument: { uri: editor.uriOf('sops/a.yaml') },
        position,
        range,
        newName: 'ZZ-99',
        options: { tabSize: 2, insertSpaces: true },
        context: { diagnostics: [], includeDeclaration: true },
      });
    for (const question of questions) await ask(question);
    for (const { textEdit } of await ask<CompletionItem[]>('completion')) {
      const { range: replaced } = textEdit as TextEdit & { readonly range: Range };
      expect([replaced.start.line, replaced.end]).toEqual([position.line, position]);
    }
    const check = ({ name, range: around, selectionRange, children = [] }: DocumentSymbol): void => {
      expect(name).not.toBe('');
      expect(document.offsetAt(around.start)).toBeLessThanOrEqual(document.offsetAt(selectionRange.start));
      expect(document.offsetAt(around.end)).toBeGreaterThanOrEqual(document.offsetAt(selectionRange.end));
      for (const child of children) check(child);
    };
    for (const symbol of await ask<DocumentSymbol[]>('documentSymbol')) check(symbol);
    for (const { startLine, endLine } of await ask<FoldingRange[]>('foldingRange')) {
      expect(endLine).toBeGreaterThan(startLine);
      expect(endLine).toBeLessThan(document.lineCount);
    }
    await ask('formatting');
    expect(editor.stderr()).toBe('');
  }
  await editor.leave();
});

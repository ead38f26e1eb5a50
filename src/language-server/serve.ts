import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../host/host.ts';
import { chooseLanguage, type Language, sayIn } from '../words/language.ts';
import { visible } from '../words/visible.ts';
import { fixAllKind } from './actions.ts';
import { actions, completion, definition, hover, references, rename, renamed } from './answers.ts';
import { type Desk, deskOf, type Sheet } from './desk.ts';
import { foldsOf } from './folds.ts';
import { layoutEdits } from './layout.ts';
import { symbolsOf } from './symbols.ts';
import { toEditor } from './to-editor.ts';

/** How long an editor must be silent before its documents are judged, in milliseconds. */
const silence = 100;

/**
 * Speaks the language server protocol over the standard streams, until the editor says goodbye, closes the stream or is gone: then the
 * process ends. What goes wrong is told on the message stream; nothing else is written where the protocol is.
 * @param language unless the editor asks for one
 */
export function serve(host: Host, language: Language): Promise<never> {
  const connection = createConnection(host.terminal.input, host.terminal.output);
  const documents = new TextDocuments(TextDocument);
  const log = (text: string): void => host.out.message(`sop lsp: ${visible(text)}\n`);
  const deskIn = (wish: Language): Desk => deskOf(host, sayIn(wish), () => documents.all(), log);
  let desk = deskIn(language);
  const published = new Map<string, string>();
  const publish = (): void => {
    const said = desk.judge(documents.all());
    for (const document of documents.all()) {
      const { uri, version } = document;
      const diagnostics = toEditor(document, said.get(uri) ?? [], desk.say);
      const state = `${version} ${JSON.stringify(diagnostics)}`;
      if (published.get(uri) === state) continue;
      published.set(uri, state);
      void connection.sendDiagnostics({ uri, version, diagnostics });
    }
  };
  const soon = delayed(host, () => attempt(publish, undefined, log));
  let tellsOfFiles = false;

  connection.onInitialize(({ initializationOptions, capabilities: theirs }) => {
    desk = deskIn(chooseLanguage([languageWish(initializationOptions), language]));
    tellsOfFiles = theirs.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { serverInfo: { name: 'sop' }, capabilities };
  });
  connection.onInitialized(() => {
    const watchers = [{ globPattern: '**/*.{yaml,yml}' }];
    if (tellsOfFiles) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(soon);
  documents.onDidChangeContent(soon);
  documents.onDidSave(soon);
  documents.onDidClose(({ document: { uri } }) => {
    published.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    void soon();
  });
  /** Answers about an open document; what fails, and what is asked of others, has the answer `none`. */
  const answer = <A>(uri: string, make: (sheet: Sheet) => A, none: A): A => {
    const document = documents.get(uri);
    return document ? attempt(() => make(desk.sheet(document)), none, log) : none;
  };
  answerQuestions(connection, answer, () => desk);
  documents.listen(connection);
  connection.listen();
  return new Promise(() => undefined);
}

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', '[', '{', ',', '-'] },
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentFormattingProvider: true,
};

type Answer = <A>(uri: string, make: (sheet: Sheet) => A, none: A) => A;

/** What an editor may ask, and who answers. */
function answerQuestions(connection: Connection, answer: Answer, desk: () => Desk): void {
  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, (sheet) => hover(sheet, position, desk().say), null),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answer(uri, (sheet) => completion(sheet, position), []),
  );
  connection.onCodeAction((asked) =>
    answer(asked.textDocument.uri, (sheet) => actions(sheet, asked, desk().say), []),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer(uri, (sheet) => definition(sheet, position), []),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    answer(uri, (sheet) => references(sheet, position, context.includeDeclaration), []),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    answer(uri, (sheet) => renamed(sheet, position, desk().say), null),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    answer(uri, (sheet) => rename(sheet, position, newName, desk().say), null),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answer(uri, ({ document, tree }) => symbolsOf(document, tree), []),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answer(uri, ({ document, tree }) => foldsOf(document, tree), []),
  );
  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    answer(uri, ({ document, office }) => layoutEdits(document, office.settings.limits), []),
  );
}

/** Calls when nothing was asked for during {@link silence}. */
function delayed(host: Pick<Host, 'sleep'>, act: () => void): () => Promise<void> {
  let latest = 0;
  return async () => {
    const own = ++latest;
    await host.sleep(silence);
    if (own === latest) act();
  };
}

/** An editor must not lose its server because one thing went wrong; refusals are answers. */
function attempt<A>(act: () => A, none: A, log: (text: string) => void): A {
  try {
    return act();
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return none;
  }
}

/** The language of `initializationOptions: { lang: "en" }`, or `bahasa` as in the office file. */
function languageWish(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return undefined;
  const wish = 'lang' in options ? options.lang : 'bahasa' in options ? options.bahasa : undefined;
  return typeof wish === 'string' ? wish : undefined;
}

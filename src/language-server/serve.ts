import { createConnection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../host/host.ts';
import { chooseLanguage, type Language, sayIn } from '../words/language.ts';
import { visible } from '../words/visible.ts';
import { judgeOf } from './judge.ts';
import { neighbourReader } from './neighbours.ts';
import { officeFinder } from './offices.ts';
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
  let say = sayIn(language);
  const log = (text: string): void => host.out.message(`sop lsp: ${visible(text)}\n`);
  const officeOf = officeFinder(host, (text) => log(say(text)));
  const judge = judgeOf(host.cwd, officeOf, neighbourReader());
  const published = new Map<string, string>();
  const publish = (): void => {
    const open = documents.all();
    const said = judge(open);
    for (const document of open) {
      const { uri, version } = document;
      const diagnostics = toEditor(document, said.get(uri) ?? [], say);
      const state = `${version} ${JSON.stringify(diagnostics)}`;
      if (published.get(uri) === state) continue;
      published.set(uri, state);
      void connection.sendDiagnostics({ uri, version, diagnostics });
    }
  };
  const soon = delayed(host, () => attempt(publish, log));

  connection.onInitialize(({ initializationOptions }) => {
    say = sayIn(chooseLanguage([languageWish(initializationOptions), language]));
    return {
      serverInfo: { name: 'sop' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      },
    };
  });
  documents.onDidChangeContent(soon);
  documents.onDidSave(soon);
  documents.onDidClose(({ document: { uri } }) => {
    published.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    soon();
  });
  documents.listen(connection);
  connection.listen();
  return new Promise(() => undefined);
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

/** An editor must not lose its server because one thing went wrong. */
function attempt(act: () => void, log: (text: string) => void): void {
  try {
    act();
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The language of `initializationOptions: { lang: "en" }`, or `bahasa` as in the office file. */
function languageWish(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return undefined;
  const wish = 'lang' in options ? options.lang : 'bahasa' in options ? options.bahasa : undefined;
  return typeof wish === 'string' ? wish : undefined;
}

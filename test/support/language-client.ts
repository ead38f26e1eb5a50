import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { repository } from './program-files.ts';

/** An editor that started the built program as its language server. */
export type Editor = {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server wants to be told of, if it asks. */
  readonly registered: Promise<unknown>;
  readonly uriOf: (name: string) => string;
  /** Opens a file of the folder with its content, or with another text. */
  readonly open: (name: string, text?: string) => Promise<void>;
  /** Replaces the whole text of an open file. */
  readonly change: (name: string, text: string) => Promise<void>;
  /** Waits until the server sends findings of a file again. */
  readonly published: (name: string) => Promise<void>;
  /** Replaces a stretch of an open file. */
  readonly edit: (name: string, range: Range, text: string) => Promise<void>;
  readonly close: (name: string) => Promise<void>;
  /** The findings of the newest text of an open file, as soon as the server has sent them. */
  readonly findings: (name: string) => Promise<readonly Diagnostic[]>;
  /** The same when the server has nothing more to say: also what other files' edits changed. */
  readonly settled: (name: string) => Promise<readonly Diagnostic[]>;
  readonly stderr: () => string;
  /** Says goodbye; the exit code. */
  readonly leave: () => Promise<number | null>;
};

type Start = {
  readonly options?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly capabilities?: object;
};

/** Starts `sop lsp --stdio` in a folder. */
export async function startEditor(
  folder: string,
  { options, env = {}, capabilities = {} }: Start = {},
): Promise<Editor> {
  const script = join(repository, 'bin/sop.js');
  const child = spawn(process.execPath, [script, 'lsp', '--stdio'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', ...env },
    stdio: 'pipe',
  });
  let told = '';
  child.stderr.on('data', (data: Uint8Array) => {
    told += data;
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const versions = new Map<string, number>();
  let latestVersion = 0;
  const news = new Map<string, PublishDiagnosticsParams>();
  const waiting: (() => void)[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    news.set(params.uri, params);
    for (const wake of waiting.splice(0)) wake();
  });
  const registered = new Promise<unknown>((resolve) =>
    connection.onRequest('client/registerCapability', (params: unknown) => {
      resolve(params);
      return null;
    }),
  );
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities,
    initializationOptions: options,
  });
  await connection.sendNotification('initialized', {});
  const uriOf = (name: string): string =>
    name.includes(':') ? name : pathToFileURL(join(folder, name)).href;
  const next = (name: string): number => {
    const version = ++latestVersion;
    versions.set(name, version);
    return version;
  };
  const findings = async (name: string): Promise<readonly Diagnostic[]> => {
    for (;;) {
      const latest = news.get(uriOf(name));
      if (latest && latest.version === versions.get(name)) return latest.diagnostics;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    child,
    connection,
    initialized,
    registered,
    uriOf,
    open: (name, text = readFileSync(join(folder, name), 'utf8')) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(name), languageId: 'yaml', version: next(name), text },
      }),
    change: (name, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(name), version: next(name) },
        contentChanges: [{ text }],
      }),
    edit: (name, range, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(name), version: next(name) },
        contentChanges: [{ range, text }],
      }),
    close: (name) => {
      versions.delete(name);
      return connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
    },
    findings,
    published: async (name) => {
      const before = news.get(uriOf(name));
      while (news.get(uriOf(name)) === before) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    settled: async (name) => {
      for (const one of versions.keys()) await findings(one);
      // What was sent before the answer has arrived before it.
      await connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: uriOf(name) } });
      return findings(name);
    },
    stderr: () => told,
    leave: async () => {
      await connection.sendRequest('shutdown');
      const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await connection.sendNotification('exit');
      return await gone;
    },
  };
}

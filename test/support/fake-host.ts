import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type {
  Appender,
  FileKind,
  Files,
  Host,
  Keyring,
  MailAccess,
  MailMessage,
  ProcessMark,
  ProgramAnswer,
} from '../../src/host/host.ts';
import { systemKeyring } from '../../src/host/system-keyring.ts';

export type FakeHost = Host & {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly disk: Map<string, Uint8Array>;
  /** What went out over the network, in order. */
  readonly sent: Sent[];
  /** Moves both clocks on by milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** Sets the wall clock on or back; the other clock does not notice. */
  readonly setClock: (milliseconds: number) => void;
};

export type Sent =
  | { readonly by: 'mail'; readonly message: MailMessage; readonly server: MailAccess }
  | { readonly by: 'webhook'; readonly address: string; readonly body: string };

export type FakeOptions = {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly columns?: number;
  readonly input?: string | Uint8Array;
  /** What is to be read from file descriptors. */
  readonly descriptors?: Readonly<Record<number, string>>;
  readonly keyring?: Keyring;
  /** Answers of git by its arguments, joined by spaces; all else fails with code 128. */
  readonly git?: Readonly<Record<string, string>>;
  readonly web?: Host['web'];
  /** Programs of the system; those that are not here are not installed. */
  readonly run?: (...start: Parameters<Host['run']>) => Partial<ProgramAnswer> | undefined;
  /** Files that others may read. */
  readonly shared?: readonly string[];
  readonly platform?: string;
  /** The process that this host is. */
  readonly self?: ProcessMark;
  /** Whether another process still runs; this one does. */
  readonly stateOf?: (mark: ProcessMark) => 'alive' | 'dead' | 'unknown';
  /** Called before anything goes out; what it throws is why it did not. */
  readonly onSend?: (sent: Sent) => void;
  readonly free?: number;
  readonly nodeVersion?: string;
};

/** The process that a fake host is. */
export const fakeProcess: ProcessMark = { machine: 'kantor', boot: 'b1', space: 's1', pid: 100, start: '1' };

/** A world in memory: files, clocks that stand still until moved, output kept as text. No terminal. */
export function fakeHost(options: FakeOptions = {}): FakeHost {
  const disk = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(options.files ?? {})) disk.set(path, toBytes(content));
  const folders = new Set<string>();
  const written = { out: '', err: '' };
  let now = Date.parse(options.now ?? '2026-11-23T01:00:00.000Z');
  let uptime = 0;
  let counter = 0;
  const stream = new PassThrough() as unknown;
  const sent: Sent[] = [];
  const self = options.self ?? fakeProcess;
  const send = async (one: Sent): Promise<void> => {
    options.onSend?.(one);
    sent.push(one);
  };
  return {
    files: { ...memoryFiles(disk, folders, options.shared ?? []), free: () => options.free ?? 1e10 },
    out: {
      result: (data) => {
        written.out += typeof data === 'string' ? data : new TextDecoder().decode(data);
      },
      message: (text) => {
        written.err += text;
      },
    },
    terminal: {
      interactive: false,
      columns: () => options.columns ?? 80,
      rows: () => 24,
      color: false,
      input: stream as NodeJS.ReadStream,
      output: stream as NodeJS.WriteStream,
      onHangUp: () => () => undefined,
    },
    env: options.env ?? {},
    cwd: options.cwd ?? '/kantor',
    home: '/program',
    now: () => now,
    uptime: () => uptime,
    randomHex: (bytes) =>
      createHash('sha256')
        .update(String(counter++))
        .digest('hex')
        .slice(0, bytes * 2),
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    standardInput: (limit) => toBytes(options.input ?? '').subarray(0, limit + 1),
    threads: { cores: 1, start: () => [] },
    run: (command, start) => {
      const git = command[0] === 'git' ? gitAnswer(options, command.slice(2).join(' ')) : undefined;
      const answer = options.run?.(command, start) ?? git;
      return { code: undefined, output: new Uint8Array(), error: '', ...answer };
    },
    web: options.web ?? (() => Promise.reject(new Error('no network'))),
    machine: {
      platform: options.platform ?? 'linux',
      node: { version: options.nodeVersion ?? '20.20.2', path: '/usr/bin/node' },
      zone: 'Etc/UTC',
      self: () => self,
      stateOf: (mark) => (mark.pid === self.pid ? 'alive' : (options.stateOf?.(mark) ?? 'alive')),
    },
    network: {
      mail: (message, server) => send({ by: 'mail', message, server }),
      post: (address, body) => send({ by: 'webhook', address, body }),
    },
    sleep: async (milliseconds) => {
      now += milliseconds;
      uptime += milliseconds;
    },
    sent,
    keyring: options.keyring ?? systemKeyring,
    userFolder: '/rumah/.config/sop',
    device: 'laptop-humas',
    descriptor: (number, limit) => toBytes(options.descriptors?.[number] ?? '').subarray(0, limit + 1),
    stdout: () => written.out,
    stderr: () => written.err,
    disk,
    setClock: (milliseconds) => {
      now += milliseconds;
    },
    pass: (milliseconds) => {
      now += milliseconds;
      uptime += milliseconds;
    },
  };
}

function gitAnswer({ git }: FakeOptions, args: string): Partial<ProgramAnswer> {
  const answer = git?.[args];
  return answer === undefined
    ? { code: 128, error: 'fatal: not a git repository (or any of the parent directories): .git' }
    : { code: 0, output: toBytes(answer) };
}

const toBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

function memoryFiles(disk: Map<string, Uint8Array>, folders: Set<string>, shared: readonly string[]): Files {
  const kind = (path: string): FileKind | undefined => {
    if (disk.has(path)) return 'file';
    const inside = [...disk.keys(), ...folders].some((one) => one.startsWith(`${path}/`));
    return inside || folders.has(path) ? 'folder' : undefined;
  };
  const read = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const found = disk.get(path);
    if (!found) throw systemError(kind(path) === 'folder' ? 'EISDIR' : 'ENOENT');
    return found.length > limit ? found.subarray(0, limit + 1) : found;
  };
  const stamp = (path: string): string | undefined => {
    const found = disk.get(path);
    if (found) return `${found.length}:${createHash('sha256').update(found).digest('hex')}`;
    const inside = [...disk.keys()].filter((file) => file.startsWith(`${path}/`));
    return inside.length > 0 ? inside.join('|') : undefined;
  };
  const modes = new Map<string, number>();
  return {
    kind,
    follow: (path) => path,
    stamp,
    readText: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(read(path)),
    read,
    list: (folder) => {
      if (kind(folder) !== 'folder') throw systemError('ENOENT');
      const paths = [...disk.keys(), ...folders].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(paths.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].sort();
    },
    makeFolder: (path) => {
      folders.add(path);
    },
    write: (path, data, options = {}) => {
      if (disk.has(path) && !options.replace) throw systemError('EEXIST');
      if (options.stamp !== undefined && stamp(path) !== options.stamp) throw systemError('ECHANGED');
      disk.set(path, toBytes(data));
      if (options.mode !== undefined) modes.set(path, options.mode);
    },
    remove: (path) => {
      disk.delete(path);
    },
    move: (from, to) => {
      if (kind(from) === undefined) throw systemError('ENOENT');
      if (kind(to) === 'folder') throw systemError('ENOTEMPTY');
      const moved = (path: string): string | undefined =>
        path === from || path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : undefined;
      for (const [path, bytes] of [...disk]) {
        const target = moved(path);
        if (target !== undefined) {
          disk.delete(path);
          disk.set(target, bytes);
        }
      }
      for (const path of [...folders]) {
        const target = moved(path);
        if (target !== undefined) {
          folders.delete(path);
          folders.add(target);
        }
      }
    },
    removeFolder: (folder) => {
      const within = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
      for (const path of [...disk.keys()].filter(within)) disk.delete(path);
      for (const path of [...folders].filter(within)) folders.delete(path);
    },
    mode: (path) =>
      disk.has(path) ? (modes.get(path) ?? (shared.includes(path) ? 0o644 : 0o600)) : undefined,
    writable: (folder) => kind(folder) === 'folder',
    free: () => undefined,
    append: (path, data) => {
      disk.set(path, Buffer.concat([disk.get(path) ?? new Uint8Array(), Buffer.from(data)]));
    },
    createAppender: (path) => {
      if (disk.has(path)) throw systemError('EEXIST');
      disk.set(path, new Uint8Array());
      return memoryAppender(disk, path);
    },
    goOnAppending: (path) => {
      if (!disk.has(path)) throw systemError('ENOENT');
      return memoryAppender(disk, path);
    },
  };
}

function memoryAppender(disk: Map<string, Uint8Array>, path: string): Appender {
  return {
    append: (data) => {
      disk.set(path, Buffer.concat([disk.get(path) ?? new Uint8Array(), Buffer.from(data)]));
    },
    close: () => undefined,
  };
}

/** An error as the system throws it. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code });

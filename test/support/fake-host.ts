import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { Appender, FileKind, Files, Host, Keyring } from '../../src/host/host.ts';
import { systemKeyring } from '../../src/host/system-keyring.ts';

export type FakeHost = Host & {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly disk: Map<string, Uint8Array>;
  /** Moves both clocks on by milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** Sets the wall clock on or back; the other clock does not notice. */
  readonly setClock: (milliseconds: number) => void;
};

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
};

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
  return {
    files: memoryFiles(disk, folders),
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
    git: (_folder, args) => {
      const answer = options.git?.[args.join(' ')];
      return answer === undefined
        ? { code: 128, output: new Uint8Array() }
        : { code: 0, output: toBytes(answer) };
    },
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

const toBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

function memoryFiles(disk: Map<string, Uint8Array>, folders: Set<string>): Files {
  const kind = (path: string): FileKind | undefined => {
    if (disk.has(path)) return 'file';
    const inside = [...disk.keys()].some((file) => file.startsWith(`${path}/`));
    return inside || folders.has(path) ? 'folder' : undefined;
  };
  const read = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const found = disk.get(path);
    if (!found) throw systemError(kind(path) === 'folder' ? 'EISDIR' : 'ENOENT');
    return found.length > limit ? found.subarray(0, limit + 1) : found;
  };
  const modes = new Map<string, number>();
  return {
    kind,
    stamp: (path) => {
      const found = disk.get(path);
      if (found) return createHash('sha256').update(found).digest('hex');
      const inside = [...disk.keys()].filter((file) => file.startsWith(`${path}/`));
      return inside.length > 0 ? inside.join('|') : undefined;
    },
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
      disk.set(path, toBytes(data));
      if (options.mode !== undefined) modes.set(path, options.mode);
    },
    append: (path, data) => {
      disk.set(path, Buffer.concat([disk.get(path) ?? new Uint8Array(), Buffer.from(data)]));
    },
    remove: (path) => {
      if (!disk.delete(path)) throw systemError('ENOENT');
    },
    mode: (path) => modes.get(path) ?? 0o644,
    createAppender: (path) => memoryAppender(disk, path),
  };
}

function memoryAppender(disk: Map<string, Uint8Array>, path: string): Appender {
  if (disk.has(path)) throw systemError('EEXIST');
  disk.set(path, new Uint8Array());
  return {
    append: (data) => {
      disk.set(path, Buffer.concat([disk.get(path) ?? new Uint8Array(), Buffer.from(data)]));
    },
    close: () => undefined,
  };
}

/** An error as the system throws it. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code });

import type { Stats } from 'node:fs';
import type { Disk } from '../../src/host/system-files.ts';
import { systemError } from '../support/fake-host.ts';

/** A file or a folder of the disk, as the programs see it and as it would be after a crash. Values never change; a later one replaces them. */
type Node =
  | { readonly kind: 'file'; readonly now: Uint8Array; readonly synced: Uint8Array }
  | {
      readonly kind: 'folder';
      readonly synced: ReadonlyMap<string, number>;
      /** What was done to its names since it was synced, in order; a name without a node was taken away. */
      readonly pending: readonly (readonly [name: string, node: number | undefined])[];
    };

type Nodes = ReadonlyMap<number, Node>;

/** The disk at a moment at which a crash could strike, and what had been said to be saved by then. */
export type CrashPoint = { readonly nodes: Nodes; readonly acknowledged: number };

/** Files by their path, as a crash leaves them. */
export type Left = ReadonlyMap<string, Uint8Array>;

export type DiskFaults = {
  /** The mutants: says that it synced this, and did not. */
  readonly forgets?: (path: string, kind: Node['kind']) => boolean;
  /** The disk takes at most so many bytes at a time. */
  readonly pieces?: number;
};

/** A disk in memory with the calls of `node:fs` that files are made of; notes down every moment at which a crash could strike. */
export type SimulatedDisk = {
  readonly disk: Disk;
  readonly points: readonly CrashPoint[];
  readonly acknowledge: () => void;
};

const root = 0;
const rootNode: Node = { kind: 'folder', synced: new Map(), pending: [] };

export function simulatedDisk({ forgets = () => false, pieces = 64 }: DiskFaults = {}): SimulatedDisk {
  let nodes = new Map<number, Node>([[root, rootNode]]);
  const points: CrashPoint[] = [];
  const open = new Map<number, { readonly node: number; readonly path: string }>();
  let [last, acknowledged] = [root, 0];
  const change = (id: number, node: Node): void => {
    nodes = new Map(nodes).set(id, node);
    points.push({ nodes, acknowledged });
  };
  const find = (path: string): number | undefined =>
    path
      .split('/')
      .filter(Boolean)
      .reduce<number | undefined>(
        (at, name) => (at === undefined ? undefined : namesIn(nodes, at).get(name)),
        root,
      );
  const name = (path: string, node: number | undefined): void => {
    const cut = path.lastIndexOf('/');
    const parent = find(path.slice(0, cut));
    const folder = parent === undefined ? undefined : nodes.get(parent);
    if (parent === undefined || folder?.kind !== 'folder') throw systemError('ENOENT');
    change(parent, { ...folder, pending: [...folder.pending, [path.slice(cut + 1), node]] });
  };
  const make = (path: string, node: Node): number => {
    const id = ++last;
    nodes = new Map(nodes).set(id, node);
    name(path, id);
    return id;
  };
  const at = (path: string): number => {
    const found = find(path);
    if (found === undefined) throw systemError('ENOENT');
    return found;
  };
  const fileOf = (descriptor: number) => {
    const { node, path } = open.get(descriptor) ?? { node: root, path: '' };
    return { node, path, found: nodes.get(node) ?? rootNode };
  };
  const calls = {
    openSync: (path: string, flags: string | number) => {
      if (typeof flags === 'string' && flags.endsWith('x')) {
        if (find(path) !== undefined) throw systemError('EEXIST');
        make(path, { kind: 'file', now: new Uint8Array(), synced: new Uint8Array() });
      } else if (flags === 'a' && find(path) === undefined)
        make(path, { kind: 'file', now: new Uint8Array(), synced: new Uint8Array() });
      open.set(++last, { node: at(path), path });
      return last;
    },
    closeSync: (descriptor: number) => void open.delete(descriptor),
    writeSync: (descriptor: number, data: Uint8Array, from: number, length: number) => {
      const { node, found } = fileOf(descriptor);
      if (found.kind !== 'file') throw systemError('EISDIR');
      const taken = Math.min(pieces, length);
      change(node, { ...found, now: Buffer.concat([found.now, data.subarray(from, from + taken)]) });
      return taken;
    },
    fsyncSync: (descriptor: number) => {
      const { node, path, found } = fileOf(descriptor);
      if (forgets(path, found.kind)) return;
      change(
        node,
        found.kind === 'file'
          ? { ...found, synced: found.now }
          : { kind: 'folder', synced: namesIn(nodes, node), pending: [] },
      );
    },
    fstatSync: (descriptor: number) => statOf(fileOf(descriptor).found),
    statSync: (path: string) => {
      const found = find(path);
      return found === undefined ? undefined : statOf(nodes.get(found) ?? rootNode);
    },
    readFileSync: (descriptor: number, encoding?: string) => {
      const { found } = fileOf(descriptor);
      if (found.kind !== 'file') throw systemError('EISDIR');
      return encoding ? new TextDecoder().decode(found.now) : found.now;
    },
    readdirSync: (path: string) => [...namesIn(nodes, at(path)).keys()],
    mkdirSync: (path: string) => {
      const parts = path.split('/').filter(Boolean);
      const folders = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
      const missing = folders.filter((folder) => find(folder) === undefined);
      for (const folder of missing) make(folder, { kind: 'folder', synced: new Map(), pending: [] });
      return missing[0];
    },
    linkSync: (from: string, to: string) => {
      if (find(to) !== undefined) throw systemError('EEXIST');
      name(to, at(from));
    },
    renameSync: (from: string, to: string) => {
      name(to, at(from));
      name(from, undefined);
    },
    rmSync: (path: string) => {
      if (find(path) !== undefined) name(path, undefined);
    },
  };
  return { disk: calls as unknown as Disk, points, acknowledge: () => acknowledged++ };
}

function namesIn(nodes: Nodes, id: number): ReadonlyMap<string, number> {
  const folder = nodes.get(id);
  return folder?.kind === 'folder' ? namesAfter(folder, folder.pending.length) : new Map();
}

function namesAfter(
  { synced, pending }: Extract<Node, { kind: 'folder' }>,
  count: number,
): ReadonlyMap<string, number> {
  if (count === 0) return synced;
  const names = new Map(synced);
  for (const [name, node] of pending.slice(0, count)) {
    if (node === undefined) names.delete(name);
    else names.set(name, node);
  }
  return names;
}

const statOf = (node: Node) =>
  ({
    isFile: () => node.kind === 'file',
    isDirectory: () => node.kind === 'folder',
    size: node.kind === 'file' ? node.now.length : 0,
  }) as Stats;

/**
 * What the crash may leave. Of names that were not synced yet: all, none, and of one folder each beginning of what was done to it, with
 * all or none of the others. Of bytes that were not synced yet: see `contentsOf`, one file at a time, the others as synced.
 * @param step looks at every `step`-th length of unsynced bytes only
 */
export function* crashStates({ nodes }: CrashPoint, step: number): Generator<Left> {
  const folders = [...nodes].flatMap(([id, node]) => (node.kind === 'folder' ? [{ id, node }] : []));
  const all = (id: number): number => folders.find((one) => one.id === id)?.node.pending.length ?? 0;
  const none = (): number => 0;
  const synced = (node: Extract<Node, { kind: 'file' }>): Uint8Array => node.synced;
  yield left(nodes, none, synced);
  yield left(nodes, all, synced);
  for (const { id, node } of folders) {
    for (let count = 0; count <= node.pending.length && node.pending.length > 0; count++) {
      for (const rest of [all, none]) yield left(nodes, (one) => (one === id ? count : rest(one)), synced);
    }
  }
  for (const node of nodes.values()) {
    if (node.kind !== 'file') continue;
    for (const bytes of contentsOf(node, step))
      yield left(nodes, all, (one) => (one === node ? bytes : one.synced));
  }
}

/**
 * What a file may hold beside its synced bytes: of the rest any beginning, any beginning with zeros in the place of what follows, or
 * zeros in the place of any block of it.
 */
function* contentsOf({ now, synced }: Extract<Node, { kind: 'file' }>, step: number): Generator<Uint8Array> {
  const pending = now.subarray(synced.length);
  const end = pending.length;
  for (let length = 1; length <= end; length += step) {
    yield Buffer.concat([synced, pending.subarray(0, length)]);
    yield Buffer.concat([synced, pending.subarray(0, length - 1), new Uint8Array(end - length + 1)]);
  }
  const block = 128;
  for (let from = 0; from < end; from += block) {
    const zeroed = Buffer.from(pending);
    zeroed.fill(0, from, Math.min(end, from + block));
    yield Buffer.concat([synced, zeroed]);
  }
}

function left(
  nodes: Nodes,
  count: (folder: number) => number,
  bytes: (file: Extract<Node, { kind: 'file' }>) => Uint8Array,
): Left {
  const files = new Map<string, Uint8Array>();
  const walk = (id: number, path: string): void => {
    const node = nodes.get(id);
    if (node?.kind === 'file') files.set(path, bytes(node));
    if (node?.kind !== 'folder') return;
    for (const [name, below] of namesAfter(node, count(id))) walk(below, `${path}/${name}`);
  };
  walk(root, '');
  return files;
}

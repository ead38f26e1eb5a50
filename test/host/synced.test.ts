import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/host/host.ts';
import { type Disk, filesOn } from '../../src/host/system-files.ts';
import { type DiskCall, unsynced } from '../support/sync-rules.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The real `node:fs`, which notes what is done with it; the `forgotten`-th sync is not done (from 1). */
function notedDisk(forgotten = 0): {
  readonly disk: Disk;
  readonly calls: DiskCall[];
  readonly syncs: () => number;
} {
  const calls: DiskCall[] = [];
  const open = new Map<number, string>();
  let syncs = 0;
  const noted: Partial<Record<keyof Disk, unknown>> = {
    openSync: (path: string, flags: string | number, mode?: number) => {
      const isNew = !fs.existsSync(path);
      const file = fs.openSync(path, flags, mode);
      open.set(file, path);
      if (isNew) calls.push({ call: 'made', path });
      return file;
    },
    writeSync: (file: number, data: Uint8Array, from: number, length: number) => {
      calls.push({ call: 'written', path: open.get(file) ?? '?' });
      return fs.writeSync(file, data, from, length);
    },
    fsyncSync: (file: number) => {
      syncs++;
      if (syncs === forgotten) return;
      fs.fsyncSync(file);
      calls.push({ call: 'synced', path: open.get(file) ?? '?' });
    },
    mkdirSync: (path: string, options: { readonly recursive: true }) => {
      const parts = path.split('/');
      const above = parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter(Boolean);
      const missing = above.filter((folder) => !fs.existsSync(folder));
      const first = fs.mkdirSync(path, options);
      for (const folder of missing) calls.push({ call: 'made', path: folder });
      return first;
    },
    renameSync: (from: string, to: string) => {
      fs.renameSync(from, to);
      calls.push({ call: 'named', from, to });
    },
    linkSync: (from: string, to: string) => {
      fs.linkSync(from, to);
      calls.push({ call: 'named', from, to });
    },
    rmSync: (path: string, options: fs.RmOptions) => {
      fs.rmSync(path, options);
      calls.push({ call: 'gone', path });
    },
  };
  return { disk: { ...fs, ...noted } as Disk, calls, syncs: () => syncs };
}

type Act = (files: Files, folder: string, tell: (call: DiskCall) => void) => void;

const acts: Readonly<Record<string, Act>> = {
  'makes a folder and those above it': (files, folder) => files.makeFolder(`${folder}/2026/11/x`),
  'writes a new file': (files, folder) => files.write(`${folder}/a`, 'satu'),
  'replaces a file': (files, folder) => files.write(`${folder}/there`, 'dua', { replace: true }),
  'begins a list': (files, folder) => files.append(`${folder}/a.jsonl`, 'satu\n'),
  'adds to a list that another process made this very moment': (files, folder, tell) => {
    tell({ call: 'made', path: `${folder}/there` });
    files.append(`${folder}/there`, 'satu\n');
  },
  'begins a journal': (files, folder) => {
    const appender = files.createAppender(`${folder}/a.jsonl`);
    appender.append('satu\n');
    appender.close();
  },
  'goes on with a journal': (files, folder, tell) => {
    const appender = files.goOnAppending(`${folder}/there`);
    appender.append('dua\n');
    tell({ call: 'said' });
    appender.append('tiga\n');
    appender.close();
  },
  'moves a folder': (files, folder) => files.move(`${folder}/full`, `${folder}/other/x`),
  'removes a file': (files, folder) => files.remove(`${folder}/there`),
  'removes a folder': (files, folder) => files.removeFolder(`${folder}/full`),
};

/** Does an act in a folder with something in it, on a disk that forgets a sync. */
function done(act: Act, forgotten: number) {
  const folder = temporaryFolder('sop-sinkron-');
  fs.writeFileSync(`${folder}/there`, 'lama\n');
  fs.mkdirSync(`${folder}/full`);
  fs.mkdirSync(`${folder}/other`);
  fs.writeFileSync(`${folder}/full/a`, 'isi');
  const { disk, calls, syncs } = notedDisk(forgotten);
  act(filesOn(disk), folder, (call) => calls.push(call));
  return { wrong: unsynced([...calls, { call: 'said' }]), syncs: syncs() };
}

describe.each(Object.entries(acts))('whoever %s', (_name, act) => {
  it('has it on disk, and would not without any one of its syncs', () => {
    const { wrong, syncs } = done(act, 0);
    expect(wrong).toEqual([]);
    expect(syncs).toBeGreaterThan(0);
    for (let forgotten = 1; forgotten <= syncs; forgotten++)
      expect([forgotten, done(act, forgotten).wrong]).toEqual([
        forgotten,
        expect.arrayContaining([expect.any(String)]),
      ]);
  });
});

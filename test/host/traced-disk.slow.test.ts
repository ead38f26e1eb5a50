import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';
import { type DiskCall, unsynced } from '../support/sync-rules.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const strace = tools('strace');
const rina = ['--by', 'Rina Wulandari'];
const traced = 'openat,mkdir,write,pwrite64,writev,fsync,fdatasync,rename,link,unlink,rmdir';

/** A copy of the program whose bundles may be changed. */
function programCopy(): string {
  const folder = temporaryFolder('sop-program-');
  for (const name of ['bin', 'dist', 'sops', 'schemas', 'templates', 'package.json'])
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs one command line under strace; gives what it did to the disk below its folder, as the system saw it. */
function trace(program: string, cwd: string, words: readonly string[]) {
  const file = join(temporaryFolder('sop-jejak-'), 'jejak');
  const args = ['-y', '-s', '8', '-e', `trace=${traced}`, '-o', file, process.execPath];
  const { status, stdout, stderr } = spawnSync('strace', [...args, join(program, 'bin/sop.js'), ...words], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: cwd },
    input: '',
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => callOf(line) ?? []);
  const isInside = (path: string): boolean => path.startsWith(`${cwd}/`);
  const inside = calls.filter(
    (one) => one.call === 'said' || isInside('path' in one ? `${one.path}/` : one.from),
  );
  return { calls: inside, stdout };
}

function callOf(line: string): DiskCall | undefined {
  if (/= -1 /.test(line)) return undefined;
  const made = /^openat\([^"]*"[^"]*", [^)]*O_CREAT[^)]*\) = \d+<([^>]*)>/.exec(line)?.[1];
  if (made !== undefined) return { call: 'made', path: made };
  const folder = /^mkdir\("([^"]*)"/.exec(line)?.[1];
  if (folder !== undefined) return { call: 'made', path: folder };
  const [, number = '', path = ''] = /^(?:p?write(?:64|v)?)\((\d+)<([^>]*)>/.exec(line) ?? [];
  if (number === '1') return { call: 'said' };
  if (number !== '') return { call: 'written', path };
  const synced = /^f(?:data)?sync\(\d+<([^>]*)>/.exec(line)?.[1];
  if (synced !== undefined) return { call: 'synced', path: synced };
  const [, from, to] = /^(?:rename|link)\("([^"]*)", "([^"]*)"/.exec(line) ?? [];
  if (from !== undefined && to !== undefined) return { call: 'named', from, to };
  const gone = /^(?:unlink|rmdir)\("([^"]*)"/.exec(line)?.[1];
  return gone === undefined ? undefined : { call: 'gone', path: gone };
}

/** What a day of work does not have on disk when it says so; ends with the first command that lies. */
function dayOfWork(program: string) {
  const cwd = temporaryFolder('sop-hari-');
  writeFileSync(join(cwd, 'foto.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 1));
  const seen = { said: 0, synced: 0, wrong: [] as readonly string[] };
  const sop = (...words: readonly string[]): string => {
    if (seen.wrong.length > 0) return '';
    const { calls, stdout } = trace(program, cwd, words);
    seen.said += calls.filter(({ call }) => call === 'said').length;
    seen.synced += calls.filter(({ call }) => call === 'synced').length;
    // What is removed after the last word of a command, such as a lock, is to be on disk when it ends.
    seen.wrong = unsynced([...calls, { call: 'said' }]);
    return stdout;
  };
  const opened = sop('run', 'open', 'URMIN', ...rina, '--json');
  const { pelaksanaan: run, folder } = opened === '' ? { pelaksanaan: '', folder: cwd } : JSON.parse(opened);
  sop('run', 'start', run, 'URMIN-01', ...rina);
  sop('run', 'answer', run, 'URMIN-01', 'sesuai', ...rina);
  sop('run', 'evidence', run, 'URMIN-01', '--file', 'foto.jpg', ...rina);
  sop('anchor', run);
  writeFileSync(
    join(folder, 'tutup.lock'),
    '{"device":"pc","person":"Bagus","since":"2026-11-23T01:00:00Z"}\n',
  );
  sop('unlock', run, '--yes', ...rina);
  mkdirSync(join(cwd, 'catatan/.baru/20260101T000000Z-URMIN-00112233aabbccdd/bukti'), { recursive: true });
  sop('run', 'clear');
  sop('report', run, '--format', 'csv');
  return seen;
}

/** The places in the bundles where something is synced. */
const sites = /(?<!function\s)\bsyncFolder\(\s*disk,\s*|\bdisk\.fsyncSync\(/g;

describe.skipIf(strace.missing)(`the built program under strace${strace.note}`, () => {
  it('says nothing to be saved before its bytes, its name and every new folder above are on disk', {
    timeout: 300_000,
  }, () => {
    const { wrong, said, synced } = dayOfWork(repository);
    expect(wrong).toEqual([]);
    expect(said).toBeGreaterThanOrEqual(8);
    expect(synced).toBeGreaterThan(30);
  });

  it('would be caught without any one of the places where it syncs', { timeout: 1_800_000 }, () => {
    const program = programCopy();
    const bundles = readdirSync(join(program, 'dist'))
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => join(program, 'dist', name))
      .filter((path) => readFileSync(path, 'utf8').includes('.fsyncSync('));
    expect(bundles).toHaveLength(1);
    const [bundle = ''] = bundles;
    const text = readFileSync(bundle, 'utf8');
    const found = [...text.matchAll(sites)];
    expect(found.length).toBe(12);
    const survivors = found.filter(({ 0: site, index }) => {
      writeFileSync(
        bundle,
        `${text.slice(0, index)}void(${site.includes('syncFolder') ? 'disk,' : ''}${text.slice(index + site.length)}`,
      );
      return dayOfWork(program).wrong.length === 0;
    });
    expect(survivors.map(({ index }) => text.slice(index - 80, index + 60))).toEqual([]);
  });
});

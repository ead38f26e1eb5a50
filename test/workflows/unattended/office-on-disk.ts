import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/program-files.ts';
import { answersOn, officeWith } from '../../support/schedule-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const script = join(repository, 'bin/sop.js');

/** All proofs happen at times long past, so that they hold whatever the clock of the machine says. */
export const at = '2024-05-15 08:00';

export const entries = [
  '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv, json, xlsx] }',
  '{ kode: BULANAN, laporan: rekap, setiap: bulanan, format: [csv] }',
  '{ kode: MONITORING, laporan: tabel7, setiap: semester, bagian: [URMIN] }',
];

/** A real office folder with two runs that were worked on in May 2024. */
export function newOffice(schedule: readonly string[] = entries): string {
  const folder = temporaryFolder('sop-jadwal-');
  writeFileSync(join(folder, 'sop.config.yaml'), officeWith(schedule));
  for (const date of ['2024-05-14', '2024-04-23']) {
    writeFileSync(join(folder, 'jawaban.yaml'), answersOn(date));
    const { code, err } = sop(folder, ['check', 'URMIN', '--answers', 'jawaban.yaml', '--new']);
    if (code !== 0) throw new Error(err);
  }
  return folder;
}

type Env = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Cron gives next to nothing: no PATH worth the name, no LANG, no TZ. */
const bare: Env = { PATH: '/usr/bin:/bin', SHELL: '/bin/sh' };

/** Runs the built program in a folder to its end. */
export function sop(cwd: string, args: readonly string[], env: Env = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...bare, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts it; the promise comes with its end. */
export function start(cwd: string, args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: bare,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
  };
}

export const names = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).toSorted() : [];
export const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

type Line = {
  readonly jadwal: string;
  readonly periode: string;
  readonly revisi: number;
  readonly berkas: readonly { readonly nama: string; readonly sha256: string }[];
};

/** The ledger; a line that is not whole is an error. */
export function ledger(folder: string): readonly Line[] {
  const path = join(folder, 'catatan/laporan.jsonl');
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  if (!text.endsWith('\n')) throw new Error(`half a line: ${text}`);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Name and digest of every report. */
export const reports = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names(join(folder, 'laporan')).map((name) => [name, digest(join(folder, 'laporan', name))]),
  );

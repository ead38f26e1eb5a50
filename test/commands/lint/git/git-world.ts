import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { systemHost } from '../../../../src/host/system.ts';
import { main } from '../../../../src/main.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const program = join(import.meta.dirname, '../../../..');

export type Printed = { readonly code: number; readonly out: string; readonly err: string };

/** A folder of its own with real repositories in it, and nothing of the settings of whoever runs the tests. */
export type GitWorld = {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  /** Runs git in a folder of the world; gives what it prints. */
  readonly git: (folder: string, ...args: readonly string[]) => string;
  /** Runs a command line of the program in a folder of the world. */
  readonly sop: (folder: string, line: string, env?: Env, input?: string) => Promise<Printed>;
};

type Env = Readonly<Record<string, string>>;

const settings = (folder: string): Env => ({
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, '.config'),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Rina Wulandari',
  GIT_AUTHOR_EMAIL: 'rina@contoh.id',
  GIT_COMMITTER_NAME: 'Rina Wulandari',
  GIT_COMMITTER_EMAIL: 'rina@contoh.id',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'protocol.file.allow',
  GIT_CONFIG_VALUE_0: 'always',
  GIT_CONFIG_KEY_1: 'init.defaultBranch',
  GIT_CONFIG_VALUE_1: 'main',
});

export function gitWorld(): GitWorld {
  const folder = temporaryFolder('sop-git-');
  const path = (name: string): string => join(folder, name);
  const git: GitWorld['git'] = (inside, ...args) =>
    execFileSync('git', args, {
      cwd: path(inside),
      env: { PATH: `${join(folder, '.bin')}${delimiter}${process.env['PATH']}`, ...settings(folder) },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const write: GitWorld['write'] = (name, text) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  const sop: GitWorld['sop'] = async (inside, line, env = {}, input = '') => {
    const written = { out: '', err: '' };
    const host = systemHost();
    const seen = { ...settings(folder), ...env };
    const code = await main(line.split(' '), {
      ...host,
      cwd: path(inside),
      home: program,
      env: seen,
      standardInput: () => new TextEncoder().encode(input),
      run: (command, start) => host.run(command, { ...start, env: { ...seen, ...start?.env } }),
      out: {
        result: (text) => {
          written.out += typeof text === 'string' ? text : new TextDecoder().decode(text);
        },
        message: (text) => {
          written.err += text;
        },
      },
    });
    return { code, ...written };
  };
  return { folder, path, write, git, sop };
}

/** A sound SOP of one part with these activities. */
export const sopText = (
  code: string,
  rows: readonly string[] = ['Menerima surat', 'Mencatat surat'],
): string => `format: 1
nomor: "SOP/07/I/HUK.7.1./2026/Contoh"
nama: Pengelolaan surat ${code}
pelaksana:
  - { kode: KAUR, jabatan: KAUR }
bagian:
  - kode: ${code}
    nama: ${code}
    kegiatan:
${rows.map((text, place) => row(`${code}-0${place + 1}`, `${text} ${code}`)).join('')}`;

const row = (code: string, text: string): string =>
  `      - { kode: ${code}, uraian: ${text}, pelaksana: [KAUR], waktu: 1 Jam }\n`;

/** The same with a fault planted in it: a role that is not listed. */
export const faultyText = (code: string): string =>
  sopText(code).replace('pelaksana: [KAUR]', 'pelaksana: [HANTU]');

/** The same with its activities numbered anew: SM-01 and SM-02 change places. */
export const renumberedText = (code: string): string =>
  sopText(code)
    .replaceAll(`${code}-01`, `${code}-xx`)
    .replaceAll(`${code}-02`, `${code}-01`)
    .replaceAll(`${code}-xx`, `${code}-02`);

/** An office with one sound SOP, committed. */
export function committedOffice(world: GitWorld, folder = 'kantor', repository = folder): void {
  mkdirSync(world.path(folder), { recursive: true });
  if (repository === folder) world.git(folder, 'init', '-q');
  world.write(`${folder}/sop.config.yaml`, 'format: 1\n');
  world.write(`${folder}/sops/a.yaml`, sopText('SA'));
  world.git(repository, 'add', '.');
  world.git(repository, 'commit', '-qm', 'awal');
}

/** Puts the program (as it is built) where hooks of this world find it. */
export function installed(world: GitWorld): void {
  world.write('.bin/sop', `#!/bin/sh\nexec "${process.execPath}" "${join(program, 'bin/sop.js')}" "$@"\n`);
  chmodSync(world.path('.bin/sop'), 0o755);
}

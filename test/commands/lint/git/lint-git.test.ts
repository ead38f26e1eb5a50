import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemHost } from '../../../../src/host/system.ts';
import { main } from '../../../../src/main.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tools } from '../../../support/tools.ts';

const sop = (code: string, text = 'Menerima surat masuk'): string => `format: 1
nomor: "SOP/07/I/HUK.7.1./2026/Contoh"
nama: Pengelolaan surat masuk ${code}
pelaksana:
  - { kode: KAUR, jabatan: KAUR }
bagian:
  - kode: ${code}
    nama: ${code}
    kegiatan:
      - { kode: ${code}-01, no: "1", uraian: ${text} ${code}, pelaksana: [KAUR], waktu: 1 Jam }
`;

const repository = tools('git');
let folder = '';
const git = (...args: readonly string[]): void => {
  execFileSync('git', ['-c', 'user.name=Rina', '-c', 'user.email=rina@contoh.id', ...args], { cwd: folder });
};
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

type Printed = { readonly code: number; readonly out: string; readonly err: string };

/** What a command line prints in the folder, with its exit code. */
const sopIn = (...args: readonly string[]): Promise<Printed> => sopFrom(folder, args);

async function sopFrom(cwd: string, args: readonly string[]): Promise<Printed> {
  const written = { out: '', err: '' };
  const code = await main(args, {
    ...systemHost(),
    cwd,
    home: join(import.meta.dirname, '../../../..'),
    env: {},
    out: {
      result: (text) => {
        written.out += String(text);
      },
      message: (text) => {
        written.err += text;
      },
    },
  });
  return { code, ...written };
}

const filesIn = (json: string): readonly string[] => [
  ...new Set((JSON.parse(json) as readonly { readonly file: string }[]).map(({ file }) => file)),
];

beforeEach(() => {
  folder = temporaryFolder('sop-git-');
  mkdirSync(join(folder, 'sops'));
  git('init', '-q');
});

describe.skipIf(repository.missing)(`lint in a git repository${repository.note}`, () => {
  it('--changed looks at new and changed files only, before the first commit and after it', async () => {
    write('sops/a.yaml', sop('SA').replace('waktu: 1 Jam', 'waktu: besok'));
    expect(filesIn((await sopIn('lint', '--changed', '--json')).out)).toEqual(['sops/a.yaml']);
    git('add', '.');
    git('commit', '-qm', 'a');
    expect((await sopIn('lint', '--changed')).err).toContain('0 berkas');
    write('sops/b.yaml', sop('SB').replace('waktu: 1 Jam', 'waktu: lusa'));
    const { code, out } = await sopIn('lint', '--changed', '--json');
    expect(code).toBe(1);
    expect(filesIn(out)).toEqual(['sops/b.yaml']);
  });

  it('--changed sees a code that a file which did not change uses already', async () => {
    write('sops/a.yaml', sop('SA'));
    git('add', '.');
    git('commit', '-qm', 'a');
    write('sops/b.yaml', sop('SA'));
    const { code, out } = await sopIn('lint', '--changed');
    expect(code).toBe(1);
    expect(out).toContain('sops/b.yaml');
    expect(out).toContain('sudah dipakai di sops/a.yaml');
  });

  it('--staged looks at what the commit will have, not at what lies in the folder', async () => {
    write('sops/a.yaml', sop('SA').replace('waktu: 1 Jam', 'waktu: besok'));
    git('add', '.');
    write('sops/a.yaml', sop('SA'));
    expect((await sopIn('lint', '--staged')).code).toBe(1);
    git('add', '.');
    write('sops/a.yaml', 'rusak: [');
    expect((await sopIn('lint', '--staged')).code).toBe(0);
  });

  it('--since knows a file by any of its names, from any folder', async () => {
    write('sop.config.yaml', 'format: 1\n');
    write('sops/a.yaml', sop('SA'));
    git('add', '.');
    git('commit', '-qm', 'a');
    write('sops/a.yaml', sop('SA').replace('kode: SA-01', 'kode: SA-02'));
    const names = ['sops/a.yaml', './sops/../sops//a.yaml', join(folder, 'sops/a.yaml')];
    for (const name of names)
      expect((await sopIn('lint', name, '--since', 'HEAD')).out, name).toContain('[changed-code]');
    const below = await sopFrom(join(folder, 'sops'), ['lint', 'a.yaml', '--since', 'HEAD']);
    expect(below.out).toContain('a.yaml:10:');
    expect(below.out).toContain('[changed-code]');
  });

  it('--since says when git has lost what the revision had; a new file has no past', async () => {
    write('sops/a.yaml', sop('SA'));
    git('add', '.');
    git('commit', '-qm', 'a');
    write('sops/b.yaml', sop('SB'));
    expect((await sopIn('lint', '--since', 'HEAD')).code).toBe(0);
    const blob = execFileSync('git', ['rev-parse', 'HEAD:sops/a.yaml'], { cwd: folder, encoding: 'utf8' });
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2).trim()));
    const lost = await sopIn('lint', '--since', 'HEAD');
    expect(lost.code).toBe(3);
    expect(lost.err).toContain("git tidak dapat membaca 'sops/a.yaml': isinya tidak ada di sini");
  });

  it('a file that is named twice is looked at once', async () => {
    write('sops/a.yaml', sop('SA'));
    const { err, out } = await sopIn('lint', 'sops', './sops/a.yaml', join(folder, 'sops/a.yaml'));
    expect(err).toContain('1 berkas');
    expect(out).not.toContain('[duplicate-code]');
  });

  it('says clearly what it needs where there is no repository or no such revision', async () => {
    write('sops/a.yaml', sop('SA'));
    const missing = await sopIn('lint', 'sops', '--since', 'tidak-ada');
    expect(missing).toMatchObject({ code: 3 });
    expect(missing.err).toContain("revisi git 'tidak-ada' tidak ada");
    expect((await sopIn('lint', 'sops', '--since', '--help')).err).toContain("revisi git '--help' tidak ada");
    rmSync(join(folder, '.git'), { recursive: true });
    expect((await sopIn('lint', '--changed')).err).toContain('tidak berada dalam repositori git');
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

const program = join(import.meta.dirname, '../../../bin/sop.js');
const git = tools('git', 'sh');
let folder = '';
let env: NodeJS.ProcessEnv = {};

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });

beforeAll(() => {
  folder = temporaryFolder('sop-hook-');
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'sop'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(bin, 'sop'), 0o755);
  env = {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    GIT_AUTHOR_NAME: 'Rina Wulandari',
    GIT_AUTHOR_EMAIL: 'rina@contoh.id',
    GIT_COMMITTER_NAME: 'Rina Wulandari',
    GIT_COMMITTER_EMAIL: 'rina@contoh.id',
  };
  execFileSync('git', ['init', '-q'], { cwd: folder });
});

it.skipIf(git.missing)(
  `the hook of a new office refuses a commit with a wrong SOP and lets a good one pass${git.note}`,
  () => {
    expect(run('sop', 'init', '--instansi', 'RESOR CONTOH', '--tempat', 'Kota Contoh', '--hook').status).toBe(
      0,
    );
    expect(statSync(join(folder, '.githooks/pre-commit')).mode & 0o111).toBe(0o111);
    const made = run(
      'sop',
      'new',
      '--kode',
      'SM',
      '--nama',
      'Pengelolaan surat masuk',
      '--dari',
      'surat-masuk',
    );
    expect(made.status, made.stderr).toBe(0);

    run('git', 'add', '.');
    expect(run('git', 'commit', '-qm', 'kantor baru').stderr).toContain('0 galat');
    expect(run('git', 'log', '--oneline').stdout).toContain('kantor baru');

    writeFileSync(join(folder, 'sops/lain.yaml'), 'format: 1\nnama: Tanpa bagian\n');
    run('git', 'add', '.');
    const refused = run('git', 'commit', '-qm', 'rusak');
    expect(refused.status).toBe(1);
    expect(`${refused.stdout}${refused.stderr}`).toContain('sops/lain.yaml');
    expect(run('git', 'log', '--oneline').stdout).not.toContain('rusak');
  },
);

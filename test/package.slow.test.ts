import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npm, packed } from './support/package-copy.ts';
import { filesBelow } from './support/program-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { tools } from './support/tools.ts';

const nowhere = { PATH: '/usr/bin:/bin' };
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
const tar = tools('tar');

/** Works with it as somebody does who knows nothing of npm: in any folder, without a home. */
function works(program: string): void {
  const cwd = temporaryFolder('kantor baru ');
  const sop = (...args: readonly string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd, env: nowhere, encoding: 'utf8' });
  const answers = join(realpathSync(program), '../../templates/jawaban/urmin.yaml');
  const told = sop('check', 'URMIN', '--answers', answers, '--json');
  expect([told.status, told.stderr]).toEqual([0, '']);
  const { pelaksanaan } = JSON.parse(told.stdout);
  expect(sop('report', pelaksanaan).stdout).toContain('✓ Laporan:');
  expect(sop('init', 'lain', '--instansi', 'KANTOR CONTOH').stderr).toContain('sop new');
  const explained = sop('explain', 'mixed-units', '--lang', 'en');
  expect([explained.status, explained.stdout]).toEqual([0, expect.stringContaining('\nWrong\n')]);
  expect(readdirSync(join(cwd, 'laporan'))).toHaveLength(1);
  const doctor = sop('doctor');
  expect([doctor.status, doctor.stderr]).toEqual([0, '']);
}

/** Names of the packages in a folder `node_modules`. */
const packagesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : [name],
  );

describe('the npm package', () => {
  it.skipIf(tar.missing)(
    `installs where it was unpacked, with nothing that is bundled already, and runs${tar.note}`,
    () => {
      const { folder, about } = packed();
      const place = temporaryFolder('sop-terpasang-');
      expect(spawnSync('tar', ['-xzf', join(folder, about.filename), '-C', place]).status).toBe(0);
      const home = join(place, 'package');
      // Its own scripts run too: preparing it must not ask for what only the repository has.
      npm(home, 'ci', '--omit=dev', ...quiet.filter((option) => option !== '--ignore-scripts'));
      const installed = packagesIn(join(home, 'node_modules'));
      expect(installed).toEqual(expect.arrayContaining(['pdfkit', 'yaml', 'fontkit']));
      expect(installed.filter((name) => /^(commander|date-fns|pkijs|esbuild|vitest)$/.test(name))).toEqual(
        [],
      );
      works(join(home, 'bin/sop.js'));
    },
    300_000,
  );

  it('installs globally into an empty prefix', () => {
    const { folder, about } = packed();
    const prefix = temporaryFolder('sop-prefix-');
    npm(folder, 'install', '--global', '--prefix', prefix, ...quiet, join(folder, about.filename));
    const root = join(prefix, 'lib/node_modules/sop-ap');
    expect(existsSync(join(prefix, 'share/man/man1/sop.1'))).toBe(true);
    expect(packagesIn(join(root, 'node_modules'))).not.toContain('vitest');
    works(join(prefix, 'bin/sop'));
    const own = filesBelow(root).filter((path) => !path.includes('/sop-ap/node_modules/'));
    expect(own.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(15_000_000);
  }, 300_000);
});

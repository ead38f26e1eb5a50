import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, repository } from './support/program-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const long = Boolean(process.env['SOP_TEST_LONG']);
const nowhere = { PATH: '/usr/bin:/bin' };

type Packed = {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
};

/** The package as npm would publish it; what is built is there already. */
function packed(): { readonly folder: string; readonly tarball: string; readonly about: Packed } {
  const folder = temporaryFolder('sop-paket-');
  const { stdout, status } = spawnSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    {
      cwd: repository,
      encoding: 'utf8',
    },
  );
  expect(status).toBe(0);
  const [about] = JSON.parse(stdout) as readonly Packed[];
  if (!about) throw new Error(stdout);
  return { folder, tarball: join(folder, about.filename), about };
}

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
  expect(sop('explain', 'mixed-units').status).toBe(0);
  expect(readdirSync(join(cwd, 'laporan'))).toHaveLength(1);
  const doctor = sop('doctor');
  expect([doctor.status, doctor.stderr]).toEqual([0, '']);
}

describe('the npm package', () => {
  it('holds what the program needs and nothing else, in at most 15 MB', () => {
    const { about } = packed();
    expect(about.unpackedSize).toBeLessThanOrEqual(15_000_000);
    const paths = about.files.map(({ path }) => path);
    expect(paths).toContain('docs/sop.1');
    expect(paths).toContain('dist/THIRD-PARTY.txt');
    const strange = paths.filter(
      (path) =>
        !/^(bin|dist|sops|schemas|templates)\/|^test\/lint\/[^/]+\/(bad|good)\.yaml$|^docs\/sop\.1$|^[^/]+$/.test(
          path,
        ),
    );
    expect(strange).toEqual([]);
  });

  it('runs from any folder with HOME empty, beside the packages that it names', () => {
    const { folder, tarball } = packed();
    expect(spawnSync('tar', ['-xzf', tarball, '-C', folder]).status).toBe(0);
    const home = join(folder, 'package');
    mkdirSync(join(home, 'node_modules'));
    for (const name of productionPackages()) {
      mkdirSync(join(home, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(repository, 'node_modules', name), join(home, 'node_modules', name));
    }
    works(join(home, 'bin/sop.js'));
  });

  it.skipIf(!long)(
    'installs globally into an empty prefix',
    () => {
      const { folder, tarball } = packed();
      const prefix = join(folder, 'prefix');
      const args = [
        'install',
        '--global',
        '--prefix',
        prefix,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        tarball,
      ];
      const installed = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
      expect([installed.status, installed.stderr.match(/ERR!.*/g)]).toEqual([0, null]);
      const root = join(prefix, 'lib/node_modules/sop-ap');
      expect(existsSync(join(prefix, 'share/man/man1/sop.1'))).toBe(true);
      works(join(prefix, 'bin/sop'));
      const own = filesBelow(root).filter((path) => !path.includes('/sop-ap/node_modules/'));
      expect(own.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(15_000_000);
    },
    300_000,
  );
});

function productionPackages(): readonly string[] {
  const { stdout } = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: repository,
    encoding: 'utf8',
  });
  const inside = `${join(repository, 'node_modules')}/`;
  const names = stdout
    .split('\n')
    .flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length)] : []));
  return names.filter((name) => !name.includes('node_modules'));
}

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './program-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What npm says of a package that it made. */
export type Packed = {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
};

/** npm in a folder; fails with what it printed. */
export function npm(cwd: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/**
 * The package as npm would publish it. It is packed from a copy of what it may hold, because packing writes beside `package.json`;
 * what is built is there already.
 */
export function packed(): { readonly folder: string; readonly about: Packed } {
  const folder = temporaryFolder('sop-paket-');
  const { files } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  for (const name of ['package.json', 'package-lock.json', 'test', ...files])
    if (existsSync(join(repository, name)))
      cpSync(join(repository, name), join(folder, name), { recursive: true });
  const [about] = JSON.parse(npm(folder, 'pack', '--json')) as readonly Packed[];
  if (!about) throw new Error('npm packed nothing');
  return { folder, about };
}

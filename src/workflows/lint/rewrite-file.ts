import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { isWithin } from '../../host/paths.ts';
import { visibleLine } from '../../words/visible.ts';

/**
 * Writes a file of somebody's anew: a link stays and what it leads to is written, its rights stay.
 * @throws UserError for a file of the program itself, unless one works on it; the disk's error
 */
export function rewriteFile(
  { files, home, cwd }: Pick<Host, 'files' | 'home' | 'cwd'>,
  path: string,
  data: Uint8Array | string,
): void {
  const target = files.follow(path);
  const program = files.follow(home);
  const isProgram = ['sops', 'templates'].some((folder) => isWithin(`${program}/${folder}`, target));
  if (isProgram && !isWithin(program, files.follow(cwd))) throw new UserError(ofProgram(visibleLine(path)));
  files.write(target, data, { replace: true });
}

const ofProgram = (path: string) => ({
  id: `'${path}' adalah berkas program ini sendiri dan tidak diubah. Salin dahulu ke folder kantor.`,
  en: `'${path}' is a file of this program itself and is not changed. Copy it to the office folder first.`,
});

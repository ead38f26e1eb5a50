import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Part } from '../../sop/sop.ts';
import { nearest } from '../../words/nearest.ts';
import { partsOf, readSops, type SopFile, type Workspace } from './workspace.ts';

/** A part that a code names, with its file. */
export type NamedPart = { readonly file: SopFile; readonly part: Part };

/** The part with this code. @throws UserError naming the nearest code, and files that could not be read */
export function findCode(host: Host, workspace: Workspace, code: string): NamedPart {
  const { files, broken } = readSops(host, workspace);
  const parts = partsOf(files);
  const found = parts.find(({ part }) => part.code.toUpperCase() === code.toUpperCase());
  if (found) return found;
  const codes = parts.map(({ part }) => part.code);
  const meant = nearest(code, codes);
  const unread = [...new Set(broken.map((one) => one.file))];
  const lookId = unread.length > 0 ? ` Tidak terbaca: ${unread.join(', ')} (jalankan: sop lint).` : '';
  const lookEn = unread.length > 0 ? ` Not readable: ${unread.join(', ')} (run: sop lint).` : '';
  throw new UserError({
    id: `bagian '${code}' tidak ada. ${meant ? `Maksud Anda: ${meant}?` : `Yang ada: ${codes.join(', ') || '–'}.`}${lookId}`,
    en: `there is no part '${code}'. ${meant ? `Did you mean: ${meant}?` : `There are: ${codes.join(', ') || '–'}.`}${lookEn}`,
  });
}

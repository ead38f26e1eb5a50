import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Part } from '../../sop/sop.ts';
import { nearest } from '../../words/nearest.ts';
import { partsOf, readSops, type SopFile, type Workspace } from './workspace.ts';

/** A part that a code names, with its file. */
export type NamedPart = { readonly file: SopFile; readonly part: Part };

/** The part with this code. @throws UserError naming the nearest code, and files that could not be read */
export function findCode(host: Pick<Host, 'files'>, workspace: Workspace, code: string): NamedPart {
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

type NamedParts = { readonly named: readonly NamedPart[]; readonly unread: readonly string[] };

/**
 * The parts with these codes, or all when there are none; where files use a code twice, the first counts. `unread` are the
 * SOP files that could not be read.
 * @throws UserError for an unknown code, and when there is no SOP at all
 */
export function namedParts(host: Host, workspace: Workspace, codes: readonly string[]): NamedParts {
  if (codes.length > 0)
    return { named: codes.map((code) => findCode(host, workspace, code.trim())), unread: [] };
  const { files, broken } = readSops(host, workspace);
  const all = partsOf(files);
  const named = all.filter(
    ({ part }, index) => all.findIndex((one) => one.part.code === part.code) === index,
  );
  const unread = [...new Set(broken.map((one) => one.file))];
  if (named.length > 0) return { named, unread };
  throw new UserError({
    id: `tidak ada SOP yang terbaca di '${workspace.sopFolder}'. Periksa: sop lint`,
    en: `there is no readable SOP in '${workspace.sopFolder}'. Check it: sop lint`,
  });
}

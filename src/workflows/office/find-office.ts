import type { Host } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';

/** What the file of an office is called. */
export const officeFileName = 'sop.config.yaml';

/** The office file of the working folder or the nearest folder above it. */
export function findOfficeFile(host: Pick<Host, 'files' | 'cwd'>): string | undefined {
  for (let folder = host.cwd; ; folder = folderOf(folder)) {
    const path = join(folder, officeFileName);
    if (host.files.kind(path) === 'file') return path;
    if (folderOf(folder) === folder) return undefined;
  }
}

/**
 * The `bahasa:` of the office file, read without parsing it: even the message that the file is broken must be in the
 * office's language, and help pages must not wait for a parser.
 */
export function officeLanguage(host: Pick<Host, 'files' | 'cwd'>): string | undefined {
  const path = findOfficeFile(host);
  if (path === undefined) return undefined;
  try {
    return /^bahasa:\s*["']?(id|en)\b/m.exec(new TextDecoder().decode(host.files.read(path, 65_536)))?.[1];
  } catch {
    return undefined;
  }
}

import { nameOf, tidyPath } from '../host/paths.ts';

/** The absolute path that a `file:` address names; undefined for what is no file, such as a text that was never saved. */
function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = decodeURIComponent(new URL(uri).pathname);
    return /^\/[A-Za-z]:/.test(path) ? tidyPath(path.slice(1)) : tidyPath(path);
  } catch {
    return undefined;
  }
}

/** The `file:` address of an absolute path. */
export const addressOf = (path: string): string =>
  `file://${path.startsWith('/') ? '' : '/'}${path.split('/').map(encodeURIComponent).join('/')}`;

/** Where a document counts as lying: its path, or in the working folder if it is no file of this computer. */
export const placeOf = (uri: string, cwd: string): string => pathOf(uri) ?? `${cwd}/${nameOf(uri) || uri}`;

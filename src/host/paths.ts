/**
 * Paths as text, for every room: folders end where a `/` stands. The real host says its folders with `/` on Windows too.
 * Nothing here asks the disk.
 */

/** Joins a path that somebody wrote to the folder from which it counts; an absolute path stays as it is. */
export function join(folder: string, path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return path;
  return `${folder === '/' ? '' : folder}/${path.replace(/^\.\//, '')}`;
}

/** The folder in which a path lies: `/` of `/a`, `.` of `a`. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '.' : path.slice(0, cut) || '/';
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** An absolute path without `.`, `..` and doubled `/`: two names of one file come to the same. */
export function tidyPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** A path as it is seen from a folder, where it lies below it. */
export function seenFrom(folder: string, path: string): string {
  const start = folder === '/' ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : path;
}

/** A path as it counts from a folder, upwards too (`../kalender/a.yaml`); both are absolute and tidy. */
export function pathFrom(folder: string, path: string): string {
  const [from = [], to = []] = [folder, path].map((one) => one.split('/').filter((part) => part !== ''));
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** Whether a path is that of a folder or of something below it. */
export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? folder : `${folder}/`);

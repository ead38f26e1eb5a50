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

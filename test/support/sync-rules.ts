/** What a program did with a disk, in order; `said` is the moment at which it tells somebody that all that is saved. */
export type DiskCall =
  | { readonly call: 'made' | 'written' | 'synced' | 'gone'; readonly path: string }
  | { readonly call: 'named'; readonly from: string; readonly to: string }
  | { readonly call: 'said' };

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/**
 * What was not on the disk when it had to be. A file's bytes must be there before it gets its last name and before anything is said; names
 * that a folder got or lost must be there before anything is said.
 */
export function unsynced(calls: readonly DiskCall[]): readonly string[] {
  const dirty = new Set<string>();
  const wrong: string[] = [];
  for (const one of calls) {
    switch (one.call) {
      case 'made':
        dirty.add(folderOf(one.path));
        break;
      case 'written':
        dirty.add(one.path);
        break;
      case 'synced':
        dirty.delete(one.path);
        break;
      case 'gone':
        dirty.delete(one.path);
        dirty.add(folderOf(one.path));
        break;
      case 'named':
        for (const path of dirty)
          if (path === one.from || path.startsWith(`${one.from}/`)) {
            wrong.push(`${path} is named ${one.to} before it is on disk`);
            dirty.delete(path);
          }
        dirty.add(folderOf(one.to));
        dirty.add(folderOf(one.from));
        break;
      case 'said':
        wrong.push(...[...dirty].map((path) => `${path} is not on disk when it is said`));
        dirty.clear();
    }
  }
  return wrong;
}

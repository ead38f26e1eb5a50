import { readSopDocument } from '../document/read-sop.ts';
import { outlineOf, type SopOutline } from '../lint/folder-index.ts';
import { judgedSop, type LintFile } from '../lint/lint-files.ts';
import type { OpenOffice } from './offices.ts';

/** What is kept of a file that is not open: little, so that a thousand of them need not be in memory. */
export type Neighbour = {
  readonly path: string;
  readonly outline: SopOutline | undefined;
  readonly name: string | undefined;
  /** The jabatan of its columns. */
  readonly titles: readonly string[];
};

/** Reads files of the folder, each again only when it was written. */
export type ReadNeighbour = (file: LintFile, office: OpenOffice) => Neighbour | undefined;

export function neighbourReader(): ReadNeighbour {
  const known = new Map<string, { readonly stamp: string; readonly neighbour: Neighbour }>();
  return (file, { host, settings }) => {
    const { path } = file;
    const stamp = path === undefined ? undefined : host.files.stamp(path);
    if (path === undefined || stamp === undefined) return undefined;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.neighbour;
    const neighbour = read(file, path, settings.limits);
    if (neighbour) known.set(path, { stamp, neighbour });
    return neighbour;
  };
}

function read(file: LintFile, path: string, limits: OpenOffice['settings']['limits']): Neighbour | undefined {
  try {
    const sop = judgedSop(readSopDocument(file.read(), file.shown, limits));
    return {
      path,
      outline: sop && outlineOf(sop, file.shown),
      name: sop?.name,
      titles: [...new Set(sop?.roles.map(({ title }) => title))],
    };
  } catch {
    // Gone meanwhile, or out of reach: `sop lint` says so, an editor has its own words for it.
    return undefined;
  }
}

import { errorCode, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join, tidyPath } from '../../host/paths.ts';
import { cannotRead } from '../../host/read-file.ts';
import { listRuns, placeOf } from '../../record/run-folder.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** Something to verify, as it was named: a PDF, records of runs, or what cannot be looked at. */
export type VerifyTarget =
  | { readonly kind: 'pdf' | 'records'; readonly name: string }
  | { readonly kind: 'unread'; readonly name: string; readonly why: UserError };

/** What one name stands for, and whether it is a folder of PDFs. */
export type NamedTargets = { readonly targets: readonly VerifyTarget[]; readonly isFolder: boolean };

/**
 * What a name stands for: a PDF; a folder of records, or of PDFs, with the folders in it (what begins with a dot is passed over); the number of a run.
 * Where a folder in it may not be read, that is one of the targets; a folder that links lead to twice is looked at once.
 */
export function targetsOf(host: Host, workspace: Workspace, name: string): NamedTargets {
  const path = tidyPath(join(host.cwd, name));
  const kind = kindOf(host, path);
  if (kind === 'folder' && !holdsRecords(host, workspace, path)) {
    const found = [...pdfsIn(host, { path, name: name.replace(/\/+$/, '') || '/' }, new Set())];
    const targets = found.length > 0 ? found : [unread(name, new UserError(nothingIn(name)))];
    return { targets, isFolder: true };
  }
  const isPdf = kind !== 'folder' && (isNamedPdf(name) || (kind !== undefined && !runNumber.test(name)));
  return { targets: [{ kind: isPdf ? 'pdf' : 'records', name }], isFolder: false };
}

const runNumber = /^[0-9A-Z]{4,8}$/i;
const isNamedPdf = (name: string): boolean => name.toLowerCase().endsWith('.pdf');

function kindOf({ files }: Host, path: string) {
  try {
    return files.kind(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

function holdsRecords(host: Host, { recordsFolder }: Workspace, path: string): boolean {
  if (path === recordsFolder || placeOf(path) || kindOf(host, `${path}/catatan`) === 'folder') return true;
  try {
    return listRuns(host.files, path).length > 0;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

const unread = (name: string, why: UserError): VerifyTarget => ({ kind: 'unread', name, why });

type Folder = { readonly path: string; readonly name: string };

function* pdfsIn(host: Host, { path, name }: Folder, seen: Set<string>): Generator<VerifyTarget> {
  const real = host.files.follow(path);
  if (seen.has(real)) return;
  seen.add(real);
  let entries: readonly string[];
  try {
    entries = host.files.list(path);
  } catch (error) {
    yield unread(name, cannotRead(name, error));
    return;
  }
  for (const entry of entries) {
    if (entry.startsWith('.')) continue;
    const below = { path: `${path}/${entry}`, name: `${name === '/' ? '' : name}/${entry}` };
    if (kindOf(host, below.path) === 'folder') yield* pdfsIn(host, below, seen);
    else if (isNamedPdf(entry)) yield { kind: 'pdf', name: below.name };
  }
}

const nothingIn = (folder: string) => ({
  id: `di '${visibleLine(folder)}' tidak ada PDF dan tidak ada catatan pelaksanaan.`,
  en: `there are no PDFs and no records of runs in '${visibleLine(folder)}'.`,
});

import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join, pathFrom, tidyPath } from '../../host/paths.ts';
import { type EarlierSop, pastIn } from '../../lint/earlier-sops.ts';
import { formOf } from '../../lint/file-form.ts';
import type { LintFiles, Past } from '../../lint/lint-files.ts';
import type { Sop } from '../../sop/sop.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Repository } from '../git/repository.ts';
import { commitOf, isShallow } from '../git/revision.ts';
import { filesOfCommit, type TrackedFile } from '../git/tracked-files.ts';
import { isYamlName, type Workspace } from '../office/workspace.ts';
import { contentsOf } from './git-targets.ts';
import { isOfficePath, ownSopFolder } from './office-files.ts';
import { repositoryOf } from './repository-of.ts';

/** The SOPs of an office as they were at a revision. */
export type Earlier = {
  readonly past: Past;
  /** The same for the same files, as far as it is looked at: to remember by. */
  readonly mark: readonly string[];
  /** What could not be compared, to tell. */
  readonly notes: readonly Bilingual[];
};

/**
 * The SOPs as they were at a revision, in all files of the office and in those that are gone since, so that a code is known wherever it
 * was. What a file meant that could not be read then is taken from the last state that could: no run was made by any other.
 * @param staged the files are those of the next commit, whatever lies on the disk
 * @throws UserError when there is no such revision, a file is not of its repository, or git cannot read it
 */
export function earlierSops(
  host: Host,
  workspace: Workspace,
  { reported, beside }: LintFiles,
  { since, staged }: { readonly since: string; readonly staged: boolean },
): Earlier {
  const root = host.files.follow(workspace.root);
  const pathOf = (id: string): string => tidyPath(join(root, id));
  const looked = new Map(reported.map((file) => [pathOf(file.id), file]));
  const present = new Set([...looked.keys(), ...beside.map(({ id }) => pathOf(id))]);
  const isOwn = hasSopFolder(host, workspace) ? isOfficePath(host, workspace) : () => false;
  const repository = repositoryOf(host, [...looked.keys()]);
  const commit = commitOf(repository, since);
  const isGone = (path: string): boolean =>
    !present.has(path) && ((staged && isOwn(path)) || host.files.kind(path) === undefined);
  const tracked = filesOfCommit(host, repository, commit, (path, kind) =>
    kind === 'file'
      ? isYamlName(path) && (looked.has(path) || isOwn(path) || isGone(path))
      : isOwn(path, kind),
  );
  const contents = contentsOf(host, tracked, commit);
  const notes: Bilingual[] = [];
  const changed = tracked.filter(({ path }) => !sameBytes(contents.get(path)?.(), looked.get(path)?.read()));
  const files = changed.flatMap((file): readonly EarlierSop[] => {
    const bytes = contents.get(file.path)?.() ?? new Uint8Array();
    const name = pathFrom(root, file.path);
    if (formOf(bytes, name) !== 'sop') return [];
    const isMeant = looked.has(file.path) || isOwn(file.path);
    const sop =
      readSopDocument(bytes, name, workspace.office.limits).sop ??
      (isMeant ? lastReadable(repository, commit, file, workspace) : undefined);
    if (!sop && isMeant) notes.push(neverReadable(visibleLine(name), visibleLine(since)));
    return sop ? [{ id: name, sop, isGone: isGone(file.path) }] : [];
  });
  if (tracked.length === 0) notes.push(noneThen(visibleLine(since)));
  const unchanged = new Set(
    tracked.filter((file) => !changed.includes(file)).map(({ path }) => pathFrom(root, path)),
  );
  return {
    past: pastIn(files, unchanged),
    mark: [commit, ...changed.map(({ path, object }) => `${pathFrom(root, path)} ${object}`)],
    notes,
  };
}

const hasSopFolder = (host: Host, workspace: Workspace): boolean => {
  try {
    return ownSopFolder(host, workspace) !== '';
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
};

/** How many earlier states of a file are looked at. */
const longest = 100;

/** @throws UserError when the history ends before one could be found */
function lastReadable(
  repository: Repository,
  commit: string,
  file: TrackedFile,
  { office }: Workspace,
): Sop | undefined {
  const { name } = file;
  if (file.repository !== repository) return undefined;
  const words = ['rev-list', `--max-count=${longest}`, commit, '--', name];
  for (const earlier of new TextDecoder().decode(repository.tell(words)).split('\n')) {
    const blob = earlier === '' ? undefined : repository.ask(['cat-file', 'blob', `${earlier}:${name}`]);
    const sop = blob?.kind === 'answer' ? readSopDocument(blob.output, name, office.limits).sop : undefined;
    if (sop) return sop;
  }
  if (!isShallow(repository)) return undefined;
  throw new UserError(cutOff(visibleLine(name)));
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && a.length === b?.length && a.every((byte, index) => byte === b[index]);
}

const noneThen = (revision: string): Bilingual => ({
  id: `Pada revisi '${revision}' belum ada SOP: tidak ada kode yang dapat dibandingkan.`,
  en: `At the revision '${revision}' there was no SOP yet: there are no codes to compare.`,
});

const neverReadable = (name: string, revision: string): Bilingual => ({
  id: `'${name}' pada revisi '${revision}' dan sebelumnya tidak terbaca sebagai SOP; kodenya tidak dibandingkan.`,
  en: `'${name}' at the revision '${revision}' and before cannot be read as an SOP; its codes were not compared.`,
});

const cutOff = (name: string): Bilingual => ({
  id: `'${name}' pada revisi itu tidak terbaca, dan riwayat sebelumnya tidak ada dalam klon dangkal ini: git fetch --unshallow`,
  en: `'${name}' cannot be read at that revision, and what was before is not in this shallow clone: git fetch --unshallow`,
});

import { localDate } from '../../calendar/local-time.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import type { Host } from '../../host/host.ts';
import { type FileSettings, type LintFiles, lintFiles, type Past } from '../../lint/lint-files.ts';
import { severitiesOf } from '../../lint/profiles.ts';
import { cacheKey, keep, readKept } from '../office/cache-file.ts';
import { filesAt } from '../office/git-files.ts';
import type { Workspace } from '../office/workspace.ts';
import { looksByThreads } from './lint-threads.ts';

export type LintWishes = {
  /** A git revision with which codes are compared. */
  readonly since?: string | undefined;
  /** Whether a run may be remembered, and one of exactly the same be taken from memory. */
  readonly cache?: boolean | undefined;
};

/** What there is to say about files, as the office weighs it. @throws UserError when git cannot say what was at the revision */
export async function lintOffice(
  host: Host,
  workspace: Workspace,
  files: LintFiles,
  { since, cache = false }: LintWishes,
): Promise<readonly Diagnostic[]> {
  const settings = settingsOf(host, workspace);
  const { commit, past } = pastOf(host, workspace, since);
  const key = cache ? keyOf(host, [settings, commit ?? null], files) : undefined;
  const known = key === undefined ? undefined : readKept(host, memoryOf(workspace), key);
  if (known) return known as readonly Diagnostic[];
  const looks = past ? undefined : await looksByThreads(host, files.reported, settings);
  const found = lintFiles(files, settings, past, looks);
  if (key !== undefined) keep(host, memoryOf(workspace), key, found);
  return found;
}

/** The same at once, by one thread and without memory: for what looks again and again. */
export function lintSoon(
  host: Host,
  workspace: Workspace,
  files: LintFiles,
  since?: string,
): readonly Diagnostic[] {
  return lintFiles(files, settingsOf(host, workspace), pastOf(host, workspace, since).past);
}

/** By what the files of an office are judged today. */
export const settingsOf = (host: Host, { office }: Workspace): FileSettings => ({
  severities: severitiesOf(office.ruleProfile, office.ruleSeverities),
  today: localDate(host.now(), office.zone),
  limits: office.limits,
});

/** A file that is no SOP at the revision has no past to compare with. */
function pastOf(
  host: Host,
  { root }: Workspace,
  since: string | undefined,
): { readonly commit?: string; readonly past?: Past } {
  if (since === undefined) return {};
  const { commit, read } = filesAt(host, root, since);
  const past: Past = ({ id }) => {
    const bytes = read(id);
    return bytes && readSopDocument(bytes, id).sop;
  };
  return { commit, past };
}

/** A run is remembered by every byte of every file, their names, the settings, the day and the program. */
function keyOf(host: Host, settings: readonly unknown[], { reported, beside }: LintFiles): string {
  const files = [reported, beside].map((all) => all.map(({ shown, read }) => [shown, host.sha256(read())]));
  return cacheKey(host, [settings, files]);
}

/** Where the last run is remembered. */
const memoryOf = ({ root }: Workspace): string => `${root}/.sop-cache/lint.json`;

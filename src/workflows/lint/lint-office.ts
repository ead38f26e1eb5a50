import { localDate } from '../../calendar/local-time.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import { type FileSettings, type LintFiles, lintFiles } from '../../lint/lint-files.ts';
import { severitiesOf } from '../../lint/profiles.ts';
import { cacheKey, keep, programDigest, readKept } from '../office/cache-file.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Earlier } from './earlier-sops.ts';
import { looksByThreads } from './lint-threads.ts';

export type LintWishes = {
  /** The SOPs of an earlier revision, to compare codes with. */
  readonly earlier?: Earlier | undefined;
  /** Whether a run may be remembered, and one of exactly the same be taken from memory. */
  readonly cache?: boolean | undefined;
};

/** What there is to say about files, as the office weighs it. */
export async function lintOffice(
  host: Host,
  workspace: Workspace,
  files: LintFiles,
  { earlier, cache = false }: LintWishes,
): Promise<readonly Diagnostic[]> {
  const settings = settingsOf(host, workspace);
  const key = cache ? keyOf(host, [settings, earlier?.mark ?? null], files) : undefined;
  const known = key === undefined ? undefined : readKept(host, memoryOf(workspace), key);
  if (known) return known as readonly Diagnostic[];
  const looks = earlier ? undefined : await looksByThreads(host, files.reported, settings);
  const found = lintFiles(files, settings, earlier?.past, looks);
  if (key !== undefined) keep(host, memoryOf(workspace), key, found);
  return found;
}

/** The same at once, by one thread and without memory: for what looks again and again. */
export const lintSoon = (
  host: Host,
  workspace: Workspace,
  files: LintFiles,
  earlier?: Earlier,
): readonly Diagnostic[] => lintFiles(files, settingsOf(host, workspace), earlier?.past);

/** By what the files of an office are judged today. */
export const settingsOf = (host: Host, { office }: Workspace): FileSettings => ({
  severities: severitiesOf(office.ruleProfile, office.ruleSeverities),
  today: localDate(host.now(), office.zone),
  limits: office.limits,
});

/** A run is remembered by every byte of every file, their names, the settings, the day, and every byte of the program. */
function keyOf(
  host: Host,
  settings: readonly unknown[],
  { reported, beside }: LintFiles,
): string | undefined {
  const program = programDigest(host);
  if (program === undefined) return undefined;
  const files = [reported, beside].map((all) =>
    all.map(({ id, shown, read }) => [id, shown, host.sha256(read())]),
  );
  return cacheKey(host, [program, settings, files]);
}

/** Where the last run is remembered. */
const memoryOf = ({ root }: Workspace): string => `${root}/.sop-cache/lint.json`;

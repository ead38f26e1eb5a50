import type { Diagnostic } from '../../document/diagnostic.ts';
import { errorCode } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';
import { canonicalJson } from '../../record/canonical.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Targets } from './lint-targets.ts';

declare const SOP_VERSION: string;

/** Where a run is remembered, below the office folder. It can be deleted at any time. */
const folder = '.sop-cache';

/**
 * What a run of the linter comes to, from the last run where it was of exactly the same: every byte of every file, their names,
 * the settings, the day and the program. Anything else runs `lint` and is remembered in its place.
 */
export async function remembered(
  host: Host,
  { root, office }: Workspace,
  { reported, beside }: Targets,
  more: readonly (string | undefined)[],
  lint: () => Promise<readonly Diagnostic[]>,
): Promise<readonly Diagnostic[]> {
  const files = [reported, beside].map((targets) =>
    targets.map(({ name, read }) => [name, host.sha256(read())]),
  );
  const version = typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev';
  const settings = [
    version,
    office.ruleProfile,
    office.ruleSeverities,
    office.limits,
    ...more.map((one) => one ?? null),
  ];
  const key = host.sha256(canonicalJson([settings, files]));
  const path = join(root, `${folder}/lint.json`);
  const known = readCache(host, path, key);
  if (known) return known;
  const found = await lint();
  writeCache(host, path, key, found);
  return found;
}

/** The key, a digest of the diagnostics and these themselves, a line each: what was cut or changed is not believed. */
function readCache(host: Host, path: string, key: string): readonly Diagnostic[] | undefined {
  try {
    const [first, digest, body = ''] = host.files.readText(path).split('\n');
    if (first !== key || digest !== host.sha256(body)) return undefined;
    return JSON.parse(body) as readonly Diagnostic[];
  } catch (error) {
    if (errorCode(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Where it cannot be written (read-only folder, full disk) the next run is only slower. */
function writeCache(host: Host, path: string, key: string, found: readonly Diagnostic[]): void {
  const body = JSON.stringify(found);
  const place = folderOf(path);
  try {
    host.files.makeFolder(place);
    if (host.files.kind(`${place}/.gitignore`) === undefined) host.files.write(`${place}/.gitignore`, '*\n');
    host.files.write(path, [key, host.sha256(body), body, ''].join('\n'), { replace: true });
  } catch (error) {
    if (!errorCode(error)) throw error;
  }
}

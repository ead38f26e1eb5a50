import type { Diagnostic } from '../../document/diagnostic.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import {
  amongFiles,
  type Baseline,
  baselineOf,
  compareBaseline,
  decodeBaseline,
  encodeBaseline,
  type LookedAt,
  ofReading,
  sizeOf,
} from '../../lint/baseline.ts';
import { formOf } from '../../lint/file-form.ts';
import { fingerprints } from '../../lint/fingerprints.ts';
import type { LintFile } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';
import { settingsOf } from './lint-office.ts';
import { rewriteFile } from './rewrite-file.ts';

/** What was found in the files of an office, and whether these are all that it has. */
export type Found = {
  readonly workspace: Workspace;
  readonly reported: readonly LintFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly isWhole: boolean;
};

/** The findings that a file of known ones does not list, and how that file changed: findings listed (once, when it is made), or gone. */
export type AgainstBaseline = {
  readonly fresh: readonly Diagnostic[];
  readonly listed?: number;
  readonly gone?: { readonly count: number; readonly left: number };
};

/** Makes the file of known findings from what there is. @throws UserError when it is there already */
export function makeBaseline(host: Host, name: string, found: Found): AgainstBaseline {
  const path = join(host.cwd, name);
  if (host.files.kind(path) !== undefined) throw new UserError(isThere(name));
  const { diagnostics, reported } = found;
  const prints = fingerprints({ diagnostics, files: reported, sha256: host.sha256 });
  const unread = unreadIn(found);
  const made = baselineOf(diagnostics, prints, unread);
  writeReportFile(host, path, new TextEncoder().encode(encodeBaseline(made)), false);
  const { fresh } = compareBaseline(diagnostics, prints, made, { unread, isLookedAt: () => false });
  return { fresh, listed: sizeOf(made) };
}

/**
 * Compares with the file of known findings. What it lists, was looked for and is not found any more is taken out of it; nothing is ever
 * added. Nothing counts as looked for in a file that could not be read, by a rule that is off, or across files where one could not be read.
 * @throws UserError when the file is missing or damaged
 */
export function againstBaseline(host: Host, name: string, found: Found): AgainstBaseline {
  const path = join(host.cwd, name);
  const baseline = decodeBaseline(new TextDecoder().decode(readFile(host, path)));
  if (baseline === undefined) throw new UserError(damaged(name));
  if (baseline === 'old') throw new UserError(outdated(name));
  const { diagnostics, reported } = found;
  const prints = fingerprints({ diagnostics, files: reported, sha256: host.sha256 });
  const unread = unreadIn(found);
  const isLookedAt = lookedAt(host, found, baseline);
  const { fresh, left } = compareBaseline(diagnostics, prints, baseline, { unread, isLookedAt });
  const count = sizeOf(baseline) - sizeOf(left);
  if (count === 0) return { fresh };
  rewriteFile(host, path, encodeBaseline(left));
  return { fresh, gone: { count, left: sizeOf(left) } };
}

/** Files in which reading itself found an error: more of them may be wrong than can be seen. */
function withReadingErrors({ reported, diagnostics }: Found): ReadonlySet<string> {
  const names = new Set(
    diagnostics.flatMap(({ rule, severity, file }) =>
      severity === 'error' && ofReading.has(rule) ? [file] : [],
    ),
  );
  return new Set(reported.flatMap(({ id, shown }) => (names.has(shown) ? [id] : [])));
}

/** Those of them that are not understood at all. */
function unreadIn(found: Found): ReadonlySet<string> {
  const doubtful = withReadingErrors(found);
  const { limits } = found.workspace.office;
  const unread = found.reported.filter(({ id, shown, read }) => {
    if (!doubtful.has(id)) return false;
    const bytes = read();
    return formOf(bytes, shown) !== 'sop' || readSopDocument(bytes, shown, limits).sop === undefined;
  });
  return new Set(unread.map(({ id }) => id));
}

function lookedAt(host: Host, found: Found, baseline: Baseline): LookedAt {
  const { workspace, reported, isWhole } = found;
  if (!isWhole) return () => false;
  const ids = new Set(reported.map(({ id }) => id));
  const doubtful = new Set([...withReadingErrors(found)].filter((id) => ids.has(id)));
  const { severities } = settingsOf(host, workspace);
  const absent = [...baseline.keys()].filter((id) => host.files.kind(join(workspace.root, id)) === undefined);
  return (id, rule) => {
    if (absent.includes(id)) return true;
    if (!ids.has(id) || doubtful.has(id) || severities[rule] === 'off') return false;
    return !amongFiles.has(rule) || doubtful.size === 0;
  };
}

const isThere = (name: string) => ({
  id: `'${visibleLine(name)}' sudah ada dan hanya dapat menyusut. Hapus dahulu bila benar-benar mau mulai dari awal.`,
  en: `'${visibleLine(name)}' is there already and can only shrink. Delete it first if you really want to begin anew.`,
});

const damaged = (name: string) => ({
  id: `'${visibleLine(name)}' bukan daftar temuan yang utuh. Ambil kembali dari git.`,
  en: `'${visibleLine(name)}' is no whole list of findings. Restore it from git.`,
});

const outdated = (name: string) => ({
  id: `'${visibleLine(name)}' dibuat oleh versi lama yang menyebut temuan dengan cara lain. Hapus, lalu buat lagi: --make-baseline`,
  en: `'${visibleLine(name)}' was made by an earlier version that named findings otherwise. Delete it and make it anew: --make-baseline`,
});

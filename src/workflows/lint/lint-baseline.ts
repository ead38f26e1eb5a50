import type { Diagnostic } from '../../document/diagnostic.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { baselineOf, compareBaseline, decodeBaseline, encodeBaseline, sizeOf } from '../../lint/baseline.ts';
import { type Fingerprint, fingerprints } from '../../lint/fingerprints.ts';
import { type LintFile, sourcesOf } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { writeReportFile } from '../office/write-report-file.ts';

/** The findings that a file of known ones does not list, and how that file changed: findings listed (once, when it is made), or gone. */
export type AgainstBaseline = {
  readonly fresh: readonly Diagnostic[];
  readonly listed?: number;
  readonly gone?: { readonly count: number; readonly left: number };
};

/** Makes the file of known findings from what there is. @throws UserError when it is there already */
export function makeBaseline(
  host: Host,
  name: string,
  reported: readonly LintFile[],
  diagnostics: readonly Diagnostic[],
): AgainstBaseline {
  const path = join(host.cwd, name);
  if (host.files.kind(path) !== undefined) throw new UserError(isThere(name));
  const made = baselineOf(diagnostics, printsOf(host, reported, diagnostics));
  writeReportFile(host, path, new TextEncoder().encode(encodeBaseline(made)), false);
  return { fresh: [], listed: sizeOf(made) };
}

/**
 * Compares with the file of known findings. What it lists and is not found any more is taken out of it; nothing is ever added.
 * @param isWhole all files of the folder are looked at; in part of them, findings across files would only seem to be gone
 * @throws UserError when the file is missing or damaged
 */
export function againstBaseline(
  host: Host,
  name: string,
  reported: readonly LintFile[],
  diagnostics: readonly Diagnostic[],
  isWhole: boolean,
): AgainstBaseline {
  const path = join(host.cwd, name);
  const baseline = decodeBaseline(new TextDecoder().decode(readFile(host, path)));
  if (!baseline) throw new UserError(damaged(name));
  const prints = printsOf(host, reported, diagnostics);
  const checked = isWhole ? reported.map(({ id }) => id) : [];
  const { fresh, left } = compareBaseline(diagnostics, prints, baseline, checked);
  const count = sizeOf(baseline) - sizeOf(left);
  if (count === 0) return { fresh };
  writeReportFile(host, path, new TextEncoder().encode(encodeBaseline(left)), true);
  return { fresh, gone: { count, left: sizeOf(left) } };
}

const printsOf = (
  host: Host,
  files: readonly LintFile[],
  diagnostics: readonly Diagnostic[],
): readonly Fingerprint[] =>
  fingerprints({ diagnostics, files, sources: sourcesOf(files, diagnostics), sha256: host.sha256 });

const isThere = (name: string) => ({
  id: `'${visibleLine(name)}' sudah ada dan hanya dapat menyusut. Hapus dahulu bila benar-benar mau mulai dari awal.`,
  en: `'${visibleLine(name)}' is there already and can only shrink. Delete it first if you really want to begin anew.`,
});

const damaged = (name: string) => ({
  id: `'${visibleLine(name)}' bukan daftar temuan yang utuh. Ambil kembali dari git.`,
  en: `'${visibleLine(name)}' is no whole list of findings. Restore it from git.`,
});

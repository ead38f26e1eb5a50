import type { Diagnostic } from '../../document/diagnostic.ts';
import { printDiagnostics } from '../../document/diagnostic-text.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { fixFiles } from '../../lint/apply-fixes.ts';
import { type LintFile, type LintFiles, sourcesOf } from '../../lint/lint-files.ts';
import { unifiedDiff } from '../../lint/unified-diff.ts';
import type { LintReport } from '../../terminal/lint-formats/lint-report.ts';
import { paletteFor } from '../../terminal/palette.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { type Earlier, earlierSops } from '../../workflows/lint/earlier-sops.ts';
import {
  type AgainstBaseline,
  againstBaseline,
  type Found,
  makeBaseline,
} from '../../workflows/lint/lint-baseline.ts';
import { lintOffice, lintSoon } from '../../workflows/lint/lint-office.ts';
import { type AskedFiles, askedFiles, type FilesAsked } from '../../workflows/lint/lint-targets.ts';
import { rewriteFile } from '../../workflows/lint/rewrite-file.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import type { Context } from '../context.ts';
import { type LintOutput, lintOutputs } from './lint-outputs.ts';
import type { Lint, LintOptions } from './spec.ts';

declare const SOP_VERSION: string;

/** `sop lint [paths]`: input limits, YAML, schema and the semantic rules, each finding at its place. */
export const lint: Lint = async (context, [names], options) => {
  const { host } = context;
  const outputs = lintOutputs(options);
  const most = options.maxWarnings;
  const git = options.staged ? 'staged' : options.changed ? 'changed' : undefined;
  const asked: FilesAsked = { names, git, inputName: options.stdinFilename };
  const onlyErrors = options.quiet === true;
  const { since } = options;
  const earlierOf = ({ files, workspace }: AskedFiles): Earlier | undefined =>
    since === undefined
      ? undefined
      : earlierSops(host, workspace, files, { since, staged: git === 'staged' });
  if (options.watch) {
    // What asks at a terminal is loaded only here: every other run would start slower with it.
    const { watchFindings } = await import('./lint-watch.ts');
    await watchFindings(
      context,
      () => askedFiles(host, asked),
      (now) => {
        const found = lintSoon(host, now.workspace, now.files, earlierOf(now));
        return `${pageOf(context, now.files, shownOf(found, onlyErrors))}${summaryOf(context, now.files, found)}`;
      },
    );
    return exitCodes.ok;
  }
  const dry = options.fixDryRun === true;
  const fix = options.fix === true && !dry;
  if (fix && git === 'staged') throw new UserError(onlyFiles);
  if (options.makeBaseline === true && options.baseline === undefined) throw new UsageError(whichBaseline);
  const { files: before, workspace } = askedFiles(host, asked);
  const after = fix || dry ? fixFiles(before, (now) => lintSoon(host, workspace, now)) : before;
  const isPrinted = fix && names.includes('-');
  tellFixes(context, before, after, { dry, isPrinted });
  const targets = dry ? before : after;
  const earlier = earlierOf({ files: targets, workspace });
  for (const note of earlier?.notes ?? []) host.out.message(`${context.say(note)}\n`);
  const found = await lintOffice(host, workspace, targets, { earlier, cache: options.cache === true });
  const isWhole = names.length === 0 && git === undefined;
  const all: Found = { workspace, reported: targets.reported, diagnostics: found, isWhole: isWhole && !dry };
  const diagnostics = withoutKnown(context, all, options);
  tell(context, targets, diagnostics, { onlyErrors, outputs, isPrinted });
  const { errors, warnings } = countsOf(diagnostics);
  return errors > 0 || (most !== undefined && warnings > most) ? exitCodes.finding : exitCodes.ok;
};

const onlyFiles = {
  id: '--fix menulis berkas; dengan --staged pakai --fix-dry-run.',
  en: '--fix writes files; with --staged use --fix-dry-run.',
};

const whichBaseline = {
  id: '--make-baseline memerlukan nama berkasnya, misalnya: sop lint --baseline temuan-lama.json --make-baseline',
  en: '--make-baseline needs the name of the file, such as: sop lint --baseline known-findings.json --make-baseline',
};

/** Writes the files with corrections; with `dry` shows them as a diff instead; standard input is printed as it should be. */
function tellFixes(
  { host, say }: Context,
  before: LintFiles,
  after: LintFiles,
  { dry, isPrinted }: { readonly dry: boolean; readonly isPrinted: boolean },
): void {
  const textOf = ({ read }: LintFile): string => new TextDecoder().decode(read());
  for (const [index, file] of after.reported.entries()) {
    const old = before.reported[index];
    const name = visibleLine(file.shown);
    if (isPrinted) host.out.result(file.read());
    else if (!old || old === file) continue;
    else if (dry) host.out.result(visible(unifiedDiff(textOf(old), textOf(file), name)));
    else if (old.path !== undefined) {
      rewriteFile(host, old.path, file.read());
      host.out.message(say({ id: `diperbaiki ${name}\n`, en: `mended ${name}\n` }));
    }
  }
}

/** The findings that the file of `--baseline` does not list; says how that file changed. */
function withoutKnown({ host, say }: Context, found: Found, options: LintOptions): readonly Diagnostic[] {
  const name = options.baseline;
  if (name === undefined) return found.diagnostics;
  const { fresh, listed, gone }: AgainstBaseline =
    options.makeBaseline === true ? makeBaseline(host, name, found) : againstBaseline(host, name, found);
  if (listed !== undefined)
    host.out.message(
      say({
        id: `${listed} temuan dicatat di ${visibleLine(name)}.\n`,
        en: `${listed} findings are listed in ${visibleLine(name)}.\n`,
      }),
    );
  if (gone)
    host.out.message(
      say({
        id: `${gone.count} temuan sudah tidak ada dan dihapus dari ${visibleLine(name)}; sisa ${gone.left}.\n`,
        en: `${gone.count} findings are gone and were taken out of ${visibleLine(name)}; ${gone.left} are left.\n`,
      }),
    );
  return fresh;
}

const shownOf = (diagnostics: readonly Diagnostic[], onlyErrors: boolean): readonly Diagnostic[] =>
  onlyErrors ? diagnostics.filter((one) => one.severity === 'error') : diagnostics;

type Telling = {
  readonly onlyErrors: boolean;
  readonly outputs: readonly LintOutput[];
  /** The file itself is printed: findings go beside it. */
  readonly isPrinted: boolean;
};

function tell(
  context: Context,
  targets: LintFiles,
  diagnostics: readonly Diagnostic[],
  { onlyErrors, outputs, isPrinted }: Telling,
): void {
  const { host, language, palette } = context;
  const report: LintReport = {
    diagnostics: shownOf(diagnostics, onlyErrors),
    sources: sourcesOf(targets.reported, diagnostics),
    files: targets.reported,
    version: typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev',
    sha256: host.sha256,
  };
  for (const { print, file } of outputs) {
    if (file === undefined) {
      const page = print(report, { language, palette, width: host.terminal.columns() });
      if (isPrinted) host.out.message(page);
      else host.out.result(page);
    } else writeOutput(context, file, print(report, { language, palette: paletteFor(false) }));
  }
  host.out.message(summaryOf(context, targets, diagnostics));
}

/** An output of an earlier run is replaced: it has no content of anybody's own. @throws DiskError */
function writeOutput({ host }: Context, file: string, text: string): void {
  writeReportFile(host, join(host.cwd, file), new TextEncoder().encode(text), true);
}

function pageOf(
  { host, language, palette }: Context,
  targets: LintFiles,
  shown: readonly Diagnostic[],
): string {
  return printDiagnostics(shown, sourcesOf(targets.reported, shown), {
    language,
    palette,
    width: host.terminal.columns(),
  });
}

function summaryOf({ say }: Context, { reported }: LintFiles, diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings, infos } = countsOf(diagnostics);
  const counts = say({
    id: `${reported.length} berkas: ${errors} galat, ${warnings} peringatan, ${infos} catatan.\n`,
    en: `${reported.length} files: ${errors} errors, ${warnings} warnings, ${infos} notes.\n`,
  });
  const named = [...new Set(diagnostics.map(({ rule }) => rule))];
  if (named.length === 0) return counts;
  const pages = named.slice(0, 3).map((rule) => `sop explain ${rule}`);
  const more = say({ id: 'Penjelasan dan contoh', en: 'Explanation and examples' });
  return `${counts}${more}: ${[...pages, ...(named.length > 3 ? ['…'] : [])].join(', ')} (docs/rules/)\n`;
}

type Counts = { readonly errors: number; readonly warnings: number; readonly infos: number };

function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

import type { Diagnostic } from '../../document/diagnostic.ts';
import { printDiagnostics } from '../../document/diagnostic-text.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UsageError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { lintFiles, lookSettings, type Past } from '../../lint/lint-run.ts';
import type { LintReport } from '../../terminal/lint-formats/lint-report.ts';
import { paletteFor } from '../../terminal/palette.ts';
import { visibleLine } from '../../words/visible.ts';
import { commitOf, contentAt } from '../../workflows/office/git-files.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { withoutBaseline } from './lint-baseline.ts';
import { remembered } from './lint-cache.ts';
import { fixTargets } from './lint-fix.ts';
import { type LintOutput, lintOutputs } from './lint-outputs.ts';
import { lintTargets, sourcesOf, type Targets } from './lint-targets.ts';
import { looksAt } from './lint-threads.ts';

declare const SOP_VERSION: string;

/** `sop lint [paths]`: input limits, YAML, schema and the semantic rules, each finding at its place. */
export const lint: Run = async (context, args, options) => {
  const workspace = openWorkspace(context.host);
  const outputs = lintOutputs(options);
  const most = maxWarnings(textOption(options, 'maxWarnings'));
  if (options['watch'] === true) {
    // What asks at a terminal is loaded only here: every other run would start slower with it.
    const { watchFindings } = await import('./lint-watch.ts');
    await watchFindings(
      context,
      () => lintTargets(context, workspace, args, options),
      (now) => {
        const found = soon(context, workspace, now, options);
        return `${pageOf(context, now, shownOf(found, options))}${summaryOf(context, now, found)}`;
      },
    );
    return 0;
  }
  const asked = lintTargets(context, workspace, args, options);
  const wantsFixes = options['fix'] === true || options['fixDryRun'] === true;
  const targets = wantsFixes
    ? fixTargets(context, asked, options, (now) => soon(context, workspace, now, {}))
    : asked;
  const isWhole = args.length === 0 && !['changed', 'staged'].some((name) => options[name] === true);
  const found = await diagnosticsOf(context, workspace, targets, options);
  const diagnostics = withoutBaseline(context, targets, found, options, isWhole);
  tell(context, targets, diagnostics, options, outputs);
  const { errors, warnings } = countsOf(diagnostics);
  return errors > 0 || (most !== undefined && warnings > most) ? 1 : 0;
};

/** With `--cache` and several threads, for a run that reads everything once. */
async function diagnosticsOf(
  context: Context,
  workspace: Workspace,
  targets: Targets,
  options: Options,
): Promise<readonly Diagnostic[]> {
  const settings = lookSettings(context, workspace);
  const { commit, past } = pastOf(context, options);
  const run = async (): Promise<readonly Diagnostic[]> =>
    lintFiles(targets, settings, past, await looksAt(context, targets.reported, settings));
  if (options['cache'] !== true) return run();
  return remembered(context.host, workspace, targets, [settings.today, commit], run);
}

/** The same by one thread, for what looks again and again. */
function soon(
  context: Context,
  workspace: Workspace,
  targets: Targets,
  options: Options,
): readonly Diagnostic[] {
  return lintFiles(targets, lookSettings(context, workspace), pastOf(context, options).past);
}

/** What a file was at the commit of `--since`; what cannot be read from there has no past to compare with. */
function pastOf(
  { host }: Context,
  options: Options,
): { readonly commit: string | undefined; readonly past: Past | undefined } {
  const since = textOption(options, 'since');
  const commit = since === undefined ? undefined : commitOf(host, host.cwd, since);
  if (commit === undefined) return { commit, past: undefined };
  const past: Past = (name) => {
    const bytes = contentAt(host, host.cwd, commit, name);
    return bytes && readSopDocument(bytes, name).sop;
  };
  return { commit, past };
}

const shownOf = (diagnostics: readonly Diagnostic[], options: Options): readonly Diagnostic[] =>
  options['quiet'] === true ? diagnostics.filter((one) => one.severity === 'error') : diagnostics;

function tell(
  context: Context,
  targets: Targets,
  diagnostics: readonly Diagnostic[],
  options: Options,
  outputs: readonly LintOutput[],
): void {
  const { host, language, palette } = context;
  const report: LintReport = {
    diagnostics: shownOf(diagnostics, options),
    sources: sourcesOf(targets.reported, diagnostics),
    files: targets.reported.map(({ name }) => name),
    version: typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev',
    sha256: host.sha256,
  };
  for (const { print, file } of outputs) {
    if (file === undefined)
      host.out.result(print(report, { language, palette, width: host.terminal.columns() }));
    else writeOutput(context, file, print(report, { language, palette: paletteFor(false) }));
  }
  host.out.message(summaryOf(context, targets, diagnostics));
}

/** An output of an earlier run is replaced: it has no content of anybody's own. @throws DiskError */
function writeOutput({ host }: Context, file: string, text: string): void {
  writeReportFile(host, join(host.cwd, file), new TextEncoder().encode(text), true);
}

function pageOf(
  { host, language, palette }: Context,
  targets: Targets,
  shown: readonly Diagnostic[],
): string {
  return printDiagnostics(shown, sourcesOf(targets.reported, shown), {
    language,
    palette,
    width: host.terminal.columns(),
  });
}

function summaryOf({ say }: Context, { reported }: Targets, diagnostics: readonly Diagnostic[]): string {
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

function maxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const shown = visibleLine(text);
  throw new UsageError({
    id: `--max-warnings '${shown}': tulis bilangan bulat, misalnya 0`,
    en: `--max-warnings '${shown}': write a whole number, such as 0`,
  });
}

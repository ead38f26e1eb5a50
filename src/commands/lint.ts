import { type Diagnostic, inReadingOrder } from '../document/diagnostic.ts';
import { readSopDocument } from '../document/read-sop.ts';
import { UserError } from '../host/errors.ts';
import { codesAcrossFiles } from '../lint/codes-across-files.ts';
import { lintDocument } from '../lint/lint-document.ts';
import { plainDiagnostics, printDiagnostics } from '../terminal/print-diagnostics.ts';
import { type Context, type Run, textOption } from './context.ts';
import { printJson } from './json.ts';
import { join, openWorkspace, readFile, sopPaths } from './workspace.ts';

/** `sop lint [paths]`: input limits, YAML, schema and the semantic rules, each finding at its place. */
export const lint: Run = async (context, args, options) => {
  const { host, language, palette, say } = context;
  const workspace = openWorkspace(context);
  const most = maxWarnings(textOption(options, 'maxWarnings'));
  const paths =
    args.length === 0 ? sopPaths(host, workspace.sopFolder) : args.flatMap((path) => expand(context, path));
  const sources = new Map(
    paths.map((path) => [path, readFile(host, join(host.cwd, path), 32 * 1024 * 1024)]),
  );
  const settings = { severities: workspace.office.ruleSeverities };
  const documents = [...sources].map(([path, bytes]) => readSopDocument(bytes, path));
  const across = codesAcrossFiles(documents);
  const diagnostics = documents.flatMap((document) =>
    inReadingOrder([
      ...lintDocument(document, settings),
      ...across.filter((one) => one.file === document.file),
    ]),
  );
  if (options['json'] === true) printJson(host, plainDiagnostics(diagnostics, language));
  else if (diagnostics.length > 0) {
    const width = host.terminal.columns();
    host.out.result(printDiagnostics(diagnostics, sources, { language, palette, width }));
  }
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  if (options['json'] !== true) {
    host.out.message(
      say({
        id: `${paths.length} berkas: ${errors} galat, ${warnings} peringatan, ${infos} catatan.\n`,
        en: `${paths.length} files: ${errors} errors, ${warnings} warnings, ${infos} notes.\n`,
      }),
    );
  }
  return errors > 0 || (most !== undefined && warnings > most) ? 1 : 0;
};

function expand({ host }: Context, path: string): readonly string[] {
  const whole = join(host.cwd, path);
  if (host.files.kind(whole) !== 'folder') return [path];
  const names = sopPaths(host, whole);
  const prefix = path.replace(/\/+$/, '');
  return names.map((name) => `${prefix}/${name.slice(name.lastIndexOf('/') + 1)}`);
}

function maxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError({
    id: `--max-warnings '${text}': tulis bilangan bulat, misalnya 0`,
    en: `--max-warnings '${text}': write a whole number, such as 0`,
  });
}

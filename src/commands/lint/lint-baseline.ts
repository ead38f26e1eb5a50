import type { Diagnostic } from '../../document/diagnostic.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { baselineOf, compareBaseline, decodeBaseline, encodeBaseline, sizeOf } from '../../lint/baseline.ts';
import { fingerprints } from '../../lint/fingerprints.ts';
import { visibleLine } from '../../words/visible.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { sourcesOf, type Targets } from './lint-targets.ts';

/**
 * The findings that the file of `--baseline` does not list. What it lists and is not found any more is taken out of it; nothing is
 * ever added. `--make-baseline` makes it once from what there is.
 * @param isWhole all files of the folder are looked at; in part of them, findings across files would only seem to be gone
 * @throws UserError when it is missing, damaged, or there already where it is to be made
 */
export function withoutBaseline(
  context: Context,
  { reported }: Targets,
  diagnostics: readonly Diagnostic[],
  options: Options,
  isWhole: boolean,
): readonly Diagnostic[] {
  const name = textOption(options, 'baseline');
  if (name === undefined) return diagnostics;
  const { host, say } = context;
  const path = join(host.cwd, name);
  const sources = sourcesOf(reported, diagnostics);
  const prints = fingerprints(diagnostics, sources, host.sha256);
  const write = (text: string, replace: boolean): void => {
    writeReportFile(host, path, new TextEncoder().encode(text), replace);
  };
  if (options['makeBaseline'] === true) {
    if (host.files.kind(path) !== undefined) throw new UserError(isThere(name));
    const made = baselineOf(diagnostics, prints);
    write(encodeBaseline(made), false);
    const count = sizeOf(made);
    host.out.message(
      say({ id: `${count} temuan dicatat di ${name}.\n`, en: `${count} findings are listed in ${name}.\n` }),
    );
    return [];
  }
  const baseline = decodeBaseline(new TextDecoder().decode(readFile(host, path)));
  if (!baseline) throw new UserError(damaged(name));
  const { fresh, left } = compareBaseline(
    diagnostics,
    prints,
    baseline,
    isWhole ? reported.map(({ name: file }) => file) : [],
  );
  const gone = sizeOf(baseline) - sizeOf(left);
  if (gone > 0) {
    write(encodeBaseline(left), true);
    host.out.message(
      say({
        id: `${gone} temuan sudah tidak ada dan dihapus dari ${visibleLine(name)}; sisa ${sizeOf(left)}.\n`,
        en: `${gone} findings are gone and were taken out of ${visibleLine(name)}; ${sizeOf(left)} are left.\n`,
      }),
    );
  }
  return fresh;
}

const isThere = (name: string) => ({
  id: `'${visibleLine(name)}' sudah ada dan hanya dapat menyusut. Hapus dahulu bila benar-benar mau mulai dari awal.`,
  en: `'${visibleLine(name)}' is there already and can only shrink. Delete it first if you really want to begin anew.`,
});

const damaged = (name: string) => ({
  id: `'${visibleLine(name)}' bukan daftar temuan yang utuh. Ambil kembali dari git.`,
  en: `'${visibleLine(name)}' is no whole list of findings. Restore it from git.`,
});

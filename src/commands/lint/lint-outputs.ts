import { UsageError } from '../../host/errors.ts';
import { lintFormats } from '../../terminal/lint-formats/formats.ts';
import type { LintFormat } from '../../terminal/lint-formats/lint-report.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { LintOptions } from './spec.ts';

/** One output of a run: a format, and the file that it is written to; without one it is printed. */
export type LintOutput = { readonly name: string; readonly print: LintFormat; readonly file?: string };

/** The outputs that `-f` asks for; `--json` is short for `-f json`; without any, `pretty`. @throws UsageError */
export function lintOutputs(options: LintOptions): readonly LintOutput[] {
  const asked = [options.format ?? []].flat() as readonly string[];
  const words = [...asked, ...(options.json ? ['json'] : [])];
  const outputs = (words.length === 0 ? ['pretty'] : words).map(outputOf);
  const printed = outputs.filter(({ file }) => file === undefined);
  if (printed.length <= 1) return outputs;
  const names = printed.map(({ name }) => name).join(', ');
  throw new UsageError({
    id: `${names}: hanya satu bentuk dapat dicetak; beri yang lain berkas, misalnya -f sarif=sop.sarif.`,
    en: `${names}: only one format can be printed; give the others a file, such as -f sarif=sop.sarif.`,
  });
}

function outputOf(word: string): LintOutput {
  const cut = word.indexOf('=');
  const name = (cut < 0 ? word : word.slice(0, cut)).trim().toLowerCase();
  const file = cut < 0 ? undefined : word.slice(cut + 1);
  const print = lintFormats.get(name);
  if (print && file !== '') return { name, print, ...(file === undefined ? {} : { file }) };
  const meant = nearest(name, [...lintFormats.keys()]);
  const all = [...lintFormats.keys()].join(', ');
  const shown = visibleLine(word);
  throw new UsageError({
    id: `bentuk '${shown}' tidak dikenal. ${meant ? `Maksud Anda: ${meant}? ` : ''}Yang ada: ${all}; dengan berkas: sarif=sop.sarif.`,
    en: `unknown format '${shown}'. ${meant ? `Did you mean: ${meant}? ` : ''}There are: ${all}; with a file: sarif=sop.sarif.`,
  });
}

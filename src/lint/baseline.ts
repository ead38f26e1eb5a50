import type { Diagnostic } from '../document/diagnostic.ts';
import type { Fingerprint } from './fingerprints.ts';
import { rules } from './rules.ts';

/** Findings that were there when the file was made: their fingerprints by file (from the office folder). It can only shrink. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The findings that a baseline does not know, and what is left of it: what is not found any more is gone for good.
 * @param checked ids of files that were looked at together with all the others of their folder; only they can lose entries
 */
export function compareBaseline(
  diagnostics: readonly Diagnostic[],
  prints: readonly Fingerprint[],
  baseline: Baseline,
  checked: readonly string[],
): { readonly fresh: readonly Diagnostic[]; readonly left: Baseline } {
  const found = new Set(prints.map(({ print }) => print));
  const fresh = diagnostics.filter((_one, index) => {
    const { id = '', print = '' } = prints[index] ?? {};
    return !baseline.get(id)?.has(print);
  });
  const left = [...baseline].map(([file, known]): [string, ReadonlySet<string>] => [
    file,
    checked.includes(file) ? new Set([...known].filter((print) => found.has(print))) : known,
  ]);
  return { fresh, left: new Map(left.filter(([, known]) => known.size > 0)) };
}

/** Rules that compare with an earlier revision: without one they find nothing, which does not mean that it was mended. */
const comparing = new Set(rules.filter((rule) => rule.checkSince).map(({ id }) => id));

/** A baseline that knows all of these findings, but for those that only a comparison with a revision shows. */
export function baselineOf(diagnostics: readonly Diagnostic[], prints: readonly Fingerprint[]): Baseline {
  const files = new Map<string, Set<string>>();
  for (const [index, { id, print }] of prints.entries()) {
    if (comparing.has(diagnostics[index]?.rule ?? '')) continue;
    const known = files.get(id) ?? new Set();
    known.add(print);
    files.set(id, known);
  }
  return files;
}

/** How many findings a baseline knows. */
export const sizeOf = (baseline: Baseline): number =>
  [...baseline.values()].reduce((sum, known) => sum + known.size, 0);

/** The file: JSON in a fixed order, so that git shows what became less. */
export function encodeBaseline(baseline: Baseline): string {
  const files = [...baseline].sort(([a], [b]) => (a < b ? -1 : 1));
  const known = Object.fromEntries(files.map(([file, prints]) => [file, [...prints].sort()]));
  return `${JSON.stringify({ format: 1, temuan: known }, null, 2)}\n`;
}

/** Reads the file; undefined when it is none. */
export function decodeBaseline(text: string): Baseline | undefined {
  try {
    const { format, temuan } = JSON.parse(text) as { format?: unknown; temuan?: unknown };
    if (format !== 1 || typeof temuan !== 'object' || temuan === null) return undefined;
    const files = Object.entries(temuan).map(([file, prints]): [string, ReadonlySet<string>] => {
      if (!Array.isArray(prints) || !prints.every((print) => typeof print === 'string'))
        throw new SyntaxError(file);
      return [file, new Set(prints as readonly string[])];
    });
    return new Map(files);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

import type { Diagnostic } from '../document/diagnostic.ts';
import { readingRules } from '../document/yaml/reading-rules.ts';
import type { Fingerprint } from './fingerprints.ts';
import { rules } from './rules.ts';

/** Findings that were there when the file was made: by file (from the office folder), the fingerprint of each and its rule. It can only shrink. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What was looked at: whether a rule was asked about a file, so that a finding that is not there is really gone. */
export type LookedAt = (id: string, rule: string) => boolean;

/** Rules that compare with an earlier revision: without one they find nothing, which does not mean that it was mended. */
const comparing = new Set(rules.filter((rule) => rule.checkSince).map(({ id }) => id));

/** What reading itself finds. */
export const ofReading: ReadonlySet<string> = new Set(readingRules.map(({ id }) => id));

/** Rules that need the other files of the folder. */
export const amongFiles: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.checkAmong).map(({ id }) => id),
);

/**
 * The findings that a baseline does not know, and what is left of it: what was looked for and is not there any more is gone for good.
 * @param unread ids of files that could not be read as what they are: why not is never known, or their rules would be silent for ever
 */
export function compareBaseline(
  diagnostics: readonly Diagnostic[],
  prints: readonly Fingerprint[],
  baseline: Baseline,
  { unread, isLookedAt }: { readonly unread: ReadonlySet<string>; readonly isLookedAt: LookedAt },
): { readonly fresh: readonly Diagnostic[]; readonly left: Baseline } {
  const found = new Set(prints.map(({ id, print }) => `${id}\n${print}`));
  const fresh = diagnostics.filter(({ rule }, index) => {
    const { id = '', print = '' } = prints[index] ?? {};
    return (unread.has(id) && ofReading.has(rule)) || !baseline.get(id)?.has(print);
  });
  const left = [...baseline].map(([id, known]): [string, ReadonlyMap<string, string>] => [
    id,
    new Map([...known].filter(([print, rule]) => found.has(`${id}\n${print}`) || !isLookedAt(id, rule))),
  ]);
  return { fresh, left: new Map(left.filter(([, known]) => known.size > 0)) };
}

/** A baseline that knows all of these findings, but for why files cannot be read and for those that only a comparison with a revision shows. */
export function baselineOf(
  diagnostics: readonly Diagnostic[],
  prints: readonly Fingerprint[],
  unread: ReadonlySet<string> = new Set(),
): Baseline {
  const files = new Map<string, Map<string, string>>();
  for (const [index, { id, print }] of prints.entries()) {
    const { rule = '' } = diagnostics[index] ?? {};
    if (comparing.has(rule) || (unread.has(id) && ofReading.has(rule))) continue;
    const known = files.get(id) ?? new Map<string, string>();
    known.set(print, rule);
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
  const known = files.map(([id, prints]) => [
    id,
    [...prints].map(([print, rule]) => `${rule} ${print}`).sort(),
  ]);
  return `${JSON.stringify({ format: 2, temuan: Object.fromEntries(known) }, null, 2)}\n`;
}

/** Reads the file; undefined when it is none, `old` when it was made by rules of before that say nothing today. */
export function decodeBaseline(text: string): Baseline | 'old' | undefined {
  const { format, temuan } = (parsed(text) ?? {}) as { format?: unknown; temuan?: unknown };
  if (format === 1) return 'old';
  if (format !== 2 || typeof temuan !== 'object' || temuan === null) return undefined;
  const files = new Map<string, ReadonlyMap<string, string>>();
  for (const [id, lines] of Object.entries(temuan)) {
    if (!Array.isArray(lines)) return undefined;
    const known = lines.map((line) =>
      typeof line === 'string' ? /^(\S+) ([0-9a-f]{64})$/.exec(line) : null,
    );
    if (known.includes(null)) return undefined;
    files.set(id, new Map(known.map((parts) => [parts?.[2] ?? '', parts?.[1] ?? ''])));
  }
  return files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

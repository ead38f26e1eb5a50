import type { Diagnostic } from '../document/diagnostic.ts';
import type { Sources } from '../document/diagnostic-text.ts';
import type { LintFile } from './lint-files.ts';

/** Findings with the files that they are in. */
export type Findings = {
  readonly diagnostics: readonly Diagnostic[];
  /** All files that were looked at, those without a finding too. */
  readonly files: readonly Pick<LintFile, 'id' | 'shown'>[];
  readonly sources: Sources;
  /** The digest of a text, hex. */
  readonly sha256: (text: string) => string;
};

/** A name for a finding, and which file it is in. */
export type Fingerprint = { readonly id: string; readonly print: string };

/**
 * A name for each finding that stays when lines move, wherever the program is started, and goes with the fact: its file, rule, the code
 * of the activity and what is said of it. Three of three instead of one of one is another finding. A count tells equal ones apart.
 */
export function fingerprints({
  diagnostics,
  files,
  sha256,
}: Pick<Findings, 'diagnostics' | 'files' | 'sha256'>): readonly Fingerprint[] {
  const ids = new Map(files.map(({ id, shown }) => [shown, id]));
  const seen = new Map<string, number>();
  return diagnostics.map(({ file, rule, code = '', message }) => {
    const id = ids.get(file) ?? file;
    const key = `${id}\n${rule}\n${code}\n${factOf(message.id)}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { id, print: sha256(`${key}\n${count}`) };
  });
}

/** What is said without the places that it names: lines move, and other files are called as they are seen from here. */
const factOf = (text: string): string =>
  text.replace(/\bbaris \d+/g, 'baris').replace(/[^\s"'()]+\.ya?ml\b/gi, '.yaml');

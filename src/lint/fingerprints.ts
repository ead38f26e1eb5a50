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
 * A name for each finding that stays when lines move, wherever the program is started: its file, rule, and the text of its line
 * without white space; a count tells equal ones apart.
 */
export function fingerprints({ diagnostics, files, sources, sha256 }: Findings): readonly Fingerprint[] {
  const ids = new Map(files.map(({ id, shown }) => [shown, id]));
  const lines = new Map([...sources].map(([file, source]) => [file, linesOf(source)]));
  const seen = new Map<string, number>();
  return diagnostics.map(({ file, rule, range }) => {
    const id = ids.get(file) ?? file;
    const line = (lines.get(file)?.[range.start.line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const key = `${id}\n${rule}\n${line}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { id, print: sha256(`${key}\n${count}`) };
  });
}

const linesOf = (source: Uint8Array | string): readonly string[] =>
  (typeof source === 'string' ? source : new TextDecoder().decode(source)).split('\n');

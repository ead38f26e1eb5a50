import type { Diagnostic } from '../document/diagnostic.ts';

/** Files by the name that diagnostics carry. */
export type SourceFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * A name for each finding that stays when lines move: its file, rule, and the text of its line without white space; a count
 * tells equal ones apart.
 * @param sha256 gives the digest of a text, hex
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  sources: SourceFiles,
  sha256: (text: string) => string,
): readonly string[] {
  const lines = new Map([...sources].map(([file, source]) => [file, linesOf(source)]));
  const seen = new Map<string, number>();
  return diagnostics.map(({ file, rule, range }) => {
    const line = (lines.get(file)?.[range.start.line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const key = `${file}\n${rule}\n${line}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return sha256(`${key}\n${count}`);
  });
}

const linesOf = (source: Uint8Array | string): readonly string[] =>
  (typeof source === 'string' ? source : new TextDecoder().decode(source)).split('\n');

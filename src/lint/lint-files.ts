import { type Diagnostic, inReadingOrder } from '../document/diagnostic.ts';
import type { InputLimits } from '../document/input-limits.ts';
import { readSopDocument } from '../document/read-sop.ts';
import { readYaml } from '../document/yaml/read-yaml.ts';
import type { Sop } from '../sop/sop.ts';
import { folderIndex, outlineOf, type SopOutline } from './folder-index.ts';
import { type LintSettings, lintAmong, lintDocument } from './lint-document.ts';
import { rules } from './rules.ts';
import { type Silence, silencesIn, withoutSilenced } from './suppressions.ts';

/**
 * A file to look at. Files of the disk are read when they are looked at, so that thousands of them need not be in memory at once;
 * only these have a `path`.
 */
export type LintFile = {
  readonly path?: string;
  /** Which file it is, wherever the program was started: its path from the office folder. */
  readonly id: string;
  /** What findings and messages call it. */
  readonly shown: string;
  readonly read: () => Uint8Array;
};

/** The files to report on, and those that are only looked at beside them (the rest of the SOP folder). */
export type LintFiles = { readonly reported: readonly LintFile[]; readonly beside: readonly LintFile[] };

/** By what files are judged. It can be sent from one thread to another. */
export type FileSettings = LintSettings & { readonly limits: InputLimits };

/** An earlier state of a file; undefined where there was none. */
export type Past = (file: LintFile) => Sop | undefined;

/** What there is to say about a file by itself, and what the others want to know of it. It can be sent from one thread to another. */
export type FileLook = {
  readonly diagnostics: readonly Diagnostic[];
  readonly silences: readonly Silence[];
  readonly outline?: SopOutline;
};

const ruleIds = rules.map(({ id }) => id);

/** Looks at a file by itself. @param past its earlier state, asked for only where there is something to compare */
export function lookAt(
  bytes: Uint8Array,
  shown: string,
  settings: FileSettings,
  past: () => Sop | undefined = () => undefined,
): FileLook {
  if (isOffice(shown))
    return { diagnostics: readYaml(bytes, shown, 'kantor', settings.limits).diagnostics, silences: [] };
  const document = readSopDocument(bytes, shown, settings.limits);
  const { sop, text } = document;
  if (!sop) return { diagnostics: document.diagnostics, silences: [] };
  const before = past();
  const found = lintDocument(document, { ...settings, ...(before ? { past: before } : {}) });
  const { silences, problems } = silencesIn(text, shown, ruleIds);
  const diagnostics = problems.length > 0 ? inReadingOrder([...found, ...problems]) : found;
  return { diagnostics, silences, outline: outlineOf(sop, shown) };
}

/**
 * The diagnostics of all reported files, file by file in reading order: each is looked at by itself, then those that have to do with
 * others of the folder are judged among them.
 * @param looks at the reported files, if they were taken already
 */
export function lintFiles(
  { reported, beside }: LintFiles,
  settings: FileSettings,
  past: Past = () => undefined,
  looks: readonly FileLook[] = reported.map((file) =>
    lookAt(file.read(), file.shown, settings, () => past(file)),
  ),
): readonly Diagnostic[] {
  const others = beside.flatMap(({ read, shown }) => {
    const { sop } = readSopDocument(read(), shown, settings.limits);
    return sop ? outlineOf(sop, shown) : [];
  });
  const outlines = [...others, ...looks.flatMap(({ outline }) => outline ?? [])];
  const folder = outlines.length > 1 ? folderIndex(outlines) : undefined;
  return reported.flatMap(({ read, shown }, index) => {
    const { diagnostics = [], outline, silences = [] } = looks[index] ?? {};
    const among =
      outline && folder?.concerns(outline)
        ? lintAmong(readSopDocument(read(), shown, settings.limits), settings, folder)
        : [];
    if (among.length === 0 && silences.length === 0) return diagnostics;
    return inReadingOrder(withoutSilenced([...diagnostics, ...among], silences, shown));
  });
}

const isOffice = (name: string): boolean => /(?:^|\/)sop\.config\.ya?ml$/.test(name);

/** The bytes of the files that something was found in. */
export function sourcesOf(
  files: readonly LintFile[],
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
  const found = new Set(diagnostics.map(({ file }) => file));
  return new Map(files.filter(({ shown }) => found.has(shown)).map(({ shown, read }) => [shown, read()]));
}

import { type Diagnostic, inReadingOrder, type Severity } from '../document/diagnostic.ts';
import type { InputLimits } from '../document/input-limits.ts';
import type { Locate, Path } from '../document/locate.ts';
import { readSopDocument, type SopDocument } from '../document/read-sop.ts';
import { readYaml } from '../document/yaml/read-yaml.ts';
import { scalarLike } from '../document/yaml/scalar-text.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import { formOf } from './file-form.ts';
import { type FolderIndex, folderIndex, outlineOf, type SopFolder, type SopOutline } from './folder-index.ts';
import type {
  EarlierSops,
  Finding,
  PlacedActivity,
  PlacedPart,
  Rule,
  RuleContext,
  TextField,
} from './rule.ts';
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

/** By what a document is judged: how heavy rules weigh (by rule id; one that is not named keeps its own severity), and the day. */
export type LintSettings = Pick<RuleContext, 'today'> & {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
};

/** What is known beside a file: the SOPs of its folder, and what they were earlier. */
type Surroundings = { readonly folder?: SopFolder; readonly past?: EarlierSops };

/** By what files are judged. It can be sent from one thread to another. */
export type FileSettings = LintSettings & { readonly limits: InputLimits };

/** What a file is compared with; undefined where nothing can be said. */
export type Past = (file: Pick<LintFile, 'id'>, sop: Sop) => EarlierSops | undefined;

/** What there is to say about a file by itself, and what the others want to know of it. It can be sent from one thread to another. */
export type FileLook = {
  readonly diagnostics: readonly Diagnostic[];
  readonly silences: readonly Silence[];
  readonly outline?: SopOutline;
  /** The file has faults, so that a silence may be for what could not be judged. */
  readonly isDraft?: boolean;
};

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
    lookAt(file.read(), file.shown, settings, (sop) => past(file, sop)),
  ),
): readonly Diagnostic[] {
  const others = beside.flatMap(({ read, shown }) => {
    const sop = judgedSop(readSopDocument(read(), shown, settings.limits));
    return sop ? outlineOf(sop, shown) : [];
  });
  const outlines = [...others, ...looks.flatMap(({ outline }) => outline ?? [])];
  const folder = outlines.length > 1 ? folderIndex(outlines) : undefined;
  return reported.flatMap((file, index) => {
    const look = looks[index];
    return look ? saidOf(file, look, settings, folder) : [];
  });
}

/**
 * The diagnostics of a file that was looked at by itself, in reading order.
 * @param folder the SOPs of its folder, itself among them, where there are others
 */
export function saidOf(
  { read, shown }: LintFile,
  { diagnostics, outline, silences, isDraft }: FileLook,
  settings: FileSettings,
  folder: FolderIndex | undefined,
): readonly Diagnostic[] {
  const among =
    outline && folder?.concerns(outline)
      ? lintAmong(readSopDocument(read(), shown, settings.limits), settings, folder)
      : [];
  if (among.length === 0 && silences.length === 0) return diagnostics;
  const judged = isDraft ? new Set<string>() : judgedRules(settings, folder !== undefined);
  return inReadingOrder(withoutSilenced([...diagnostics, ...among], silences, shown, judged));
}

/** The bytes of the files that something was found in. */
export function sourcesOf(
  files: readonly LintFile[],
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
  const found = new Set(diagnostics.map(({ file }) => file));
  return new Map(files.filter(({ shown }) => found.has(shown)).map(({ shown, read }) => [shown, read()]));
}

/** The rules that have all that they look at: not those that compare with an earlier state, nor without a folder those that compare files. */
const judgedRules = ({ severities }: LintSettings, hasFolder: boolean): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ id, checkSince, checkAmong }) =>
      severities[id] === 'off' || checkSince || (checkAmong && !hasFolder) ? [] : id,
    ),
  );

const ruleIds = rules.map(({ id }) => id);

/** Looks at a file by itself, as what it is. @param past what its SOP is compared with */
export function lookAt(
  bytes: Uint8Array,
  shown: string,
  settings: FileSettings,
  past: (sop: Sop) => EarlierSops | undefined = () => undefined,
): FileLook {
  const form = formOf(bytes, shown);
  if (form !== 'sop')
    return { diagnostics: readYaml(bytes, shown, form, settings.limits).diagnostics, silences: [] };
  const document = readSopDocument(bytes, shown, settings.limits);
  const { text } = document;
  const sop = judgedSop(document);
  if (!sop) return { diagnostics: document.diagnostics, silences: [] };
  const before = past(sop);
  const found = lintDocument(document, { ...settings, ...(before ? { past: before } : {}) });
  const { silences, problems } = silencesIn(text, shown, ruleIds);
  const diagnostics = problems.length > 0 ? inReadingOrder([...found, ...problems]) : found;
  const isDraft = document.draft !== undefined;
  return { diagnostics, silences, outline: outlineOf(sop, shown), isDraft };
}

/**
 * Everything that is to be said about a read document, in reading order: what reading it found, then what the rules
 * find. A document without an SOP has only the former.
 */
export function lintDocument(
  document: SopDocument,
  settings: LintSettings & Surroundings = { severities: {} },
  checked: readonly Rule[] = rules,
): readonly Diagnostic[] {
  const { folder, past } = settings;
  const found = findingsOf(document, settings, checked, (rule, context) => [
    ...(rule.check?.(context) ?? []),
    ...((past && hasItsCodes(document) && rule.checkSince?.(context, past)) || []),
    ...((folder && rule.checkAmong?.(context, folder)) ?? []),
  ]);
  return found.length > 0 ? inReadingOrder([...document.diagnostics, ...found]) : document.diagnostics;
}

/** What the rules judge of a file: all of it, or what its faults leave. Not for use. */
export const judgedSop = ({ sop, draft }: SopDocument): Sop | undefined => sop ?? draft?.sop;

/** Whether no fault hides a code, so that none seems to be gone. */
const hasItsCodes = ({ draft }: SopDocument): boolean =>
  !draft?.faults.some((fault) => ['kode', 'rincian'].includes(String(fault.at(-1))));

/** Only what the other SOPs of its folder add to that. */
const lintAmong = (document: SopDocument, settings: LintSettings, folder: SopFolder): readonly Diagnostic[] =>
  findingsOf(document, settings, rules, (rule, context) => rule.checkAmong?.(context, folder) ?? []);

function findingsOf(
  document: SopDocument,
  settings: LintSettings,
  checked: readonly Rule[],
  check: (rule: Rule, context: RuleContext) => readonly Finding[],
): readonly Diagnostic[] {
  const { locate, file, draft } = document;
  const sop = judgedSop(document);
  if (!sop) return [];
  const context = ruleContext(sop, file, locate, settings);
  const found: Diagnostic[] = [];
  for (const rule of checked) {
    const severity = Object.hasOwn(settings.severities, rule.id)
      ? settings.severities[rule.id]
      : rule.severity;
    if (severity === undefined || severity === 'off') continue;
    for (const { path, of, message, hint, rewrite } of check(rule, context)) {
      if (draft?.faults.some((fault) => fault.every((step, index) => path[index] === step))) continue;
      found.push({
        rule: rule.id,
        severity,
        message,
        file,
        range: locate(path, of),
        ...codeAt(sop, path),
        ...(hint ? { hint } : {}),
        ...editOf(document, path, rewrite),
      });
    }
  }
  return found;
}

/** The code of the activity or part that a path leads into. */
function codeAt(sop: Sop, path: Path): Pick<Diagnostic, 'code'> {
  const [, place, ...rest] = path[0] === 'bagian' ? path : [];
  const part = typeof place === 'number' ? sop.parts[place] : undefined;
  let { code, activities }: { code?: string | undefined; activities: readonly Activity[] } = {
    code: part?.code,
    activities: part?.activities ?? [],
  };
  for (const step of rest) {
    const activity = typeof step === 'number' ? activities[step] : undefined;
    if (activity) ({ code, children: activities } = activity);
    else if (step !== 'kegiatan' && step !== 'rincian') break;
  }
  return code === undefined ? {} : { code };
}

/** The correction of a scalar in the quotes that it has; none where it cannot be written so. */
function editOf(
  { text, locate, span }: SopDocument,
  path: Path,
  rewrite: Finding['rewrite'],
): Pick<Diagnostic, 'edit'> {
  if (!rewrite) return {};
  const { start, end } = span(path);
  const written = scalarLike(text.slice(start, end), rewrite.text);
  return written === undefined ? {} : { edit: { kind: rewrite.kind, range: locate(path), text: written } };
}

/** Lays an SOP out for the rules: every part and row with its path in the file. */
function ruleContext(sop: Sop, file: string, locate: Locate, { today }: LintSettings): RuleContext {
  const all: PlacedActivity[] = [];
  const parts = sop.parts.map((part, index): PlacedPart => {
    const path: Path = ['bagian', index];
    const rows: PlacedActivity[] = [];
    place(rows, part, part.activities, [...path, 'kegiatan'], 1);
    for (const row of rows) all.push(row);
    return { part, path, rows };
  });
  const texts = textFields(sop, all);
  return { sop, file, parts, rows: all, texts, locate, ...(today === undefined ? {} : { today }) };
}

function place(
  rows: PlacedActivity[],
  part: Part,
  activities: readonly Activity[],
  list: Path,
  level: number,
): void {
  for (const [index, activity] of activities.entries()) {
    const path = [...list, index];
    rows.push({ activity, part, level, path });
    if (activity.children.length > 0) place(rows, part, activity.children, [...path, 'rincian'], level + 1);
  }
}

/** The texts that people wrote for the form: names, activities, what they need and yield. Not `sumber`, which is a quotation. */
function textFields(sop: Sop, rows: readonly PlacedActivity[]): readonly TextField[] {
  const fields: TextField[] = [{ text: sop.name, path: ['nama'] }];
  const addAll = (texts: readonly string[], path: Path): void => {
    for (const [index, text] of texts.entries()) fields.push({ text, path: [...path, index] });
  };
  for (const { activity, path } of rows) {
    fields.push({ text: activity.text, path: [...path, 'uraian'] });
    addAll(activity.requirements, [...path, 'kelengkapan']);
    addAll(activity.output, [...path, 'output']);
    if (activity.remark !== undefined) fields.push({ text: activity.remark, path: [...path, 'keterangan'] });
  }
  return fields;
}

import { type Diagnostic, inReadingOrder, type Severity } from '../document/diagnostic.ts';
import type { Locate, Path } from '../document/locate.ts';
import type { SopDocument } from '../document/read-sop.ts';
import { scalarLike } from '../document/yaml/scalar-text.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import type { SopFolder } from './folder-index.ts';
import type { Finding, PlacedActivity, PlacedPart, Rule, RuleContext, TextField } from './rule.ts';
import { rules } from './rules.ts';

/** By what a document is judged: how heavy rules weigh (by rule id; one that is not named keeps its own severity), and the day. */
export type LintSettings = Pick<RuleContext, 'today'> & {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
};

/** What is known beside a file: the SOPs of its folder, and its own earlier state. */
export type Surroundings = { readonly folder?: SopFolder; readonly past?: Sop };

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
    ...((past && rule.checkSince?.(context, past)) ?? []),
    ...((folder && rule.checkAmong?.(context, folder)) ?? []),
  ]);
  return document.sop ? inReadingOrder([...document.diagnostics, ...found]) : document.diagnostics;
}

/** Only what the other SOPs of its folder add to that. */
export const lintAmong = (
  document: SopDocument,
  settings: LintSettings,
  folder: SopFolder,
): readonly Diagnostic[] =>
  findingsOf(document, settings, rules, (rule, context) => rule.checkAmong?.(context, folder) ?? []);

function findingsOf(
  document: SopDocument,
  settings: LintSettings,
  checked: readonly Rule[],
  check: (rule: Rule, context: RuleContext) => readonly Finding[],
): readonly Diagnostic[] {
  const { sop, locate, file } = document;
  if (!sop) return [];
  const context = ruleContext(sop, file, locate, settings);
  const found: Diagnostic[] = [];
  for (const rule of checked) {
    const severity = Object.hasOwn(settings.severities, rule.id)
      ? settings.severities[rule.id]
      : rule.severity;
    if (severity === undefined || severity === 'off') continue;
    for (const { path, of, message, hint, rewrite } of check(rule, context)) {
      found.push({
        rule: rule.id,
        severity,
        message,
        file,
        range: locate(path, of),
        ...(hint ? { hint } : {}),
        ...editOf(document, path, rewrite),
      });
    }
  }
  return found;
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

import type { Sop } from '../sop/sop.ts';
import { isProblem, parseStandardTime } from '../sop/standard-time.ts';
import { timeHelp } from '../sop/standard-time-help.ts';
import { type ActivityKeys, decodeSop, type SopKeys } from './decode-sop.ts';
import { type Diagnostic, inReadingOrder } from './diagnostic.ts';
import { type InputLimits, inputLimits } from './input-limits.ts';
import type { Locate, Path, Places, Span } from './locate.ts';
import type { Problem } from './problem.ts';
import { quote } from './schema/schema-words.ts';
import { type ReadableTimes, readableTimes, unquoted } from './unquoted-times.ts';
import { type OpenYaml, openYaml } from './yaml/read-yaml.ts';

/** An SOP file as read. Without `sop` it cannot be used, and the diagnostics hold an error that says why. */
export type SopDocument = {
  readonly file: string;
  readonly sop?: Sop;
  /** Of a file whose keys have mistakes, what can be judged all the same; never to be run. `faults` lead to what cannot. */
  readonly draft?: { readonly sop: Sop; readonly faults: readonly Path[] };
  readonly locate: Locate;
  readonly span: Places['span'];
  /** The text of the file, as far as it could be read. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads an SOP file. With errors of single values only there is an SOP all the same, so that lint can go on; whoever runs it
 * looks at {@link errorsToUse} first.
 */
export function readSopDocument(
  bytes: Uint8Array,
  file: string,
  limits: InputLimits = inputLimits,
): SopDocument {
  const { keys, faults, locate, places, text, diagnostics, report, unquotedAt } = openSop(
    bytes,
    file,
    limits,
  );
  const document = { file, locate, span: places.span, text };
  if (!keys) return { ...document, diagnostics };
  const found = report([
    ...unquotedAt.map((at) => unquoted(text.slice(at.start, at.end), at)),
    ...valueProblems(keys, places),
  ]);
  const all = found.length > 0 ? inReadingOrder([...diagnostics, ...found]) : diagnostics;
  const sop = decodeSop(keys);
  return faults
    ? { ...document, draft: { sop, faults }, diagnostics: all }
    : { ...document, sop, diagnostics: all };
}

type OpenSop = OpenYaml & {
  readonly keys?: SopKeys;
  /** Where the keys had to be mended to be read. */
  readonly faults?: readonly Path[];
  /** Where a waktu stands that YAML alone does not read. */
  readonly unquotedAt: readonly Span[];
};

/** Opens an SOP file; where a waktu is what keeps YAML from reading it, the rest is read around it. */
function openSop(bytes: Uint8Array, file: string, limits: InputLimits): OpenSop {
  const opened = openYaml(bytes, file, 'sop', limits);
  const { text, value, diagnostics } = opened;
  const readable =
    value === undefined && diagnostics.some(({ rule }) => mayBeTime.has(rule))
      ? readableTimes(text)
      : undefined;
  if (readable) {
    const again = withKeys(openYaml(new TextEncoder().encode(readable.text), file, 'sop', limits));
    const unquotedAt = again.keys ? writeTimes(again.keys, again.places, text, readable) : [];
    if (unquotedAt.length === readable.starts.size) return { ...again, text, unquotedAt };
  }
  const read = withKeys(opened);
  if (read.keys) writeTimes(read.keys, read.places, text);
  return { ...read, unquotedAt: [] };
}

function withKeys(opened: OpenYaml): OpenYaml & Pick<OpenSop, 'keys' | 'faults'> {
  if (opened.value !== undefined) return { ...opened, keys: opened.value as SopKeys };
  const mended = opened.draft?.();
  return mended ? { ...opened, keys: mended.value as SopKeys, faults: mended.faults } : opened;
}

const mayBeTime = new Set(['yaml-syntax', 'yaml-feature', 'wrong-type']);

/**
 * A waktu that YAML takes for a number (`10`) becomes the text that stands there, one that is empty is none. What was hidden for being
 * read becomes itself again; returned is where.
 */
function writeTimes(keys: SopKeys, places: Places, text: string, hidden?: ReadableTimes): readonly Span[] {
  const found: Span[] = [];
  const write = (activities: readonly ActivityKeys[], path: Path): void => {
    for (const [index, activity] of activities.entries()) {
      const time: unknown = activity.waktu;
      if (time === null || (typeof time === 'string' && time.trim() === ''))
        Object.assign(activity, { waktu: undefined });
      else if (time !== undefined && (hidden || typeof time === 'number')) {
        const { start, end } = places.span([...path, index, 'waktu']);
        const isHidden = hidden?.starts.has(start) ?? false;
        if (isHidden) found.push({ start, end });
        const written = text.slice(start, end);
        if (isHidden || Number(written) === time) Object.assign(activity, { waktu: written });
        else if (typeof time === 'number') Object.assign(activity, { waktu: String(time) });
      }
      write(activity.rincian ?? [], [...path, index, 'rincian']);
    }
  };
  for (const [index, part] of keys.bagian.entries()) write(part.kegiatan, ['bagian', index, 'kegiatan']);
  return found;
}

/** The errors that keep an SOP from being used. A waktu that is not understood does not: its activity is not measured. */
export const errorsToUse = ({ diagnostics }: SopDocument): readonly Diagnostic[] =>
  diagnostics.filter(({ severity, rule }) => severity === 'error' && rule !== 'standard-time');

/** What a schema cannot see: waktu that is not understood, and days that are not in the calendar. */
function valueProblems(keys: SopKeys, places: Places): readonly Problem[] {
  const dates = Object.entries(keys.tanggal ?? {}).filter(
    ([, date]) => /^\d{4}-\d\d(?:-\d\d)?$/.test(date) && !isDate(date),
  );
  const wrongDates = dates.map(([key, date]): Problem => {
    const day = quote(date);
    return {
      rule: 'wrong-form',
      ...places.span(['tanggal', key]),
      message: { id: `Tanggal ${day} tidak ada di kalender.`, en: `The date ${day} is not in the calendar.` },
    };
  });
  const times = keys.bagian.flatMap((part, index) =>
    timeProblems(part.kegiatan, ['bagian', index, 'kegiatan'], places),
  );
  return [...wrongDates, ...times];
}

function timeProblems(activities: readonly ActivityKeys[], path: Path, places: Places): readonly Problem[] {
  return activities.flatMap((activity, index) => {
    const own = timeProblem(activity.waktu, [...path, index, 'waktu'], places);
    const below = timeProblems(activity.rincian ?? [], [...path, index, 'rincian'], places);
    return own ? [own, ...below] : below;
  });
}

function timeProblem(text: string | undefined, path: Path, places: Places): Problem | undefined {
  const time = text === undefined ? undefined : parseStandardTime(text);
  if (text === undefined || !time || !isProblem(time)) return undefined;
  return {
    rule: 'standard-time',
    ...places.spanWithin(path, time.offset),
    message: {
      id: `Waktu baku ${quote(text)} tidak dimengerti.`,
      en: `The standard time ${quote(text)} is not understood.`,
    },
    hint: timeHelp(time),
  };
}

/** True for `YYYY-MM` and for days that the Gregorian calendar has. */
function isDate(date: string): boolean {
  const [year = 0, month = 0, day] = date.split('-').map(Number);
  if (day === undefined) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

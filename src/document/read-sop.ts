import type { Sop } from '../sop/sop.ts';
import { isProblem, parseStandardTime } from '../sop/standard-time.ts';
import { type ActivityKeys, decodeSop, type SopKeys } from './decode-sop.ts';
import { type Diagnostic, inReadingOrder } from './diagnostic.ts';
import { type InputLimits, inputLimits } from './input-limits.ts';
import type { Locate, Path, Places } from './locate.ts';
import type { Problem } from './problem.ts';
import { quote } from './schema/schema-words.ts';
import { openYaml } from './yaml/read-yaml.ts';

/** An SOP file as read. Without `sop` it could not be understood, and the diagnostics hold an error that says why. */
export type SopDocument = {
  readonly file: string;
  readonly sop?: Sop;
  readonly locate: Locate;
  readonly span: Places['span'];
  /** The text of the file, as far as it could be read. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads an SOP file. With errors of single values only (a waktu that is not understood) there is an SOP all the same,
 * so that lint can go on; whoever runs it must look at the diagnostics first.
 */
export function readSopDocument(
  bytes: Uint8Array,
  file: string,
  limits: InputLimits = inputLimits,
): SopDocument {
  const { value, locate, places, text, diagnostics, report } = openYaml(bytes, file, 'sop', limits);
  const { span } = places;
  if (value === undefined) return { file, locate, span, text, diagnostics };
  const keys = value as SopKeys;
  const found = report(valueProblems(keys, places));
  const all = found.length > 0 ? inReadingOrder([...diagnostics, ...found]) : diagnostics;
  return { file, sop: decodeSop(keys), locate, span, text, diagnostics: all };
}

/** What a schema cannot see: waktu that is not understood, and days that are not in the calendar. */
function valueProblems(keys: SopKeys, places: Places): readonly Problem[] {
  const dates = Object.entries(keys.tanggal ?? {}).filter(([, date]) => !isDate(date));
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
  const { suggestion } = time;
  return {
    rule: 'standard-time',
    ...places.spanWithin(path, time.offset),
    message: {
      id: `Waktu baku ${quote(text)} tidak dimengerti.`,
      en: `The standard time ${quote(text)} is not understood.`,
    },
    hint:
      suggestion === undefined
        ? forms
        : { id: `Maksud Anda: ${suggestion}? ${forms.id}`, en: `Did you mean: ${suggestion}? ${forms.en}` },
  };
}

const forms = {
  id: 'Tulis bilangan dan satuan, misalnya 30 Menit, 1 Jam, 2 Hari, atau "Sesuai jadwal".',
  en: 'Write a number and a unit, such as 30 Menit, 1 Jam, 2 Hari, or "Sesuai jadwal".',
};

/** True for `YYYY-MM` and for days that the Gregorian calendar has. */
function isDate(date: string): boolean {
  const [year = 0, month = 0, day] = date.split('-').map(Number);
  if (day === undefined) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

import { nearest } from '../words/nearest.ts';

/** Units of the waktu baku grammar. `day` is a working day, `calendar-day` a day of the calendar. */
export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'calendar-day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'semester'
  | 'year';

export type TimeAmount = { readonly value: number; readonly unit: TimeUnit };

/**
 * The waktu baku of an activity. `text` is as printed; `amounts` add up (`1 Jam 30 Menit`), of a range the upper end.
 * `unmeasured` (`Sesuai jadwal`, `Insidental`, `-`) is never counted late nor on time.
 */
export type StandardTime =
  | { readonly kind: 'measured'; readonly text: string; readonly amounts: readonly TimeAmount[] }
  | { readonly kind: 'unmeasured'; readonly text: string };

export type StandardTimeProblem = {
  /** Offset of the first character that was not understood, in UTF-16 units from the start of the text. */
  readonly offset: number;
  /** The nearest form that would be accepted, if one is near. */
  readonly suggestion?: string;
};

const units: ReadonlyMap<string, TimeUnit> = new Map([
  ['detik', 'second'],
  ['menit', 'minute'],
  ['jam', 'hour'],
  ['hari', 'day'],
  ['minggu', 'week'],
  ['bulan', 'month'],
  ['triwulan', 'quarter'],
  ['semester', 'semester'],
  ['tahun', 'year'],
]);

const unmeasured = /^\s*(sesuai\s+jadwal|insident[ai]l|-)\s*$/i;
const limit = /^\s*(±|maksimal|maksimum|maks\.?)\s*/i;
const amount =
  /^\s*(\d{1,6}(?:[.,]\d{1,3})?)(?:\s*(?:-|–|s\.?d\.?)\s*(\d{1,6}(?:[.,]\d{1,3})?))?\s*([\p{L}]+)/iu;
const dayKind = /^\s+(kerja|kalender)(?![\p{L}])/iu;

/** An office uses few times over and over. */
const understood = new Map<string, StandardTime>();

/**
 * Reads a waktu baku by the grammar of the format: `N Detik|Menit|Jam|Hari [Kerja|Kalender]|Minggu|Bulan|…`, sums,
 * ranges, `±`/`maks.`. Case and inner spaces are free, `,` and `.` are both decimal signs.
 */
export function parseStandardTime(text: string): StandardTime | StandardTimeProblem {
  const known = understood.get(text);
  if (known) return known;
  const read = readTime(text);
  if (!('from' in read)) {
    if (understood.size >= 1000) understood.clear();
    understood.set(text, read);
  }
  if (!('from' in read)) return read;
  const suggestion = suggestionFor(text, read.from);
  return suggestion === undefined ? { offset: read.offset } : { offset: read.offset, suggestion };
}

/** True for the result of {@link parseStandardTime} when the text was not understood. */
export function isProblem(result: StandardTime | StandardTimeProblem): result is StandardTimeProblem {
  return 'offset' in result;
}

/** What was not understood; before `from`, where the amount with the problem begins, all was. */
type Failure = { readonly offset: number; readonly from: number };

function readTime(text: string): StandardTime | Failure {
  if (unmeasured.test(text)) return { kind: 'unmeasured', text: text.trim() };
  const amounts: TimeAmount[] = [];
  let offset = limit.exec(text)?.[0].length ?? 0;
  while (text.slice(offset).trim() !== '') {
    const read = readAmount(text, offset);
    if ('from' in read) return read;
    amounts.push(read.amount);
    offset = read.end;
  }
  if (amounts.length === 0) return { offset: 0, from: 0 };
  return { kind: 'measured', text: text.trim(), amounts };
}

function readAmount(
  text: string,
  from: number,
): { readonly amount: TimeAmount; readonly end: number } | Failure {
  const match = amount.exec(text.slice(from));
  if (!match) return { offset: from + leadingSpace(text.slice(from)), from };
  const [whole, low = '', high, word = ''] = match;
  const end = from + whole.length;
  const unit = units.get(word.toLowerCase());
  if (!unit) return { offset: end - word.length, from };
  const value = toNumber(high ?? low);
  if (value === 0 || toNumber(low) > value) return { offset: from + leadingSpace(whole), from };
  const kind = unit === 'day' ? dayKind.exec(text.slice(end)) : null;
  const calendarDay = kind?.[1]?.toLowerCase() === 'kalender';
  return {
    amount: { value, unit: calendarDay ? 'calendar-day' : unit },
    end: end + (kind?.[0].length ?? 0),
  };
}

/** The text with the amount that was not understood put right; undefined when that, too, would not be understood. */
function suggestionFor(text: string, from: number): string | undefined {
  const before = text.slice(0, from).trim();
  const forms = [[before, nearestForm(text.slice(from))].filter(Boolean).join(' '), before];
  if (text.replace(limit, '').trim() === '') forms.push('1 Jam');
  return forms.find((form) => form !== '' && !('from' in readTime(form)));
}

const loose: readonly (readonly [RegExp, string])[] = [
  [/^(d(e)?t(i)?k?|detik|sec|s)\.?$/i, 'Detik'],
  [/^(m(e)?n(i)?t|menit|min(ute)?s?|mnt)\.?$/i, 'Menit'],
  [/^(j(a)?m|hours?|h)\.?$/i, 'Jam'],
  [/^(hr|har[ij]|days?|hk)\.?$/i, 'Hari'],
  [/^(mg(gu)?|ming+u|weeks?)\.?$/i, 'Minggu'],
  [/^(bl(n)?|bulam|months?)\.?$/i, 'Bulan'],
  [/^(th(n)?|years?)\.?$/i, 'Tahun'],
];

function nearestForm(text: string): string | undefined {
  const match = /(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?\s*([\p{L}]+)?/u.exec(text);
  if (!match) return /jadwal/i.test(text) ? 'Sesuai jadwal' : undefined;
  const word = match[2] ?? '';
  const unit = [...units.keys()].find((name) => name === word.toLowerCase());
  const abbreviated = loose.find(([pattern]) => pattern.test(word))?.[1];
  const known = unit ?? (abbreviated === undefined ? nearest(word, [...units.keys()]) : undefined);
  const named = known ? titleCase(known) : abbreviated;
  const number = toNumber(match[1] ?? '') === 0 ? '1' : match[1];
  return `${number} ${named ?? 'Jam'}`;
}

const leadingSpace = (text: string): number => text.length - text.trimStart().length;

const toNumber = (digits: string): number => Number(digits.replace(',', '.'));
const titleCase = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

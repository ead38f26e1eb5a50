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
const limit = /^\s*(±|maks\.?|maksimal|maksimum)\s*/i;
const amount =
  /^\s*(\d{1,6}(?:[.,]\d{1,3})?)(?:\s*(?:-|–|s\.?d\.?)\s*(\d{1,6}(?:[.,]\d{1,3})?))?\s*([\p{L}]+)/iu;
const dayKind = /^\s+(kerja|kalender)(?![\p{L}])/iu;

/**
 * Reads a waktu baku by the grammar of the format: `N Detik|Menit|Jam|Hari [Kerja|Kalender]|Minggu|Bulan|…`, sums,
 * ranges, `±`/`maks.`. Case and inner spaces are free, `,` and `.` are both decimal signs.
 */
export function parseStandardTime(text: string): StandardTime | StandardTimeProblem {
  if (unmeasured.test(text)) return { kind: 'unmeasured', text: text.trim() };
  const amounts: TimeAmount[] = [];
  let offset = limit.exec(text)?.[0].length ?? 0;
  while (text.slice(offset).trim() !== '') {
    const read = readAmount(text, offset);
    if ('problem' in read) return read.problem;
    amounts.push(read.amount);
    offset = read.end;
  }
  if (amounts.length === 0) return { offset: 0, suggestion: '1 Jam' };
  return { kind: 'measured', text: text.trim(), amounts };
}

/** True for the result of {@link parseStandardTime} when the text was not understood. */
export function isProblem(result: StandardTime | StandardTimeProblem): result is StandardTimeProblem {
  return 'offset' in result;
}

type ReadAmount =
  | { readonly amount: TimeAmount; readonly end: number }
  | { readonly problem: StandardTimeProblem };

function readAmount(text: string, offset: number): ReadAmount {
  const match = amount.exec(text.slice(offset));
  if (!match) return { problem: problemAt(text, offset, offset) };
  const [whole, low = '', high, word = ''] = match;
  const unitStart = offset + whole.length - word.length;
  const unit = units.get(word.toLowerCase());
  if (!unit) return { problem: problemAt(text, unitStart, offset) };
  const value = toNumber(high ?? low);
  if (value === 0 || toNumber(low) > value)
    return { problem: { offset, suggestion: `1 ${titleCase(word)}` } };
  const end = offset + whole.length;
  const kind = unit === 'day' ? dayKind.exec(text.slice(end)) : null;
  const calendarDay = kind?.[1]?.toLowerCase() === 'kalender';
  return {
    amount: { value, unit: calendarDay ? 'calendar-day' : unit },
    end: end + (kind?.[0].length ?? 0),
  };
}

/** `from` is where the amount with the problem begins: what stands before it was understood and is kept. */
function problemAt(text: string, offset: number, from: number): StandardTimeProblem {
  const start = offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
  const understood = text.slice(0, from).trim();
  const suggestion = [understood, nearestForm(text.slice(from))].filter(Boolean).join(' ');
  return suggestion === '' ? { offset: start } : { offset: start, suggestion };
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
  const match = /(\d+(?:[.,]\d+)?)\s*([\p{L}]+)?/u.exec(text);
  if (!match) return /jadwal/i.test(text) ? 'Sesuai jadwal' : undefined;
  const word = match[2] ?? '';
  const unit = [...units.keys()].find((name) => name === word.toLowerCase());
  const named = unit ? titleCase(unit) : loose.find(([pattern]) => pattern.test(word))?.[1];
  return `${match[1]} ${named ?? 'Jam'}`;
}

const toNumber = (digits: string): number => Number(digits.replace(',', '.'));
const titleCase = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

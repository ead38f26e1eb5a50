import { parseDay } from '../../calendar/civil-date.ts';
import type { Calendar } from '../../calendar/compile-calendar.ts';
import { amountWords } from '../../calendar/time-amounts.ts';
import type { DateEntry, DayMark, YearOverview } from '../../calendar/year-overview.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page } from '../palette.ts';
import { hang, pad, widthOf, wrap } from '../text-width.ts';
import { dayRange, shortDate } from './date-words.ts';
import { hoursWords, usualHours } from './hours-words.ts';
import { markSigns, monthGrid, paintMark } from './month-grid.ts';

/** A year as a page for the terminal: what is not known first, then the months, the signs, the sums, the dates. */
export function printYear(calendar: Calendar, overview: YearOverview, page: Page): string {
  const { palette, say } = page;
  const { data } = calendar;
  const hours = usualHours(data.week);
  const title = say({ id: 'Kalender kerja', en: 'Working calendar' });
  const blocks = [
    lines(
      [palette.bold(`${title} ${overview.year}: ${visibleLine(data.title)}${hours && ` (${hours})`}`)],
      page,
    ),
    lines([...sources(overview, say), ...missing(overview, data.name, page)], page),
    monthGrid(overview.months, page),
    lines(legend(overview, page), page),
    lines([sums(overview, page)], page),
    ...entryLists(overview, page),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

const lines = (texts: readonly string[], { width }: Page): string =>
  texts
    .flatMap((text) => wrap(text, width))
    .map((line) => `${line}\n`)
    .join('');

/** The decree of the holidays and the dates of Ramadan, with the files that say so. */
function sources({ year, decree, ramadans, holidaysApply }: YearOverview, say: Say): readonly string[] {
  const skb = decree && [
    visibleLine(decree.decree),
    ...(decree.decreeDate
      ? [say({ id: `tanggal ${decree.decreeDate}`, en: `of ${decree.decreeDate}` })]
      : []),
    ...(decree.amendedOn
      ? [say({ id: `diubah ${decree.amendedOn}`, en: `amended ${decree.amendedOn}` })]
      : []),
    visibleLine(decree.origin),
  ];
  return [
    ...(skb && holidaysApply ? [`SKB ${year}: ${skb.join('; ')}`] : []),
    ...ramadans.map(({ year: hijri, from, to, confidence, origin }) => {
      const range = dayRange(parseDay(from) ?? 0, parseDay(to) ?? 0, say, {});
      const sure = confidence === undefined || confidence === 'tinggi' ? '' : ` (${visibleLine(confidence)})`;
      return `Ramadan ${hijri} H: ${range}${sure}; ${visibleLine(origin)}`;
    }),
  ];
}

/** What the calendar does not know about the year, or leaves out on purpose. */
function missing(overview: YearOverview, name: string, { palette, say }: Page): readonly string[] {
  const { year, decree, holidaysApply, ramadanUnknown } = overview;
  const calendar = visibleLine(name);
  const texts: Bilingual[] = [];
  if (!holidaysApply) {
    texts.push({
      id: 'Piket: hari libur dan cuti bersama tetap bekerja.',
      en: 'A watch: holidays and collective leave are worked through.',
    });
  } else if (!decree) {
    texts.push({
      id: `TIDAK ADA DATA: kalender '${calendar}' tidak memuat hari libur ${year}. Hanya akhir pekan dan tanggal yang ditulis sendiri yang dikurangi; hari kerja sebenarnya lebih sedikit.`,
      en: `NO DATA: the calendar '${calendar}' has no holidays for ${year}. Only weekends and dates of its own are left out; there are really fewer working days.`,
    });
  }
  if (ramadanUnknown) {
    texts.push({
      id: `Tanggal Ramadan ${year} belum ada di kalender: jamnya dihitung seperti biasa.`,
      en: `The calendar has no dates of Ramadan ${year}: its hours are counted as ordinary ones.`,
    });
  }
  return texts.map((text) => palette.warn(say(text)));
}

const marks: readonly DayMark[] = [
  'off',
  'libur',
  'cuti_bersama',
  'khusus',
  'own-hours',
  'ramadan',
  'removed',
];

/** The signs that stand in this year's grid, as many on a line as fit. */
function legend({ months }: YearOverview, { width, palette, say }: Page): readonly string[] {
  const used = new Set(months.flatMap(({ days }) => days.map(({ mark }) => mark)));
  const rows: string[] = [];
  for (const mark of marks.filter((mark) => used.has(mark))) {
    const item = `${paintMark(mark, palette)(markSigns[mark])} ${say(markWords[mark])}`;
    const joined = `${rows.at(-1)}   ${item}`;
    if (rows.length > 0 && widthOf(joined) <= width) rows[rows.length - 1] = joined;
    else rows.push(item);
  }
  return rows;
}

function sums({ workdays, worked }: YearOverview, { palette, say }: Page): string {
  const { id, en } = amountWords(worked);
  return palette.bold(
    say({ id: `Setahun: ${workdays} hari kerja, ${id}`, en: `The year: ${workdays} working days, ${en}` }),
  );
}

const markWords: Readonly<Record<DayMark, Bilingual>> = {
  ordinary: { id: 'hari kerja', en: 'working day' },
  off: { id: 'bukan hari kerja', en: 'not a working day' },
  libur: { id: 'libur nasional', en: 'national holiday' },
  cuti_bersama: { id: 'cuti bersama', en: 'collective leave' },
  khusus: { id: 'libur khusus', en: 'special day off' },
  'own-hours': { id: 'jam khusus', en: 'own hours' },
  ramadan: { id: 'jam Ramadan', en: 'Ramadan hours' },
  removed: { id: 'libur dicabut', en: 'holiday taken back' },
};

/** The dates that the files say something about: a list for each file, its dates in order. */
function entryLists(overview: YearOverview, page: Page): readonly string[] {
  const files = [...new Set(overview.entries.map(({ origin }) => origin))];
  return files.map((file) => {
    const entries = overview.entries.filter(({ origin }) => origin === file);
    const { say, palette } = page;
    const { decree } = overview;
    const listed =
      decree !== undefined && entries.some((entry) => 'decree' in entry && entry.decree === decree.decree);
    const source = [visibleLine(file), ...(listed ? [`SKB ${visibleLine(decree.decree)}`] : [])].join(', ');
    const head = say({ id: `Menurut ${source}:`, en: `From ${source}:` });
    const rows = entries.flatMap((entry) => entryLines(entry, overview, page));
    return `${[...wrap(head, page.width).map((line) => palette.bold(line)), ...rows].join('\n')}\n`;
  });
}

function entryLines(
  entry: DateEntry,
  overview: YearOverview,
  { width, palette, say }: Page,
): readonly string[] {
  const paint = paintMark(entry.kind, palette);
  const kindWidth = Math.max(...Object.values(markWords).map((words) => widthOf(say(words))));
  const head = [
    markSigns[entry.kind],
    pad(shortDate(entry.day, say, { plainYear: overview.year }), 'Min 31 Des'.length),
    pad(say(markWords[entry.kind]), kindWidth),
  ].join(' ');
  const [first = '', ...rest] = hang(`${head}  `, textOf(entry, overview, say), width);
  return [`${paint(head)}${first.slice(head.length)}`, ...rest];
}

/** The name, with the hours where there are some, and the basis where it is not the decree of the year. */
function textOf(entry: DateEntry, { decree }: YearOverview, say: Say): string {
  const name = visibleLine(entry.name);
  if (entry.kind === 'removed') return name || say({ id: 'tanpa alasan', en: 'no reason given' });
  const hours =
    entry.kind === 'own-hours'
      ? `: ${hoursWords(entry.intervals) || say({ id: 'tutup', en: 'closed' })}`
      : '';
  const own = entry.decree === undefined || entry.decree === decree?.decree ? '' : entry.decree;
  return `${name}${hours}${own && ` (${visibleLine(own)})`}`;
}

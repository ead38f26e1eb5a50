import type { DateEntry, DayMark, YearOverview } from '../../calendar/year-overview.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { hang, pad, widthOf, wrap } from '../text-width.ts';
import { shortDate } from './date-words.ts';
import { hoursWords } from './hours-words.ts';
import { markSigns, paintMark } from './month-grid.ts';

export const markWords: Readonly<Record<DayMark, Bilingual>> = {
  ordinary: { id: 'hari kerja', en: 'working day' },
  off: { id: 'bukan hari kerja', en: 'not a working day' },
  libur: { id: 'libur nasional', en: 'national holiday' },
  cuti_bersama: { id: 'cuti bersama', en: 'collective leave' },
  khusus: { id: 'libur khusus', en: 'special day off' },
  'own-hours': { id: 'jam khusus', en: 'own hours' },
  ramadan: { id: 'jam Ramadan', en: 'Ramadan hours' },
  removed: { id: 'libur dicabut', en: 'holiday taken back' },
};

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** The dates that the files say something about: a list for each file, its dates in order. */
export function entryLists(overview: YearOverview, page: Page): readonly string[] {
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

import { civilDate, weekdayOf } from '../../calendar/civil-date.ts';
import { monthNames } from '../../calendar/date-names.ts';
import type { DayMark, MonthOverview } from '../../calendar/year-overview.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import type { Page, Palette } from '../palette.ts';
import { pad, widthOf } from '../text-width.ts';

/** The sign after a day, so that the calendar reads without colour. */
export const markSigns: Readonly<Record<DayMark, string>> = {
  ordinary: ' ',
  off: '.',
  libur: '*',
  cuti_bersama: '+',
  khusus: '#',
  'own-hours': '=',
  ramadan: '~',
  removed: '^',
};

/** The colour of a mark. */
export function paintMark(mark: DayMark, palette: Palette): (text: string) => string {
  switch (mark) {
    case 'ordinary':
      return (text) => text;
    case 'off':
      return palette.dim;
    case 'libur':
    case 'khusus':
      return palette.bad;
    case 'cuti_bersama':
      return palette.warn;
    case 'ramadan':
      return palette.good;
    case 'own-hours':
    case 'removed':
      return palette.accent;
  }
}

const weekdayHead: Bilingual = { id: 'Sn Sl Rb Km Jm Sb Mg', en: 'Mo Tu We Th Fr Sa Su' };

const monthWidth = 21;
const gap = '    ';

/** Months side by side: 4 from 106 columns on, 3 from 71, 2 from 46, else one below the other. */
function monthsPerRow(width: number): number {
  if (width >= 106) return 4;
  if (width >= 71) return 3;
  return width >= 46 ? 2 : 1;
}

/** The months of a year in a grid, each under its name and its number of working days. */
export function monthGrid(months: readonly MonthOverview[], { width, palette, say }: Page): string {
  const perRow = monthsPerRow(width);
  const blocks = months.map((month) => monthLines(month, palette, say));
  const rows: string[] = [];
  for (let first = 0; first < blocks.length; first += perRow) {
    const row = blocks.slice(first, first + perRow);
    const height = Math.max(...row.map((lines) => lines.length));
    if (first > 0) rows.push('');
    for (let line = 0; line < height; line++)
      rows.push(
        row
          .map((lines) => pad(lines[line] ?? '', monthWidth))
          .join(gap)
          .trimEnd(),
      );
  }
  return `${rows.join('\n')}\n`;
}

function monthLines({ month, days, workdays }: MonthOverview, palette: Palette, say: Say): readonly string[] {
  const full = monthNames[month - 1]?.full;
  const name = full ? say(full) : '';
  const count = say({ id: `${workdays} hari`, en: `${workdays} days` });
  const title = `${palette.bold(name)}${pad(count, monthWidth - 1 - widthOf(name), 'right')}`;
  const before = weekdayOf(days[0]?.day ?? 0) - 1;
  const cells = [
    ...Array.from({ length: before }, () => '   '),
    ...days.map(({ day, mark }) =>
      paintMark(mark, palette)(`${String(civilDate(day).day).padStart(2)}${markSigns[mark]}`),
    ),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells.slice(week * 7, week * 7 + 7).join(''),
  );
  return [title, palette.dim(say(weekdayHead)), ...weeks];
}

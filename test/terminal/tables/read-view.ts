import { gapSign } from '../../../src/terminal/tables/bars.ts';

/** The figures of one row by their title, in the units of JSON; null where the screen shows that there is nothing. */
export type ShownRow = { readonly marked: boolean; readonly figures: ReadonlyMap<string, number | null> };

/** A reason as shown: its text, count, seconds, share and running share in per cent. */
export type ShownReason = readonly [string, number, number, number, number];

const titles = [
  'S',
  'TS',
  'TB',
  'TK',
  'Tepat',
  'Lambat',
  'TU',
  'Tren',
  'Median',
  'P90',
  'Terlama',
  'Median÷',
  'P90÷',
  'Jml lambat',
  'Kotor',
] as const;

/** The rows of figures of an Indonesian page without colour and without runs; the last one is the total. */
export function shownRows(page: string): readonly ShownRow[] {
  const [head = '', body = '', total = ''] = page.split(/^─+$/m);
  const titleLine = head.trimEnd().split('\n').at(-1) ?? '';
  const ends = endsOfTitles(titleLine);
  const lines = [...body.split('\n'), ...(total.split('\n\n')[0] ?? '').split('\n')];
  return lines
    .filter((line) => /^[* ] /.test(line))
    .map((line) => ({
      marked: line.startsWith('*'),
      figures: new Map([...ends].map(([title, end]) => [title, numberOf(line.slice(0, end))])),
    }));
}

/** Figures stand under the ends of their titles. */
function endsOfTitles(line: string): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  let from = 0;
  for (const title of titles) {
    const found = new RegExp(`(?<=^|\\s)${title}(?=\\s|$)`).exec(line.slice(from));
    if (!found) continue;
    from += found.index + title.length;
    ends.set(title, from);
  }
  return ends;
}

/** The number at the end of a text: `1:05:30` in seconds, `92,5%`, `↓ 12,5`, `0,87`, `12`, `–`. */
function numberOf(text: string): number | null {
  const [shown = '', arrow] = /(?:([↑↓→]) )?\S+$/.exec(text) ?? [];
  const word = arrow ? shown.slice(2) : shown;
  if (word === '–') return null;
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(word);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  if (!/^\d+(,\d+)?%?$/.test(word)) throw new Error(`'${word}' is no figure, in '${text}'`);
  const value = Number(word.replace(',', '.').replace('%', ''));
  if (arrow && value > 0 === (arrow === '→')) throw new Error(`arrow of '${shown}'`);
  return arrow === '↓' ? -value : value;
}

/** The rows of the reasons under a title. */
export function shownReasons(page: string, title: string): readonly ShownReason[] {
  const block = page.split('\n\n').find((one) => one.startsWith(title));
  return (block ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line.includes('%'))
    .map((line) => {
      const [reason = '', ...cells] = line.split(/ {2,}/);
      const [count, time, share, running] = cells.map((cell) => (/\d/.test(cell) ? numberOf(cell) : null));
      return [reason, count ?? -1, time ?? -1, share ?? -1, running ?? -1] as const;
    });
}

/** The levels of the sparkline from 0 to 7; null for a gap. */
export function shownCourse(page: string): readonly (number | null)[] {
  const line = page.split('\n').find((one) => /^[▁▂▃▄▅▆▇█·]+$/.test(one)) ?? '';
  return [...line].map((sign) => (sign === gapSign ? null : '▁▂▃▄▅▆▇█'.indexOf(sign)));
}

import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../../src/compliance/summarize.ts';
import type { GroupBy } from '../../../src/compliance/summary.ts';
import { paletteFor } from '../../../src/terminal/palette.ts';
import { complianceView } from '../../../src/terminal/tables/compliance-view.ts';
import { widthOf } from '../../../src/terminal/text-width.ts';
import { type Language, sayIn } from '../../../src/words/language.ts';
import { builtInCalendar } from '../../support/calendars.ts';
import { hostileDocument } from './hostile-summary.ts';
import { documentOf, sampleDocument } from './sample-summary.ts';

type Page = { readonly language?: Language; readonly width?: number; readonly color?: boolean };

function view(document: ReturnType<typeof sampleDocument>, page: Page = {}): string {
  const { language = 'id', width = 80, color = false } = page;
  return complianceView(document, { say: sayIn(language), palette: paletteFor(color), width });
}

const tooWide = (text: string, width: number): readonly string[] =>
  text.split('\n').filter((line) => widthOf(line) > width);

const goldens = [
  ['activity', 80, 'id'],
  ['activity', 80, 'en'],
  ['activity', 120, 'id'],
  ['activity', 120, 'en'],
  ['activity', 40, 'id'],
  ['role', 80, 'en'],
  ['person', 100, 'id'],
  ['week', 160, 'en'],
] as const;

it.each(goldens)('the page by %s in %i columns, %s', async (by, width, language) => {
  const page = view(sampleDocument(by), { width, language });
  expect(tooWide(page, width)).toEqual([]);
  const path = join(import.meta.dirname, 'goldens', `${by}-${width}-${language}.txt`);
  await expect(page).toMatchFileSnapshot(path);
});

it('with trace the runs stand behind each group, with damaged records a warning', async () => {
  const page = view(sampleDocument('part', { trace: true, skipped: ['PL-010', 'PL-011'] }));
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, 'goldens', 'trace-80-id.txt'));
  expect(page.match(/^ {4}dari: PL-003 /gm)?.length).toBe(2);
});

describe('a terminal too narrow', () => {
  const titles = [
    'Kotor',
    'P90÷',
    'Terlama',
    'Jml lambat',
    'Median÷',
    'TU',
    'P90',
    'Tren',
    'waktu',
    'Baku',
    'Median',
  ];
  const shownIn = (width: number): readonly string[] => {
    const lines = view(sampleDocument('activity'), { width }).split('\n');
    const head = lines[lines.findIndex((line) => /^─+$/.test(line)) - 1] ?? '';
    return titles.filter((title) => new RegExp(`\\s${title}(\\s|$)`).test(head));
  };

  it('leaves out the columns in one order', () => {
    const sizes = new Set<number>();
    for (let width = 400; width >= 40; width -= width > 130 ? 10 : 1) {
      const shown = shownIn(width);
      expect(shown).toEqual(titles.slice(titles.length - shown.length));
      sizes.add(shown.length);
    }
    expect(shownIn(400)).toEqual(titles);
    expect(shownIn(40)).toEqual(['Median']);
    expect(sizes.size).toBeGreaterThan(6);
  });

  it('says which columns it left out', () => {
    const page = view(sampleDocument('activity'), { width: 60 });
    const said = /Tidak muat di lebar ini: ([^.]*)\./.exec(page.replaceAll('\n', ' '))?.[1];
    expect(said?.split(', ').sort()).toEqual(
      titles.filter((title) => !shownIn(60).includes(title) && title !== 'waktu').sort(),
    );
    expect(view(sampleDocument('activity'), { width: 400 })).not.toContain('Tidak muat');
  });

  it.each(['activity', 'part', 'run', 'person', 'week', 'month'] satisfies GroupBy[])(
    'keeps to its width by %s',
    (by) => {
      for (let width = 40; width <= 170; width += 3)
        for (const language of ['id', 'en'] as const)
          expect(tooWide(view(sampleDocument(by, { trace: true }), { width, language }), width)).toEqual([]);
    },
  );
});

it('colours say nothing that the text does not say', () => {
  const [plain, coloured] = [false, true].map((color) =>
    view(sampleDocument('activity', { trace: true }), { color }),
  );
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured ?? '')).toBe(plain);
});

it('marks the figures that depend on years without holidays, and only these', () => {
  const marked = view(sampleDocument('activity'))
    .split('\n')
    .filter((line) => line.includes('*'));
  expect(marked.map((line) => line.slice(0, 17).trimEnd())).toEqual([
    '* Hari libur tahu',
    'yang dikurangi. A',
    '*  7  0  0  0   7',
    '* 29  3  1  2   7',
    'Tepat waktu per m',
    'Sebab jeda *',
    'Sebab terlambat *',
  ]);
  const { summary } = sampleDocument('activity');
  const known = { ...summary, unknownYears: [], groups: [], total: { ...summary.total, unknownYears: [] } };
  expect(view(documentOf(known))).not.toContain('*');
});

it('shows nothing from the data raw', () => {
  for (const by of ['activity', 'part', 'run', 'role', 'person'] as const)
    for (const width of [40, 80, 200]) {
      const page = view(hostileDocument(by), { width });
      expect(page.match(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu)).toBeNull();
      expect(tooWide(page, width)).toEqual([]);
      expect(page.replaceAll('\n', ' ')).toContain('<U+001B>[2J');
    }
});

it('an empty summary has a page too', async () => {
  const empty = summarize([], { by: 'activity', calendar: builtInCalendar('polri') });
  for (const language of ['id', 'en'] as const)
    await expect(view(documentOf(empty), { language })).toMatchFileSnapshot(
      join(import.meta.dirname, 'goldens', `empty-80-${language}.txt`),
    );
});

it('lists twenty runs of a pattern, all of them with trace', () => {
  const { summary } = sampleDocument('activity');
  const patterns = Array.from({ length: 23 }, (_, index) => ({
    kind: 'back-dated' as const,
    run: `PL-${100 + index}`,
    activities: ['URMIN-01'],
  }));
  const listed = (trace: boolean): readonly string[] =>
    view(documentOf({ ...summary, patterns }, { trace })).match(/^ {2}- .*$/gm) ?? [];
  expect(listed(false).slice(19)).toEqual([
    '  - PL-119: URMIN-01',
    '  - dan 3 pelaksanaan lain; semuanya ada pada --trace dan --json',
  ]);
  expect(listed(true).length).toBe(23);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { amountsFor, isProblem, parseStandardTime, type StandardTime } from '../../src/sop/standard-time.ts';
import { timeHelp } from '../../src/sop/standard-time-help.ts';

/** A reading in one line: `1 hour + 30 minute`, `2 minute per berkas`, `unmeasured`, `unread`. */
function reading(text: string): string {
  const time = parseStandardTime(text);
  if (isProblem(time)) return 'unread';
  expect(time.text).toBe(text.trim());
  if (time.kind !== 'measured') return time.kind;
  const length = time.amounts.map(({ value, unit }) => `${value} ${unit}`).join(' + ');
  return time.perItem === undefined ? length : `${length} per ${time.perItem}`;
}

describe('the 1,941 time cells of 348 real SOPs', () => {
  const file = new URL('../fixtures/standard-times.tsv', import.meta.url);
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [count: string, text: string, expected: string]);

  test.each(rows.map(([, text, expected]) => [text, expected]))('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  test('at least 99 of 100 are read', () => {
    const cells = (some: typeof rows): number => some.reduce((sum, [count]) => sum + Number(count), 0);
    expect(cells(rows)).toBe(1941);
    expect(cells(rows.filter(([, text]) => reading(text) !== 'unread')) / 1941).toBeGreaterThan(0.99);
  });
});

describe('346 spellings in the spirit of real offices are read as a person would, or not at all', () => {
  const rows = readFileSync(new URL('../fixtures/invented-times.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [text: string, expected: string]);

  test.each(rows)('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });

  test.each([
    ['minimal 1 jam', 'paling lama'],
    ['> 1 jam', 'paling lama'],
    ['lebih dari 1 hari', 'paling lama'],
    ['Pukul 08.00', 'berapa lama'],
    ['08.00-09.00 WIB', 'berapa lama'],
    ['jam 8 pagi', 'berapa lama'],
  ])('%s is refused with the reason', (text, words) => {
    const time = parseStandardTime(text);
    expect(isProblem(time) && timeHelp(time).id).toContain(words);
  });
});

describe('as offices write it', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['60menit', '60 minute'],
    ['  2   JAM ', '2 hour'],
    ['05 menit', '5 minute'],
    ['1,5 Jam', '1.5 hour'],
    ['1.5 Jam', '1.5 hour'],
    ['1,25 jam', '1.25 hour'],
    ['0,35 hari', '0.35 day'],
    ['½ jam', '0.5 hour'],
    ['1½ jam', '1.5 hour'],
    ['1 1/2 jam', '1.5 hour'],
    ['1/2 jam', '0.5 hour'],
    ['setengah jam', '0.5 hour'],
    ['satu setengah jam', '1.5 hour'],
    ['1 (satu) hari kerja', '1 day'],
    ['14 (empat belas) hari kerja', '14 day'],
    ['25 (dua puluh lima) menit', '25 minute'],
    ['120 (seratus duapuluh) hari', '120 day'],
    ['satu (1) hari', '1 day'],
    ['2 x 24 jam', '2 calendar-day'],
    ['2x24 jam', '2 calendar-day'],
    ['2 (dua) × 24 (dua puluh empat) Jam', '2 calendar-day'],
    ['3 Hari Kalender', '3 calendar-day'],
    ['3 hk', '3 day'],
    ['10 hr', '10 day'],
    ['5 mnt', '5 minute'],
    ['8 jam kerja', '8 hour'],
    ['2 bln', '2 month'],
    ['1 tw', '1 quarter'],
    ['1 pekan', '1 week'],
    ["10'", '10 minute'],
    ['± 10’', '10 minute'],
    ['5"', '5 second'],
    ['1\' 30"', '1 minute + 30 second'],
    ['± 15 Menit', '15 minute'],
    ['+/- 15 menit', '15 minute'],
    ['kurang lebih 15 menit', '15 minute'],
    ['maks. 2 Hari', '2 day'],
    ['Maksimal 2 Hari', '2 day'],
    ['≤ 1 jam', '1 hour'],
    ['paling lama 14 (empat belas) hari kerja sejak berkas diterima lengkap', '14 day'],
    ['5 s/d 10 menit', '10 minute'],
    ['5 s.d. 10 menit', '10 minute'],
    ['5 sampai dengan 10 menit', '10 minute'],
    ['1 (satu) s.d. 2 (dua) hari', '2 day'],
    ['1.5 - 2 jam', '2 hour'],
    ['1 Jam 30 Menit', '1 hour + 30 minute'],
    ['1 jam, 30 menit', '1 hour + 30 minute'],
    ['1 jam dan 30 menit', '1 hour + 30 minute'],
    ['1 jam + 30 menit', '1 hour + 30 minute'],
    ['60 menit (1 jam)', '60 minute'],
    ["30' (tiga puluh menit)", '30 minute'],
    ['10-15 menit/berkas', '15 minute per berkas'],
    ['15 menit per berkas permohonan', '15 minute per berkas permohonan'],
    ['2 menit / orang setelah dipanggil', '2 minute per orang'],
    ['SESUAI  JADWAL', 'unmeasured'],
    ['insidentil', 'unmeasured'],
    [' – ', 'unmeasured'],
    ['Setiap hari', 'unmeasured'],
    ['Segera setelah diterima', 'unmeasured'],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

describe('what could be read in two ways, or in none, is not read; help never changes number or unit', () => {
  const cases: readonly (readonly [text: string, offset: number, because?: string, suggestion?: string])[] = [
    ['1.000 menit', 0, 'thousands'],
    ['maks. 1,000 hari', 6, 'thousands'],
    ['01.30 jam', 0, 'two-ways'],
    ['1.30 jam', 0, 'two-ways'],
    ['1,30 jam', 0, 'two-ways'],
    ['0,35 jam', 0, 'two-ways'],
    ['2/3 hari', 0, 'two-ways'],
    ['08.00-09.00 WIB', 0, 'clock'],
    ['3 0 hari', 0, 'two-numbers'],
    ['10', 0, 'no-unit'],
    ['1 jam 30', 6, 'no-unit'],
    ['3 (dua) hari', 3, 'words-differ'],
    ['60 menit (2 jam)', 10, 'lengths-differ'],
    ['1 hari (24 jam)', 8, 'lengths-differ'],
    ['3-2 Hari', 0, 'order'],
    ['5 menit, 10 menit', 9, 'order'],
    ['0 Jam', 0, 'not-a-length'],
    ['1234567 Jam', 0, 'not-a-length'],
    ['2 x 8 jam', 2],
    ['2 jam/hari', 6],
    ['2 menit/10 berkas', 8],
    ['2 hari/48 jam', 7],
    ['Setiap 3 bulan', 0],
    ['Sesuai SOP 2 hari', 0],
    ['> 1 jam', 0, 'at-least'],
    ['minimal 1 jam', 0, 'at-least'],
    ['1 Jam lagi', 6],
    ["5''", 2],
    ['sebentar', 0],
    ['maks.', 5],
    ['', 0],
    ['-1 Jam', 0],
    ['1 jan', 2],
    ['5 minit', 2, '', '5 menit'],
    ['30 Menti', 3, '', '30 menit'],
    ['2 Hari kerj', 7, '', '2 Hari kerja'],
  ];
  for (const [text, offset, because, suggestion] of cases) {
    test(`"${text}"`, () => {
      expect(parseStandardTime(text)).toEqual({
        offset,
        ...(because ? { because } : {}),
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    });
  }

  test('every reason has its advice', () => {
    const advice = cases.map(([, offset, because, suggestion]) =>
      timeHelp({
        offset,
        ...(because ? { because: because as 'order' } : {}),
        ...(suggestion === undefined ? {} : { suggestion }),
      }),
    );
    expect(new Set(advice.map(({ id }) => id)).size).toBe(14);
    expect(timeHelp({ offset: 0 }).id).toContain('Contoh yang terbaca');
  });
});

test('a standard for each item is multiplied, any other is not', () => {
  const each = parseStandardTime('1 jam 30 menit/berkas') as StandardTime;
  expect(amountsFor(each, 3)).toEqual([
    { value: 3, unit: 'hour' },
    { value: 90, unit: 'minute' },
  ]);
  expect(amountsFor(each)).toEqual(each.kind === 'measured' && each.amounts);
  expect(amountsFor(parseStandardTime('2 Hari') as StandardTime, 3)).toEqual([{ value: 2, unit: 'day' }]);
  expect(amountsFor({ kind: 'unread', text: '10' }, 3)).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedPeriods, parsePeriod, periodForms } from '../../src/calendar/parse-period.ts';
import { type Period, periodOf, previousPeriod, subPeriods } from '../../src/calendar/period.ts';

const zone = 'Asia/Jakarta';
/** Monday 23 November 2026, 08.00 WIB. */
const now = Date.parse('2026-11-23T08:00:00+07:00');
const parse = (text: string): Period | undefined => parsePeriod(text, now, zone);
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);

/** Days of the office's calendar: first and the one after the last. */
const days = (text: string): readonly (string | undefined)[] => {
  const period = parse(text);
  const date = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);
  return period ? [period.name, date(period.from), date(period.to)] : [];
};

describe('a period', () => {
  it.each([
    ['2026-11-23', '2026-11-23', '2026-11-24', '23 November 2026'],
    ['2026-W44', '2026-10-26', '2026-11-02', 'Minggu ke-44 2026 (26 Okt – 1 Nov 2026)'],
    ['2026-W47', '2026-11-16', '2026-11-23', 'Minggu ke-47 2026 (16–22 Nov 2026)'],
    ['2026-10', '2026-10-01', '2026-11-01', 'Oktober 2026'],
    ['2024-02', '2024-02-01', '2024-03-01', 'Februari 2024'],
    ['2026-Q4', '2026-10-01', '2027-01-01', 'Triwulan IV 2026'],
    ['2026-S2', '2026-07-01', '2027-01-01', 'Semester II 2026'],
    ['2026', '2026-01-01', '2027-01-01', 'Tahun 2026'],
    ['2026-11-01..2026-11-20', '2026-11-01', '2026-11-21', '1–20 Nov 2026'],
    ['2026-12-28..2027-01-03', '2026-12-28', '2027-01-04', '28 Des 2026 – 3 Jan 2027'],
  ])('%s is read and named', (text, from, to, label) => {
    expect(parse(text)).toEqual({
      name: text,
      label,
      kind: expect.any(String),
      from: midnight(from),
      to: midnight(to),
    });
  });

  it.each([
    // 1 January 2027 is a Friday: it belongs to week 53 of 2026, and 2027-W01 begins on 4 January.
    ['2026-W53', '2026-12-28', '2027-01-04'],
    ['2027-W01', '2027-01-04', '2027-01-11'],
    // 1 January 2026 is a Thursday: 2026-W01 begins in 2025.
    ['2026-W01', '2025-12-29', '2026-01-05'],
    ['2025-W52', '2025-12-22', '2025-12-29'],
    // 1 January 2028 is a Saturday, the last week of 2027 is its 52nd.
    ['2027-W52', '2027-12-27', '2028-01-03'],
  ])('%s keeps to ISO 8601 at the turn of the year', (name, from, to) => {
    expect(days(name)).toEqual([name, from, to]);
    expect(periodOf('week', midnight(from), zone).name).toBe(name);
    expect(periodOf('week', midnight(to) - 1, zone).name).toBe(name);
    expect(periodOf('week', midnight(to), zone).name).not.toBe(name);
  });

  it.each([
    ['hari-ini', '2026-11-23'],
    ['kemarin', '2026-11-22'],
    ['minggu-ini', '2026-W48'],
    ['minggu-lalu', '2026-W47'],
    ['bulan-ini', '2026-11'],
    ['bulan lalu', '2026-10'],
    ['Triwulan-Ini', '2026-Q4'],
    ['triwulan-lalu', '2026-Q3'],
    ['semester-ini', '2026-S2'],
    ['semester-lalu', '2026-S1'],
    ['tahun-ini', '2026'],
    ['TAHUN LALU', '2025'],
    ['2026-w5', '2026-W05'],
    ['2026-11-01 .. 2026-11-20', '2026-11-01..2026-11-20'],
    ['2026-10..2026-Q4', '2026-10-01..2026-12-31'],
  ])('%s means %s', (text, name) => {
    expect(parse(text)?.name).toBe(name);
  });

  it.each([
    '',
    'besok',
    'hari-lalu',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '2026-W00',
    '2026-W54',
    '2027-W53',
    '2026-Q0',
    '2026-Q5',
    '2026-S3',
    '26-10',
    '1969',
    '2201',
    '2026-11-20..2026-11-01',
    '2026-11-01..',
    '2026-11-01..2026-11-02..2026-11-03',
  ])('%j is refused', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('is read in every form that is offered', () => {
    const forms = [...periodForms('id'), ...periodForms('en')];
    expect(forms.filter((form) => parse(form) === undefined)).toEqual([]);
  });

  it('is the same by its English name', () => {
    for (const { id, en } of namedPeriods) expect(parse(en)).toEqual(parse(id));
    expect(parse('last month')?.name).toBe('2026-10');
  });

  it('begins at the midnight of the office', () => {
    const instant = Date.parse('2026-11-22T16:30:00Z');
    expect(periodOf('day', instant, 'Asia/Jakarta').name).toBe('2026-11-22');
    expect(periodOf('day', instant, 'Asia/Jayapura').name).toBe('2026-11-23');
  });

  it.each([
    ['2026-11-01', '2026-10-31'],
    ['2027-W01', '2026-W53'],
    ['2026-03', '2026-02'],
    ['2026-Q1', '2025-Q4'],
    ['2026-S1', '2025-S2'],
    ['2026', '2025'],
    ['2026-11-11..2026-11-20', '2026-11-01..2026-11-10'],
  ])('%s comes after %s', (text, before) => {
    expect(previousPeriod(parse(text) as Period, zone).name).toBe(before);
  });
});

describe('the parts of a period', () => {
  const names = (text: string): readonly string[] =>
    subPeriods(parse(text) as Period, zone).map(({ name }) => name);

  it('are those of the calendar, cut off at the ends', () => {
    expect(names('2026-S2')).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
    expect(names('2026-W53')[6]).toBe('2027-01-03');
    expect(names('2026-11')).toHaveLength(30);
    expect(names('2026-11-23')).toEqual(['2026-11-23']);
    // 1 October 2026 is a Thursday, 31 December 2026 too.
    expect(names('2026-Q4')[0]).toBe('2026-10-01..2026-10-04');
    expect(names('2026-Q4')[1]).toBe('2026-W41');
    expect(names('2026-Q4').at(-1)).toBe('2026-12-28..2026-12-31');
  });

  it('join without gaps, and every name is read back as the same days', () => {
    const kinds = fc.constantFrom('day', 'week', 'month', 'quarter', 'semester', 'year');
    const instants = fc.integer({ min: midnight('1990-01-01'), max: midnight('2150-01-01') });
    const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
    fc.assert(
      fc.property(kinds, instants, zones, (kind, instant, at) => {
        const period = periodOf(kind as Exclude<Period['kind'], 'range'>, instant, at);
        expect(period.from <= instant && instant < period.to).toBe(true);
        expect(parsePeriod(period.name, now, at)).toEqual(period);
        expect(previousPeriod(period, at).to).toBe(period.from);
        let from = period.from;
        for (const part of subPeriods(period, at)) {
          expect(part.from).toBe(from);
          from = part.to;
        }
        expect(from).toBe(period.to);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type CalendarData, mergeCalendars } from '../../src/calendar/calendar-data.ts';
import { parseDay } from '../../src/calendar/civil-date.ts';
import { type Calendar, compileCalendar, yearsWithoutData } from '../../src/calendar/compile-calendar.ts';
import { normalIntervals, piecesOfDay } from '../../src/calendar/intervals.ts';
import { at, calendarData, localOffice, polri, watch, week } from './sample-calendars.ts';

const origin = 'anak.yaml';
const dayInfo = (calendar: Calendar, date: string) => calendar.dayOf(parseDay(date) ?? Number.NaN);
const info = (data: CalendarData, date: string) => dayInfo(compileCalendar(data, 'Asia/Jakarta'), date);

describe('what applies on a day', () => {
  it.each([
    [
      '2026-11-23',
      { reason: { kind: 'weekday' }, origin: 'polri.yaml', intervals: [{ from: 420, to: 900 }] },
    ],
    ['2026-11-22', { reason: { kind: 'day-off' }, origin: 'polri.yaml', intervals: [] }],
    [
      '2026-02-19',
      { reason: { kind: 'ramadan', year: 1447 }, origin: 'polri.yaml', intervals: [{ from: 480, to: 900 }] },
    ],
    ['2026-02-18', { reason: { kind: 'weekday' } }],
    [
      '2026-12-24',
      {
        reason: {
          kind: 'holiday',
          holidayKind: 'cuti_bersama',
          name: 'Natal',
          decree: '1497/2025, 2/2025, 5/2025',
        },
        origin: 'libur-nasional.yaml',
        intervals: [],
      },
    ],
    [
      '2024-02-14',
      { reason: { kind: 'holiday', holidayKind: 'khusus', name: 'Hari pemungutan suara Pemilu 2024' } },
    ],
  ])('%s by police hours', (date, expected) => {
    expect(dayInfo(polri, date)).toMatchObject({ date, ...expected });
  });

  it('is told with the child that changed it', () => {
    expect(dayInfo(localOffice, '2026-12-31')).toMatchObject({
      reason: { kind: 'override', name: 'Setengah hari' },
      intervals: [{ from: 420, to: 720 }],
      origin: 'contoh.yaml',
    });
    expect(dayInfo(localOffice, '2026-12-24')).toMatchObject({
      reason: { kind: 'weekday' },
      removal: { reason: 'Pelayanan tetap buka', origin: 'contoh.yaml' },
    });
    expect(dayInfo(localOffice, '2026-11-25')).toMatchObject({
      reason: { kind: 'holiday', decree: 'SK 7/2026' },
    });
    expect(dayInfo(localOffice, '2026-12-25')).toMatchObject({ origin: 'libur-nasional.yaml' });
  });

  it('is not a holiday for a watch', () => {
    const data = mergeCalendars(polri.data, { ...watch.data, name: 'piket' });
    expect(info(data, '2026-12-25')).toMatchObject({
      reason: { kind: 'weekday' },
      intervals: [{ from: 0, to: 1440 }],
    });
  });
});

describe('a child calendar', () => {
  const parent = calendarData({
    name: 'induk',
    week: week([{ from: 480, to: 960 }], 5),
    holidays: [
      { date: '2026-05-01', name: 'Hari Buruh', kind: 'libur', origin: 'induk.yaml' },
      { date: '2026-05-15', name: 'Cuti', kind: 'cuti_bersama', origin: 'induk.yaml' },
    ],
    ramadans: [
      { year: 1447, from: '2026-02-19', to: '2026-03-20', origin: 'induk.yaml' },
      { year: 1448, from: '2027-02-08', to: '2027-03-09', origin: 'induk.yaml' },
    ],
    years: [{ year: 2026, decree: 'A', origin: 'induk.yaml' }],
  });

  it('without entries changes nothing but the name', () => {
    const merged = mergeCalendars(parent, calendarData({ name: 'anak', title: 'Anak' }));
    expect(merged).toEqual({ ...parent, name: 'anak', title: 'Anak' });
  });

  it('replaces only the weekday it names', () => {
    const child = calendarData({ week: { friday: { intervals: [{ from: 480, to: 690 }], origin } } });
    const merged = mergeCalendars(parent, child);
    expect(info(merged, '2026-06-05')).toMatchObject({ intervals: [{ from: 480, to: 690 }], origin });
    expect(info(merged, '2026-06-04')).toMatchObject({
      intervals: [{ from: 480, to: 960 }],
      origin: 'contoh.yaml',
    });
  });

  it('replaces only the Ramadan weekday it names', () => {
    const fasting = { ...parent, ramadanWeek: week([{ from: 480, to: 900 }], 5) };
    const child = calendarData({ ramadanWeek: { friday: { intervals: [{ from: 480, to: 690 }], origin } } });
    const merged = mergeCalendars(fasting, child);
    expect(info(merged, '2026-03-06')).toMatchObject({ intervals: [{ from: 480, to: 690 }], origin });
    expect(info(merged, '2026-03-05')).toMatchObject({ intervals: [{ from: 480, to: 900 }] });
  });

  it('takes back a day even where it names it itself', () => {
    const child = calendarData({
      holidays: [{ date: '2026-05-05', name: 'Hari jadi', kind: 'khusus', origin }],
      removals: [{ date: '2026-05-05', origin }],
    });
    expect(info(mergeCalendars(parent, child), '2026-05-05')).toMatchObject({ reason: { kind: 'weekday' } });
  });

  it('adds, replaces and takes back days', () => {
    const child = calendarData({
      holidays: [
        { date: '2026-05-01', name: 'May Day setempat', kind: 'khusus', origin },
        { date: '2026-05-04', name: 'Hari jadi', kind: 'khusus', origin },
      ],
      removals: [{ date: '2026-05-15', origin }],
    });
    const merged = mergeCalendars(parent, child);
    expect(merged.holidays.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2026-05-01 May Day setempat',
      '2026-05-04 Hari jadi',
    ]);
    expect(info(merged, '2026-05-15')).toMatchObject({ reason: { kind: 'weekday' }, removal: { origin } });
  });

  it('can close again in a grandchild what a child opened', () => {
    const opened = mergeCalendars(parent, calendarData({ removals: [{ date: '2026-05-15', origin }] }));
    const cucu = { date: '2026-05-15', name: 'Cuti', kind: 'cuti_bersama', origin: 'cucu.yaml' } as const;
    const closed = mergeCalendars(opened, calendarData({ holidays: [cucu] }));
    expect(info(closed, '2026-05-15')).toMatchObject({ reason: { kind: 'holiday' }, origin: 'cucu.yaml' });
    expect(info(closed, '2026-05-15')).not.toHaveProperty('removal');
  });

  it('replaces one Ramadan and one year', () => {
    const child = calendarData({
      ramadans: [{ year: 1448, from: '2027-02-09', to: '2027-03-09', origin }],
      years: [{ year: 2027, decree: 'B', origin }],
    });
    const merged = mergeCalendars(parent, child);
    expect(merged.ramadans.map(({ year, from }) => [year, from])).toEqual([
      [1447, '2026-02-19'],
      [1448, '2027-02-09'],
    ]);
    expect(merged.years.map(({ year, decree }) => [year, decree])).toEqual([
      [2026, 'A'],
      [2027, 'B'],
    ]);
  });

  it('is stronger with its hours than with its own holiday on one date', () => {
    const child = calendarData({
      holidays: [{ date: '2026-05-04', name: 'Hari jadi', kind: 'khusus', origin }],
      overrides: [{ date: '2026-05-04', name: 'Upacara', intervals: [{ from: 420, to: 540 }], origin }],
    });
    expect(info(mergeCalendars(parent, child), '2026-05-04')).toMatchObject({ reason: { kind: 'override' } });
  });
});

describe('years without data', () => {
  it('are named, in order', () => {
    expect(yearsWithoutData(polri, at('2026-11-20 08:00'), at('2027-02-01 08:00'))).toEqual([]);
    expect(yearsWithoutData(polri, at('2029-02-01 08:00'), at('2027-11-20 08:00'))).toEqual([2028, 2029]);
    expect(yearsWithoutData(polri, at('2021-12-31 23:59'), at('2022-01-01 00:00'))).toEqual([2021]);
  });

  it('are no matter to a watch', () => {
    expect(yearsWithoutData(watch, at('2029-02-01 08:00'), at('2030-02-01 08:00'))).toEqual([]);
  });
});

describe('intervals', () => {
  it('are put in order, joined and cut at the end of the next day', () => {
    expect(
      normalIntervals([
        { from: 780, to: 900 },
        { from: 420, to: 600 },
        { from: 600, to: 720 },
        { from: 500, to: 500 },
        { from: 1200, to: 9000 },
      ]),
    ).toEqual([
      { from: 420, to: 720 },
      { from: 780, to: 900 },
      { from: 1200, to: 2880 },
    ]);
  });

  it('reach over midnight into the next civil day, and are counted once there', () => {
    expect(piecesOfDay([{ from: 300, to: 600 }], [{ from: 1320, to: 1800 }])).toEqual([{ from: 0, to: 600 }]);
    expect(piecesOfDay([{ from: 1320, to: 1800 }], [])).toEqual([{ from: 1320, to: 1440 }]);
  });
});

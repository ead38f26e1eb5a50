import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilDate,
  dayNumber,
  formatDay,
  parseDay,
  weekdayOf,
} from '../../src/calendar/civil-date.ts';
import {
  localClock,
  localDate,
  midnightOf,
  parseLocalInstant,
  zoneName,
  zoneOffset,
} from '../../src/calendar/local-time.ts';
import { periodOf, periodWords } from '../../src/calendar/period.ts';
import {
  dateTimeWords,
  dateWords,
  formDateWords,
  printClock,
  printDate,
  printDateTime,
  printDuration,
  printWeekday,
} from '../../src/calendar/print-date.ts';
import { amountWords, durationWords } from '../../src/calendar/time-amounts.ts';

const zones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const day = 86_400_000;

describe('dates', () => {
  it('are those of the platform, for every day from 1900 to 2200', () => {
    const wrong: number[] = [];
    for (let number = -25_567; number < 84_371; number++) {
      const date = new Date(number * day);
      const { year, month, day: dayOfMonth } = civilDate(number);
      const same =
        formatDay(number) === date.toISOString().slice(0, 10) &&
        year === date.getUTCFullYear() &&
        month === date.getUTCMonth() + 1 &&
        dayOfMonth === date.getUTCDate() &&
        dayNumber({ year, month, day: dayOfMonth }) === number &&
        weekdayOf(number) % 7 === date.getUTCDay();
      if (!same) wrong.push(number);
    }
    expect(wrong).toEqual([]);
  });

  it('are read only where there is such a day', () => {
    expect(parseDay('2024-02-29')).toBe(dayNumber({ year: 2024, month: 2, day: 29 }));
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '01-04-2026',
      '',
    ]) {
      expect(parseDay(text), text).toBeUndefined();
    }
  });

  it('a month later are at most the last day of that month', () => {
    const later = (date: string, months: number): string => formatDay(addMonths(parseDay(date) ?? 0, months));
    expect(later('2026-01-31', 1)).toBe('2026-02-28');
    expect(later('2024-01-31', 1)).toBe('2024-02-29');
    expect(later('2026-12-15', 1)).toBe('2027-01-15');
    expect(later('2026-11-30', 3)).toBe('2027-02-28');
    expect(later('2026-06-30', 18)).toBe('2027-12-30');
  });
});

describe('local time', () => {
  it('has the fixed offsets that the platform knows too', () => {
    for (const zone of zones) {
      for (const instant of [Date.UTC(1990, 5, 1), Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)]) {
        const shown = new Intl.DateTimeFormat('en-CA', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
          hourCycle: 'h23',
        }).format(instant);
        const clock = new Date(localClock(instant, zone).clock).toISOString().slice(11, 19);
        expect(`${localDate(instant, zone)}, ${clock}`).toBe(shown);
      }
    }
    expect(zones.map(zoneName)).toEqual(['WIB', 'WIB', 'WITA', 'WIT']);
    expect(() => zoneOffset('Europe/Berlin')).toThrow(/Asia\/Jakarta/);
  });

  it('comes back from what its clock shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: -1e12, max: 7e12 }), (zone, instant) => {
        const minute = Math.floor(instant / 60_000) * 60_000;
        const { day, clock } = localClock(minute, zone);
        const [hour, past] = new Date(clock).toISOString().slice(11, 16).split(':');
        expect(parseLocalInstant(`${localDate(minute, zone)} ${hour}.${past}`, zone)).toBe(minute);
        expect(midnightOf(day, zone) + clock).toBe(minute);
      }),
    );
    expect(localClock(Date.UTC(2026, 10, 22, 17), 'Asia/Jakarta')).toEqual({
      day: parseDay('2026-11-23'),
      clock: 0,
    });
  });

  it('is read with a colon or a point, and only where there is such a time', () => {
    expect(parseLocalInstant('2026-11-20 15:10', 'Asia/Jakarta')).toBe(Date.UTC(2026, 10, 20, 8, 10));
    expect(parseLocalInstant('2026-11-20 15.10', 'Asia/Jayapura')).toBe(Date.UTC(2026, 10, 20, 6, 10));
    for (const text of [
      '2026-02-31 10:00',
      '2026-11-20 24:00',
      '2026-11-20 10:60',
      '2026-11-20',
      '20-11-2026 10:00',
    ]) {
      expect(parseLocalInstant(text, 'Asia/Jakarta'), text).toBeUndefined();
    }
  });
});

describe('print', () => {
  it('is Indonesian', () => {
    const instant = Date.UTC(2026, 7, 17, 0, 30);
    expect(printDate(instant, 'Asia/Jakarta')).toBe('17 Agustus 2026');
    expect(printDateTime(instant, 'Asia/Jakarta')).toBe('17 Agt 2026 07.30 WIB');
    expect(printDateTime(instant, 'Asia/Makassar')).toBe('17 Agt 2026 08.30 WITA');
    expect(printDateTime(instant, 'Asia/Jayapura')).toBe('17 Agt 2026 09.30 WIT');
    expect(printClock(instant, 'Asia/Pontianak')).toBe('07.30');
    expect(printWeekday(instant, 'Asia/Jakarta')).toBe('Senin');
  });

  it('shows the local date where it differs from the date in UTC', () => {
    expect(printDate(Date.UTC(2026, 11, 31, 17), 'Asia/Jakarta')).toBe('1 Januari 2027');
    expect(printDate(Date.UTC(2026, 11, 31, 16, 59), 'Asia/Jakarta')).toBe('31 Desember 2026');
  });

  it.each([
    [0, '0 detik'],
    [45_999, '45 detik'],
    [60_000, '1 menit'],
    [119_999, '1 menit'],
    [3_600_000, '1 jam'],
    [5_400_000, '1 jam 30 menit'],
    [30 * 3_600_000, '30 jam'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(printDuration(milliseconds)).toBe(text);
  });

  it.each([
    [45_999, '45 s'],
    [119_999, '1 min'],
    [5_400_000, '1 h 30 min'],
  ])('of %d ms is %s on an English screen', (milliseconds, text) => {
    expect(durationWords(milliseconds).en).toBe(text);
    expect(durationWords(milliseconds).id).toBe(printDuration(milliseconds));
  });
});

describe('words', () => {
  const instant = Date.UTC(2026, 7, 17, 0, 30);
  it('of dates and lengths of time are in both languages', () => {
    expect(dateWords(instant, 'Asia/Jakarta')).toEqual({ id: '17 Agustus 2026', en: '17 August 2026' });
    expect(dateTimeWords(instant, 'Asia/Jayapura').en).toBe('17 Aug 2026 09.30 WIT');
    expect(formDateWords('2022-05')).toEqual({ id: 'Mei 2022', en: 'May 2022' });
    expect(formDateWords('2022-05-07').en).toBe('7 May 2022');
    expect(durationWords(5_430_000)).toEqual({ id: '1 jam 30 menit', en: '1 h 30 min' });
    expect(durationWords(0)).toEqual({ id: '0 detik', en: '0 s' });
    expect(amountWords(5_430_000)).toEqual({ id: '1 jam 30 menit 30 detik', en: '1 h 30 min 30 s' });
    expect(amountWords(0)).toEqual({ id: '0 menit', en: '0 min' });
  });

  it.each([
    ['day', '17 Agustus 2026', '17 August 2026'],
    ['week', 'Minggu ke-34 2026 (17–23 Agt 2026)', 'Week 34 of 2026 (17–23 Aug 2026)'],
    ['month', 'Agustus 2026', 'August 2026'],
    ['quarter', 'Triwulan III 2026', 'Quarter III 2026'],
    ['semester', 'Semester II 2026', 'Semester II 2026'],
    ['year', 'Tahun 2026', 'Year 2026'],
  ] as const)('of a period by %s are in both languages', (kind, id, en) => {
    const period = periodOf(kind, instant, 'Asia/Jakarta');
    expect(periodWords(period, 'Asia/Jakarta')).toEqual({ id, en });
    expect(period.label).toBe(id);
  });
});

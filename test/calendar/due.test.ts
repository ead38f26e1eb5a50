import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/calendar/compile-calendar.ts';
import { compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { type DayRule, dueAt, type WorkAmount } from '../../src/calendar/due.ts';
import { printDateTime } from '../../src/calendar/print-date.ts';
import { asn, at, calendarData, localOffice, nightShift, polri, watch, week } from './sample-calendars.ts';

const of = (value: number, unit: WorkAmount['unit']): WorkAmount => ({ value, unit });

function due(calendar: Calendar, start: string, amounts: readonly WorkAmount[], rule?: DayRule): string {
  return printDateTime(dueAt(calendar, at(start, calendar), amounts, rule), calendar.zone);
}

describe('the due moment by police hours', () => {
  it.each([
    ['2026-11-20 14:30', [of(1, 'hour')], '23 Nov 2026 07.30 WIB'],
    ['2026-12-23 10:00', [of(1, 'day')], '28 Des 2026 10.00 WIB'],
    ['2026-03-17 14:00', [of(1, 'day')], '25 Mar 2026 14.00 WIB'],
    ['2027-03-10 09:00', [of(30, 'minute')], '16 Mar 2027 07.30 WIB'],
  ] as const)('of what starts at %s with %o is %s', (start, amounts, expected) => {
    expect(due(polri, start, amounts)).toBe(expected);
  });

  it('is the closing, not the next opening, where the time is just enough', () => {
    expect(due(polri, '2026-11-20 14:00', [of(1, 'hour')])).toBe('20 Nov 2026 15.00 WIB');
  });

  it('counts from the next opening what starts outside hours', () => {
    expect(due(polri, '2026-11-21 11:00', [of(1, 'day')])).toBe('24 Nov 2026 07.00 WIB');
    expect(due(polri, '2026-11-20 15:00', [of(1, 'day')])).toBe('24 Nov 2026 07.00 WIB');
    expect(due(polri, '2026-11-23 05:00', [of(45, 'second')])).toBe('23 Nov 2026 07.00 WIB');
  });

  it('takes days first and minutes after them, however the sum is written', () => {
    expect(due(polri, '2026-11-20 14:00', [of(1, 'day'), of(2, 'hour')])).toBe('24 Nov 2026 08.00 WIB');
    expect(due(polri, '2026-11-20 14:00', [of(2, 'hour'), of(1, 'day')])).toBe('24 Nov 2026 08.00 WIB');
  });

  it('counts weeks, months and days of the calendar by date and lands on a working day', () => {
    expect(due(polri, '2026-11-18 09:00', [of(1, 'week')])).toBe('25 Nov 2026 09.00 WIB');
    expect(due(polri, '2026-12-18 09:00', [of(1, 'week')])).toBe('28 Des 2026 09.00 WIB');
    expect(due(polri, '2026-11-20 09:00', [of(1, 'calendar-day')])).toBe('23 Nov 2026 09.00 WIB');
    expect(due(polri, '2026-08-31 09:00', [of(1, 'month')])).toBe('30 Sep 2026 09.00 WIB');
    expect(due(polri, '2026-01-30 09:00', [of(1, 'quarter')])).toBe('30 Apr 2026 09.00 WIB');
    expect(due(polri, '2026-01-30 09:00', [of(1, 'semester')])).toBe('30 Jul 2026 09.00 WIB');
    expect(due(polri, '2024-02-29 09:00', [of(1, 'year')])).toBe('28 Feb 2025 09.00 WIB');
  });

  it('keeps the clock time through days that cannot hold it', () => {
    expect(due(localOffice, '2026-12-30 14:00', [of(1, 'day')])).toBe('31 Des 2026 12.00 WIT');
    expect(due(localOffice, '2026-12-24 14:00', [of(1, 'week'), of(1, 'day')])).toBe('4 Jan 2027 14.00 WIT');
  });

  it('is at the end of the known time when it lies beyond', () => {
    expect(dueAt(polri, at('2026-11-20 14:00'), [of(999_999, 'year')])).toBe(polri.end);
    expect(dueAt(polri, at('2026-11-20 14:00'), [of(999_999, 'day')])).toBe(polri.end);
    expect(dueAt(polri, at('2026-11-20 14:00'), [of(999_999, 'hour')])).toBe(polri.end);
    const never = compileCalendar(calendarData(), 'Asia/Jakarta');
    expect(dueAt(never, at('2026-11-20 14:00'), [of(1, 'hour')])).toBe(never.end);
  });

  it('refuses what is no amount', () => {
    expect(() => dueAt(polri, 0, [of(-1, 'day')])).toThrow(RangeError);
    expect(() => dueAt(polri, 0, [of(Number.NaN, 'hour')])).toThrow(RangeError);
    expect(() => dueAt(polri, Number.NaN, [of(1, 'hour')])).toThrow(RangeError);
  });
});

describe('the rule for days', () => {
  it.each([
    ['same-clock-time', '23 Nov 2026 14.00 WIB'],
    ['end-of-day', '23 Nov 2026 15.00 WIB'],
    ['length-of-day', '23 Nov 2026 14.00 WIB'],
    ['calendar', '23 Nov 2026 14.00 WIB'],
  ] as const)('%s', (rule, expected) => {
    expect(due(polri, '2026-11-20 14:00', [of(1, 'day')], rule)).toBe(expected);
  });

  it('tells working days and days of the calendar apart', () => {
    expect(due(polri, '2026-11-20 14:00', [of(4, 'day')], 'calendar')).toBe('24 Nov 2026 14.00 WIB');
    expect(due(polri, '2026-11-20 14:00', [of(4, 'day')])).toBe('26 Nov 2026 14.00 WIB');
  });

  it('has ordinary days in length-of-day, also where the days are shorter', () => {
    expect(asn.ordinaryDay).toBe(7.5 * 3_600_000);
    const [short, long] = [week([{ from: 420, to: 660 }], 4), week([{ from: 420, to: 900 }], 2)];
    const even = compileCalendar(calendarData({ week: { ...short, ...long } }), 'Asia/Jakarta');
    expect(even.ordinaryDay).toBe(8 * 3_600_000);
    const oftener = compileCalendar(calendarData({ week: { ...long, ...short } }), 'Asia/Jakarta');
    expect(oftener.ordinaryDay).toBe(4 * 3_600_000);
    expect(due(polri, '2026-03-02 08:00', [of(1, 'day')], 'length-of-day')).toBe('3 Mar 2026 09.00 WIB');
    expect(due(polri, '2026-03-02 08:00', [of(1, 'day')])).toBe('3 Mar 2026 08.00 WIB');
  });

  it('keeps days together in end-of-day', () => {
    expect(due(polri, '2026-11-18 09:00', [of(1, 'week'), of(1, 'day')], 'end-of-day')).toBe(
      '26 Nov 2026 15.00 WIB',
    );
  });

  it('counts a fraction of a day as working time', () => {
    expect(due(polri, '2026-11-23 08:00', [of(0.5, 'day')])).toBe('23 Nov 2026 12.00 WIB');
    expect(due(polri, '2026-11-23 08:00', [of(1.5, 'day')])).toBe('24 Nov 2026 12.00 WIB');
    expect(due(polri, '2026-11-23 12:00', [of(0.5, 'day')], 'end-of-day')).toBe('24 Nov 2026 08.00 WIB');
    expect(due(polri, '2026-11-02 08:00', [of(0.5, 'week')])).toBe('5 Nov 2026 12.00 WIB');
    expect(due(polri, '2026-11-02 08:00', [of(0.5, 'month')])).toBe('17 Nov 2026 08.00 WIB');
    expect(due(polri, '2026-11-02 08:00', [of(0.1, 'hour')])).toBe('2 Nov 2026 08.06 WIB');
  });
});

describe('a clock time that the day found does not have', () => {
  it('before the opening is the opening', () => {
    expect(due(polri, '2026-02-18 07:10', [of(1, 'day')])).toBe('19 Feb 2026 08.00 WIB');
  });

  it('in a break is the end of the break', () => {
    expect(due(asn, '2026-11-19 11:45', [of(1, 'day')])).toBe('20 Nov 2026 13.00 WIB');
    expect(due(asn, '2026-11-19 11:30', [of(1, 'day')])).toBe('20 Nov 2026 13.00 WIB');
  });

  it('after the closing is the closing', () => {
    expect(due(asn, '2026-11-20 16:20', [of(1, 'day')])).toBe('23 Nov 2026 16.00 WIB');
  });
});

describe('other hours', () => {
  it('run day and night for a watch, holidays too', () => {
    expect(due(watch, '2026-12-24 23:30', [of(1, 'hour')])).toBe('25 Des 2026 00.30 WITA');
    expect(due(watch, '2026-12-24 23:30', [of(2, 'day')])).toBe('26 Des 2026 23.30 WITA');
    expect(due(watch, '2026-12-24 23:30', [of(1, 'day')], 'end-of-day')).toBe('26 Des 2026 00.00 WITA');
  });

  it('belong to the day on which a night shift begins', () => {
    expect(due(nightShift, '2026-11-20 23:00', [of(4, 'hour')])).toBe('21 Nov 2026 03.00 WIB');
    expect(due(nightShift, '2026-11-21 02:00', [of(1, 'day')])).toBe('24 Nov 2026 02.00 WIB');
    expect(due(nightShift, '2026-11-21 02:00', [of(1, 'day')], 'end-of-day')).toBe('24 Nov 2026 06.00 WIB');
    expect(due(nightShift, '2026-11-21 12:00', [of(30, 'minute')])).toBe('23 Nov 2026 22.30 WIB');
  });
});

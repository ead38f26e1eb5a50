import {
  type CalendarData,
  mergeCalendars,
  type WorkInterval,
  weekdays,
} from '../../src/calendar/calendar-data.ts';
import { type Calendar, compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { parseLocalInstant } from '../../src/calendar/local-time.ts';
import { builtInCalendar } from '../support/calendars.ts';

const origin = 'contoh.yaml';

/** A calendar that says nothing but what it is given. */
export function calendarData(given: Partial<CalendarData> = {}): CalendarData {
  return {
    name: 'contoh',
    title: 'Contoh',
    week: {},
    ramadanWeek: {},
    ramadans: [],
    holidays: [],
    overrides: [],
    removals: [],
    years: [],
    ...given,
  };
}

/** The same hours on each of the days, Monday first. */
export function week(intervals: readonly WorkInterval[], days = 7): CalendarData['week'] {
  return Object.fromEntries(weekdays.slice(0, days).map((day) => [day, { intervals, origin }]));
}

export const polri: Calendar = builtInCalendar('polri');
export const asn: Calendar = builtInCalendar('asn');

/** Manned at all hours of all days, holidays too. */
export const watch = compileCalendar(
  calendarData({ week: week([{ from: 0, to: 1440 }]), holidaysApply: false }),
  'Asia/Makassar',
);

/** Monday to Friday 22.00 to 06.00 of the next day. */
export const nightShift = compileCalendar(
  calendarData({ week: week([{ from: 1320, to: 1800 }], 5) }),
  'Asia/Jakarta',
);

/** Police hours with half days, an extra working Saturday, a local holiday and a day that is taken back. */
export const localOffice = compileCalendar(
  mergeCalendars(
    polri.data,
    calendarData({
      overrides: [
        { date: '2026-12-31', name: 'Setengah hari', intervals: [{ from: 420, to: 720 }], origin },
        {
          date: '2026-03-14',
          name: 'Sabtu masuk',
          intervals: [
            { from: 480, to: 600 },
            { from: 660, to: 780 },
          ],
          origin,
        },
        { date: '2027-02-10', name: 'Rapat dinas', intervals: [], origin },
      ],
      holidays: [{ date: '2026-11-25', name: 'Hari jadi kota', kind: 'khusus', decree: 'SK 7/2026', origin }],
      removals: [{ date: '2026-12-24', reason: 'Pelayanan tetap buka', origin }],
    }),
  ),
  'Asia/Jayapura',
);

export const calendars = { polri, asn, watch, nightShift, localOffice } as const;
export type CalendarName = keyof typeof calendars;
export const calendarNames: readonly CalendarName[] = ['polri', 'asn', 'watch', 'nightShift', 'localOffice'];

/** The instant of a local time of a calendar's zone. */
export function at(text: string, calendar: Calendar = polri): number {
  const instant = parseLocalInstant(text, calendar.zone);
  if (instant === undefined) throw new Error(`no such time: ${text}`);
  return instant;
}

import { expect, it } from 'vitest';
import type { Calendar } from '../../src/calendar/compile-calendar.ts';
import type { DayRule, WorkAmount } from '../../src/calendar/due.ts';
import { type DueStep, explainDue } from '../../src/calendar/explain-due.ts';
import { printDateTime } from '../../src/calendar/print-date.ts';
import { asn, at, polri } from './sample-calendars.ts';

function lines(
  calendar: Calendar,
  start: string,
  amounts: readonly WorkAmount[],
  rule?: DayRule,
): readonly string[] {
  const time = (instant: number): string => printDateTime(instant, calendar.zone).replace(' WIB', '');
  return explainDue(calendar, at(start, calendar), amounts, rule).map(
    (step) => `${time(step.from)} - ${time(step.to)} ${detail(step)}`,
  );
}

function detail(step: DueStep): string {
  if (step.kind === 'closed') {
    const { reason, origin } = step;
    return 'name' in reason ? `${reason.kind} ${reason.name} (${reason.decree}, ${origin})` : reason.kind;
  }
  if (step.kind === 'worked') return `worked ${step.amount / 60_000}`;
  return 'days' in step ? `${step.kind} ${step.days}` : step.kind;
}

it('tells hours piece by piece', () => {
  expect(lines(polri, '2026-11-20 14:30', [{ value: 1, unit: 'hour' }])).toEqual([
    '20 Nov 2026 14.30 - 20 Nov 2026 15.00 worked 30',
    '20 Nov 2026 15.00 - 21 Nov 2026 00.00 outside-hours',
    '21 Nov 2026 00.00 - 23 Nov 2026 00.00 day-off',
    '23 Nov 2026 00.00 - 23 Nov 2026 07.00 outside-hours',
    '23 Nov 2026 07.00 - 23 Nov 2026 07.30 worked 30',
    '23 Nov 2026 07.30 - 23 Nov 2026 07.30 due',
  ]);
});

it('tells breaks', () => {
  expect(lines(asn, '2026-11-20 11:00', [{ value: 1, unit: 'hour' }])).toEqual([
    '20 Nov 2026 11.00 - 20 Nov 2026 11.30 worked 30',
    '20 Nov 2026 11.30 - 20 Nov 2026 13.00 outside-hours',
    '20 Nov 2026 13.00 - 20 Nov 2026 13.30 worked 30',
    '20 Nov 2026 13.30 - 20 Nov 2026 13.30 due',
  ]);
});

it('names holidays with decree and file, also before the opening', () => {
  const decree = '1205/2026, 3/2026, 2/2026, libur-nasional.yaml';
  expect(lines(polri, '2027-03-10 09:00', [{ value: 30, unit: 'minute' }])).toEqual([
    `10 Mar 2027 09.00 - 12 Mar 2027 00.00 holiday Idulfitri 1448 H (${decree})`,
    `12 Mar 2027 00.00 - 13 Mar 2027 00.00 holiday Idulfitri (${decree})`,
    '13 Mar 2027 00.00 - 15 Mar 2027 00.00 day-off',
    `15 Mar 2027 00.00 - 16 Mar 2027 00.00 holiday Idulfitri (${decree})`,
    '16 Mar 2027 00.00 - 16 Mar 2027 07.00 outside-hours',
    '16 Mar 2027 07.00 - 16 Mar 2027 07.00 opening',
    '16 Mar 2027 07.00 - 16 Mar 2027 07.30 worked 30',
    '16 Mar 2027 07.30 - 16 Mar 2027 07.30 due',
  ]);
});

it('tells working days in runs', () => {
  const decree = '1497/2025, 2/2025, 5/2025, libur-nasional.yaml';
  expect(
    lines(polri, '2026-12-22 10:00', [
      { value: 2, unit: 'day' },
      { value: 1, unit: 'hour' },
    ]),
  ).toEqual([
    '22 Des 2026 10.00 - 24 Des 2026 00.00 workdays 1',
    `24 Des 2026 00.00 - 25 Des 2026 00.00 holiday Natal (${decree})`,
    `25 Des 2026 00.00 - 26 Des 2026 00.00 holiday Kelahiran Yesus Kristus (Natal) (${decree})`,
    '26 Des 2026 00.00 - 28 Des 2026 00.00 day-off',
    '28 Des 2026 00.00 - 28 Des 2026 10.00 workdays 1',
    '28 Des 2026 10.00 - 28 Des 2026 11.00 worked 60',
    '28 Des 2026 11.00 - 28 Des 2026 11.00 due',
  ]);
});

it('tells how a date is moved to a working day', () => {
  const decree = '1497/2025, 2/2025, 5/2025, libur-nasional.yaml';
  expect(lines(polri, '2026-12-18 09:00', [{ value: 1, unit: 'week' }])).toEqual([
    '18 Des 2026 09.00 - 25 Des 2026 00.00 by-date 7',
    `25 Des 2026 00.00 - 26 Des 2026 00.00 holiday Kelahiran Yesus Kristus (Natal) (${decree})`,
    '26 Des 2026 00.00 - 28 Des 2026 00.00 day-off',
    '28 Des 2026 09.00 - 28 Des 2026 09.00 due',
  ]);
  expect(lines(polri, '2026-11-16 09:00', [{ value: 1, unit: 'week' }])).toEqual([
    '16 Nov 2026 09.00 - 23 Nov 2026 09.00 by-date 7',
    '23 Nov 2026 09.00 - 23 Nov 2026 09.00 due',
  ]);
});

import { describe, expect, it } from 'vitest';
import type { RunAction, RunEvent } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import { runFigures } from '../../src/compliance/run-figures.ts';
import type { Part } from '../../src/sop/sop.ts';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';
import { builtInCalendar } from '../support/calendars.ts';

const rule = { calendar: builtInCalendar('polri') };
const by = { name: 'Rina Wulandari' };
const [minute, hour] = [60_000, 3_600_000];

function part(...times: readonly string[]): Part {
  const activities = times.map((text, index) => {
    const standardTime = parseStandardTime(text);
    if (isProblem(standardTime)) throw new Error(text);
    const code = `A-${index + 1}`;
    return {
      code,
      text: code,
      roles: [],
      requirements: [],
      output: [],
      next: [],
      children: [],
      standardTime,
    };
  });
  return { code: 'A', name: 'A', activities };
}

/** Wall-clock time in Tanjungpinang (WIB) as an instant. */
const wib = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

/** A run opened at the first of the given times. */
function run(...steps: readonly (readonly [string, RunAction])[]) {
  const open: RunAction = { type: 'open', part: 'A', sop: 'A', sopHash: '' };
  const all = [[steps[0]?.[0] ?? '', open] as const, ...steps];
  const events: readonly RunEvent[] = all.map(([at, action], line) => ({
    ...action,
    stamp: { at: wib(at), up: 0, segment: 's', line, hash: `h${line}`, by },
  }));
  const state = fold(events);
  if (!state) throw new Error('no run');
  return state;
}

const start: RunAction = { type: 'start', activity: 'A-1' };
const sesuai: RunAction = { type: 'answer', activity: 'A-1', result: 'sesuai' };
const pause: RunAction = { type: 'pause', activity: 'A-1', reason: 'menunggu disposisi' };
const resume: RunAction = { type: 'resume', activity: 'A-1' };

const only = (standard: string, state: ReturnType<typeof run>, now = state.lastAt) =>
  runFigures(part(standard), state, rule, now).activities[0];

describe('figures of a run', () => {
  it('stop the clock over night and the weekend', () => {
    // Friday 14.30 to Monday 07.20: 30 minutes on Friday (to 15.00) and 20 on Monday (from 07.00).
    const figures = only('1 Jam', run(['2026-11-20 14:30', start], ['2026-11-23 07:20', sesuai]));
    expect(figures).toMatchObject({ net: 50 * minute, gross: 50 * minute, timeliness: 'tepat_waktu' });
    expect(figures?.due).toBe(wib('2026-11-23 07:30'));
  });

  it('say how late in working time', () => {
    // Due Monday 07.30; finished Monday 09.00 is 1 hour 30 late; 30 minutes on Friday and 2 hours on Monday were worked.
    const figures = only('1 Jam', run(['2026-11-20 14:30', start], ['2026-11-23 09:00', sesuai]));
    expect(figures).toMatchObject({ timeliness: 'terlambat', lateBy: 90 * minute, net: 150 * minute });
  });

  it('multiply a standard that goes by items, which is due only once somebody said how many', () => {
    const begun = run(['2026-11-20 08:00', start]);
    const later = wib('2026-11-20 09:30');
    expect(only('2 menit/berkas', begun, later)).toMatchObject({
      timeliness: 'tidak_diukur',
      due: undefined,
    });
    const counted = run(['2026-11-20 08:00', start], ['2026-11-20 09:30', { ...sesuai, count: 45 }]);
    expect(only('2 menit/berkas', counted)).toMatchObject({
      count: 45,
      timeliness: 'tepat_waktu',
      standardLength: 90 * minute,
    });
    const uncounted = run(['2026-11-20 08:00', start], ['2026-11-20 09:30', sesuai]);
    expect(only('2 menit/berkas', uncounted)).toMatchObject({ timeliness: 'terlambat', lateBy: 88 * minute });
  });

  it('do not call late what was due at closing and finished after it', () => {
    const evening = run(['2026-11-20 14:00', start], ['2026-11-20 17:30', sesuai]);
    expect(only('1 Jam', evening)).toMatchObject({ net: hour, timeliness: 'tepat_waktu' });
    const monday = run(['2026-11-20 14:00', start], ['2026-11-23 07:01', sesuai]);
    expect(only('1 Jam', monday)).toMatchObject({ timeliness: 'terlambat', lateBy: minute });
  });

  it('leave pauses out of the net time and move the due moment by them', () => {
    // 08.00 to 10.00 with a pause 08.30 to 09.45: gross 2 h, net 45 min, due 09.00 + 1 h 15 = 10.15.
    const state = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 08:30', pause],
      ['2026-11-23 09:45', resume],
      ['2026-11-23 10:00', sesuai],
    );
    expect(only('1 Jam', state)).toMatchObject({
      gross: 2 * hour,
      net: 45 * minute,
      due: wib('2026-11-23 10:15'),
      timeliness: 'tepat_waktu',
    });
  });

  it('do not let a pause after the due moment excuse what was late already', () => {
    const state = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 09:30', pause],
      ['2026-11-23 13:00', resume],
      ['2026-11-23 13:30', sesuai],
    );
    expect(only('1 Jam', state)).toMatchObject({ due: wib('2026-11-23 09:00'), timeliness: 'terlambat' });
  });

  it('never count what has no standard, no start or did not apply as on time', () => {
    const dismissed: RunAction = {
      type: 'answer',
      activity: 'A-1',
      result: 'tidak_berlaku',
      reason: 'libur',
    };
    const answered = run(['2026-11-23 08:00', start], ['2026-11-23 08:10', sesuai]);
    expect(only('Insidental', answered)?.timeliness).toBe('tidak_diukur');
    expect(only('1 Jam', run(['2026-11-23 08:10', sesuai]))?.timeliness).toBe('tidak_diukur');
    expect(only('1 Jam', run(['2026-11-23 08:00', start], ['2026-11-23 08:10', dismissed]))?.timeliness).toBe(
      'tidak_diukur',
    );
  });

  it('call a running activity late as soon as it is, and nothing before', () => {
    const state = run(['2026-11-23 08:00', start]);
    expect(only('1 Jam', state, wib('2026-11-23 09:00'))?.timeliness).toBe('tidak_diukur');
    expect(only('1 Jam', state, wib('2026-11-23 09:01'))).toMatchObject({
      timeliness: 'terlambat',
      lateBy: minute,
    });
  });

  it('name the years that the calendar knows no holidays of', () => {
    const state = run(['2031-01-06 08:00', start], ['2031-01-06 08:10', sesuai]);
    expect(runFigures(part('1 Jam'), state, rule, state.lastAt).unknownYears).toEqual([2031]);
  });

  it('add up', () => {
    const state = run(['2026-11-23 08:00', start], ['2026-11-23 08:10', sesuai]);
    expect(runFigures(part('1 Jam', '1 Hari'), state, rule, state.lastAt).totals).toEqual({
      activities: 2,
      answered: 1,
      sesuai: 1,
      tidakSesuai: 0,
      tidakBerlaku: 0,
      onTime: 1,
      late: 0,
      unmeasured: 0,
      net: 10 * minute,
      twice: 0,
    });
  });

  it('never count a pause outside start and finish: walked, then answered with times from paper', () => {
    const state = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 08:10', pause],
      ['2026-11-23 10:10', resume],
      [
        '2026-11-23 11:00',
        { ...sesuai, startedAt: wib('2026-11-23 09:50'), finishedAt: wib('2026-11-23 10:30') } as RunAction,
      ],
    );
    // 09.50 to 10.30 are 40 minutes, of which 09.50 to 10.10 lie in the pause: due 10.00 + 20 minutes.
    expect(only('10 Menit', state)).toMatchObject({
      gross: 40 * minute,
      net: 20 * minute,
      due: wib('2026-11-23 10:20'),
      lateBy: 10 * minute,
    });
    const before = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 08:10', pause],
      ['2026-11-23 09:30', resume],
      [
        '2026-11-23 11:00',
        { ...sesuai, startedAt: wib('2026-11-23 10:00'), finishedAt: wib('2026-11-23 10:05') } as RunAction,
      ],
    );
    expect(only('10 Menit', before)).toMatchObject({ gross: 5 * minute, net: 5 * minute });
  });

  it('take no moment of two pauses twice, as clocks of two machines make them', () => {
    const state = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 08:10', pause],
      ['2026-11-23 09:10', resume],
      ['2026-11-23 08:40', pause],
      ['2026-11-23 09:20', resume],
      ['2026-11-23 09:25', sesuai],
    );
    expect(only('1 Jam', state)).toMatchObject({ gross: 85 * minute, net: 15 * minute });
  });

  it('have no time of what did not apply, though it was begun', () => {
    const dismissed: RunAction = {
      type: 'answer',
      activity: 'A-1',
      result: 'tidak_berlaku',
      reason: 'libur',
    };
    const state = run(['2026-11-23 08:00', start], ['2026-11-23 10:00', dismissed]);
    const figures = runFigures(part('1 Jam'), state, rule, state.lastAt);
    expect(figures.activities[0]).toMatchObject({ net: undefined, gross: undefined, due: undefined });
    expect(figures.totals).toMatchObject({ net: 0, twice: 0 });
  });

  it('say how much of the sum is counted twice', () => {
    const second = { activity: 'A-2' } as const;
    const state = run(
      ['2026-11-23 08:00', start],
      ['2026-11-23 08:30', { ...start, ...second } as RunAction],
      ['2026-11-23 09:00', sesuai],
      ['2026-11-23 09:10', { ...sesuai, ...second } as RunAction],
    );
    expect(runFigures(part('1 Jam', '1 Jam'), state, rule, state.lastAt).totals.twice).toBe(30 * minute);
  });
});

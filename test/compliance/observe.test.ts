import { describe, expect, it } from 'vitest';
import { observeRun } from '../../src/compliance/observe.ts';
import { runFigures } from '../../src/compliance/run-figures.ts';
import {
  activity,
  agus,
  answer,
  eventsOf,
  hour,
  minute,
  observed,
  pause,
  rina,
  rule,
  start,
  stateOf,
  wib,
} from './small-runs.ts';

const closed = { type: 'close' } as const;
const of = (...given: Parameters<typeof observed>) => observed(...given)[0];

describe('an observation', () => {
  it('has all that is counted of an activity', () => {
    const one = of('R1', rina, [
      ['2026-11-20 14:30', start('U-1')],
      ['2026-11-23 08:00', answer('U-1')],
      ['2026-11-23 09:00', closed],
    ]);
    // Friday 14.30-15.00 and Monday 07.00-08.00 are 90 min of 60, due Monday 07.30; 65 h 30 by the clock on the wall.
    expect(one).toEqual({
      run: 'R1',
      part: 'URMIN',
      activity: 'U-1',
      at: wib('2026-11-23 08:00'),
      person: 'Rina Wulandari',
      role: 'KASI',
      result: 'sesuai',
      timeliness: 'terlambat',
      startedAt: wib('2026-11-20 14:30'),
      finishedAt: wib('2026-11-23 08:00'),
      net: 90 * minute,
      gross: 90 * minute,
      standard: hour,
      lateBy: 30 * minute,
      pauses: [],
      stampedFor: 65.5 * hour,
      recordedLate: false,
      clockJump: false,
    });
  });

  it('is there for every row of the form, rows under a row too, done or not', () => {
    const parent = { ...activity('A', 'A', '1 Jam'), children: [activity('A-1', 'A-1', '-')] };
    const part = { code: 'URMIN', name: 'U', activities: [parent, activity('B', 'B', '1 Jam')] };
    const all = observed('R1', rina, [['2026-11-02 08:00', answer('A-1')]], { part });
    expect(all.map(({ activity, result }) => [activity, result])).toEqual([
      ['A', undefined],
      ['A-1', 'sesuai'],
      ['B', undefined],
    ]);
  });

  it('counts when it was finished, else answered, else when its run was closed', () => {
    const all = observed('R1', rina, [
      ['2026-11-02 08:00', start('U-1')],
      [
        '2026-11-02 08:10',
        {
          type: 'answer',
          activity: 'U-1',
          result: 'sesuai',
          startedAt: wib('2026-10-30 08:00'),
          finishedAt: wib('2026-10-30 08:40'),
        },
      ],
      ['2026-11-02 08:20', answer('U-2')],
      ['2026-11-03 10:00', closed],
    ]);
    expect(all.map(({ at }) => at)).toEqual([
      wib('2026-10-30 08:40'),
      wib('2026-11-02 08:20'),
      wib('2026-11-03 10:00'),
    ]);
  });

  it('of times taken from paper says so, and has no time by the stamps', () => {
    const from = { startedAt: wib('2026-11-02 08:00'), finishedAt: wib('2026-11-02 08:40') };
    const one = of('R1', rina, [
      ['2026-11-05 13:00', { type: 'answer', activity: 'U-1', result: 'sesuai', ...from }],
      ['2026-11-05 13:10', closed],
    ]);
    expect(one).toMatchObject({ recordedLate: true, net: 40 * minute, timeliness: 'tepat_waktu', ...from });
    expect(one?.stampedFor).toBeUndefined();
  });

  it('keeps person and time of the first answer when it is corrected, with the new result', () => {
    const first = eventsOf(rina, [
      ['2026-11-02 08:00', start('U-1')],
      ['2026-11-02 08:40', answer('U-1')],
    ]);
    const hash = first.at(-1)?.stamp.hash ?? '';
    const correct = eventsOf(agus, [
      [
        '2026-11-04 10:00',
        { type: 'correct', activity: 'U-1', replaces: hash, result: 'tidak_sesuai', reason: 'salah' },
      ],
    ]).slice(1);
    const state = stateOf([...first, ...correct]);
    const part = { code: 'URMIN', name: 'U', activities: [activity('U-1', 'U', '1 Jam')] };
    const figures = runFigures(part, state, rule, state.lastAt);
    expect(observeRun({ run: 'R1', part, state, figures, rule })[0]).toMatchObject({
      at: wib('2026-11-02 08:40'),
      person: 'Rina Wulandari',
      result: 'tidak_sesuai',
      reason: 'salah',
      net: 40 * minute,
    });
  });

  it('of what was started and never finished has no time, and is never late', () => {
    const one = of('R1', rina, [
      ['2026-11-02 08:00', start('U-1')],
      ['2026-11-02 08:30', pause('U-1', 'menunggu disposisi')],
      ['2026-11-02 11:30', closed],
    ]);
    expect(one).toMatchObject({
      timeliness: 'tidak_diukur',
      startedAt: wib('2026-11-02 08:00'),
      standard: hour,
    });
    for (const name of ['net', 'gross', 'finishedAt', 'lateBy', 'person', 'result'] as const)
      expect(one?.[name]).toBeUndefined();
    // The pause lasted until the run was closed.
    expect(one?.pauses).toEqual([{ reason: 'menunggu disposisi', time: 3 * hour }]);
  });

  it('is tidak diukur without a start, without a measured waktu baku, and when it did not apply', () => {
    const part = {
      code: 'URMIN',
      name: 'U',
      activities: [
        activity('A', 'A', '1 Jam'),
        activity('B', 'B', 'Insidental'),
        activity('C', 'C', '1 Jam'),
      ],
    };
    const all = observed(
      'R1',
      rina,
      [
        ['2026-11-02 08:00', answer('A')],
        ['2026-11-02 08:05', start('B')],
        ['2026-11-02 08:10', answer('B')],
        ['2026-11-02 08:15', start('C')],
        ['2026-11-02 08:20', answer('C', 'tidak_berlaku', 'libur')],
      ],
      { part },
    );
    expect(all.map(({ timeliness }) => timeliness)).toEqual(['tidak_diukur', 'tidak_diukur', 'tidak_diukur']);
    expect(all[1]).toMatchObject({ net: 5 * minute });
    expect(all[1]?.standard).toBeUndefined();
  });
});

describe('the role of an observation', () => {
  const part = {
    code: 'URMIN',
    name: 'U',
    activities: [
      activity('A', 'A', '1 Jam', 'KASI'),
      activity('B', 'B', '1 Jam', 'KASI', 'KAUR'),
      activity('C', 'C', '1 Jam'),
    ],
  };
  const steps = ['A', 'B', 'C'].map((code) => ['2026-11-02 08:00', answer(code)] as const);
  const roles = (person: typeof rina, roleOf?: () => string | undefined) =>
    observed('R1', person, steps, { part, ...(roleOf ? { roleOf } : {}) }).map(({ role }) => role);

  it('is the only pelaksana of the form, else that of the person', () => {
    expect(roles({ ...rina, role: 'BAMIN' }, () => 'KAUR')).toEqual(['KASI', 'BAMIN', 'BAMIN']);
  });

  it('comes from the office where the entry does not say it, and is not invented', () => {
    expect(roles(rina, () => 'KAUR')).toEqual(['KASI', 'KAUR', 'KAUR']);
    expect(roles(rina)).toEqual(['KASI', undefined, undefined]);
  });
});

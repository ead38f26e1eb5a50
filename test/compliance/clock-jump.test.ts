import { describe, expect, it } from 'vitest';
import { clockJumped } from '../../src/compliance/observe.ts';
import { answer, eventsOf, observed, rina, type Step, start } from './small-runs.ts';

// The run is opened at 08.00.00 with the steady clock at 0; 600 s later by the steady clock the answer is stamped.
const answeredAt = (at: string, up = 600_000): readonly Step[] => [
  ['2026-11-02 08:00', start('U-1'), 0],
  [at, answer('U-1'), up],
];
const jumped = (steps: readonly Step[]): boolean => clockJumped(eventsOf(rina, steps));

describe('a clock', () => {
  it('may drift up to a minute, either way', () => {
    expect(jumped(answeredAt('2026-11-02 08:10:00'))).toBe(false);
    expect(jumped(answeredAt('2026-11-02 08:11:00'))).toBe(false);
    expect(jumped(answeredAt('2026-11-02 08:09:00'))).toBe(false);
  });

  it('was set when it moved by more, forward or back', () => {
    expect(jumped(answeredAt('2026-11-02 08:11:00.001'))).toBe(true);
    expect(jumped(answeredAt('2026-11-02 08:08:59.999'))).toBe(true);
    expect(jumped(answeredAt('2026-11-01 08:10:00'))).toBe(true);
  });

  it('is compared within a segment only: each session has a steady clock of its own', () => {
    const [open, ...rest] = eventsOf(rina, answeredAt('2026-11-05 09:00:00', 5000));
    if (!open) throw new Error('no events');
    const other = rest.map((event) => ({ ...event, stamp: { ...event.stamp, segment: 't' } }));
    expect(clockJumped([open, ...rest])).toBe(true);
    expect(clockJumped([open, ...other.slice(1)])).toBe(false);
  });

  it('is compared from line to line, also when the lines of two segments alternate', () => {
    const events = eventsOf(rina, answeredAt('2026-11-05 09:00:00', 5000));
    const [open, second, third] = events;
    if (!open || !second || !third) throw new Error('no events');
    const between = { ...second, stamp: { ...second.stamp, segment: 't', up: 77 } };
    expect(clockJumped([open, between, third])).toBe(true);
  });

  it('marks every observation of its run', () => {
    expect(observed('R1', rina, answeredAt('2026-11-02 09:30:00')).map((one) => one.clockJump)).toEqual([
      true,
      true,
      true,
    ]);
    expect(observed('R1', rina, answeredAt('2026-11-02 08:10:00')).some((one) => one.clockJump)).toBe(false);
  });
});

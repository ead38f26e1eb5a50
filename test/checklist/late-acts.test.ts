import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunAction, RunEvent } from '../../src/checklist/events.ts';
import { apply, fold } from '../../src/checklist/fold.ts';
import { activityState, type RunState } from '../../src/checklist/state.ts';

const open: RunAction = { type: 'open', part: 'URMIN', sop: 'Tugas', sopHash: 'a' };
const close: RunAction = { type: 'close' };
const accept: RunAction = { type: 'review', outcome: 'accept' };
const answer: RunAction = { type: 'answer', activity: 'URMIN-01', result: 'sesuai' };
const late: RunAction = { type: 'answer', activity: 'URMIN-02', result: 'tidak_sesuai', reason: 'hilang' };
const reopen: RunAction = { type: 'reopen', reason: 'ada yang tertinggal' };

const eventsOf = (actions: readonly RunAction[]): readonly RunEvent[] =>
  actions.map((action, index) => ({
    ...action,
    stamp: {
      at: (index + 1) * 60_000,
      up: 0,
      segment: 's',
      line: index + 1,
      hash: `h${index + 1}`,
      by: { name: 'Rina' },
    },
  }));

const run = (...actions: readonly RunAction[]): RunState => fold(eventsOf([open, ...actions])) as RunState;

describe('an act that reaches a closed run', () => {
  it('changes no answer, is kept, and takes the acceptance away', () => {
    const accepted = run(answer, close, accept);
    expect(accepted).toMatchObject({ verdict: 'accept', lateActs: [] });
    const state = run(answer, close, accept, late);
    expect(activityState(state, 'URMIN-02').answer).toBeUndefined();
    expect(state.lateActs).toMatchObject([{ type: 'answer', activity: 'URMIN-02' }]);
    expect(state.verdict).toBeUndefined();
    expect(state.acceptanceDropped).toBe(true);
    expect(state.closedAt).toBe(accepted.closedAt);
  });

  it.each([
    { type: 'start', activity: 'URMIN-02' },
    { type: 'correct', activity: 'URMIN-01', replaces: 'h2', result: 'tidak_sesuai', reason: 'salah' },
    { type: 'note', text: 'lupa' },
    { type: 'handover', to: { name: 'Joko' } },
    { type: 'migrate', sop: 'Tugas', sopHash: 'b', replaces: 'a' },
    { type: 'evidence', activity: 'URMIN-01', sha256: 'x', extension: 'jpg', name: 'foto', size: 1 },
    { type: 'followup', activity: 'URMIN-01', text: 'x', person: 'Joko', due: '2026-12-01' },
  ] as const satisfies readonly RunAction[])('is a late act when it is a $type', (action) => {
    const closed = run(answer, close);
    const { lateActs, ...rest } = run(answer, close, action);
    const { lateActs: _none, ...before } = closed;
    expect(lateActs).toHaveLength(1);
    expect(rest).toEqual(before);
  });

  it.each([{ type: 'join' }, { type: 'report', file: 'a.pdf', sha256: 'x' }, close] as const)(
    'is none when it is a $type',
    (action) => {
      expect(run(answer, close, accept, action)).toMatchObject({ lateActs: [], verdict: 'accept' });
    },
  );

  it('counts once the run is opened again, or returned', () => {
    for (const again of [reopen, { type: 'review', outcome: 'return', text: 'lengkapi' } as const]) {
      const state = run(answer, close, late, again);
      expect(activityState(state, 'URMIN-02').answer).toMatchObject({ result: 'tidak_sesuai' });
      expect(state).toMatchObject({ lateActs: [] });
      expect(state.closedAt).toBeUndefined();
      expect(state.notes.at(-1)?.text).toMatch(/^Dihitung sejak dibuka kembali: 1 tindakan/);
    }
  });

  it('must be settled before the run may be accepted again, by somebody who has seen all', () => {
    expect(run(answer, close, late, accept).verdict).toBeUndefined();
    expect(run(answer, accept).verdict).toBeUndefined();
    const events = eventsOf([open, answer, close, late, { type: 'review', outcome: 'dismiss' }, accept]);
    const unaware = (place: number) =>
      events.map((event, index) =>
        index === place ? { ...event, stamp: { ...event.stamp, unaware: true as const } } : event,
      );
    expect(fold(unaware(4))).toMatchObject({ lateActs: [{ type: 'answer' }] });
    expect(fold(unaware(4))?.verdict).toBeUndefined();
    expect(fold(unaware(5))).toMatchObject({ lateActs: [], acceptanceDropped: true });
  });

  it('does not count when it is dismissed, and the run may be accepted then', () => {
    const state = run(
      answer,
      close,
      late,
      { type: 'review', outcome: 'dismiss', text: 'salinan lama' },
      accept,
    );
    expect(state).toMatchObject({ lateActs: [], verdict: 'accept' });
    expect(activityState(state, 'URMIN-02').answer).toBeUndefined();
  });

  it('makes a report that was made before an outdated one; looking in and a further report do not', () => {
    const report: RunAction = { type: 'report', file: 'a.pdf', sha256: 'x' };
    expect(run(answer, close, report, { type: 'join' }, report).reports.map((one) => one.outdated)).toEqual([
      undefined,
      undefined,
    ]);
    for (const after of [late, accept, reopen])
      expect(run(answer, close, report, after, report).reports.map((one) => one.outdated)).toEqual([
        true,
        undefined,
      ]);
  });

  it('is never lost: every history of acts has each of them counted, waiting or dismissed', () => {
    const kinds = [answer, late, close, reopen, accept, { type: 'note', text: 'x' } as const];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 25 }), (actions) => {
        const events = eventsOf([open, ...actions]);
        const state = fold(events) as RunState;
        const notes = events.filter(({ type }) => type === 'note').length;
        const plain = state.notes.filter(({ text }) => text === 'x').length;
        expect(plain + state.lateActs.filter(({ type }) => type === 'note').length).toBe(notes);
        expect(events.reduce<RunState | undefined>(apply, undefined)).toEqual(state);
        if (state.closedAt === undefined) expect(state.lateActs).toEqual([]);
        if (state.verdict === 'accept')
          expect([state.lateActs, state.closedAt]).toEqual([[], expect.any(Number)]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/checklist/fold.ts';
import { noSigningRules } from '../../../src/checklist/signing-rules.ts';
import type { RunState } from '../../../src/checklist/state.ts';
import { noRegister } from '../../../src/record/keys/key-register.ts';
import { readJournal } from '../../../src/record/record.ts';
import { gatherEvidence } from '../../../src/record/run-evidence.ts';
import { verifyRun } from '../../../src/record/verify-run.ts';
import { weave } from '../../../src/record/weave.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { answersOf, type History, live, merge, steps } from './honest-history.ts';

const long = process.env['SOP_TEST_LONG'] !== undefined;
const numRuns = long ? 4_000 : 120;

/** All that was ever written, in one copy. */
function together({ copies, place }: History): FakeHost {
  const [all, ...others] = copies as [FakeHost, ...FakeHost[]];
  for (const other of others) merge(place, other, all);
  return all;
}

const judged = (host: FakeHost, { place, anchors }: History, known = anchors) =>
  verifyRun(gatherEvidence(host, place, { register: noRegister, signing: noSigningRules, anchors: known }));

const broken = (host: FakeHost, history: History, known?: History['anchors']) => {
  const verdict = judged(host, history, known);
  return verdict.result === 'broken' ? verdict.breaks : [];
};

/** Acts that the last close of a history without reopening had not seen, by what their writers could read; and its own past. */
function unseenByClose({ recorded }: History): readonly string[] | undefined {
  const closes = recorded.filter(({ action }) => action.type === 'close');
  const [close, second] = closes;
  const others = recorded.some(
    ({ action }) =>
      action.type === 'reopen' ||
      (action.type === 'review' && ['return', 'dismiss'].includes(action.outcome)),
  );
  if (!close || second || others) return undefined;
  return recorded
    .filter(({ id, action }) => id !== close.id && !onlooking.has(action.type) && !close.past.has(id))
    .map(({ id }) => id);
}

const opensAgain = ({ action }: History['recorded'][number]): boolean =>
  action.type === 'reopen' || (action.type === 'review' && action.outcome === 'return');

const onlooking = new Set(['join', 'report', 'review', 'unlock']);

describe('an honest history', () => {
  it('is never called broken: in no copy, with no anchor, and merged', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const history = live(steps);
        for (const copy of history.copies) {
          if (copy.files.kind(history.place.folder) === 'folder')
            expect(broken(copy, history, [])).toEqual([]);
        }
        expect(broken(together(history), history)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is one and the same run whatever order its files are read in, and however the copies were merged', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        const history = live(steps);
        const [, second] = history.copies as [FakeHost, FakeHost];
        const { segments, state } = readJournal(together(history), history.place);
        merge(history.place, history.copies[0] as FakeHost, second);
        expect(readJournal(second, history.place).state).toEqual(state);
        const turned = fold(weave([...segments].reverse()).lines.map(({ event }) => event));
        expect(turned).toEqual(state);
      }),
      { numRuns: numRuns / 2 },
    );
  });

  it('once closed and accepted, stays as it was accepted, or says that it does not', () => {
    const seen = { accepted: 0, dropped: 0 };
    fc.assert(
      fc.property(steps, (steps) => {
        const history = live(steps);
        const state = readJournal(together(history), history.place).state as RunState;
        if (state.verdict === 'accept') {
          seen.accepted++;
          const accepted = history.closings.filter(({ kind }) => kind === 'accept');
          expect(accepted.map(({ answers }) => answers)).toContain(answersOf(state));
        }
        if (state.acceptanceDropped) {
          seen.dropped++;
          expect(state.verdict).toBeUndefined();
          expect(state.reviews.some(({ outcome }) => outcome === 'accept')).toBe(true);
        }
        // A run that was opened again elsewhere may be closed with more than any one of its closers had read; nobody accepted that.
        if (state.closedAt !== undefined && !history.recorded.some(opensAgain))
          expect(history.closings.map(({ answers }) => answers)).toContain(answersOf(state));
      }),
      { numRuns },
    );
    expect(seen.accepted).toBeGreaterThan(0);
    if (long) expect(seen.dropped).toBeGreaterThan(0);
  });

  it('shows as late acts exactly what the close had not seen', () => {
    let looked = 0;
    fc.assert(
      fc.property(steps, (steps) => {
        const history = live(steps);
        const expected = unseenByClose(history);
        if (!expected) return;
        looked++;
        const { lateActs } = readJournal(together(history), history.place).state as RunState;
        expect(lateActs.map(({ stamp }) => `${stamp.segment}:${stamp.line}`).sort()).toEqual(
          [...expected].sort(),
        );
      }),
      { numRuns },
    );
    expect(looked).toBeGreaterThan(10);
  });
});

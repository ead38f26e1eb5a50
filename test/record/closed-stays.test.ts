import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunAction } from '../../src/checklist/events.ts';
import { apply, fold } from '../../src/checklist/fold.ts';
import type { RunState } from '../../src/checklist/state.ts';
import type { JournalLine } from '../../src/record/line.ts';
import { frontierOf, weave } from '../../src/record/weave.ts';

type Written = { readonly name: string; readonly lines: JournalLine[] };
type Step = { readonly who: number; readonly at: number; readonly kind: number; readonly reads: boolean };

const open: RunAction = { type: 'open', part: 'URMIN', sop: 'Tugas', sopHash: 'a' };
const accept: RunAction = { type: 'review', outcome: 'accept' };
const dismiss: RunAction = { type: 'review', outcome: 'dismiss', text: 'salinan lama' };
const kinds: readonly RunAction[] = [
  { type: 'note', text: 'x' },
  { type: 'close' },
  { type: 'close' },
  accept,
  accept,
  dismiss,
  { type: 'reopen', reason: 'x' },
  { type: 'report', file: 'a.pdf', sha256: 'x' },
];

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(3),
  at: fc.integer({ min: 0, max: 60 }),
  kind: fc.nat(kinds.length - 1),
  reads: fc.boolean(),
});

/** Clones of one run that write and read as they like, by clocks that say what they like. */
function write(steps: readonly Step[]): readonly Written[] {
  const segments: Written[] = [{ name: 's0', lines: [] }];
  const add = (name: string, at: number, action: RunAction, reads: boolean): void => {
    const own = segments.find((segment) => segment.name === name) ?? { name, lines: [] };
    if (own.lines.length === 0 && name !== 's0') segments.push(own);
    const others = segments.filter((segment) => segment.name !== name);
    const n = own.lines.length + 1;
    const stamp = { at, up: 0, segment: name, line: n, hash: `${name}:${n}`, by: { name } };
    const seen = reads ? frontierOf(others) : {};
    own.lines.push({ run: '7F3K', segment: name, n, prev: '', seen, event: { ...action, stamp } });
  };
  add('s0', 0, open, false);
  const began = new Set(['s0']);
  for (const { who, at, kind, reads } of steps) {
    const name = `s${who}`;
    add(name, at, kinds[kind] as RunAction, reads || !began.has(name));
    began.add(name);
  }
  return segments;
}

const idOf = ({ segment, n }: Pick<JournalLine, 'segment' | 'n'>): string => `${segment}:${n}`;

/** What a line comes after, by walking back; slow and plain. */
function pastOf(line: JournalLine, segments: readonly Written[]): ReadonlySet<string> {
  const past = new Set<string>();
  const open = [line];
  for (let next = open.pop(); next; next = open.pop()) {
    if (past.has(idOf(next))) continue;
    past.add(idOf(next));
    for (const [name, n] of [
      [next.segment, next.n - 1] as const,
      ...Object.entries(next.seen).map(([name, head]) => [name, head.n] as const),
    ]) {
      const before = segments.find((one) => one.name === name)?.lines[n - 1];
      if (before) open.push(before);
    }
  }
  return past;
}

const stateOf = (segments: readonly Written[]): RunState =>
  fold(weave(segments).lines.map(({ event }) => event)) as RunState;

const many = { numRuns: process.env['SOP_TEST_LONG'] ? 50_000 : 1_500 };
const histories = fc.array(step, { minLength: 1, maxLength: 24 });
const isAct = ({ event }: JournalLine): boolean => event.type === 'note';

describe('a run that is accepted', () => {
  it('was accepted by somebody who had seen every act in it, but what was dismissed', () => {
    let accepted = 0;
    fc.assert(
      fc.property(histories, (steps) => {
        const segments = write(steps);
        if (stateOf(segments).verdict !== 'accept') return;
        accepted++;
        const lines = segments.flatMap((segment) => segment.lines);
        const pasts = (outcome: string) =>
          lines
            .filter(({ event }) => event.type === 'review' && event.outcome === outcome)
            .map((line) => pastOf(line, segments));
        const dismissed = pasts('dismiss');
        const unseen = (past: ReadonlySet<string>) =>
          lines.filter(
            (line) => isAct(line) && !past.has(idOf(line)) && !dismissed.some((one) => one.has(idOf(line))),
          );
        expect(pasts('accept').some((past) => unseen(past).length === 0)).toBe(true);
      }),
      many,
    );
    expect(accepted).toBeGreaterThan(many.numRuns / 50);
  });

  it('is accepted by nobody when two clones each opened it again, wrote, closed and accepted', () => {
    const [note, close, accept, reopen, report] = [0, 1, 3, 6, 7];
    const one = (who: number, kind: number, reads = false) => ({ who, at: 1, kind, reads });
    const branch = (who: number) => [reopen, note, close, accept].map((kind) => one(who, kind));
    const begun = [one(0, close), one(1, report, true), one(2, report, true)];
    expect(stateOf(write([...begun, ...branch(1)])).verdict).toBe('accept');
    expect(stateOf(write([...begun, ...branch(1), ...branch(2)])).verdict).toBeUndefined();
  });

  it('is still accepted after a report, or a second close by a clock that is behind, whatever its writer knew', () => {
    const calm = [kinds.length - 1, 1];
    fc.assert(
      fc.property(histories, fc.nat(3), fc.boolean(), fc.constantFrom(...calm), (steps, who, reads, kind) => {
        const after = write([...steps, { who, at: 0, kind, reads }]);
        expect(stateOf(after).verdict).toBe(stateOf(write(steps)).verdict);
      }),
      many,
    );
  });

  it('is not accepted any more when any clone, whatever it knew, brings one more act', () => {
    fc.assert(
      fc.property(histories, fc.nat(3), fc.boolean(), (steps, who, reads) => {
        const before = stateOf(write(steps));
        const after = stateOf(write([...steps, { who, at: 0, kind: 0, reads }]));
        if (before.verdict === 'accept') expect(after.verdict).toBeUndefined();
        if (before.closedAt !== undefined) expect(after.closedAt !== undefined).toBe(true);
      }),
      many,
    );
  });
});

describe('a state', () => {
  it('is what its events have made of it, one by one, after each of them', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const events = weave(write(steps)).lines.map(({ event }) => event);
        let state: RunState | undefined;
        for (const [index, event] of events.entries()) {
          state = apply(state, event);
          expect(state).toEqual(fold(events.slice(0, index + 1)));
        }
      }),
      { numRuns: many.numRuns / 10 },
    );
  });
});

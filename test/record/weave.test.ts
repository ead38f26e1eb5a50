import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/checklist/events.ts';
import { type Heads, type JournalLine, noHeads } from '../../src/record/line.ts';
import { frontierOf, mostHeads, weave } from '../../src/record/weave.ts';

type Written = { readonly name: string; readonly lines: JournalLine[] };

/** One step of a history: who writes, at which clock, what kind of line, and whether he has read the others before. */
type Step = { readonly who: number; readonly at: number; readonly kind: number; readonly reads: boolean };

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(4),
  at: fc.integer({ min: 0, max: 40 }),
  kind: fc.nat(9),
  reads: fc.boolean(),
});
const histories = fc.array(step, { minLength: 1, maxLength: 60 });

function eventOf(kind: number, segment: string, n: number, at: number): RunEvent {
  const stamp = { at, up: 0, segment, line: n, hash: `${segment}:${n}`, by: { name: segment } };
  if (kind === 0) return { type: 'close', stamp };
  if (kind === 1) return { type: 'review', outcome: 'accept', stamp };
  if (kind === 2) return { type: 'review', outcome: 'comment', stamp };
  return { type: 'note', text: 'x', stamp };
}

/** Every writer reads at random, and says of what he read only the heads that say the rest. */
function write(steps: readonly Step[]): readonly Written[] {
  const segments: Written[] = [];
  for (const { who, at, kind, reads } of steps) {
    const name = `s${who}`;
    let own = segments.find((segment) => segment.name === name);
    const others = segments.filter((segment) => segment.name !== name);
    const seen: Heads = reads ? frontierOf(others) : noHeads;
    if (!own) {
      own = { name, lines: [] };
      segments.push(own);
    }
    const n = own.lines.length + 1;
    own.lines.push({ run: '7F3K', segment: name, n, prev: '', seen, event: eventOf(kind, name, n, at) });
  }
  return segments;
}

const idOf = ({ segment, n }: JournalLine): string => `${segment}:${n}`;

/** The past of a line, itself included, by walking back; slow and plain. */
function pastOf(line: JournalLine, segments: readonly Written[]): ReadonlySet<string> {
  const past = new Set<string>();
  const open = [line];
  for (let next = open.pop(); next; next = open.pop()) {
    if (past.has(idOf(next))) continue;
    past.add(idOf(next));
    const { segment, n, seen } = next;
    for (const [name, head] of [[segment, { n: n - 1 }] as const, ...Object.entries(seen)]) {
      const before = segments.find((one) => one.name === name)?.lines[head.n - 1];
      if (before) open.push(before);
    }
  }
  return past;
}

const isBoundary = ({ event }: JournalLine): boolean =>
  event.type === 'close' || (event.type === 'review' && event.outcome === 'accept');

describe('weave', () => {
  it('has every line once, each after all that its writer had seen', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const segments = write(steps);
        const { lines, missing } = weave(segments);
        expect(missing).toEqual([]);
        expect(lines.map(idOf).sort()).toEqual(segments.flatMap(({ lines }) => lines.map(idOf)).sort());
        const before = new Set<string>();
        for (const line of lines) {
          for (const id of pastOf(line, segments)) if (id !== idOf(line)) expect(before.has(id)).toBe(true);
          before.add(idOf(line));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('puts before a boundary only what it or an earlier boundary had seen', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const segments = write(steps);
        const seen = new Set<string>();
        const before: string[] = [];
        for (const line of weave(segments).lines) {
          if (isBoundary(line)) {
            for (const id of pastOf(line, segments)) seen.add(id);
            expect(before.filter((id) => !seen.has(id))).toEqual([]);
          }
          before.push(idOf(line));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says the same whatever order the files are listed in', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const segments = write(steps);
        expect(weave([...segments].reverse()).lines.map(idOf)).toEqual(weave(segments).lines.map(idOf));
      }),
    );
  });

  it('orders by the clock what knows nothing of each other', () => {
    const line = (segment: string, at: number): JournalLine => ({
      run: '7F3K',
      segment,
      n: 1,
      prev: '',
      seen: noHeads,
      event: eventOf(5, segment, 1, at),
    });
    const segments = [3, 1, 2].map((at) => ({ name: `s${at}`, lines: [line(`s${at}`, at)] }));
    expect(weave(segments).lines.map(idOf)).toEqual(['s1:1', 's2:1', 's3:1']);
  });

  it('names what is missing or other than it was seen, and reads the rest', () => {
    const segments = write([
      { who: 0, at: 1, kind: 5, reads: false },
      { who: 1, at: 2, kind: 5, reads: true },
    ]);
    const [first, second] = segments as [Written, Written];
    expect(weave([second]).missing).toEqual(['s0']);
    const changed = {
      ...first,
      lines: first.lines.map((line) => ({ ...line, event: eventOf(5, 's9', 9, 1) })),
    };
    expect(weave([changed, second])).toMatchObject({ missing: ['s0'] });
    expect(weave([changed, second]).lines).toHaveLength(2);
  });
});

describe('the frontier of a record', () => {
  it('says with few heads all that was written', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const segments = write(steps);
        const all = segments.flatMap(({ lines }) => lines.map(idOf)).sort();
        const told = new Set<string>();
        for (const [name, { n }] of Object.entries(frontierOf(segments))) {
          const head = segments.find((one) => one.name === name)?.lines[n - 1] as JournalLine;
          for (const id of pastOf(head, segments)) told.add(id);
        }
        expect([...told].sort()).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it('is one head after any number of sessions that each read before they wrote, and never more than a line holds', () => {
    const apart = (reads: boolean) =>
      write(Array.from({ length: 600 }, (_, who) => ({ who, at: who, kind: 5, reads })));
    expect(Object.keys(frontierOf(apart(true)))).toEqual(['s599']);
    expect(Object.keys(frontierOf(apart(false)))).toHaveLength(mostHeads);
  });
});

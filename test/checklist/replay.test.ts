import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person, RunAction, RunEvent } from '../../src/checklist/events.ts';
import { apply, fold } from '../../src/checklist/fold.ts';
import { sharesOf } from '../../src/checklist/shares.ts';
import { activityState, type RunState } from '../../src/checklist/state.ts';
import { readLine } from '../../src/record/decode-line.ts';
import { encodeLine, noLine } from '../../src/record/line.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const people: readonly Person[] = [
  { name: 'Rina Wulandari' },
  { name: 'Bagus Pratama', rank: 'AIPDA', serviceNumber: '85060708' },
];
const hash = sha256('a');
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const activity = fc.constantFrom('A-1', 'A-2', 'A-3');
const person = fc.constantFrom(...people);
const result = fc.constantFrom('sesuai', 'tidak_sesuai', 'tidak_berlaku');
const instant = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });
const constant = <T extends string>(value: T) => fc.constant(value);

/** Any action that may follow the opening, in the form in which it is written. */
const anyAction = fc.oneof(
  fc.record({ type: constant('join') }),
  fc.record({ type: fc.constantFrom('start', 'resume'), activity }),
  fc.record({ type: constant('pause'), activity, reason: text }),
  fc.record(
    { type: constant('answer'), activity, result, reason: text, startedAt: instant, finishedAt: instant },
    { requiredKeys: ['type', 'activity', 'result'] },
  ),
  fc.record({ type: constant('correct'), activity, result, reason: text, replaces: fc.constant(hash) }),
  fc.record({ type: constant('note'), activity, text }, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: constant('close') }),
  fc.record({ type: constant('reopen'), reason: text }),
  fc.record({ type: constant('report'), file: text, sha256: fc.constant(hash) }),
  fc.record({ type: constant('handover'), to: person, activity, text }, { requiredKeys: ['type', 'to'] }),
  fc.record({
    type: constant('evidence'),
    activity,
    sha256: fc.constant(hash),
    extension: fc.constantFrom('jpg', 'pdf'),
    name: text,
    size: fc.nat(),
  }),
  fc.record({
    type: constant('followup'),
    activity,
    text,
    person: text,
    due: fc.constantFrom('2026-11-30', '2026-12-01'),
  }),
  fc.record(
    { type: constant('review'), outcome: fc.constantFrom('accept', 'return', 'comment'), activity, text },
    { requiredKeys: ['type', 'outcome'] },
  ),
  fc.record({
    type: constant('migrate'),
    sop: text,
    sopHash: fc.constantFrom('h0', 'h1', 'h2'),
    replaces: fc.constantFrom('h0', 'h1', 'h2'),
  }),
  fc.record({ type: constant('unlock'), holder: text }),
) as fc.Arbitrary<RunAction>;

const opening: RunAction = { type: 'open', part: 'A', sop: 'Contoh', sopHash: 'h0' };

/** Writes the actions as journal lines and reads them back, as a run that is closed and opened again does. */
function writtenAndRead(actions: readonly RunAction[]): readonly { live: RunEvent; read: RunEvent }[] {
  return [opening, ...actions].map((action, index) => {
    const by = people[index % 2] as Person;
    const at = Date.UTC(2026, 10, 23) + index * 60_000;
    const head = {
      run: '7F3K',
      segment: 'fa6faeeb652ec0db',
      n: index + 1,
      prev: noLine,
      at,
      zone: 'Asia/Jakarta',
      up: index,
      by,
      seen: {},
    };
    const line = encodeLine(head, action, sha256);
    const stamp = { at, up: index, segment: head.segment, line: index + 1, hash: sha256(line), by };
    const read = readLine(line, sha256(line));
    if ('problem' in read) throw new Error(`${read.problem}: ${line}`);
    return { live: { ...action, stamp }, read: read.line.event };
  });
}

describe('a run', () => {
  it('is read from its journal as it was lived, step by step and as a whole', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const events = writtenAndRead(actions);
        let live: RunState | undefined;
        for (const one of events) {
          expect(one.read).toEqual(one.live);
          live = apply(live, one.live);
        }
        expect(fold(events.map((one) => one.read))).toEqual(live);
      }),
      { numRuns: process.env['SOP_TEST_LONG'] ? 5000 : 300 },
    );
  });
});

const [rina, bagus] = people as readonly [Person, Person];

/** Events one minute apart, all by Rina unless said otherwise. */
function run(...actions: readonly (RunAction | readonly [RunAction, Person])[]): RunState {
  const events = [opening, ...actions].map((one, index): RunEvent => {
    const [action, by] = 'type' in one ? [one, rina] : one;
    return {
      ...action,
      stamp: { at: index * 60_000, up: 0, segment: 's', line: index + 1, hash: `h${index}`, by },
    };
  });
  const state = fold(events);
  if (!state) throw new Error('no run');
  return state;
}

const start: RunAction = { type: 'start', activity: 'A-1' };

describe('the course of a run', () => {
  it('splits the time of an activity by person at a handover, without its pauses', () => {
    const state = run(
      start,
      { type: 'pause', activity: 'A-1', reason: 'rapat' },
      { type: 'resume', activity: 'A-1' },
      { type: 'handover', to: bagus, text: 'cuti' },
      [{ type: 'note', text: 'diterima' }, bagus],
      [{ type: 'answer', activity: 'A-1', result: 'sesuai' }, bagus],
    );
    expect(
      sharesOf(state, 'A-1', 0).map(({ person, from, to }) => [person.name, from / 60_000, to / 60_000]),
    ).toEqual([
      ['Rina Wulandari', 1, 2],
      ['Rina Wulandari', 3, 4],
      ['Bagus Pratama', 4, 6],
    ]);
    expect(sharesOf(state, 'A-2', 0)).toEqual([]);
  });

  it('does not give an activity to somebody who was handed another one', () => {
    const state = run(start, { type: 'handover', to: bagus, activity: 'A-2' }, { type: 'close' });
    expect(sharesOf(state, 'A-1', 600_000).map((share) => share.person.name)).toEqual(['Rina Wulandari']);
  });

  it('is open again when a review returns it, and not when a review remarks or accepts', () => {
    const closed = [start, { type: 'close' }] as const;
    const review = (outcome: 'accept' | 'return' | 'comment'): readonly [RunAction, Person] => [
      { type: 'review', outcome, text: 'lampirkan foto' },
      bagus,
    ];
    expect(run(...closed, review('comment'))).toMatchObject({
      closedAt: 120_000,
      reviews: [{ outcome: 'comment' }],
    });
    expect(run(...closed, review('accept'))).toMatchObject({ closedAt: 120_000, verdict: 'accept' });
    const returned = run(...closed, review('return'));
    expect(returned).toMatchObject({ verdict: 'return', reviews: [{ text: 'lampirkan foto', by: bagus }] });
    expect(returned.closedAt).toBeUndefined();
    expect(run(...closed, review('return'), { type: 'close' }).verdict).toBeUndefined();
  });

  it('keeps evidence and follow-ups with their activity, and the answer as it was', () => {
    const state = run(
      { type: 'answer', activity: 'A-1', result: 'tidak_sesuai', reason: 'kurang' },
      { type: 'evidence', activity: 'A-1', sha256: hash, extension: 'jpg', name: 'a.jpg', size: 3 },
      { type: 'followup', activity: 'A-1', text: 'lengkapi', person: 'Bagus', due: '2026-11-30' },
    );
    expect(activityState(state, 'A-1')).toMatchObject({
      answer: { result: 'tidak_sesuai' },
      evidence: [{ name: 'a.jpg', by: rina }],
      followUps: [{ due: '2026-11-30', person: 'Bagus' }],
    });
  });

  it('follows a newer SOP only from the one it had, and notes a lock that was taken away', () => {
    const migrate = (replaces: string, sopHash: string): RunAction => ({
      type: 'migrate',
      sop: 'S',
      sopHash,
      replaces,
    });
    const state = run(migrate('h0', 'h1'), migrate('h0', 'h9'), migrate('h1', 'h2'), {
      type: 'unlock',
      holder: 'Rina',
    });
    expect(state).toMatchObject({ sopHash: 'h2', earlierSops: ['h0', 'h1'] });
    expect(state.notes.map((note) => note.text)).toEqual(['Kunci yang tertinggal dilepas: Rina']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import type { RunState } from '../../src/checklist/state.ts';
import { exceptionsOf } from '../../src/compliance/exceptions.ts';
import { runFigures } from '../../src/compliance/run-figures.ts';
import { activityRows } from '../../src/sop/activities.ts';
import type { Activity, Part } from '../../src/sop/sop.ts';
import { paletteFor } from '../../src/terminal/palette.ts';
import { exceptionLines } from '../../src/terminal/tables/exception-lines.ts';
import { drawWalk } from '../../src/terminal/walk/walk-screen.ts';
import type { WalkView } from '../../src/terminal/walk/walk-view.ts';
import { sayIn } from '../../src/words/language.ts';
import { builtInCalendar } from '../support/calendars.ts';
import { hostileCount, hostileStrings, steering } from './hostile-strings.ts';

const zone = 'Asia/Jakarta';
const rule = { calendar: builtInCalendar('polri') };
const at = Date.parse('2026-11-23T01:00:00Z');

/** A part and a run of it in which every word is one of the texts. */
function hostileRun(texts: readonly string[]): { readonly part: Part; readonly state: RunState } {
  const text = (index: number): string => texts[index % texts.length] ?? '';
  const activity = (code: string, index: number): Activity => ({
    code,
    number: text(index),
    text: text(index + 1),
    roles: [{ role: text(index), caption: text(index + 2) }],
    requirements: [text(index + 3), text(index)],
    standardTime: { kind: 'measured', text: text(index + 4), amounts: [{ value: 1, unit: 'hour' }] } as never,
    output: [text(index + 2)],
    remark: text(index),
    next: [],
    children: [],
  });
  const codes = ['A-01', 'A-02', 'A-03', 'A-04'];
  const part: Part = { code: 'A', name: text(0), activities: codes.map(activity) };
  const by: Person = { name: text(1), rank: text(2), serviceNumber: text(3), title: text(4), role: text(0) };
  const stamp = (line: number) => ({
    at: at + line * 60_000,
    up: line,
    segment: 'a',
    line,
    hash: String(line),
    by,
  });
  const state = fold([
    { type: 'open', part: 'A', sop: text(0), sopHash: text(1), stamp: stamp(1) },
    { type: 'start', activity: 'A-01', stamp: stamp(2) },
    { type: 'answer', activity: 'A-01', result: 'tidak_sesuai', reason: text(0), stamp: stamp(3) },
    { type: 'note', activity: 'A-01', text: text(1), stamp: stamp(4) },
    {
      type: 'correct',
      activity: 'A-01',
      replaces: '3',
      result: 'tidak_berlaku',
      reason: text(2),
      stamp: stamp(5),
    },
    { type: 'start', activity: 'A-02', stamp: stamp(6) },
    { type: 'pause', activity: 'A-02', reason: text(3), stamp: stamp(7) },
    {
      type: 'answer',
      activity: 'A-03',
      result: 'sesuai',
      reason: text(4),
      startedAt: at,
      finishedAt: at + 9,
      stamp: stamp(8),
    },
    { type: 'note', activity: 'A-02', text: text(4), stamp: stamp(9) },
    { type: 'handover', to: by, text: text(0), stamp: stamp(10) },
  ]);
  if (!state) throw new Error('no run');
  return { part, state };
}

describe(`${hostileCount} hostile texts`, () => {
  const palette = paletteFor(false);
  const now = at + 3_600_000;

  it.each([
    ['80 columns', 80, 24],
    ['wide', 200, 60],
  ])(
    'steer nothing on the screen of the walk and of the review, %s',
    (_name, columns, rows) => {
      const texts = hostileStrings(hostileCount);
      for (let first = 0; first < texts.length; first += 5) {
        const five = texts.slice(first, first + 5);
        const { part, state } = hostileRun(five);
        const view: WalkView = {
          run: '7F3K',
          runner: five[1] ?? '',
          part,
          rows: activityRows(part),
          state,
          rule,
          zone,
          message: { tone: 'warn', text: five[2] ?? '' },
        };
        const say = sayIn('id');
        const canvas = { columns, rows, palette, say };
        const screen = [0, 1, 2]
          .map((selected) => drawWalk(view, { selected, help: false }, canvas, now))
          .join('\n');
        const exceptions = exceptionsOf(part, state, runFigures(part, state, rule, now));
        const host = { terminal: { columns: () => columns } };
        const review = exceptionLines({ host, say, palette }, { part, state, zone }, exceptions).join('\n');
        const found = steering.exec(`${screen}\n${review}`);
        if (found)
          expect.fail(
            `U+${found[0].codePointAt(0)?.toString(16)} of ${JSON.stringify(five)} in ${JSON.stringify(screen)}`,
          );
        expect(screen.split('\n').length).toBeLessThan(3 * rows);
      }
    },
    120_000,
  );
});

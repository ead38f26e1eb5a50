import { describe, expect, it } from 'vitest';
import type { RunAction } from '../../../src/checklist/events.ts';
import { fold } from '../../../src/checklist/fold.ts';
import { activityRows } from '../../../src/sop/activities.ts';
import type { Part } from '../../../src/sop/sop.ts';
import { isUsable, walkKeys } from '../../../src/terminal/walk/walk-keys.ts';
import type { WalkView } from '../../../src/terminal/walk/walk-view.ts';
import { builtInCalendar } from '../../support/calendars.ts';

const activity = { code: 'A-1', text: 'x', roles: [], requirements: [], output: [], next: [], children: [] };
const part: Part = { code: 'A', name: 'Surat', activities: [activity] };
const by = { name: 'Rina Wulandari' };

/** The letters of the keys that do something after these actions. */
function keysAfter(...actions: readonly RunAction[]): string {
  const opening: RunAction = { type: 'open', part: 'A', sop: 'Surat', sopHash: 'x' };
  const state = fold(
    [opening, ...actions].map((action, line) => ({
      ...action,
      stamp: { at: line, up: 0, segment: 's', line, hash: `h${line}`, by },
    })),
  );
  if (!state) throw new Error('no run');
  const rule = { calendar: builtInCalendar('polri') };
  const rows = activityRows(part);
  const view: WalkView = { run: '7F3K', runner: by.name, part, rows, state, rule, zone: 'Asia/Jakarta' };
  return walkKeys
    .filter(({ asks }) => isUsable(asks, view, 0))
    .map(({ key }) => key)
    .join('');
}

const start: RunAction = { type: 'start', activity: 'A-1' };
const pause: RunAction = { type: 'pause', activity: 'A-1', reason: 'rapat' };
const answer = (result: 'sesuai' | 'tidak_sesuai'): RunAction => ({
  type: 'answer',
  activity: 'A-1',
  result,
  reason: 'x',
});

describe('the keys of the walk', () => {
  it.each<[string, readonly RunAction[], string]>([
    ['waits', [], 'mbcfogq'],
    ['runs', [start], 'stbjcfogq'],
    ['is paused', [start, pause], 'stblcfogq'],
    ['is answered', [start, answer('sesuai')], 'kcfgaq'],
    ['is answered tidak sesuai', [start, answer('tidak_sesuai')], 'kcfigaq'],
    ['is in a run that was closed', [start, answer('sesuai'), { type: 'close' }], 'gq'],
  ])('are those that an activity allows that %s', (_state, actions, keys) => {
    expect(keysAfter(...actions)).toBe(keys);
  });
});

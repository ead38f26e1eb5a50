import { describe, expect, it } from 'vitest';
import type { RunAction, RunEvent } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import { activityState, statusOf } from '../../src/checklist/state.ts';

const by = { name: 'Rina Wulandari' };
const open: RunAction = { type: 'open', part: 'URMIN', sop: 'Tugas', sopHash: 'x' };

/** Events one minute apart, with hashes `h0`, `h1`, … */
function events(...actions: readonly RunAction[]): readonly RunEvent[] {
  return [open, ...actions].map((action, index) => ({
    ...action,
    stamp: { at: index * 60_000, up: index * 60_000, segment: 's', line: index + 1, hash: `h${index}`, by },
  }));
}

function afterEvents(...actions: readonly RunAction[]) {
  const state = fold(events(...actions));
  if (!state) throw new Error('no run');
  return activityState(state, 'A');
}

describe('the fold of a run', () => {
  it('measures from start to answer and ends an open pause with the answer', () => {
    const activity = afterEvents(
      { type: 'start', activity: 'A' },
      { type: 'pause', activity: 'A', reason: 'menunggu' },
      { type: 'answer', activity: 'A', result: 'sesuai' },
    );
    expect(activity).toMatchObject({
      startedAt: 60_000,
      finishedAt: 180_000,
      pauses: [{ from: 120_000, to: 180_000, reason: 'menunggu' }],
    });
    expect(statusOf(activity)).toBe('answered');
  });

  it('keeps the answer that a correction replaces', () => {
    const activity = afterEvents(
      { type: 'answer', activity: 'A', result: 'sesuai' },
      { type: 'correct', activity: 'A', replaces: 'h1', result: 'tidak_sesuai', reason: 'lampiran kurang' },
    );
    expect(activity.answer).toMatchObject({ result: 'tidak_sesuai', reason: 'lampiran kurang', hash: 'h2' });
    expect(activity.replaced).toMatchObject([
      { result: 'sesuai', hash: 'h1', correction: 'lampiran kurang' },
    ]);
  });

  it('never lets a second answer or a correction of something else overwrite the first; both stay as notes', () => {
    const activity = afterEvents(
      { type: 'answer', activity: 'A', result: 'sesuai' },
      { type: 'answer', activity: 'A', result: 'tidak_berlaku', reason: 'tidak ada' },
      { type: 'correct', activity: 'A', replaces: 'h9', result: 'tidak_sesuai', reason: 'salah' },
    );
    expect(activity.answer?.result).toBe('sesuai');
    expect(activity.notes.map((note) => note.text)).toEqual([
      'Jawaban kedua tidak dipakai: tidak_berlaku (tidak ada)',
      'Koreksi tidak dipakai: tidak_sesuai (salah)',
    ]);
  });

  it('takes times from paper and says that they were recorded late', () => {
    const activity = afterEvents({
      type: 'answer',
      activity: 'A',
      result: 'sesuai',
      startedAt: 5,
      finishedAt: 9,
    });
    expect(activity).toMatchObject({ startedAt: 5, finishedAt: 9, recordedLate: true });
  });

  it('does not measure what was not started', () => {
    const activity = afterEvents({ type: 'answer', activity: 'A', result: 'sesuai' });
    expect(activity.startedAt).toBeUndefined();
    expect(activity.finishedAt).toBeUndefined();
  });

  it('has no state without an opening', () => {
    expect(fold(events().slice(1))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { activityState } from '../../src/checklist/state.ts';
import { readRun } from '../../src/record/record.ts';
import { newRunPlace } from '../../src/record/run-folder.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { fakeHost } from '../support/fake-host.ts';
import { crashStates, type DiskFaults, simulatedDisk } from './simulated-disk.ts';

const by = { name: 'Rina Wulandari' };
const zone = 'Asia/Jakarta';
const long = process.env['SOP_TEST_LONG'] !== undefined;
const answers = 40;

/** Writes a run of 40 answers on a disk and looks at what every crash would have left of it. */
function crashEverywhere(faults: DiskFaults, step: number) {
  const host = fakeHost();
  const disk = simulatedDisk(faults);
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  const files = { ...host.files, createAppender: disk.createAppender };
  const session = openRun({ ...host, files }, { place, by, zone, seen: {} }, new Uint8Array([10]), 'Contoh');
  for (let n = 1; n <= answers; n++) {
    session.record({ type: 'answer', activity: `A-${n}`, result: 'sesuai' });
    disk.acknowledge();
  }
  const seen = { states: 0, lost: 0, unopened: 0, unresumed: 0 };
  for (const point of disk.points) {
    for (const bytes of crashStates(point, step)) {
      seen.states++;
      host.disk.set(point.path, bytes);
      const record = readRun(host, place);
      const there = [...(record.state?.activities.values() ?? [])].filter((one) => one.answer).length;
      if (there < point.acknowledged) seen.lost += point.acknowledged - there;
      if (record.damage.length > 0) seen.unopened++;
      else if (seen.states % 50 === 0 && record.state && !resumes(host, place)) seen.unresumed++;
    }
  }
  return seen;
}

/** Whether somebody can join the run after the crash and answer. */
function resumes(host: ReturnType<typeof fakeHost>, place: Parameters<typeof readRun>[1]): boolean {
  const session = joinRun(host, { place, by, zone, seen: frontierOf(readRun(host, place).segments) });
  session.record({ type: 'answer', activity: 'A-99', result: 'sesuai' });
  const { state, damage, missing } = readRun(host, place);
  host.disk.delete(`${place.folder}/${place.run}.${session.segment}.jsonl`);
  return damage.length + missing.length === 0 && !!state && activityState(state, 'A-99').answer !== undefined;
}

describe('a crash at any moment', () => {
  it('loses no acknowledged answer and leaves a run that opens and goes on', () => {
    const { states, ...bad } = crashEverywhere({}, long ? 1 : 13);
    expect(bad).toEqual({ lost: 0, unopened: 0, unresumed: 0 });
    expect(states).toBeGreaterThanOrEqual(long ? 50_000 : 4_000);
    if (long) console.log(`crash states: ${states}`);
  });

  it('loses none either when the disk takes seven bytes at a time', () => {
    const { states, ...bad } = crashEverywhere({ pieces: 7 }, long ? 5 : 211);
    expect(bad).toEqual({ lost: 0, unopened: 0, unresumed: 0 });
    expect(states).toBeGreaterThan(5_000);
    if (long) console.log(`crash states, short writes: ${states}`);
  });

  it('would lose answers without fsync: the states can tell', () => {
    expect(crashEverywhere({ withoutSync: true }, 997).lost).toBeGreaterThan(0);
  });
});

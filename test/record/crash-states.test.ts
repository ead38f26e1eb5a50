import { describe, expect, it } from 'vitest';
import { noSigningRules } from '../../src/checklist/signing-rules.ts';
import { activityState } from '../../src/checklist/state.ts';
import { filesOn } from '../../src/host/system-files.ts';
import { noRegister } from '../../src/record/keys/key-register.ts';
import { readRun } from '../../src/record/record.ts';
import { gatherEvidence } from '../../src/record/run-evidence.ts';
import { listRuns, newRunPlace, type RunPlace, unfinishedOpenings } from '../../src/record/run-folder.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { verifyRun } from '../../src/record/verify-run.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { type CrashPoint, crashStates, type DiskFaults, simulatedDisk } from './simulated-disk.ts';

const by = { name: 'Rina Wulandari' };
const zone = 'Asia/Jakarta';
const long = process.env['SOP_TEST_LONG'] !== undefined;
const records = '/kantor/catatan';

/** Opens a run on a disk and answers; the opening counts as the first thing that was said to be saved. */
function writtenOn(faults: DiskFaults, answers: number) {
  const { disk, points, acknowledge } = simulatedDisk(faults);
  const host = { ...fakeHost(), files: filesOn(disk) };
  const place = newRunPlace(host, records, 'URMIN', '2026-11-23');
  const session = openRun(host, { place, by, zone, seen: {} }, new Uint8Array([10]), 'Contoh');
  acknowledge();
  for (let n = 1; n <= answers; n++) {
    session.record({ type: 'answer', activity: `A-${n}`, result: 'sesuai' });
    acknowledge();
  }
  session.close();
  return { place, points };
}

/** Looks at what every crash could have left, and counts what must never be. */
function crashEverywhere(faults: DiskFaults, answers: number, step: number) {
  const { place, points } = writtenOn(faults, answers);
  const seen = { states: 0, openings: 0, unfinished: 0 };
  const bad = { lost: 0, half: 0, damaged: 0, broken: 0, unresumed: 0 };
  for (const point of points) {
    for (const files of crashStates(point, step)) {
      seen.states++;
      const host = fakeHost({ files: Object.fromEntries(files) });
      if (unfinishedOpenings(host.files, records).length > 0) seen.unfinished++;
      const found = judge(host, place, point, seen.states % 20 === 0);
      if (found === 'none') seen.openings++;
      else if (found !== 'good') bad[found]++;
    }
  }
  return { ...seen, bad };
}

/** `none`: there is no run yet, and none was said to be there. */
function judge(host: FakeHost, place: RunPlace, { acknowledged }: CrashPoint, goesOn: boolean) {
  if (listRuns(host.files, records).length === 0) return acknowledged === 0 ? 'none' : 'lost';
  const record = readRun(host, place);
  if (!record.state) return acknowledged > 0 ? 'lost' : 'half';
  const there = [...record.state.activities.values()].filter((one) => one.answer).length;
  if (there < acknowledged - 1) return 'lost';
  if (record.damage.length > 0 || record.sopChanged) return 'damaged';
  const evidence = gatherEvidence(host, place, {
    register: noRegister,
    signing: noSigningRules,
    anchors: [],
  });
  if (verifyRun(evidence).result !== 'intact') return 'broken';
  return !goesOn || resumes(host, place) ? 'good' : 'unresumed';
}

/** Whether somebody can join the run after the crash and answer. */
function resumes(host: FakeHost, place: RunPlace): boolean {
  const session = joinRun(host, { place, by, zone, seen: frontierOf(readRun(host, place).segments) });
  session.record({ type: 'answer', activity: 'A-99', result: 'sesuai' });
  const { state, damage, missing } = readRun(host, place);
  return damage.length + missing.length === 0 && !!state && activityState(state, 'A-99').answer !== undefined;
}

const nothingBad = { lost: 0, half: 0, damaged: 0, broken: 0, unresumed: 0 };

describe('a crash at any moment', () => {
  it('while a run is opened leaves the whole run or none, and what is left over is no run', () => {
    const { bad, states, openings, unfinished } = crashEverywhere({}, 1, long ? 1 : 5);
    expect(bad).toEqual(nothingBad);
    expect(states).toBeGreaterThan(1_000);
    expect(openings).toBeGreaterThan(300);
    expect(unfinished).toBeGreaterThan(300);
    if (long) console.log(`crash states of an opening: ${states}`);
  });

  it('loses no acknowledged answer and leaves a run that is intact and goes on', () => {
    const { bad, states } = crashEverywhere({}, long ? 40 : 10, long ? 1 : 9);
    expect(bad).toEqual(nothingBad);
    expect(states).toBeGreaterThanOrEqual(long ? 50_000 : 2_000);
    if (long) console.log(`crash states: ${states}`);
  });

  it('loses none either when the disk takes seven bytes at a time', () => {
    const { bad, states } = crashEverywhere({ pieces: 7 }, long ? 40 : 8, long ? 5 : 211);
    expect(bad).toEqual(nothingBad);
    expect(states).toBeGreaterThan(2_000);
    if (long) console.log(`crash states, short writes: ${states}`);
  });

  it.each([
    ['journals', 'lost', (path: string) => path.endsWith('.jsonl')],
    ['the SOP file', 'damaged', (path: string) => /\/\.?sop\.yaml/.test(path)],
    ['the folder in which the run was made ready', 'half', (path: string) => /\/\.baru\/[^/]+$/.test(path)],
    ['the month', 'lost', (path: string) => path === `${records}/2026/11`],
    ['the year', 'lost', (path: string) => path === `${records}/2026`],
    ['the records folder', 'lost', (path: string) => path === records],
    ['the office folder', 'lost', (path: string) => path === '/kantor'],
  ] as const)('would be seen if %s were not synced', (_what, kind, forgets) => {
    expect(crashEverywhere({ forgets }, 2, 997).bad[kind]).toBeGreaterThan(0);
  });
});

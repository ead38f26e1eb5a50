import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/compliance/observation.ts';
import { listRuns } from '../../../src/record/run-folder.ts';
import { indexedObservations, type ObserveRun } from '../../../src/workflows/figures/observation-index.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';

const records = '/kantor/catatan';

/** Three runs in two years; what is observed of a run is the length of its journal. */
function office(): FakeHost {
  const journal = (place: string): string => `${records}/${place}/${place.slice(-4)}.${'a'.repeat(16)}.jsonl`;
  return fakeHost({
    files: {
      [journal('2025/12/20251230-URMIN-AAAA')]: 'satu\n',
      [journal('2026/01/20260105-URMIN-BBBB')]: 'satu\ndua\n',
      [journal('2026/02/20260210-PPID-CCCC')]: 'satu\ndua\ntiga\n',
    },
  });
}

/** Reads all observations; says which runs were read from their journals. */
function read(host: FakeHost, key = 'k', damaged = '') {
  const observed: string[] = [];
  const observe: ObserveRun = (place) => {
    observed.push(place.run);
    if (place.run === damaged) return undefined;
    const journal = [...host.disk].filter(
      ([path]) => path.startsWith(`${place.folder}/`) && path.endsWith('.jsonl'),
    );
    const at = journal.reduce((sum, [, bytes]) => sum + bytes.length, 0);
    return { observations: [observation(place.run, at)], unknownYears: [Number(place.date.slice(0, 4))] };
  };
  const many = [...indexedObservations(host, records, listRuns(host.files, records), key, observe)].map(
    (one) => ({
      observations: [...one.observations],
      unknownYears: one.unknownYears,
    }),
  );
  return {
    observed,
    lengths: many.flatMap((one) => one.observations.map(({ run, at }) => `${run}:${at}`)),
    unknownYears: [...new Set(many.flatMap((one) => one.unknownYears))],
  };
}

const observation = (run: string, at: number): Observation => ({
  run,
  part: 'URMIN',
  activity: 'URMIN-01',
  at,
  timeliness: 'tidak_diukur',
  pauses: [],
  recordedLate: false,
  clockJump: false,
});

const all = ['AAAA:5', 'BBBB:9', 'CCCC:14'];

describe('the index of observations', () => {
  it('gives the same without reading a journal again', () => {
    const host = office();
    expect(read(host)).toEqual({
      observed: ['AAAA', 'BBBB', 'CCCC'],
      lengths: all,
      unknownYears: [2025, 2026],
    });
    expect(read(host)).toEqual({ observed: [], lengths: all, unknownYears: [2025, 2026] });
  });

  it('reads again exactly the runs whose files changed', () => {
    const host = office();
    read(host);
    const [path = ''] = [...host.disk.keys()].filter((name) => name.includes('BBBB'));
    host.disk.set(path, new TextEncoder().encode('satu\nDUA\n'));
    expect(read(host)).toMatchObject({ observed: ['BBBB'], lengths: all });
    host.disk.set(path.replace('a.jsonl', 'b.jsonl'), new TextEncoder().encode('x\n'));
    expect(read(host)).toMatchObject({ observed: ['BBBB'], lengths: ['AAAA:5', 'BBBB:11', 'CCCC:14'] });
    expect(read(host).observed).toEqual([]);
  });

  it('forgets a run that is gone and takes in a new one', () => {
    const host = office();
    read(host);
    for (const path of [...host.disk.keys()]) if (path.includes('CCCC')) host.disk.delete(path);
    host.disk.set(
      `${records}/2026/03/20260301-PPID-DDDD/DDDD.${'a'.repeat(16)}.jsonl`,
      new TextEncoder().encode('x\n'),
    );
    expect(read(host)).toMatchObject({ observed: ['DDDD'], lengths: ['AAAA:5', 'BBBB:9', 'DDDD:2'] });
  });

  it('is made anew when it was deleted, damaged or made under other rules', () => {
    for (const spoil of [
      (host: FakeHost, path: string) => void host.disk.delete(path),
      (host: FakeHost, path: string) =>
        void host.disk.set(path, host.disk.get(path)?.slice(0, -8) ?? new Uint8Array()),
    ]) {
      const host = office();
      read(host);
      spoil(host, `${records}/.indeks/2026.bin`);
      expect(read(host)).toMatchObject({ observed: ['BBBB', 'CCCC'], lengths: all });
    }
    const host = office();
    read(host);
    expect(read(host, 'other calendar').observed).toEqual(['AAAA', 'BBBB', 'CCCC']);
  });

  it('never keeps a damaged run', () => {
    const host = office();
    expect(read(host, 'k', 'BBBB').lengths).toEqual(['AAAA:5', 'CCCC:14']);
    expect(read(host, 'k', 'BBBB').observed).toEqual(['BBBB']);
    expect(read(host)).toMatchObject({ observed: ['BBBB'], lengths: all });
  });
});

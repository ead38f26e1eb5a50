import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/host/host.ts';
import { type FakeHost, fakeHost, fakeProcess } from '../../support/fake-host.ts';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';

const entries = [
  '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv, json] }',
  '{ kode: BULANAN, laporan: rekap, setiap: bulanan, format: [csv] }',
];

/** A host whose process dies at its n-th change of the disk: a write leaves a part of its temporary file, and nothing more happens. */
function dyingAt(host: FakeHost, moment: number): FakeHost {
  let step = 0;
  const change = (alive: () => void, dying: () => void): void => {
    if (++step === moment) dying();
    if (step >= moment) throw new Error('died');
    alive();
  };
  const { write, remove } = host.files;
  const files: Files = {
    ...host.files,
    remove: (path) =>
      change(
        () => remove(path),
        () => undefined,
      ),
    write: (path, data, options) =>
      change(
        () => write(path, data, options),
        () => {
          const cut = path.lastIndexOf('/') + 1;
          const name = `${path.slice(0, cut)}.${path.slice(cut)}.0123456789ab.tmp`;
          host.disk.set(name, new TextEncoder().encode(String(data).slice(0, 5)));
        },
      ),
  };
  return { ...host, files };
}

const shown = (host: FakeHost, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...host.disk]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path, host.sha256(bytes)]),
  );

describe('a start that dies at any change of the disk', () => {
  it('leaves only whole reports, and the next start makes what is missing, once', async () => {
    const base = scheduleOffice(entries);
    await record(base, answersOn('2026-11-17'));
    const disk = Object.fromEntries(base.disk);
    const now = '2026-11-18T01:00:00.000Z';
    const whole = fakeHost({ files: disk, now });
    expect((await run(whole, 'report', '--due', '--quiet')).code).toBe(0);
    const wanted = shown(whole, '/kantor/laporan/');
    const ledger = whole.disk.get('/kantor/catatan/laporan.jsonl');
    let moment = 1;
    for (; moment < 100; moment++) {
      const host = fakeHost({ files: disk, now });
      const { code } = await run(dyingAt(host, moment), 'report', '--due', '--quiet');
      if (code === 0) break;
      for (const [path, sha256] of Object.entries(shown(host, '/kantor/laporan/')))
        if (!path.endsWith('.tmp')) expect([moment, path, sha256]).toEqual([moment, path, wanted[path]]);
      const next = fakeHost({
        files: Object.fromEntries(host.disk),
        now,
        self: { ...fakeProcess, pid: 101 },
        stateOf: () => 'dead',
      });
      expect([moment, await run(next, 'report', '--due', '--quiet')]).toEqual([
        moment,
        { code: 0, out: '', err: '' },
      ]);
      expect([moment, shown(next, '/kantor/laporan/')]).toEqual([moment, wanted]);
      expect([moment, next.disk.get('/kantor/catatan/laporan.jsonl')]).toEqual([moment, ledger]);
      const left = [...next.disk.keys()].filter((path) => /\.tmp$|kunci/.test(path));
      expect([moment, left]).toEqual([moment, []]);
    }
    expect(moment).toBeGreaterThan(10);
    expect(moment).toBeLessThan(100);
  });
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemMachine } from '../../../src/host/system-machine.ts';
import { at, ledger, names, newOffice, reports, sop, start } from './office-on-disk.ts';

const due = ['report', '--due', '--at', at];
const kills = process.env['SOP_TEST_LONG'] ? 200 : 30;
const temporary = (list: readonly string[]): readonly string[] =>
  list.filter((name) => name.endsWith('.tmp'));

/** The lock of a process whose number somebody else has by now. */
function leaveDeadLock(folder: string): void {
  const holder = { ...systemMachine.self(), start: '0', token: '00112233aabbccdd', since: 0 };
  mkdirSync(join(folder, 'catatan/.jadwal'));
  writeFileSync(join(folder, 'catatan/.jadwal/kunci'), JSON.stringify(holder));
}

describe('sop report --due as processes', () => {
  it.each([
    ['leave', [], false],
    ['wait', ['--wait'], false],
    ['all find the lock of a dead process', ['--wait'], true],
  ])('makes one report of twenty starts at once that %s', async (_name, more, deadLock) => {
    const folder = newOffice();
    if (deadLock) leaveDeadLock(folder);
    const ended = await Promise.all(Array.from({ length: 20 }, () => start(folder, [...due, ...more]).ended));
    expect(ended.map(({ code }) => code)).toEqual(ended.map(() => 0));
    const made = ended.flatMap(({ out }) => out.match(/✓/g) ?? []);
    expect(made).toHaveLength(3);
    expect(ledger(folder).map(({ jadwal, revisi }) => [jadwal, revisi])).toEqual([
      ['MONITORING', 1],
      ['BULANAN', 1],
      ['HARIAN', 1],
    ]);
    expect(Object.keys(reports(folder))).toEqual([
      'bulanan-2024-04.csv',
      'harian-2024-05-14.csv',
      'harian-2024-05-14.json',
      'harian-2024-05-14.xlsx',
      'monitoring-2023-S2.pdf',
    ]);
    expect(names(join(folder, 'catatan/.jadwal'))).toEqual(['.gitignore', 'laporan.log', 'terakhir.json']);
  });

  it(`leaves no half file when it is killed at ${kills} random moments, and the next start completes`, async () => {
    const folder = newOffice();
    const began = performance.now();
    expect(sop(folder, due).code).toBe(0);
    const whole = performance.now() - began;
    const wanted = reports(folder);
    let killedAtWork = 0;
    for (let round = 0; round < kills; round++) {
      rmSync(join(folder, 'laporan'), { recursive: true });
      rmSync(join(folder, 'catatan/laporan.jsonl'));
      const { child, ended } = start(folder, due);
      const patience = whole * (0.2 + 0.9 * Math.random());
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      const { code } = await ended;
      clearTimeout(timer);
      const there = names(join(folder, 'laporan'));
      if (code === null && there.length > 0) killedAtWork++;
      for (const [name, sha256] of Object.entries(reports(folder)))
        if (!name.endsWith('.tmp')) expect([name, sha256]).toEqual([name, wanted[name]]);
      for (const { nama, sha256 } of ledger(folder).flatMap(({ berkas }) => berkas))
        expect([nama, reports(folder)[nama.slice('laporan/'.length)]]).toEqual([nama, sha256]);
      const next = sop(folder, [...due, '--quiet']);
      expect(next).toEqual({ code: 0, out: '', err: '' });
      expect(reports(folder)).toEqual(wanted);
      expect(ledger(folder).map(({ revisi }) => revisi)).toEqual([1, 1, 1]);
      for (const place of ['laporan', 'catatan', 'catatan/.jadwal'])
        expect(temporary(names(join(folder, place)))).toEqual([]);
      expect(names(join(folder, 'catatan/.jadwal'))).not.toContain('kunci');
    }
    expect(killedAtWork).toBeGreaterThan(0);
  }, 3_600_000);

  it('makes ten days up after the computer was off, and what ended meanwhile', () => {
    const folder = newOffice();
    expect(sop(folder, ['report', '--due', '--at', '2024-06-21 08:00']).code).toBe(0);
    expect(names(join(folder, 'laporan'))).toContain('harian-2024-06-20.csv');
    const { code, out } = sop(folder, ['report', '--due', '--at', '2024-07-01 08:00', '--json']);
    expect(code).toBe(0);
    const made: readonly string[] = JSON.parse(out).dibuat.map((one: { periode: string }) => one.periode);
    expect(made.toSorted()).toEqual([
      '2024-06',
      ...Array.from({ length: 10 }, (_, n) => `2024-06-${21 + n}`),
      '2024-S1',
    ]);
  });

  it('makes the same bytes whatever zone and language the environment names, or none', () => {
    const folder = newOffice();
    const environments = [
      {},
      { TZ: '' },
      { TZ: 'Bukan/Zona' },
      { TZ: 'America/New_York', LANG: 'de_DE.UTF-8' },
      { TZ: 'Asia/Jayapura', LC_ALL: 'C' },
    ];
    const made = environments.map((env) => {
      rmSync(join(folder, 'laporan'), { recursive: true, force: true });
      rmSync(join(folder, 'catatan/laporan.jsonl'), { force: true });
      expect(sop(folder, ['report', '--due', '--at', at], env).code).toBe(0);
      return reports(folder);
    });
    expect(Object.keys(made[0] ?? {})).toHaveLength(5);
    for (const one of made) expect(one).toEqual(made[0]);
  });
});

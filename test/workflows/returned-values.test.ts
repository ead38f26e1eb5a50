import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/parse-period.ts';
import type { Host } from '../../src/host/host.ts';
import { listRuns } from '../../src/record/run-folder.ts';
import { examine } from '../../src/workflows/doctor/doctor-checks.ts';
import { countCompliance } from '../../src/workflows/figures/count-compliance.ts';
import { namedParts } from '../../src/workflows/office/find-part.ts';
import { openWorkspace } from '../../src/workflows/office/workspace.ts';
import { openJudged } from '../../src/workflows/record/judge-first.ts';
import { verifyRecords } from '../../src/workflows/record/verify-records.ts';
import { makeBlankForm } from '../../src/workflows/reports/blank-form.ts';
import { makeRecap } from '../../src/workflows/reports/recap.ts';
import { makeRunReport } from '../../src/workflows/reports/run-report.ts';
import { makeTable7 } from '../../src/workflows/reports/table7.ts';
import { openSchedule } from '../../src/workflows/unattended/open-schedule.ts';
import { runSchedule } from '../../src/workflows/unattended/run-schedule.ts';
import { answersOn, record, scheduleOffice } from '../support/schedule-office.ts';

const unknown = '{ kode: LAIN, laporan: rekap, setiap: harian, bagian: [URMON], format: [csv] }';
const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';

const silent = (): never => {
  throw new Error('a workflow says or asks something');
};

/** An office with a closed run and a damaged one, and a host on which whoever says or asks something fails. */
async function office() {
  const host = scheduleOffice([daily, unknown]);
  await record(host, answersOn('2026-11-16'));
  await record(host, answersOn('2026-11-17'));
  const [, damaged] = listRuns(host.files, '/kantor/catatan');
  const journal = [...host.disk.keys()].find(
    (path) => path.startsWith(damaged?.folder ?? ' ') && path.endsWith('.jsonl'),
  );
  const lines = new TextDecoder().decode(host.disk.get(journal ?? '')).replace('Rina', 'Dewi');
  host.disk.set(journal ?? '', new TextEncoder().encode(lines));
  const mute: Host = {
    ...host,
    out: { result: silent, message: silent },
    terminal: new Proxy(host.terminal, { get: silent }),
  };
  const workspace = openWorkspace(mute);
  const [place] = listRuns(host.files, '/kantor/catatan');
  if (!place || !damaged) throw new Error('no runs');
  return { host: mute, workspace, place, damaged };
}

const period = parsePeriod('2026-11', Date.parse('2026-11-18T01:00:00Z'), 'Asia/Jakarta');
if (!period) throw new Error('no period');

describe('what an office has done is returned and not said', () => {
  it('the report of a run, and that the same is there already', async () => {
    const { host, workspace, place } = await office();
    const wish = { format: 'json', path: '/kantor/a.json' } as const;
    const first = await makeRunReport(
      host,
      workspace,
      openJudged(host, workspace, place),
      wish,
      async (by) => ({
        by,
        signer: undefined,
      }),
    );
    expect(first).toMatchObject({ outcome: 'written', run: place.run, preliminary: false, format: 'json' });
    expect(first.sha256).toBe(host.sha256(host.files.read('/kantor/a.json')));
    expect(
      await makeRunReport(host, workspace, openJudged(host, workspace, place), wish, async (by) => ({
        by,
        signer: undefined,
      })),
    ).toEqual({
      ...first,
      outcome: 'same',
    });
  });

  it('recap and Tabel 7 of a period, with the runs that could not be counted', async () => {
    const { host, workspace, damaged } = await office();
    const wish = { format: 'csv', period, parts: [] } as const;
    const recap = await makeRecap(host, workspace, wish);
    expect(recap).toMatchObject({ path: '/kantor/laporan/rekap-2026-11.csv', unread: [] });
    expect(recap.input.byPart.total.runs).toHaveLength(1);
    const table7 = await makeTable7(host, workspace, wish);
    expect(table7).toMatchObject({ path: '/kantor/laporan/tabel7-2026-11.csv', formerParts: [] });
    for (const { input, damaged: found } of [recap, table7]) {
      expect(input.skipped).toEqual([damaged.run]);
      expect(found).toMatchObject([
        { run: damaged.run, why: expect.objectContaining({ id: expect.stringContaining('RUSAK') }) },
      ]);
    }
  });

  it('figures, a blank form, and the judgement of records', async () => {
    const { host, workspace, damaged } = await office();
    const all = { by: 'part', period: undefined, part: undefined, run: undefined, trace: false } as const;
    const counted = countCompliance(host, workspace, all);
    expect(counted.document.skipped).toEqual([damaged.run]);
    const [named] = namedParts(host, workspace, ['URMIN']).named;
    if (!named) throw new Error('no part');
    expect(await makeBlankForm(host, workspace, named, {})).toMatchObject({
      path: '/kantor/laporan/formulir-URMIN.pdf',
      outcome: 'written',
    });
    const wish = { target: undefined, anchors: undefined, digest: undefined, other: undefined };
    const verdicts = verifyRecords(host, workspace, wish, () => undefined).runs.map(({ result }) => result);
    expect(verdicts.sort()).toEqual(['broken', 'intact']);
  });

  it('a run of the schedule: what was made, what failed and why, in both languages', async () => {
    const { host, workspace, damaged } = await office();
    const passphrase = async (): Promise<string> => silent();
    const wish = { now: host.now(), wait: false, unsigned: false, passphrase, language: 'en' } as const;
    const run = await runSchedule(host, openSchedule(host, workspace), wish);
    if ('held' in run) throw new Error('held');
    expect(run).toMatchObject({ exitCode: 3, untold: [], left: 0 });
    expect(run.outcomes.map(({ due, kind }) => [due.entry.code, kind])).toEqual([['HARIAN', 'made']]);
    const [failed] = run.failures;
    expect(failed?.reason.id).toContain("bagian 'URMON' tidak ada");
    expect(failed?.reason.en).toContain("there is no part 'URMON'");
    expect(run.warnings.map(({ id }) => id)).toEqual([expect.stringContaining(`${damaged.run} RUSAK`)]);
    const log = host.files.readText('/kantor/catatan/.jadwal/laporan.log');
    expect(log).toContain("GAGAL LAIN 17 November 2026: bagian 'URMON' tidak ada");
  });

  it('the findings of the doctor', async () => {
    const { host } = await office();
    const kinds = examine(host).map(({ check }) => check);
    expect(kinds.slice(0, 3)).toEqual(['kantor', 'node', 'huruf']);
    expect(kinds).toContain('jadwal');
  });
});

import { describe, expect, it } from 'vitest';
import { reportJson } from '../../../src/report/formats/json.ts';
import { openWorkspace } from '../../../src/workflows/office/workspace.ts';
import { composeDue } from '../../../src/workflows/reports/make-due-report.ts';
import { duePlan, openSchedule } from '../../../src/workflows/unattended/open-schedule.ts';
import { chance } from '../../support/chance.ts';
import { run, scheduleOffice } from '../../support/schedule-office.ts';

const day = 86_400_000;
const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [json] }';
const monthly = '{ kode: BULANAN, laporan: rekap, setiap: bulanan, format: [json] }';
const table = '{ kode: TABEL, laporan: tabel7, setiap: semester, format: [json] }';

const sopFile = [
  'format: 1',
  'nomor: "SOP/1/I/2026"',
  'nama: Administrasi',
  'instansi: [KANTOR CONTOH]',
  'bagian:',
  '  - kode: SM',
  '    nama: Surat masuk',
  '    kegiatan:',
  '      - { kode: SM-01, uraian: Mencatat surat, waktu: 1 Jam }',
  '      - { kode: SM-02, uraian: Menyusun jawaban, waktu: 3 Jam }',
  '',
].join('\n');
const codes = ['SM-01', 'SM-02'] as const;

const office = (entries: readonly string[] = [daily, monthly, table]) =>
  scheduleOffice(entries, { files: { '/kantor/sops/sm.yaml': sopFile } });
type World = ReturnType<typeof office>;

type Line = { jadwal: string; periode: string; revisi: number; berkas: { nama: string }[] };
const read = (host: World, path: string): string => new TextDecoder().decode(host.disk.get(path));
const ledger = (host: World): readonly Line[] =>
  read(host, '/kantor/catatan/laporan.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const lastOf = (host: World, code: string, period: string): Line | undefined =>
  ledger(host).findLast((line) => line.jadwal === code && line.periode === period);

/** The figures of a report: everything in its data but what it says of itself. */
const figuresOf = (json: unknown): unknown => {
  const { tabel, grafik } = JSON.parse(JSON.stringify(json));
  return { tabel, grafik };
};

/** Every period whose report is due has, in its last revision, what a report made from scratch has. @returns how many were compared */
function expectAsFromScratch(host: World, seed: number): number {
  const workspace = openWorkspace(host);
  const plan = duePlan(host, openSchedule(host, workspace), host.now());
  expect([seed, plan.make]).toEqual([seed, []]);
  const made = [...plan.older, ...plan.recheck];
  for (const { entry, period } of made) {
    const fresh = composeDue(host, workspace, entry, period).document(undefined);
    const path = lastOf(host, entry.code, period.name)?.berkas[0]?.nama ?? '';
    const kept = JSON.parse(read(host, `/kantor/${path}`));
    expect([seed, path, figuresOf(kept)]).toEqual([seed, path, figuresOf(reportJson(fresh))]);
  }
  return made.length;
}

/** A closed run with work on a date, entered now. */
async function recordOn(host: World, date: string): Promise<void> {
  const rows = codes.map(
    (code) => `  - { kode: ${code}, hasil: sesuai, mulai: "${date} 08:00", selesai: "${date} 10:00" }`,
  );
  const answers = [
    'format: 1',
    'bagian: SM',
    'petugas: Rina Wulandari',
    'jawaban:',
    ...rows,
    'tutup: true',
    '',
  ];
  host.disk.set('/kantor/jawaban.yaml', new TextEncoder().encode(answers.join('\n')));
  const { code, err } = await run(host, 'check', 'SM', '--answers', 'jawaban.yaml', '--new');
  if (code !== 0) throw new Error(err);
}

async function makeAllDue(host: World): Promise<void> {
  for (let left = 1; left > 0; ) {
    const { out } = await run(host, 'report', '--due', '--json');
    left = JSON.parse(out).tersisa;
  }
}

/** Half a year in the life of an office: runs closed late, reopened, corrected, merged late, machine off, clock wrong. */
async function live(seed: number): Promise<World> {
  const pick = chance(seed);
  const host = office();
  const runs: string[] = [];
  const away = new Map<string, Uint8Array>();
  await run(host, 'report', '--due', '--json');
  for (let step = 0; step < 30; step++) {
    const which = runs[pick(runs.length)] ?? '';
    const code = codes[pick(2)] ?? 'SM-01';
    const act = (...words: readonly string[]) =>
      run(host, 'run', ...words, '--by', 'Rina Wulandari', '--json');
    switch (runs.length === 0 ? 0 : pick(14)) {
      case 0: {
        const { pelaksanaan } = JSON.parse((await act('open', 'SM')).out);
        runs.push(String(pelaksanaan));
        for (const one of codes) await act('start', String(pelaksanaan), one);
        break;
      }
      case 1:
        await act('pause', which, code, '--reason', 'menunggu disposisi');
        break;
      case 2:
      case 3:
        await act(
          'answer',
          which,
          code,
          ...(pick(2) === 0 ? ['sesuai'] : ['tidak_sesuai', '--reason', 'kurang']),
        );
        break;
      case 4:
      case 5:
        for (const one of codes) await act('answer', which, one, 'sesuai');
        await act('close', which);
        break;
      case 6:
        await act('reopen', which, '--reason', 'ada yang kurang');
        await act('correct', which, code, pick(2) === 0 ? 'tidak_berlaku' : 'sesuai', '--reason', 'salah');
        if (pick(2) === 0) await act('close', which);
        break;
      case 7:
        // The folder of a colleague that was not merged yet.
        for (const [path, bytes] of host.disk) if (path.includes(`-${which}/`)) away.set(path, bytes);
        for (const path of away.keys()) host.disk.delete(path);
        break;
      case 8:
        for (const [path, bytes] of away) host.disk.set(path, bytes);
        away.clear();
        break;
      case 9: {
        const wrong = (pick(2) === 0 ? 40 : -40) * day;
        host.setClock(wrong);
        await run(host, 'report', '--due', '--json');
        host.setClock(-wrong);
        break;
      }
      case 10:
        await run(host, 'report', '--due', '--json');
        break;
      default:
        host.pass((1 + pick(12)) * day + pick(8) * 3_600_000);
    }
  }
  for (const [path, bytes] of away) host.disk.set(path, bytes);
  host.pass(3 * day);
  await makeAllDue(host);
  return host;
}

const histories = process.env['SOP_TEST_LONG'] ? 100 : 3;

describe('a schedule loses no work', () => {
  it('remakes a month whose work was closed and entered two months later, and its table', async () => {
    const host = office();
    await run(host, 'report', '--due', '--json');
    host.pass(60 * day);
    await run(host, 'report', '--due', '--json');
    expect(lastOf(host, 'BULANAN', '2026-10')?.revisi).toBe(1);
    await recordOn(host, '2026-10-28');
    await makeAllDue(host);
    expect(lastOf(host, 'BULANAN', '2026-10')?.revisi).toBe(2);
    expect(read(host, '/kantor/laporan/bulanan-2026-10-r2.json')).toContain('SM-02');
    await makeAllDue(host);
    expect(lastOf(host, 'BULANAN', '2026-10')?.revisi).toBe(2);
    expectAsFromScratch(host, 0);
  });

  it('remakes the month after it as well, whose trend compares with it', async () => {
    const host = office([monthly]);
    await makeAllDue(host);
    host.pass(60 * day);
    await recordOn(host, '2026-12-10');
    await makeAllDue(host);
    await recordOn(host, '2026-11-17');
    await makeAllDue(host);
    expect(['2026-11', '2026-12'].map((period) => lastOf(host, 'BULANAN', period)?.revisi)).toEqual([2, 2]);
    expectAsFromScratch(host, 0);
  });

  it('makes no revision of a word that is printed otherwise: by the SOP, the office, or another version of the program', async () => {
    const host = office();
    await recordOn(host, '2026-11-17');
    await makeAllDue(host);
    const before = ledger(host).length;
    const change = (path: string, old: string, now: string): void => {
      const text = read(host, path);
      expect(text).toContain(old);
      host.disk.set(path, new TextEncoder().encode(text.replace(old, now)));
    };
    change('/kantor/sops/sm.yaml', 'Mencatat surat', 'Mencatat setiap surat');
    change('/kantor/sops/sm.yaml', 'KANTOR CONTOH', 'KANTOR LAIN');
    change('/kantor/sop.config.yaml', 'Kasi Humas', 'Kepala Seksi Humas');
    await makeAllDue(host);
    expect(ledger(host)).toHaveLength(before);
  });

  it('names a run that was open when its period ended, also when it was opened before, and makes no revision when it is closed', async () => {
    const host = office([monthly]);
    await makeAllDue(host);
    const act = (...words: readonly string[]) =>
      run(host, 'run', ...words, '--by', 'Rina Wulandari', '--json');
    const opened = String(JSON.parse((await act('open', 'SM')).out).pelaksanaan);
    host.pass(50 * day);
    await makeAllDue(host);
    host.pass(30 * day);
    await makeAllDue(host);
    for (const period of ['2026-11', '2026-12']) {
      const text = read(host, `/kantor/laporan/bulanan-${period}.json`);
      expect(text).toContain('1 terbuka pada akhir periode');
      expect(text).toContain(opened);
    }
    for (const code of codes) await act('start', opened, code);
    for (const code of codes) await act('answer', opened, code, 'sesuai');
    expect((await act('close', opened)).code).toBe(0);
    await makeAllDue(host);
    expect(ledger(host).filter(({ revisi }) => revisi > 1)).toEqual([]);
    expectAsFromScratch(host, 0);
  });

  it('goes on after a clock that was ahead at the first run, and tells it', async () => {
    const host = office([daily]);
    host.setClock(400 * day);
    await run(host, 'report', '--due', '--quiet');
    host.setClock(-400 * day);
    const { code, err } = await run(host, 'report', '--due', '--quiet');
    expect(code).toBe(0);
    expect(err).toContain('padahal periodenya belum tiba');
    expect(lastOf(host, 'HARIAN', '2026-11-17')?.revisi).toBe(1);
    host.pass(day);
    expect(await run(host, 'report', '--due', '--quiet')).toEqual({ code: 0, out: '', err: '' });
    expect(lastOf(host, 'HARIAN', '2026-11-18')?.revisi).toBe(1);
  });

  it(`has, after ${histories} random histories, the figures of a report made from scratch in every last revision`, {
    timeout: 3_600_000,
  }, async () => {
    let [compared, revised] = [0, 0];
    for (let seed = 1; seed <= histories; seed++) {
      const host = await live(seed);
      compared += expectAsFromScratch(host, seed);
      revised += ledger(host).filter(({ revisi }) => revisi > 1).length;
    }
    expect([compared > histories * 30, revised > histories]).toEqual([true, true]);
  });
});

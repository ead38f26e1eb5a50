import { expect, it } from 'vitest';
import { officeWithRun } from '../office-with-run.ts';

const codes = Array.from({ length: 15 }, (_, index) => `URMIN-${String(index + 1).padStart(2, '0')}`);

it('tells in the reports what hangs on a run: evidence, follow-up, hand-over, review', async () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const { host, run, act, sop } = await officeWithRun({ files: { '/kantor/foto.jpg': jpeg } });
  for (const code of codes) {
    const result = code === 'URMIN-04' ? ['tidak_sesuai', '--reason', 'berkas kurang'] : ['sesuai'];
    await act('start', code);
    expect((await act('answer', code, ...result)).code).toBe(0);
  }
  expect((await act('evidence', 'URMIN-04', '--file', 'foto.jpg')).code).toBe(0);
  const followUp = ['--text', '=lengkapi', '--person', 'Bagus Pratama', '--due', '2026-12-01'];
  expect((await act('followup', 'URMIN-04', ...followUp)).code).toBe(0);
  expect((await act('handover', '--to', 'Bagus Pratama', '--text', 'cuti')).code).toBe(0);
  expect((await act('close')).code).toBe(0);
  const before = await sop('report', '--period', '2026-11', '--format', 'json', '--output', '/kantor/a.json');
  expect((await sop('review', run, '--by', 'Sinta Maharani', '--accept', '--comment', 'lengkap')).code).toBe(
    0,
  );
  expect(before.code).toBe(0);
  expect((await sop('report', run, '--format', 'md', '--output', '/kantor/run.md')).code).toBe(0);
  expect(
    (await sop('report', '--period', '2026-11', '--format', 'md', '--output', '/kantor/rekap.md')).code,
  ).toBe(0);
  const text = (name: string): string => new TextDecoder().decode(host.disk.get(`/kantor/${name}`));
  const row = /\| URMIN-04 \| .* \| berkas kurang \| .*lengkapi \(Bagus Pratama, s\.d\. 1 Desember 2026\) \|/;
  expect(text('run.md')).toMatch(row);
  expect(text('run.md')).toMatch(new RegExp(`foto\\.jpg \\| 7 B \\| ${host.sha256(jpeg)}`));
  expect(text('run.md')).toMatch(/\| Rina Wulandari \| Bagus Pratama \| semua yang belum dijawab \| cuti \|/);
  expect(text('run.md')).toMatch(/\| Sinta Maharani \| Diterima \| +\| lengkap \|/);
  expect((await sop('report', run, '--format', 'json', '--output', '/kantor/run.json')).code).toBe(0);
  const { tabel } = JSON.parse(text('run.json')) as { tabel: { nama: string; baris: unknown[][] }[] };
  const first = (name: string) => tabel.find(({ nama }) => nama === name)?.baris[0];
  const moment = expect.stringMatching(/^2026-11-\d\dT\d\d:\d\d:\d\d\+07:00$/);
  expect(first('Serah terima')).toEqual([
    moment,
    'Rina Wulandari',
    'Bagus Pratama',
    'semua yang belum dijawab',
    'cuti',
  ]);
  expect(first('Telaah')).toEqual([moment, 'Sinta Maharani', 'Diterima', '', 'lengkap']);
  expect(text('rekap.md')).toContain('lengkapi (Bagus Pratama, s.d. 1 Desember 2026)');
  expect(text('a.json')).toContain('lengkapi (Bagus Pratama');
});

it('has who holds the run after a hand-over sign it', async () => {
  const { host, run, act, answerAll, sop } = await officeWithRun();
  await answerAll();
  expect((await act('handover', '--to', 'Bagus Pratama')).code).toBe(0);
  expect((await sop('run', 'close', run, '--by', 'Bagus Pratama', '--json')).code).toBe(0);
  expect((await sop('report', run, '--format', 'md', '--output', '/kantor/run.md')).code).toBe(0);
  const text = new TextDecoder().decode(host.disk.get('/kantor/run.md'));
  const signatures = text.slice(text.indexOf('Yang melaksanakan'));
  expect(signatures.slice(0, 200)).toMatch(/Bagus Pratama/i);
  expect(signatures.slice(0, 200)).not.toMatch(/Rina Wulandari/i);
});

it('gives one lateness one reason, in the table as in the chart', async () => {
  const { host, run, act, sop } = await officeWithRun();
  await act('start', 'URMIN-02');
  await act('start', 'URMIN-03');
  host.pass(60_000);
  await act('pause', 'URMIN-02', '--reason', 'menunggu disposisi');
  host.pass(3 * 86_400_000);
  await act('resume', 'URMIN-02');
  host.pass(2 * 86_400_000);
  for (const code of codes) {
    if (!['URMIN-02', 'URMIN-03'].includes(code)) await act('start', code);
    const { code: exit, err } = await act('answer', code, 'sesuai');
    expect({ exit, err }).toMatchObject({ exit: 0 });
  }
  expect((await sop('run', 'close', run, '--by', 'Rina Wulandari', '--json')).code).toBe(0);
  expect(
    (await sop('report', '--period', '2026-11', '--format', 'json', '--output', '/kantor/a.json')).code,
  ).toBe(0);
  const { tabel } = JSON.parse(new TextDecoder().decode(host.disk.get('/kantor/a.json'))) as {
    tabel: { nama: string; baris: unknown[][] }[];
  };
  const late = tabel.find(({ nama }) => nama === 'Terlambat')?.baris ?? [];
  const { sebab_terlambat: reasons } = (await sop('compliance', '--json')).json;
  const reasonOf = Object.fromEntries(late.map((row) => [row[1], row[6]]));
  expect(reasonOf).toMatchObject({ 'URMIN-02': 'menunggu disposisi', 'URMIN-03': 'tanpa alasan' });
  expect(reasons.map((one: { sebab: string }) => one.sebab).toSorted()).toEqual(
    [...new Set(Object.values(reasonOf))].toSorted(),
  );
});

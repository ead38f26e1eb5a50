import { describe, expect, it } from 'vitest';
import { newRunPlace } from '../../../src/record/run-folder.ts';
import { openRun, type Session } from '../../../src/record/session.ts';
import { run, scheduleOffice } from '../../support/schedule-office.ts';

const hour = 3_600_000;
const office = () => scheduleOffice(['{ kode: A, laporan: rekap, setiap: harian, format: [csv] }']);
type World = ReturnType<typeof office>;

const sopFile = new TextEncoder().encode(
  [
    'format: 1',
    'nomor: "SOP/1/I/2026"',
    'nama: Administrasi',
    'instansi: [KANTOR CONTOH]',
    'bagian:',
    '  - kode: SM',
    '    nama: Surat masuk',
    '    kegiatan:',
    '      - { kode: SM-01, uraian: Mencatat surat, waktu: 1 Jam }',
    '      - { kode: SM-02, uraian: Menyusun jawaban, waktu: 5 Jam }',
    '      - { kode: SM-03, uraian: Mengirim surat, waktu: 3 Hari }',
    '      - { kode: SM-04, uraian: Mengarsipkan, waktu: 1 Jam }',
    '',
  ].join('\n'),
);

function begin(host: World, name: string): Session {
  const place = newRunPlace(host, '/kantor/catatan', 'SM', '2026-11-18');
  const start = { place, by: { name }, zone: 'Asia/Jakarta', seen: {} };
  return openRun(host, start, sopFile, 'Administrasi');
}

describe('sop status --remind', () => {
  it('says nothing when nothing is late or due today', async () => {
    const host = office();
    expect(await run(host, 'status', '--remind')).toEqual({ code: 0, out: '', err: '' });
    const session = begin(host, 'Rina Wulandari');
    session.record({ type: 'start', activity: 'SM-03' });
    session.close();
    expect((await run(host, 'status', '--remind')).out).toBe('');
    expect(JSON.parse((await run(host, 'status', '--remind', '--json')).out)).toEqual({ orang: [] });
  });

  it('names what is late and what is due today, by person, the most urgent first', async () => {
    const host = office();
    const [rina, bima] = [begin(host, 'Rina Wulandari'), begin(host, 'Bima Santosa')];
    rina.record({ type: 'start', activity: 'SM-02' });
    rina.record({ type: 'start', activity: 'SM-01' });
    rina.record({ type: 'start', activity: 'SM-03' });
    bima.record({ type: 'start', activity: 'SM-04' });
    bima.record({ type: 'answer', activity: 'SM-04', result: 'sesuai' });
    bima.record({ type: 'start', activity: 'SM-02' });
    rina.close();
    bima.close();
    host.pass(2 * hour);
    const { code, out } = await run(host, 'status', '--remind');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Rina Wulandari',
      `  SM-01 (${rina.place.run}): terlambat 1 jam (batas 18 Nov 2026 09.00 WIB)  Mencatat surat`,
      `  SM-02 (${rina.place.run}): hari ini ${hourOf(out)}  Menyusun jawaban`,
      'Bima Santosa',
      `  SM-02 (${bima.place.run}): hari ini ${hourOf(out)}  Menyusun jawaban`,
      '',
    ]);
    const { orang } = JSON.parse((await run(host, 'status', '--remind', '--json')).out);
    expect(
      orang.map((one: { nama: string; kegiatan: unknown[] }) => [one.nama, one.kegiatan.length]),
    ).toEqual([
      ['Rina Wulandari', 2],
      ['Bima Santosa', 1],
    ]);
    expect(orang[0].kegiatan[0]).toMatchObject({ kode: 'SM-01', terlambat_detik: 3600 });
    const english = await run(host, 'status', '--remind', '--lang', 'en');
    expect(english.out).toContain('late by 1 h (due ');
    host.pass(-hour / 2);
    expect((await run(host, 'status', '--lang', 'en')).out).toContain('late by 30 min');
  });

  it('reminds who has an activity in hand: after a hand-over the new holder, not who acted last', async () => {
    const host = office();
    const rina = begin(host, 'Rina Wulandari');
    rina.record({ type: 'start', activity: 'SM-01' });
    rina.record({ type: 'start', activity: 'SM-02' });
    host.pass(60_000);
    rina.record({ type: 'handover', to: { name: 'Bima Santosa' }, activity: 'SM-01' });
    rina.close();
    host.pass(2 * hour);
    const { orang } = JSON.parse((await run(host, 'status', '--remind', '--json')).out);
    expect(
      orang.map(({ nama, kegiatan }: { nama: string; kegiatan: { kode: string }[] }) => [
        nama,
        kegiatan.map(({ kode }) => kode),
      ]),
    ).toEqual([
      ['Bima Santosa', ['SM-01']],
      ['Rina Wulandari', ['SM-02']],
    ]);
  });
});

/** Five hours of working time from 08.00, with the break of the calendar. */
const hourOf = (out: string): string => /hari ini (1[34]\.\d\d)/.exec(out)?.[1] ?? '';

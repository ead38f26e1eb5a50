import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const program = programFiles();

const ownCalendar = `format: 1
nama: polres-contoh
judul: Jam dinas Polres Contoh
induk: polri
libur_setempat:
  - { tanggal: 2026-11-24, nama: Hari jadi Kota Contoh, dasar: Keputusan Wali Kota 7/2026 }
hapus:
  - { tanggal: 2026-12-24, alasan: Pelayanan tetap buka }
jam_khusus:
  - { tanggal: 2026-11-27, nama: Setengah hari, jam: [07.00-11.00], dasar: Sprin 12/2026 }
  - { tanggal: 2026-12-26, nama: Sabtu masuk, jam: [08.00-12.00] }
  - { tanggal: 2026-11-30, nama: Pembersihan gedung, jam: [] }
`;

const allDay = '[00.00-24.00]';
const days = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];
const week = `{ ${days.map((day) => `${day}: ${allDay}`).join(', ')} }`;
const watch = `format: 1
nama: piket
judul: Piket 24 jam
induk: polri
libur_berlaku: false
jam: ${week}
jam_ramadan: ${week}
`;

const files = {
  ...program,
  '/kantor/kalender/kantor.yaml': ownCalendar,
  '/kantor/kalender/piket.yaml': watch,
};

async function run(calendar: string, ...argv: readonly string[]) {
  const office = `format: 1\nkalender: kalender/${calendar}.yaml\n`;
  const host = fakeHost({ files: { ...files, '/kantor/sop.config.yaml': office } });
  const code = await main(argv, host);
  return { code, out: host.stdout(), err: host.stderr() };
}

async function due(calendar: string, start: string, standard: string): Promise<string> {
  const { out, err } = await run(calendar, 'waktu', standard, '--mulai', start, '--json');
  return out === '' ? err : JSON.parse(out).jatuh_tempo_setempat;
}

describe("the office's own calendar", () => {
  it('shows every date with the file that it comes from', async () => {
    const { code, out, err } = await run('kantor', 'kalender', '2026');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(
      join(import.meta.dirname, 'goldens', 'calendar-2026-own-office-80.txt'),
    );
    const { tanggal } = JSON.parse((await run('kantor', 'kalender', '2026', '--json')).out);
    const own = tanggal.filter((entry: { berkas: string }) => entry.berkas === 'kantor.yaml');
    expect(own.map(Object.values)).toEqual([
      ['2026-11-24', 'khusus', 'Hari jadi Kota Contoh', 'Keputusan Wali Kota 7/2026', 'kantor.yaml'],
      ['2026-11-27', 'jam_khusus', 'Setengah hari', 'Sprin 12/2026', '07.00–11.00', 'kantor.yaml'],
      ['2026-11-30', 'jam_khusus', 'Pembersihan gedung', null, '', 'kantor.yaml'],
      ['2026-12-24', 'dicabut', 'Pelayanan tetap buka', null, 'kantor.yaml'],
      ['2026-12-26', 'jam_khusus', 'Sabtu masuk', null, '08.00–12.00', 'kantor.yaml'],
    ]);
    expect(tanggal.some((entry: { berkas: string }) => entry.berkas === 'libur-nasional.yaml')).toBe(true);
  });

  it.each([
    ['an added holiday', '2026-11-23 14:30', '1 Jam', '25 Nov 2026 07.30 WIB'],
    ['a day counted past it', '2026-11-23 10:00', '1 Hari', '25 Nov 2026 10.00 WIB'],
    ['a half day', '2026-11-27 10:00', '2 Jam', '1 Des 2026 08.00 WIB'],
    ['a clock time that a half day does not have', '2026-11-26 14:00', '1 Hari', '27 Nov 2026 11.00 WIB'],
    ['a holiday taken back', '2026-12-23 10:00', '1 Hari', '24 Des 2026 10.00 WIB'],
    ['an extra working day', '2026-12-24 14:30', '1 Jam', '26 Des 2026 08.30 WIB'],
  ])('counts %s', async (_name, start, standard, expected) => {
    expect(await due('kantor', start, standard)).toBe(expected);
  });

  it('names what is closed, with basis and file', async () => {
    const { out } = await run('kantor', 'waktu', '1 Jam', '--mulai', '2026-11-23 14:30');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'Sel 24 Nov libur khusus: Hari jadi Kota Contoh (Keputusan Wali Kota 7/2026; kantor.yaml)',
    );
    const closed = await run('kantor', 'waktu', '2 Jam', '--mulai', '2026-11-27 10:00');
    expect(closed.out.replaceAll(/\s+/g, ' ')).toContain('jam khusus 07.00–11.00, Setengah hari');
    expect(closed.out).toContain('jam khusus, tutup: Pembersihan gedung (kantor.yaml)');
  });

  it('refuses a calendar file with a slip, naming file and line', async () => {
    const broken = { ...files, '/kantor/kalender/kantor.yaml': ownCalendar.replace('hapus:', 'hapuss:') };
    const office = 'format: 1\nkalender: kalender/kantor.yaml\n';
    const host = fakeHost({ files: { ...broken, '/kantor/sop.config.yaml': office } });
    expect(await main(['kalender', '2026'], host)).toBe(3);
    expect(host.stderr()).toMatch(/kantor\.yaml.*7:1/s);
    expect(host.stderr()).toContain('hapus?');
  });
});

describe('a watch of 24 hours', () => {
  it.each([
    ['nights and weekends', '2026-11-20 23:30', '1 Jam', '21 Nov 2026 00.30 WIB'],
    ['holidays', '2026-12-24 10:00', '1 Hari', '25 Des 2026 10.00 WIB'],
    ['Ramadan', '2027-02-15 20:00', '5 Jam', '16 Feb 2027 01.00 WIB'],
  ])('works through %s', async (_name, start, standard, expected) => {
    expect(await due('piket', start, standard)).toBe(expected);
  });

  it('says so in the calendar, and leaves no day out', async () => {
    const { out } = await run('piket', 'kalender', '2026');
    expect(out).toContain('Piket: hari libur dan cuti bersama tetap bekerja.');
    expect(out).toContain('Setahun: 365 hari kerja, 8760 jam');
    expect(out).not.toMatch(/libur nasional|TIDAK ADA DATA/);
  });
});

import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { yearOverview } from '../../../src/calendar/year-overview.ts';
import { main } from '../../../src/main.ts';
import { printYear } from '../../../src/terminal/calendar/print-year.ts';
import { paletteFor } from '../../../src/terminal/palette.ts';
import { sayIn } from '../../../src/words/language.ts';
import { builtInCalendar } from '../../support/calendars.ts';
import { type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const program = programFiles();
const golden = (name: string): string => join(import.meta.dirname, 'goldens', name);

async function run(argv: readonly string[], office = '', options: FakeOptions = {}) {
  const files = { ...program, '/kantor/sop.config.yaml': `format: 1\n${office}`, ...options.files };
  const host = fakeHost({ ...options, files });
  const code = await main(['calendar', ...argv], host);
  return { code, out: host.stdout(), err: host.stderr() };
}

describe('sop calendar', () => {
  it.each<[string, string[], number, string]>([
    ['calendar-2027-80.txt', ['2027'], 80, ''],
    ['calendar-2027-120.txt', ['2027'], 120, ''],
    ['calendar-2026-asn-en-80.txt', ['2026', '--lang', 'en'], 80, 'kalender: asn\n'],
    ['calendar-2026-asn-en-120.txt', ['2026', '--lang', 'en'], 120, 'kalender: asn\n'],
    ['calendar-2031-80.txt', ['2031'], 80, ''],
  ])('shows a year within the terminal: %s', async (name, argv, columns, office) => {
    const { code, out, err } = await run(argv, office, { columns });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    await expect(out).toMatchFileSnapshot(golden(name));
  });

  it.each([
    [40, 1],
    [46, 2],
    [71, 3],
    [105, 3],
    [106, 4],
  ])('puts as many months side by side as fit into %i columns: %i', async (columns, months) => {
    const { out } = await run(['2027'], '', { columns });
    const heads = out.split('\n').filter((line) => line.startsWith('Sn Sl'));
    expect(heads).toHaveLength(12 / months);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('says the same without colour as with it', () => {
    const calendar = builtInCalendar('polri');
    const page = (color: boolean) =>
      printYear(calendar, yearOverview(calendar, 2027), {
        width: 80,
        palette: paletteFor(color),
        say: sayIn('id'),
      });
    const painted = page(true);
    expect(stripVTControlCharacters(painted)).toBe(page(false));
    for (const cell of ['\u001b[31m 5*', '\u001b[33m 5+', '\u001b[2m 2.', '\u001b[32m 8~'])
      expect(painted).toContain(cell);
  });

  it('shows the present year of the office when none is named', async () => {
    const newYear = { now: '2026-12-31T16:00:00.000Z' };
    expect((await run([], '', newYear)).out).toContain('Kalender kerja 2026');
    expect((await run([], 'zona_waktu: Asia/Jayapura\n', newYear)).out).toContain('Kalender kerja 2027');
  });

  it('gives the year as JSON', async () => {
    const told = JSON.parse((await run(['2027', '--json'])).out);
    expect(told).toMatchObject({
      tahun: 2027,
      kalender: 'polri',
      ada_data_libur: true,
      skb: { nomor: '1205/2026, 3/2026, 2/2026', tanggal: '2026-09-15', berkas: 'libur-nasional.yaml' },
      ramadan: [{ hijriah: 1448, mulai: '2027-02-08', selesai: '2027-03-09', keyakinan: 'perkiraan' }],
    });
    const sum = (key: string) =>
      told.bulan.reduce((total: number, month: Record<string, number>) => total + (month[key] ?? 0), 0);
    expect(told.bulan).toHaveLength(12);
    expect(sum('hari_kerja')).toBe(told.hari_kerja);
    expect(sum('jam_kerja_detik')).toBe(told.jam_kerja_detik);
    expect(told.tanggal).toHaveLength(26);
    expect(told.tanggal[2]).toEqual({
      tanggal: '2027-02-05',
      jenis: 'cuti_bersama',
      nama: 'Imlek',
      dasar: '1205/2026, 3/2026, 2/2026',
      berkas: 'libur-nasional.yaml',
    });
  });

  it('says clearly that a year has no data', async () => {
    expect((await run(['2031'])).out).toMatch(/TIDAK ADA DATA: .*libur\s+2031/s);
    expect((await run(['2031', '--lang', 'en'])).out).toMatch(/NO DATA: .*holidays for\s+2031/s);
    expect((await run(['2027'])).out).not.toContain('TIDAK ADA DATA');
    expect(JSON.parse((await run(['2031', '--json'])).out)).toMatchObject({
      ada_data_libur: false,
      skb: null,
      tanggal: [],
      hari_kerja: 261,
    });
  });

  it.each([['27'], ['1969'], ['2201'], ['dua ribu'], ['\u001b[2J']])('refuses the year %j', async (year) => {
    const { code, out, err } = await run([year]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('Tulis tahun dari 1970 sampai 2200');
    expect(err).not.toContain('\u001b[2J');
  });
});

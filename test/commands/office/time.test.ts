import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const program = programFiles();
const golden = (name: string): string => join(import.meta.dirname, 'goldens', name);

type Result = { readonly code: number; readonly out: string; readonly err: string };

async function run(argv: readonly string[], office = '', options: FakeOptions = {}): Promise<Result> {
  const files = { ...program, '/kantor/sop.config.yaml': `format: 1\n${office}`, ...options.files };
  const host = fakeHost({ ...options, files });
  const code = await main(['time', ...argv], host);
  return { code, out: host.stdout(), err: host.stderr() };
}

async function dueOf(argv: readonly string[], office?: string): Promise<string> {
  const { out, err } = await run([...argv, '--json'], office);
  return out === '' ? err : JSON.parse(out).jatuh_tempo_setempat;
}

describe('sop time', () => {
  it.each<[string, string[], string?]>([
    ['time-weekend.txt', ['1', 'Hari', '--mulai', '2026-11-20 15:10']],
    ['time-christmas.txt', ['2 Hari 1 Jam', '--mulai', '2026-12-22 10:00']],
    [
      'time-friday-break-en.txt',
      ['1 Jam 30 Menit', '--start', '2026-11-20 10:50', '--lang', 'en'],
      'kalender: asn\n',
    ],
    ['time-ramadan.txt', ['3 Jam', '--mulai', '2027-03-05 14:00'], 'kalender: asn\n'],
    ['time-by-date.txt', ['1 Minggu', '--mulai', '2026-12-25 09:00']],
    ['time-new-year.txt', ['4 Hari', '--mulai', '2026-12-30 09:00', '--aturan', 'kalender']],
    ['time-long.txt', ['2000 Jam', '--mulai', '2026-06-01 07:00']],
  ])('tells the arithmetic line by line: %s', async (name, argv, office) => {
    const { code, out, err } = await run(argv, office);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(golden(name));
  });

  it('stays within a narrow terminal', async () => {
    const argv = ['2 Hari 1 Jam', '--mulai', '2026-12-22 10:00'];
    const { out } = await run(argv, '', { columns: 40 });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Kam 24 Des cuti bersama: Natal (1497/2025');
  });

  it('begins now, by the clock of the office, when no start is given', async () => {
    const wit = 'zona_waktu: Asia/Jayapura\n';
    const { out } = await run(['30 Menit'], wit, { now: '2026-11-23T01:15:00.000Z' });
    expect(out).toContain('mulai Senin, 23 November 2026 10.15 WIT');
    expect(out).toContain('Jatuh tempo: Senin, 23 November 2026 10.45 WIT');
  });

  it.each([
    ['sama_jam', '23 Nov 2026 14.30 WIB'],
    ['akhir_hari', '23 Nov 2026 15.00 WIB'],
    ['panjang_hari', '23 Nov 2026 14.30 WIB'],
    ['kalender', '23 Nov 2026 14.30 WIB'],
  ])('counts 1 Hari by the rule %s', async (rule, due) => {
    const argv = ['1 Hari', '--mulai', '2026-11-20 14:30'];
    expect(await dueOf([...argv, '--aturan', rule])).toBe(due);
    expect(await dueOf(argv, `aturan_hari: ${rule}\n`)).toBe(due);
  });

  it('tells the four rules apart', async () => {
    const due = (rule: string) => dueOf(['2 Hari', '--mulai', '2027-02-04 14:30', '--rule', rule]);
    expect(await due('sama_jam')).toBe('9 Feb 2027 14.30 WIB');
    expect(await due('akhir_hari')).toBe('9 Feb 2027 15.00 WIB');
    expect(await due('panjang_hari')).toBe('10 Feb 2027 09.30 WIB');
    expect(await due('kalender')).toBe('8 Feb 2027 14.30 WIB');
  });

  it('prefers the rule of the command line to that of the office', async () => {
    const argv = ['1 Hari', '--mulai', '2026-11-20 14:30', '--aturan', 'sama-jam'];
    expect(await dueOf(argv, 'aturan_hari: akhir_hari\n')).toBe('23 Nov 2026 14.30 WIB');
  });

  it('gives every step as JSON, with decree and file of what is closed', async () => {
    const { out } = await run(['1 Hari', '--mulai', '2026-12-23 10:00', '--json']);
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      waktu: '1 Hari',
      mulai: '2026-12-23T03:00:00.000Z',
      jatuh_tempo: '2026-12-28T03:00:00.000Z',
      kalender: 'polri',
      aturan_hari: 'sama_jam',
      waktu_kerja_detik: 8 * 3600,
      tahun_tanpa_data_libur: [],
    });
    expect(told.langkah.map((step: { jenis: string }) => step.jenis)).toEqual([
      'tutup',
      'tutup',
      'tutup',
      'hari_kerja',
      'jatuh_tempo',
    ]);
    expect(told.langkah[0]).toEqual({
      jenis: 'tutup',
      dari: '2026-12-23T17:00:00.000Z',
      sampai: '2026-12-24T17:00:00.000Z',
      sebab: 'cuti_bersama',
      nama: 'Natal',
      dasar: '1497/2025, 2/2025, 5/2025',
      berkas: 'libur-nasional.yaml',
    });
  });

  it('says that a year has no holidays', async () => {
    expect((await run(['1 Hari', '--mulai', '2031-12-18 09:00'])).out).toContain(
      'Hari libur tahun 2031 tidak ada di kalender',
    );
    expect((await run(['1 Hari', '--mulai', '2027-12-16 09:00'])).out).not.toContain('tidak ada di kalender');
  });

  it('says that a time without a limit is never due', async () => {
    expect((await run(['Sesuai', 'jadwal'])).out).toContain('tidak mempunyai batas waktu');
    expect(JSON.parse((await run(['Insidental', '--json'])).out)).toEqual({
      waktu: 'Insidental',
      jatuh_tempo: null,
    });
  });

  it.each<[string, string[], RegExp, string?]>([
    ['a slip of the unit', ['1 Harri'], /'1 Harri' tidak dipahami pada 'Harri'\. Maksud Anda: 1 hari\?/],
    ['an unknown unit', ['2 abad'], /'2 abad' tidak dipahami pada 'abad'\. Contoh yang terbaca: 30 Menit/],
    ['words only', ['secepatnya'], /'secepatnya' tidak dipahami\. Contoh yang terbaca: 30 Menit/],
    ['in English', ['1 Harri', '--lang', 'en'], /Did you mean: 1 hari\?/],
    ['an escape', ['\u001b[31m1 Hari'], /'<U\+001B>\[31m1 Hari' tidak dipahami/],
    [
      'a day that is not',
      ['1 Jam', '--mulai', '2026-02-30 08:00'],
      /'2026-02-30 08:00'.*--start "2026-11-20/,
    ],
    ['an hour that is not', ['1 Jam', '--start', '2026-02-03 24:00'], /bukan tanggal dan jam yang ada/],
    ['a year too far', ['1 Jam', '--start', '2201-01-01 08:00'], /dari tahun 1970 sampai 2200/],
    ['a due moment too far', ['900 Tahun'], /tidak berakhir sebelum akhir tahun 2200/],
    [
      'a calendar without hours',
      ['1 Jam'],
      /periksa apakah kalender itu memuat jam kerja/,
      'kalender: libur-nasional\n',
    ],
    ['a rule in the office file', ['1 Jam'], /akhir_hari/, 'aturan_hari: akhirhari\n'],
  ])('refuses %s and says what to write', async (_name, argv, message, office) => {
    const { code, out, err } = await run(argv, office);
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 3, out: '' });
  });

  it('refuses an unknown rule as a wrong word of the command line', async () => {
    const { code, out, err } = await run(['1 Hari', '--aturan', 'akhirhari']);
    expect(err).toMatch(/'akhirhari'.*Maksud Anda: akhir_hari\?/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { programFiles } from '../../support/program-files.ts';

const program = programFiles();
const day = 24 * 3_600_000;

const officeFile = [
  'format: 1',
  'tempat: Kota Contoh',
  'penanda_tangan:',
  '  - { kode: KASI, jabatan: Kasi Humas, nama: "Sinta Maharani", pangkat: Ajun Komisaris Polisi, nrp: "86011234" }',
  '',
].join('\n');

/** An answers file for URMIN: row 1 took 30 minutes, row 2 three hours (both have 1 Jam), row 2 was tidak sesuai. */
const mixed = [
  'format: 1',
  'bagian: URMIN',
  'petugas: Rina Wulandari',
  'jawaban:',
  '  - { kode: URMIN-01, hasil: sesuai, mulai: "2026-03-03 08:00", selesai: "2026-03-03 08:30" }',
  '  - { kode: URMIN-02, hasil: tidak_sesuai, alasan: berkas kurang, mulai: "2026-03-03 09:00", selesai: "2026-03-03 12:00" }',
  ...Array.from(
    { length: 12 },
    (_, n) => `  - { kode: URMIN-${String(n + 3).padStart(2, '0')}, hasil: sesuai }`,
  ),
  '  - { kode: URMIN-15, hasil: tidak_berlaku, alasan: tidak ada surat }',
  'tutup: true',
  '',
].join('\n');

const open = (files: FakeOptions['files'] = {}): FakeHost =>
  fakeHost({
    now: '2026-03-02T02:00:00.000Z',
    files: { ...program, '/kantor/sop.config.yaml': officeFile, '/kantor/mixed.yaml': mixed, ...files },
  });

async function fill(host: FakeHost, part: string, file: string): Promise<void> {
  expect(await main(['check', part, '--answers', file], host), host.stderr()).toBe(0);
}

/** URMIN twice in the first half of 2026, one run left open, one in July; then it is 2 July. */
async function filledOffice(): Promise<FakeHost> {
  const host = open({ '/kantor/open.yaml': mixed.replace('tutup: true', 'tutup: false') });
  await fill(host, 'URMIN', '/program/templates/jawaban/urmin.yaml');
  host.pass(2 * day);
  await fill(host, 'URMIN', 'mixed.yaml');
  await fill(host, 'URMIN', 'open.yaml');
  host.pass(120 * day);
  await fill(host, 'URMIN', '/program/templates/jawaban/urmin.yaml');
  return host;
}

/** Runs one command and gives what it printed. */
async function run(
  host: FakeHost,
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [host.stdout().length, host.stderr().length];
  const code = await main(argv, host);
  return { code, out: host.stdout().slice(out), err: host.stderr().slice(err) };
}

const file = (host: FakeHost, path: string): Uint8Array => {
  const bytes = host.disk.get(path);
  if (!bytes)
    throw new Error(`${path} is not there: ${[...host.disk.keys()].filter((one) => one.endsWith('.pdf'))}`);
  return bytes;
};

describe('sop report tabel7', () => {
  it('makes the table of the semester before, a part a page, and says what is in it', async () => {
    const host = await filledOffice();
    const { code, out } = await run(host, 'report', 'tabel7');
    expect(code).toBe(0);
    expect(out).toContain('✓ Tabel 7, Semester I 2026: /kantor/laporan/tabel7-2026-S1.pdf');
    expect(out).toContain('URMIN: 14 berjalan dengan baik, 1 tidak, 0 belum dinilai, dari 2 pelaksanaan');
    expect(out).toContain('PPID: 0 berjalan dengan baik, 0 tidak, 19 belum dinilai, dari 0 pelaksanaan');
    expect(out).toContain('Belum ditandatangani secara elektronik.');
    const pages = await pdfPages(file(host, '/kantor/laporan/tabel7-2026-S1.pdf'));
    const begins = pages.filter((text) => text.includes('MONITORING PELAKSANAAN SOP'));
    expect(begins.map((text) => /BAGIAN (URMIN|PPID|MULTI ?MEDIA)/.exec(text)?.[1])).toEqual([
      'URMIN',
      'PPID',
      expect.stringMatching(/^MULTI/),
    ]);
  });

  it('prints the rows and the period as JSON, from closed runs of the period only', async () => {
    const host = await filledOffice();
    const { code, out } = await run(host, 'report', 'tabel7', '--part', 'urmin', '--json');
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      laporan: 'tabel7',
      berkas: '/kantor/laporan/tabel7-2026-S1-URMIN.pdf',
      sha256: host.sha256(file(host, '/kantor/laporan/tabel7-2026-S1-URMIN.pdf')),
      sudah_ada: false,
      periode: { nama: '2026-S1', sebutan: 'Semester I 2026', berakhir: true },
      catatan_rusak: [],
    });
    expect(told.bagian).toHaveLength(1);
    const [urmin] = told.bagian;
    expect(urmin).toMatchObject({ kode: 'URMIN', pelaksanaan: 2, tahun_tanpa_data_libur: [] });
    expect(urmin.daftar_pelaksanaan).toHaveLength(2);
    // Both forms were answered in one moment; the second has times of two rows, entered afterwards.
    expect(urmin.untuk_diperiksa.map((one: { pola: string }) => one.pola).sort()).toEqual([
      'dicatat_mundur',
      'dijawab_beruntun',
      'dijawab_beruntun',
    ]);
    expect(urmin.baris).toHaveLength(15);
    // Row 2: sesuai once and tidak sesuai once; measured once, three hours where one is the standard.
    expect(urmin.baris[1]).toMatchObject({ no: '2', kode: 'URMIN-02', penilaian: 'tidak' });
    expect(urmin.baris[1].catatan).toContain('sesuai 1 dari 2 (50 %)');
    expect(urmin.baris[1].catatan).toContain('tepat waktu 0 dari 1 (0 %)');
    expect(urmin.baris[1].tindakan).toContain('Tindak lanjuti 1 hasil tidak sesuai.');
    expect(urmin.baris[0]).toMatchObject({ no: '1', penilaian: 'baik' });
  });

  it('makes the same bytes again, and replaces another file only when asked', async () => {
    const host = await filledOffice();
    const first = JSON.parse((await run(host, 'report', 'tabel7', '--part', 'URMIN', '--json')).out);
    host.pass(5 * day);
    const again = JSON.parse((await run(host, 'report', 'tabel7', '--part', 'URMIN', '--json')).out);
    expect(again).toMatchObject({ sha256: first.sha256, sudah_ada: true });
    const named = ['report', 'tabel7', '--part', 'URMIN', '-o', 'monitoring.pdf'];
    expect((await run(host, ...named)).out).toContain('✓ Tabel 7, Semester I 2026: /kantor/monitoring.pdf');
    const other = await run(host, ...named, '--period', '2026-Q3');
    expect(other.code).toBe(3);
    expect(other.err).toContain('--replace');
    expect(host.sha256(file(host, '/kantor/monitoring.pdf'))).toBe(first.sha256);
    expect((await run(host, ...named, '--period', '2026-Q3', '--replace')).code).toBe(0);
    expect(host.sha256(file(host, '/kantor/monitoring.pdf'))).not.toBe(first.sha256);
  });

  it('says when the period goes on, and that nothing is in it', async () => {
    const host = await filledOffice();
    const { out } = await run(
      host,
      'report',
      'tabel7',
      '--part',
      'PPID',
      '--period',
      '2026-07-01..2026-07-31',
    );
    const path = '/kantor/laporan/tabel7-2026-07-01_2026-07-31-PPID.pdf';
    expect(out).toContain(path);
    const text = (await pdfPages(file(host, path))).join(' ');
    expect(text).toContain('PERHATIAN: Periode belum berakhir');
    expect(text).toContain('tidak ada yang ditutup pada periode ini');
    expect(text).toContain('PERHATIAN: 19 dari 19 prosedur belum dinilai');
    expect(text).toContain('Kota Contoh, ....');
    expect(text).toContain('AJUN KOMISARIS POLISI NRP 86011234');
  });

  it('warns of years without holiday data', async () => {
    const host = fakeHost({
      now: '2031-07-02T02:00:00.000Z',
      files: {
        ...program,
        '/kantor/sop.config.yaml': officeFile,
        '/kantor/mixed.yaml': mixed.replaceAll('2026-03-03', '2031-03-03'),
      },
    });
    await fill(host, 'URMIN', 'mixed.yaml');
    const { out } = await run(host, 'report', 'tabel7', '--part', 'URMIN', '--json');
    expect(JSON.parse(out).bagian[0].tahun_tanpa_data_libur).toEqual([2031]);
    const text = (await pdfPages(file(host, '/kantor/laporan/tabel7-2031-S1-URMIN.pdf'))).join(' ');
    expect(text).toContain('PERHATIAN: Kalender tidak memuat data hari libur tahun 2031');
  });

  it('names what the records have and the SOPs of today do not', async () => {
    const host = await filledOffice();
    const sop = (part: string): Uint8Array =>
      new TextEncoder().encode(
        [
          'format: 1',
          'nomor: "SOP/1/I/2026"',
          'nama: Administrasi',
          'instansi: [KANTOR CONTOH]',
          'bagian:',
          `  - { kode: ${part}, nama: Urusan, kegiatan: [{ kode: ${part}-01, uraian: Meregister surat masuk }] }`,
          '',
        ].join('\n'),
      );
    host.disk.set('/kantor/sops/a.yaml', sop('URMIN'));
    const shorter = JSON.parse((await run(host, 'report', 'tabel7', '--json')).out);
    expect(shorter.bagian[0]).toMatchObject({ kode: 'URMIN', pelaksanaan: 2 });
    expect(shorter.bagian[0].baris).toHaveLength(1);
    expect(shorter.bagian[0].kode_di_luar_sop).toHaveLength(14);
    host.disk.set('/kantor/sops/a.yaml', sop('ARSIP'));
    const { code, err } = await run(host, 'report', 'tabel7', '-o', 'arsip.pdf');
    expect(code).toBe(0);
    expect(err).toContain('Ada di catatan, tetapi bagian ini tidak ada di SOP: URMIN');
  });

  it('leaves a damaged record out and names it', async () => {
    const host = await filledOffice();
    const journal = [...host.disk.keys()].find(
      (path) => path.includes('/2026/03/') && path.endsWith('.jsonl'),
    );
    const [, number = ''] = /-([0-9A-Z]{4})\/[^/]*$/.exec(journal ?? '') ?? [];
    const lines = new TextDecoder().decode(file(host, journal ?? '')).replace('"sesuai"', '"tidak_sesuai"');
    host.disk.set(journal ?? '', new TextEncoder().encode(lines));
    const { code, out, err } = await run(host, 'report', 'tabel7', '--part', 'URMIN', '--json');
    expect(code).toBe(0);
    expect(err).toContain(number);
    expect(JSON.parse(out)).toMatchObject({ catatan_rusak: [number], bagian: [{ pelaksanaan: 1 }] });
    const text = (await pdfPages(file(host, '/kantor/laporan/tabel7-2026-S1-URMIN.pdf'))).join(' ');
    expect(text).toContain(`rusak dan tidak dihitung: ${number}`);
  });
});

describe('which words of sop report mean Tabel 7', () => {
  it.each(['tabel7', 'Tabel7', 'TABEL7'])('%s does', async (word) => {
    const { code, out } = await run(open(), 'report', word, '--part', 'PPID', '--period', '2026-S1');
    expect(code).toBe(0);
    expect(out).toContain('tabel7-2026-S1-PPID.pdf');
  });

  it('not another number, and a run takes none of its options', async () => {
    const host = await filledOffice();
    expect((await run(host, 'report', 'tabel8')).err).toContain("pelaksanaan 'tabel8' tidak ada");
    const refused = await run(host, 'report', '7F3K', '--period', '2026-S1', '--part', 'URMIN');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--period, --part hanya untuk rekap (tanpa nomor) dan sop report tabel7');
  });

  it.each([
    ['an unknown part', ['--part', 'URMON'], /Maksud Anda: URMIN/, 3],
    ['an unknown period', ['--period', 'semester-lalo'], /Maksud Anda: semester-lalu/, 2],
  ])('refuses %s and writes nothing', async (_name, options, message, exitCode) => {
    const host = open();
    const { code, err } = await run(host, 'report', 'tabel7', ...options);
    expect(code).toBe(exitCode);
    expect(err).toMatch(message);
    expect([...host.disk.keys()].filter((path) => path.endsWith('.pdf'))).toEqual([]);
  });

  it('finds fault with an SOP file that it cannot read, but makes the table of the others', async () => {
    const host = open({
      '/kantor/sops/a.yaml': program['/program/sops/sihumas.yaml'] ?? '',
      '/kantor/sops/b.yaml': 'format: 1\nnama: [',
    });
    const { code, out, err } = await run(host, 'report', 'tabel7', '--period', '2026-S1');
    expect(code).toBe(1);
    expect(out).toContain('URMIN: 0 berjalan dengan baik');
    expect(err).toContain('Tidak terbaca, jadi tidak ada di tabel: /kantor/sops/b.yaml');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { pdfPages, pdfText } from '../../support/pdf-text.ts';
import { officeWithRun } from '../office-with-run.ts';

const officeFile = `format: 1
tempat: Kota Contoh
petugas:
  - { nama: Rina Wulandari, pangkat: Bripda, nrp: "01020304", jabatan: BAMIN HUMAS }
  - { nama: Bagus Pratama, pangkat: Briptu, nrp: "98050607", jabatan: BANUM HUMAS }
penanda_tangan:
  - { kode: KASI, jabatan: KASI HUMAS, nama: Surya Wiranata S.H., pangkat: AKP, nrp: "85060708" }
`;
const minutes = (count: number): number => count * 60_000;

/** Monday 23 November 2026 from 08.00 WIB on; Rina hands over to Bagus at 09.10, he hands URMIN-03 back at 09.30. */
async function handedOver() {
  const run = await officeWithRun({
    files: { '/kantor/sop.config.yaml': officeFile, '/kantor/foto.png': '\u0089PNG\r\n\u001a\n' },
  });
  const { host, act } = run;
  const by = ['--by', 'Bagus Pratama'];
  await act('start', 'URMIN-01');
  host.pass(minutes(10));
  await act('answer', 'URMIN-01', 'sesuai');
  await act('start', 'URMIN-04');
  await act('answer', 'URMIN-04', 'tidak_sesuai', '--reason', 'data kurang');
  await act(
    'followup',
    'URMIN-04',
    '--text',
    'minta data',
    '--person',
    'Bagus Pratama',
    '--due',
    '2026-11-30',
  );
  await act('start', 'URMIN-02');
  await act('start', 'URMIN-03');
  host.pass(minutes(40));
  await act('pause', 'URMIN-03', '--reason', 'menunggu paraf');
  host.pass(minutes(20));
  await act('note', 'URMIN-05', '--text', 'map biru');
  await act('handover', '--to', 'Bagus Pratama', '--text', 'dinas luar');
  host.pass(minutes(10));
  await act('resume', 'URMIN-03', ...by);
  host.pass(minutes(10));
  await act('answer', 'URMIN-02', 'sesuai', ...by);
  await act('handover', 'URMIN-03', '--to', 'Rina Wulandari', ...by);
  return run;
}

describe('sop report --serah-terima', () => {
  let office: Awaited<ReturnType<typeof handedOver>>;
  const sheet = async (...words: readonly string[]): Promise<string> => {
    await office.sop(
      'report',
      office.run,
      '--serah-terima',
      ...words,
      '--format',
      'md',
      '-o',
      'b.md',
      '--replace',
    );
    return new TextDecoder().decode(office.host.disk.get('/kantor/b.md'));
  };
  beforeAll(async () => {
    office = await handedOver();
  });

  it('says who handed what to whom, and how each activity stood then', async () => {
    const text = (await sheet('1')).replaceAll('\\_', '_');
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    expect(
      rows.map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      ),
    ).toEqual([
      ['SERAH TERIMA', '', 'PELAKSANAAN', ''],
      [
        'Yang menyerahkan',
        'Rina Wulandari, Bripda, NRP 01020304',
        'Nomor Pelaksanaan',
        `${office.run}, serah terima ke-1`,
      ],
      [
        'Yang menerima',
        'Bagus Pratama, Briptu, NRP 98050607',
        'Nomor SOP',
        expect.stringContaining('bagian URMIN (URMIN)'),
      ],
      ['Waktu', 'Senin, 23 Nov 2026 09.10 WIB', 'Yang diserahkan', 'Semua yang belum dijawab: 13 kegiatan'],
      ['Catatan', 'dinas luar', 'Sudah dijawab', '2 dari 15: URMIN-01 SESUAI, URMIN-04 TIDAK SESUAI'],
      [
        'KODE',
        'KEGIATAN YANG DISERAHKAN',
        'KEADAAN',
        'WAKTU BAKU',
        'TERPAKAI',
        'BATAS WAKTU',
        'CATATAN TERAKHIR',
      ],
      [
        'URMIN-02',
        expect.any(String),
        'Berjalan sejak 23 Nov 2026 08.10 WIB',
        '1 Jam',
        '1 jam',
        '23 Nov 2026 09.10 WIB',
        '',
      ],
      [
        'URMIN-03',
        expect.any(String),
        'Dijeda sejak 23 Nov 2026 08.50 WIB: menunggu paraf',
        '1 Jam',
        '40 menit',
        '23 Nov 2026 09.30 WIB',
        '',
      ],
      ['URMIN-05', expect.any(String), 'Belum dimulai', '1 Hari', '–', '–', 'map biru'],
      [
        expect.stringMatching(/^Belum dimulai, 10 kegiatan: URMIN-06 \(1 Jam\), .*URMIN-15/),
        '',
        '',
        '',
        '',
        '',
        '',
      ],
      ['KODE', 'JENIS', 'TINDAK LANJUT DAN BUKTI', 'PENANGGUNG JAWAB / OLEH', 'TANGGAL'],
      ['URMIN-04', 'Tindak lanjut', 'minta data', 'Bagus Pratama', 'batas 30 November 2026'],
    ]);
    for (const words of ['Yang menyerahkan,', 'Yang menerima,', 'Mengetahui,', 'Surya Wiranata S.H.'])
      expect(text).toContain(words);
  });

  it('has codes, times and moments as values in data', async () => {
    await office.sop('report', office.run, '--serah-terima', '1', '-o', 'b.json', '--replace');
    const json = JSON.parse(new TextDecoder().decode(office.host.disk.get('/kantor/b.json')));
    const table = json.tabel.find((one: { nama: string }) => one.nama === 'Kegiatan yang diserahkan');
    const [, , state, ...rest] = table.baris[1];
    expect(state).toContain('menunggu paraf');
    expect(rest).toEqual(['1 Jam', 2400, '2026-11-23T09:30:00+07:00', '']);
    expect(table.baris[2].slice(3, 6)).toEqual(['1 Hari', null, null]);
  });

  it('is about the last handover without a number, and about one activity where one was handed over', async () => {
    const text = await sheet();
    expect(text).toContain(`${office.run}, serah terima ke-2`);
    expect(text).toContain('Kegiatan URMIN-03 saja');
    expect(text).toMatch(/URMIN-03 \|[^\n]*Berjalan sejak 23 Nov 2026 08\.10 WIB[^\n]*\| 50 menit \|/);
    expect(text).not.toContain('URMIN-05 |');
  });

  it('stays the same, byte by byte, whatever is recorded later, and is one page with the code of its journal line', async () => {
    const { host, sop, run, act } = await handedOver();
    await sop('report', run, '--serah-terima', '1');
    const [path = ''] = [...host.disk.keys()].filter((one) => one.endsWith(`-${run}-serah-terima-1.pdf`));
    const bytes = host.disk.get(path) ?? new Uint8Array();
    expect(await pdfPages(bytes)).toHaveLength(1);
    await act('answer', 'URMIN-03', 'sesuai');
    expect((await sop('report', run, '--serah-terima', '1')).out).toContain('sudah ada dan sama');
    const code = /SOP1 SERAH \S+ [0-9A-F]{32}/.exec(await pdfText(bytes))?.[0] ?? '';
    expect(await sop('verify', '--kode', code)).toMatchObject({
      code: 0,
      out: expect.stringContaining('COCOK: serah terima'),
    });
    const other = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await sop('verify', '--kode', other)).toMatchObject({
      code: 1,
      out: expect.stringContaining('TIDAK COCOK'),
    });
  });

  it('is no report of the run', async () => {
    const { sop, run } = office;
    await sop('report', run, '--serah-terima');
    const shown = await sop('report', '--serah-terima', run, '--json');
    expect(shown.json).toMatchObject({ pelaksanaan: run, serah_terima: 2 });
    expect((await sop('status', '--json')).json.terbuka[0].berjalan).toHaveLength(1);
  });

  it.each([
    [['--serah-terima', '3'], 3, 'serah terima ke-3 tidak ada'],
    [['--serah-terima', 'x'], 2, 'tulis serah terima ke berapa'],
    [['--serah-terima', '1', '--period', '2026-11'], 2, '--period hanya untuk rekap'],
  ])('%j is refused', async (words, code, message) => {
    expect(await office.sop('report', office.run, ...words)).toMatchObject({
      code,
      err: expect.stringContaining(message),
    });
  });

  it.each([
    [['report', '--serah-terima'], 2, 'memerlukan nomor pelaksanaan'],
    [['report', '--due', '--handover'], 2, '--handover: tidak bersama --due'],
  ])('%j is refused', async (words, code, message) => {
    expect(await office.sop(...words)).toMatchObject({ code, err: expect.stringContaining(message) });
  });

  it('says how to record one where there is none', async () => {
    const { sop, run } = await officeWithRun();
    expect(await sop('report', run, '--serah-terima')).toMatchObject({
      code: 3,
      err: expect.stringContaining(`belum pernah diserahterimakan. Catat dulu: sop run handover ${run} --to`),
    });
  });
});

describe('the report of a run that was handed over', () => {
  it('says who worked how long on what changed hands, without pauses', async () => {
    const { host, sop, run, act } = await handedOver();
    host.pass(minutes(5));
    await act('answer', 'URMIN-03', 'sesuai');
    await sop('report', run, '--format', 'md', '-o', 'l.md');
    const text = new TextDecoder().decode(host.disk.get('/kantor/l.md'));
    expect(text).toContain('Dikerjakan: Rina Wulandari 1 jam, Bagus Pratama 20 menit');
    expect(text).toContain('Dikerjakan: Rina Wulandari 45 menit, Bagus Pratama 10 menit');
    expect(text.match(/Dikerjakan:/g)).toHaveLength(2);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { programFiles } from '../../support/program-files.ts';
import { readWorkbook } from '../../terminal/tables/read-workbook.ts';

const answers = (times: string): string => `format: 1
bagian: URMIN
petugas: { nama: Rangga Wirasena, pelaksana: BAMIN }
jawaban:
  - { kode: URMIN-01, hasil: sesuai, mulai: "2026-11-19 08:00", selesai: "2026-11-19 08:30" }
  - { kode: URMIN-02, hasil: tidak_sesuai, alasan: "=Kertas <habis> & |tinta|", mulai: "2026-11-19 09:00", selesai: "2026-11-19 ${times}" }
${Array.from({ length: 13 }, (_, n) => `  - { kode: URMIN-${String(n + 3).padStart(2, '0')}, hasil: tidak_berlaku, alasan: tidak ada }`).join('\n')}
tutup: true
`;

let host: FakeHost;
let run = '';
const sop = async (...argv: readonly string[]) => {
  const [out, err] = [host.stdout().length, host.stderr().length];
  const code = await main(argv, host);
  return { code, out: host.stdout().slice(out), err: host.stderr().slice(err) };
};
const made = (name: string): string => new TextDecoder().decode(host.disk.get(`/kantor/laporan/${name}`));

beforeAll(async () => {
  host = fakeHost({
    files: {
      ...programFiles(),
      '/kantor/sop.config.yaml':
        'format: 1\ninstansi: [DINAS CONTOH]\npenanda_tangan: [{ kode: KASI, jabatan: KASI HUMAS, nama: Larasati }]\n',
      '/kantor/a.yaml': answers('13:00'),
    },
  });
  const { code, err } = await sop('check', 'URMIN', '--answers', 'a.yaml');
  expect({ code, err }).toMatchObject({ code: 0 });
  run =
    [...host.disk.keys()]
      .map((path) => /-URMIN-([0-9A-Z]{4})\//.exec(path)?.[1])
      .find((found) => found !== undefined) ?? '';
});

describe('sop report --period', () => {
  it('prints what the runs of the period come to, with charts, cases and an appendix', async () => {
    expect(await sop('report', '--period', '2026-11', '--part', 'URMIN')).toMatchObject({ code: 0 });
    const pages = (
      await pdfPages(host.disk.get('/kantor/laporan/rekap-2026-11-URMIN.pdf') ?? new Uint8Array())
    ).join('\n');
    for (const words of [
      'LAPORAN BULANAN PELAKSANAAN SOP',
      'NOVEMBER 2026',
      '1 dihitung, 1 ditutup pada periode ini, 0 masih terbuka',
      '1 sesuai, 1 tidak sesuai, 13 tidak berlaku',
      'Tingkat tepat waktu sepanjang periode',
      'Waktu nyata terhadap waktu baku',
      'Pareto sebab keterlambatan',
      'Kegiatan yang terlambat',
      run,
    ])
      expect(pages.replace(/\s+/g, ' ')).toContain(words);
  });

  it('reads as its golden does', async () => {
    expect(
      (await sop('report', '--period', '2026-11', '--part', 'URMIN', '--output', '/kantor/g.md')).code,
    ).toBe(0);
    const text = (name: string): string => new TextDecoder().decode(host.disk.get(name));
    await expect(text('/kantor/g.md')).toMatchFileSnapshot('goldens/rekap.md');
    expect(
      (await sop('report', '--period', '2026-11', '--part', 'URMIN', '--output', '/kantor/g.json')).code,
    ).toBe(0);
    await expect(text('/kantor/g.json')).toMatchFileSnapshot('goldens/rekap.json.txt');
  });

  it('gives the same figures in every format, and no text is taken for code', async () => {
    for (const format of ['html', 'md', 'csv', 'json', 'xlsx'])
      expect((await sop('report', '--period', '2026-11', '--format', format)).code).toBe(0);
    const html = made('rekap-2026-11.html');
    expect(html).toContain('=Kertas &lt;habis&gt; &amp; |tinta|');
    expect(html).not.toMatch(/(src|href)=|url\(|@import/);
    expect(made('rekap-2026-11.md')).toContain('=Kertas \\<habis\\> & \\|tinta\\|');
    expect(made('rekap-2026-11.csv')).toContain("'=Kertas <habis>");
    const json = JSON.parse(made('rekap-2026-11.json'));
    const table = json.tabel.find((one: { nama: string }) => one.nama === 'Per bagian');
    const row = table.baris.find((cells: readonly string[]) => cells[0] === 'URMIN');
    expect(row).toEqual(['URMIN', 15, 1, 1, 0.5, 1, 1, 0.5, 1800, 14_400]);
    const words = ['URMIN', '15', '1', '1', '50 %', '1', '1', '50 %', '30 menit', '4 jam'];
    expect(made('rekap-2026-11.md')).toContain(`| ${words.join(' | ')} |`);
    expect(html.replace(/ data-n="[^"]*"/g, '')).toContain(words.map((text) => `<td>${text}</td>`).join(''));
    expect(made('rekap-2026-11.csv')).toContain('Per bagian,1,P90,14400,detik\r\n');
    const sheets = readWorkbook(host.disk.get('/kantor/laporan/rekap-2026-11.xlsx') ?? new Uint8Array());
    expect(sheets.get('Per bagian')?.[1]?.map((cell) => cell?.value)).toEqual([
      ...row.slice(0, 8),
      1800 / 86_400,
      14_400 / 86_400,
    ]);
  });

  it('makes the same bytes again, and says so', async () => {
    expect((await sop('report', '--period', '2026-11', '--part', 'URMIN')).out).toContain(
      'sudah ada dan sama',
    );
  });

  it('has a report for a period without runs', async () => {
    expect((await sop('report', '--period', '2025-01')).out).toContain('0 pelaksanaan');
    expect(
      (await pdfPages(host.disk.get('/kantor/laporan/rekap-2025-01.pdf') ?? new Uint8Array())).join(' '),
    ).toContain('Nihil');
  });

  it.each([
    [['report'], 2, 'tulis nomor pelaksanaan, tabel7, atau --period, atau --due'],
    [['report', '--period', '2026-11', '--format', 'pdff'], 2, 'Maksud Anda: pdf?'],
    [['report', '--period', '2026-11', '--part', 'URMIN', '--all'], 2, 'semua bagian'],
    [['report', '--period', '2026-11', '--part', 'URMON'], 3, 'URMIN'],
    [['report', '--period', '2026-11', '--format', 'csv', '--sign'], 2, '--sign hanya untuk PDF'],
    [['report', '--period', '2026-11', '--sign'], 3, 'sop cert new'],
  ])('%j is refused', async (argv, code, message) => {
    const { code: found, err } = await sop(...argv);
    expect({ code: found, err }).toEqual({ code, err: expect.stringContaining(message) });
  });
});

describe('sop verify --kode', () => {
  const codeOf = async (file: string): Promise<string> =>
    /SOP[12] [A-Z0-9]+ \S+ [0-9A-F]{32}(?: [0-9A-F]{8}:\d+)*/.exec(
      (await pdfPages(host.disk.get(file) ?? new Uint8Array())).join(' '),
    )?.[0] ?? '';

  it('finds a paper that matches the records, and one that does not any more', async () => {
    const recap = await codeOf('/kantor/laporan/rekap-2026-11-URMIN.pdf');
    expect(await sop('verify', '--kode', recap.toLowerCase())).toMatchObject({
      code: 0,
      out: expect.stringContaining('COCOK'),
    });
    expect((await sop('report', 'tabel7', '--period', '2026-S2', '--output', '/kantor/t.pdf')).code).toBe(0);
    const table = await codeOf('/kantor/t.pdf');
    expect(table).toMatch(/^SOP1 TABEL7 2026-S2 /);
    expect(await sop('verify', '--kode', table)).toMatchObject({ code: 0 });
    expect(
      (await sop('report', 'tabel7', '--period', '2026-S2', '--part', 'PPID', '--output', '/kantor/u.pdf'))
        .code,
    ).toBe(0);
    const part = await codeOf('/kantor/u.pdf');
    expect(part).toMatch(/^SOP1 TABEL7 2026-S2\/PPID /);
    expect(await sop('verify', '--kode', part)).toMatchObject({ code: 0 });
    expect(await sop('verify', '--kode', part.replace('2026-S2/PPID', '2026-S2'))).toMatchObject({ code: 1 });
    await sop('report', run);
    const [path = ''] = [...host.disk.keys()].filter((one) => one.endsWith(`-${run}.pdf`));
    const paper = await codeOf(path);
    expect(await sop('verify', '--kode', paper)).toMatchObject({ code: 0 });
    expect(paper).toMatch(/^SOP2 RUN \S+ \S+ [0-9A-F]{8}:\d+$/);
    const other = paper.replace(/.(?= \S+:)/, (last) => (last === '0' ? '1' : '0'));
    expect(await sop('verify', '--kode', other)).toMatchObject({
      code: 1,
      out: expect.stringContaining('TIDAK COCOK'),
    });
    expect((await sop('run', 'reopen', run, '--reason', 'foto kurang', '--by', 'Sinta Maharani')).code).toBe(
      0,
    );
    expect(await sop('verify', '--kode', paper)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^COCOK DENGAN KEADAAN SEBELUMNYA/),
    });
  });

  it.each(['halo', 'SOP1 RUN ZZZZ', 'SOP3 RUN ABCD 00000000000000000000000000000000'])(
    'refuses %s',
    async (words) => {
      expect(await sop('verify', '--kode', words)).toMatchObject({
        code: 2,
        err: expect.stringContaining('bukan kode laporan'),
      });
    },
  );
});

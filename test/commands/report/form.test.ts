import { describe, expect, it } from 'vitest';
import { readSopDocument } from '../../../src/document/read-sop.ts';
import { readYaml } from '../../../src/document/yaml/read-yaml.ts';
import { cellText } from '../../../src/report/blocks/printed-cell.ts';
import { composeBlankForm } from '../../../src/report/form/blank-form.ts';
import { rowCells } from '../../../src/report/formats/table-rows.ts';
import { activityRows } from '../../../src/sop/activities.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { office } from '../office-with-run.ts';

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const pagesOf = (bytes: Uint8Array | undefined): Promise<readonly string[]> =>
  pdfPages(bytes ?? new Uint8Array());

describe('sop form', () => {
  it('prints the blank form of a part: every code on it, head and page number on every page, the same bytes again', async () => {
    const { host, sop } = office();
    const { code, out, json } = await sop('form', 'urmin', '--json');
    expect(code, out).toBe(0);
    expect(json.berkas).toEqual([
      {
        bagian: 'URMIN',
        berkas: '/kantor/laporan/formulir-URMIN.pdf',
        sha256: expect.any(String),
        sudah_ada: false,
      },
    ]);
    const pages = await pagesOf(host.disk.get('/kantor/laporan/formulir-URMIN.pdf'));
    expect(pages.length).toBeGreaterThan(1);
    for (let n = 1; n <= 15; n++) expect(pages.join('\n')).toContain(`URMIN-${String(n).padStart(2, '0')}`);
    pages.forEach((page, index) => {
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect(page).toMatch(/SOP1 FORM URMIN [0-9A-F]{32}/);
      expect(page).toContain('URAIAN KEGIATAN');
    });
    expect(pages[0]).toContain('FORMULIR PELAKSANAAN SOP');
    const raw = Buffer.from(host.disk.get('/kantor/laporan/formulir-URMIN.pdf') ?? []).toString('latin1');
    expect(raw).not.toContain('laporan.json');
    host.pass(1e9);
    expect((await sop('formulir', 'URMIN')).out).toContain('sudah ada dan sama');
  });

  it('says by its code whether the SOP file is still the one it was printed from', async () => {
    const { host, sop } = office();
    await sop('form', 'URMIN');
    const text = (await pagesOf(host.disk.get('/kantor/laporan/formulir-URMIN.pdf'))).join(' ');
    const words = /SOP1 FORM URMIN [0-9A-F]{32}/.exec(text)?.[0] ?? '';
    expect(await sop('verify', '--kode', words)).toMatchObject({
      code: 0,
      out: expect.stringContaining('COCOK: formulir URMIN'),
    });
    const [path = ''] = [...host.disk.keys()].filter((one) => one.endsWith('sihumas.yaml'));
    host.disk.set(path, new TextEncoder().encode(`${decode(host.disk.get(path))}# lain\n`));
    expect(await sop('verify', '--kode', words)).toMatchObject({
      code: 1,
      out: expect.stringContaining('TIDAK COCOK'),
    });
  });

  it('makes all parts with --all, into a file of choice with -o, and replaces only when told to', async () => {
    const { host, sop } = office();
    expect((await sop('form', '--all', '--json')).json.berkas).toHaveLength(3);
    host.disk.set('/kantor/f.pdf', new TextEncoder().encode('milik orang'));
    expect(await sop('form', 'PPID', '-o', 'f.pdf')).toMatchObject({
      code: 3,
      err: expect.stringContaining('--replace'),
    });
    expect(decode(host.disk.get('/kantor/f.pdf'))).toBe('milik orang');
    expect((await sop('form', 'PPID', '-o', 'f.pdf', '--replace')).code).toBe(0);
    expect(decode(host.disk.get('/kantor/f.pdf')).slice(0, 5)).toBe('%PDF-');
  });

  it.each([
    [['form'], 2, 'tulis kode bagian, atau --all'],
    [['form', 'URMIN', '--all'], 2, 'hapus --all atau kode'],
    [['form', '--all', '-o', 'a.pdf'], 2, '-o menamai satu berkas'],
    [['form', 'URMIN', '--answers-template', '--replace'], 2, 'tidak pernah ditimpa'],
    [['form', 'URMON'], 3, 'URMIN'],
    [['form', '../URMIN'], 3, 'tidak ada'],
  ])('%j is refused', async (argv, code, message) => {
    const { host, sop } = office();
    expect(await sop(...argv)).toMatchObject({ code, err: expect.stringContaining(message) });
    expect([...host.disk.keys()].filter((path) => path.startsWith('/kantor/'))).toEqual([]);
  });
});

describe('sop form --answers-template', () => {
  it.each(['URMIN', 'PPID', 'MULTIMEDIA'])('has every code of %s, and nothing answered', async (part) => {
    const { host, sop } = office();
    expect((await sop('form', part, '--answers-template')).out).toContain(
      `sop check ${part} --answers jawaban-`,
    );
    const bytes = host.disk.get(`/kantor/jawaban-${part.toLowerCase()}.yaml`) ?? new Uint8Array();
    const { value, diagnostics } = readYaml(bytes, 'jawaban.yaml', 'jawaban');
    expect(diagnostics).toEqual([]);
    const codes = (value as { jawaban: { kode: string; hasil: null }[] }).jawaban;
    const { sop: document } = readSopDocument(
      host.disk.get('/program/sops/sihumas.yaml') ?? new Uint8Array(),
      'x',
    );
    const rows = activityRows(
      document?.parts.find((one) => one.code === part) ?? { code: '', name: '', activities: [] },
    );
    expect(codes.map(({ kode }) => kode)).toEqual(rows.map(({ activity }) => activity.code));
    expect(codes.every(({ hasil }) => hasil === null)).toBe(true);
    expect(
      (await sop('check', part, '--answers', `jawaban-${part.toLowerCase()}.yaml`, '--as', 'Rina')).err,
    ).toContain('belum ada jawaban');
  });

  it('is filled in and taken; what was left empty stays unanswered', async () => {
    const { host, sop } = office();
    await sop('form', 'URMIN', '--answers-template', '-o', 'isi.yaml');
    const filled = decode(host.disk.get('/kantor/isi.yaml'))
      .replace('petugas:  ', 'petugas: Rina Wulandari #')
      .replace(/(URMIN-02\n {4}hasil:).*\n {4}alasan:.*/, '$1 tidak_sesuai\n    alasan: berkas belum lengkap')
      .replace(/(URMIN-03\n {4}hasil:)/, '$1 sesuai');
    host.disk.set('/kantor/isi.yaml', new TextEncoder().encode(filled));
    const { code, json, err } = await sop('check', 'URMIN', '--answers', 'isi.yaml', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json).toMatchObject({ dicatat: 2, dijawab: 2, kegiatan: 15, ditutup: false });
  });

  it('never overwrites answers that were typed in', async () => {
    const { host, sop } = office();
    await sop('form', 'URMIN', '--answers-template');
    expect((await sop('form', 'URMIN', '--answers-template')).out).toContain('masih kosong');
    host.disk.set('/kantor/jawaban-urmin.yaml', new TextEncoder().encode('format: 1\n'));
    expect(await sop('form', 'URMIN', '--answers-template')).toMatchObject({
      code: 3,
      err: expect.stringContaining('tidak pernah ditimpa'),
    });
    expect(decode(host.disk.get('/kantor/jawaban-urmin.yaml'))).toBe('format: 1\n');
  });
});

describe('the form as data', () => {
  it('has a row for every activity with its code, three boxes and blanks for the hand', () => {
    const part = {
      code: 'SM',
      name: 'Surat Masuk',
      activities: [
        {
          code: 'SM-01',
          text: 'Menerima surat',
          roles: [{ role: 'BAMIN', caption: 'R/T' }],
          requirements: ['Surat'],
          output: ['Agenda'],
          next: [],
          children: [
            {
              code: 'SM-02',
              text: 'Mencatat',
              roles: [],
              requirements: [],
              output: [],
              next: [],
              children: [],
            },
          ],
        },
      ],
    };
    const none = {
      legalBasis: [],
      related: [],
      warnings: [],
      qualifications: [],
      equipment: [],
      recording: [],
    };
    const sop = {
      ...none,
      number: 'SOP/1',
      name: 'Surat',
      agency: [],
      dates: { approved: '2026-03' },
      roles: [{ code: 'BAMIN', title: 'BAMIN HUMAS' }],
      parts: [part],
    };
    const form = composeBlankForm({
      sop,
      part,
      sopDigest: 'ab'.repeat(32),
      zone: 'Asia/Makassar',
      agency: ['KANTOR CONTOH'],
    });
    const [section] = form.sections;
    const table = section?.blocks[1];
    expect(table?.kind === 'table' && table.table.rows.map((row) => rowCells(row).map(cellText))).toEqual([
      [
        '1',
        'SM-01',
        'Menerima surat',
        'BAMIN HUMAS (R/T)',
        '- Surat',
        '–',
        '- Agenda',
        '',
        '',
        '☐',
        '☐',
        '☐',
        '',
      ],
      ['2', 'SM-02', '• Mencatat', '', '', '–', '', '', '', '☐', '☐', '☐', ''],
    ]);
    expect(section?.letterhead).toEqual(['KANTOR CONTOH']);
    expect(form.metadata.createdAt).toBe(Date.UTC(2026, 2, 1));
    expect(JSON.stringify(section?.blocks)).toContain('(WITA)');
    expect(form.footer.code).toBe(`SOP1 FORM SM ${'AB'.repeat(16)}`);
  });
});

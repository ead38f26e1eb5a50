import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost } from '../support/fake-host.ts';
import { programFiles } from '../support/program-files.ts';

const program = programFiles();

function office(options: FakeOptions = {}): FakeHost {
  return fakeHost({ ...options, files: { ...program, '/kantor/catatan-tangan.txt': 'x', ...options.files } });
}

async function run(host: FakeHost, ...argv: string[]) {
  const code = await main(argv, host);
  return { code, out: host.stdout(), err: host.stderr() };
}

const broken = 'format: 1\nnama: "tidak ditutup\n';

describe('the command line', () => {
  it.each<[string, string[], number, RegExp, FakeOptions?]>([
    ['an unknown command', ['chek'], 2, /'chek' tidak dikenal\. Maksud Anda: sop check\?/],
    [
      'an unknown option',
      ['check', 'URMIN', '--answer', 'x'],
      2,
      /'--answer' tidak dikenal\. Maksud Anda: --answers\?/,
    ],
    ['an editor that is not there', ['lsp'], 2, /dijalankan oleh editor.* sop lsp --stdio /],
    ['a missing argument', ['show'], 2, /memerlukan <kode>\. Contoh: sop show URMIN/],
    ['too many words', ['list', 'URMIN'], 2, /terlalu banyak kata/],
    ['an unknown code', ['show', 'URMN'], 3, /'URMN' tidak ada\. Maksud Anda: URMIN\?/],
    [
      'an unknown code in English',
      ['show', 'URMN', '--lang', 'en'],
      3,
      /no part 'URMN'\. Did you mean: URMIN\?/,
    ],
    ['no terminal', ['check', 'URMIN'], 3, /memerlukan terminal.*--answers/],
    ['an unknown run', ['report', 'ZZZZ'], 3, /pelaksanaan 'ZZZZ' tidak ada/],
    [
      'a missing answers file',
      ['check', 'URMIN', '--answers', 'tidak-ada.yaml'],
      3,
      /tidak-ada\.yaml' tidak ada/,
    ],
    ['a missing folder', ['lint', 'tidak-ada'], 3, /tidak-ada' tidak ada/],
    ['a wrong number', ['lint', '--max-warnings', 'x'], 2, /'x': tulis bilangan bulat/],
    [
      'a broken office file',
      ['list'],
      3,
      /sop\.config\.yaml/,
      { files: { '/kantor/sop.config.yaml': broken } },
    ],
    ['a terminal escape in a name', ['show', '\u001b]0;x\u0007'], 3, /<U\+001B>\]0;x<U\+0007>/],
  ])('answers %s clearly', async (_name, argv, code, message, options) => {
    const result = await run(office(options), ...argv);
    expect(result.err).toMatch(message);
    expect(result.code).toBe(code);
    expect(result.out).toBe('');
  });

  it('speaks the language of --lang, else SOP_LANG, else the office file, else Indonesian', async () => {
    const files = { '/kantor/sop.config.yaml': 'format: 1\nbahasa: en\n' };
    expect((await run(office({ files }), '--help')).out).toContain('Usage:');
    expect((await run(office({ files, env: { SOP_LANG: 'id' } }), '--help')).out).toContain('Pemakaian:');
    expect((await run(office({ env: { SOP_LANG: 'id' } }), '--help', '--lang', 'en')).out).toContain(
      'Usage:',
    );
    expect((await run(office(), '--help')).out).toContain('Pemakaian:');
  });

  it('prints help when it is called alone without a terminal', async () => {
    const result = await run(office());
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain('check, cek');
  });

  it.each([['cek'], ['periksa'], ['daftar'], ['lihat'], ['kepatuhan'], ['laporan']])(
    'knows the Indonesian name %s',
    async (name) => {
      expect((await run(office(), name, '--help')).out).toContain('Contoh:');
    },
  );

  it('lists the parts, as a table and as JSON', async () => {
    expect((await run(office(), 'list')).out).toMatch(/MULTIMEDIA │ Multi Media │ +15/);
    const parts = JSON.parse((await run(office(), 'list', '--json')).out);
    expect(parts.map((part: { kode: string; kegiatan: number }) => [part.kode, part.kegiatan])).toEqual([
      ['URMIN', 15],
      ['PPID', 19],
      ['MULTIMEDIA', 15],
    ]);
  });

  it('shows the form within the width of the terminal', async () => {
    for (const columns of [80, 132]) {
      const { out } = await run(office({ columns }), 'show', 'multimedia');
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(out.replaceAll(/\s+|│/g, ' ').replaceAll(/ +/g, ' ')).toContain('60 Menit');
    }
  });

  it('lints the shipped SOP without errors', async () => {
    const result = await run(office(), 'lint', '/program/sops');
    expect(result.code).toBe(0);
    expect(result.err).toMatch(/^1 berkas: 0 galat, \d+ peringatan/);
    expect((await run(office(), 'lint', '/program/sops', '--max-warnings', '0')).code).toBe(1);
  });

  it('still finds a part when another file is broken, and names that file when it finds none', async () => {
    const files = {
      '/kantor/sops/rusak.yaml': broken,
      '/kantor/sops/sihumas.yaml': program['/program/sops/sihumas.yaml'] ?? '',
    };
    expect((await run(office({ files }), 'show', 'URMIN')).code).toBe(0);
    expect((await run(office({ files }), 'show', 'RUSAK')).err).toMatch(/Tidak terbaca: .*rusak\.yaml/);
    const listed = await run(office({ files }), 'list');
    expect(listed).toMatchObject({ code: 1 });
    expect(listed.err).toContain('rusak.yaml');
  });
});

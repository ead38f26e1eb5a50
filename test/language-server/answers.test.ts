import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatYaml } from '../../src/document/yaml/format-yaml.ts';
import { type Editor, startEditor } from '../support/language-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const office = temporaryFolder('sop-editor-');
const sop = `format: 1
nomor: "SOP/02/I/2026/UMUM"
nama: Pengelolaan surat masuk
keterkaitan:
  - SOP Penyusunan laporan bulanan
pelaksana:
  - { kode: KASI, jabatan: KASI UMUM }
  - { kode: BAMIN, jabatan: BAMIN UMUM }
bagian:
  - kode: SM
    nama: Surat masuk
    kegiatan:
      # Dari loket,
      # setiap pagi.
      - kode: SM-01
        uraian: Mencatat surat masuk di buku agenda
        pelaksana: [BAMIN]
        waktu: 10 Menit
        output: [Agenda]
      - kode: SM-02
        uraian: "Memeriksa ijin dan kelengkapan surat."
        pelaksana:
          - { kode: KASI, bentuk: keputusan, teks: "Lengkap?" }
        waktu: 1 Hari
        output: [Disposisi]
        lanjut:
          - { ke: "SM-03", bila: Ya }
          - { ke: SM-01, bila: Tidak }
      - kode: SM-03
        uraian: Meneruskan surat kepada KASI
        pelaksana: [BAMIN, KASI]
        waktu: Sesuai jadwal
        output: [Tanda terima]
`;
const other = sop
  .replaceAll('SM', 'LB')
  .replace('Pengelolaan surat masuk', 'Penyusunan laporan bulanan')
  .replace('KASI UMUM', 'KEPALA SEKSI LAPORAN')
  .replaceAll(/uraian: .*/g, 'uraian: Menyusun laporan bulanan');
let editor: Editor;

beforeAll(async () => {
  mkdirSync(join(office, 'sops'));
  writeFileSync(join(office, 'sop.config.yaml'), 'format: 1\nzona_waktu: Asia/Jakarta\n');
  writeFileSync(join(office, 'sops/surat.yaml'), sop);
  writeFileSync(join(office, 'sops/laporan.yaml'), other);
  editor = await startEditor(office);
  await editor.open('sops/surat.yaml');
});
afterAll(() => editor.leave());

const uri = (): string => editor.uriOf('sops/surat.yaml');

/** The position right after a piece of the text, or within it where it has a `|`. */
function at(marked: string, text = sop) {
  const cut = marked.includes('|') ? marked.indexOf('|') : marked.length;
  const offset = text.indexOf(marked.replace('|', ''));
  expect(offset, marked).toBeGreaterThanOrEqual(0);
  return TextDocument.create('', 'yaml', 0, text).positionAt(offset + cut);
}

const ask = <A>(method: string, params: object = {}): Promise<A> =>
  editor.connection.sendRequest<A>(`textDocument/${method}`, { textDocument: { uri: uri() }, ...params });

const made = (edits: readonly TextEdit[], text = sop): string =>
  TextDocument.applyEdits(TextDocument.create('', 'yaml', 0, text), [...edits]);

/** Where places are, as line and the text that they hold. */
const shown = (places: readonly Location[]): readonly string[] =>
  places.map(
    ({ range }) => `${range.start.line + 1}: ${TextDocument.create('', 'yaml', 0, sop).getText(range)}`,
  );

describe('hover', () => {
  const hover = async (marked: string): Promise<string> => {
    const found = await ask<Hover | null>('hover', { position: at(marked) });
    return found ? (found.contents as { value: string }).value : '';
  };

  it('tells the rule behind a finding', async () => {
    const words = await hover('Memeriksa ij|in');
    expect(words).toMatch(/\*\*spelling\*\* \(peringatan\): Salah tulis\n\n.+wibawanya\./);
    expect(words).toContain('`sop explain spelling`');
  });

  it('counts a waktu from now to its due moment', async () => {
    expect(await hover('waktu: 1 H|ari')).toMatch(
      /^```text\n1 Hari, mulai [\s\S]+1 hari kerja[\s\S]+\nJatuh tempo: .* WIB\n/,
    );
    expect(await hover('waktu: Sesuai ja|dwal')).toMatch(/^Tidak diukur/);
  });

  it('says what a key is for, what a code stands for, and spells abbreviations out', async () => {
    expect(await hover('wak|tu: 10')).toMatch(/^\*\*Waktu baku\*\*\n\nMutu baku/);
    expect(await hover('pelaksana: [BA|MIN]')).toBe(
      '**BAMIN**: BAMIN UMUM\n\n---\n\n**BAMIN**: bintara administrasi',
    );
    expect(await hover('ke: "SM-0|3"')).toBe('**SM-03**: Meneruskan surat kepada KASI');
    expect(await hover('kepada KA|SI')).toContain('**KASI**: kepala seksi');
    expect(await hover('Mencatat su|rat')).toBe('');
  });
});

describe('codes', () => {
  const definition = async (marked: string) =>
    shown(await ask<Location[]>('definition', { position: at(marked) }));

  it('lead to where they are given', async () => {
    expect(await definition('ke: "SM-0|3"')).toEqual(['29: SM-03']);
    expect(await definition('[BA|MIN]')).toEqual(['8: BAMIN']);
    expect(await definition('Mencatat su|rat')).toEqual([]);
  });

  it('lead to the SOP that is named under keterkaitan', async () => {
    const [found] = await ask<Location[]>('definition', { position: at('SOP Penyu|sunan') });
    expect(found?.uri).toBe(editor.uriOf('sops/laporan.yaml'));
  });

  it('have references', async () => {
    const position = at('kode: SM-0|1');
    const all = await ask<Location[]>('references', { position, context: { includeDeclaration: true } });
    expect(shown(all)).toEqual(['15: SM-01', '28: SM-01']);
    const uses = await ask<Location[]>('references', {
      position: at('[BA|MIN]'),
      context: { includeDeclaration: false },
    });
    expect(shown(uses)).toEqual(['17: BAMIN', '31: BAMIN']);
  });

  const rename = (marked: string, newName: string): Promise<WorkspaceEdit> =>
    ask('rename', { position: at(marked), newName });

  it('are renamed wherever they stand, and nowhere else', async () => {
    const { changes = {} } = await rename('ke: "SM-0|3"', 'SM-09');
    const after = made(changes[uri()] ?? []);
    expect(after).toBe(sop.replaceAll('SM-03', 'SM-09'));
    const role = await rename('kode: KA|SI, jabatan', 'KEPALA');
    expect(made(role.changes?.[uri()] ?? [])).toBe(
      sop
        .replace('kode: KASI, jabatan', 'kode: KEPALA, jabatan')
        .replace('kode: KASI, bentuk', 'kode: KEPALA, bentuk')
        .replace('BAMIN, KASI]', 'BAMIN, KEPALA]'),
    );
    expect(await ask('prepareRename', { position: at('Mencatat su|rat') })).toBeNull();
  });

  it.each([
    ['a name that is no code', 'sm 9', /^Kode berupa huruf besar/],
    ['a code of the same file', 'SM-02', /^Kode SM-02 sudah dipakai/],
    ['a code of another file', 'LB-01', /^Kode LB-01 sudah dipakai/],
  ])('refuse %s', async (_what, name, message) => {
    await expect(rename('ke: "SM-0|3"', name)).rejects.toThrow(message);
  });

  it('stay where the office file names them, and where the records cannot be seen', async () => {
    const file = join(office, 'sop.config.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      `${before}petugas:\n  - { nama: Rina Wulandari, pelaksana: BAMIN }\njadwal:\n  - { kode: HARIAN, laporan: rekap, setiap: harian, format: [csv], bagian: [SM] }\n`,
    );
    await expect(rename('kode: S|M\n', 'SURAT')).rejects.toThrow(/^Kode SM tidak diganti: sop\.config\.yaml/);
    await expect(rename('[BA|MIN]', 'STAF')).rejects.toThrow(/^Kode BAMIN tidak diganti: sop\.config\.yaml/);
    writeFileSync(file, before);
    writeFileSync(join(office, 'catatan'), 'bukan folder');
    await expect(rename('kode: S|M\n', 'SURAT')).rejects.toThrow(/catatan' tidak dapat dibaca/);
    rmSync(join(office, 'catatan'));
  });

  it('stay where runs hang on them, and say which', async () => {
    const run = join(office, 'catatan/2026/11/20261123-SM-7F3K');
    mkdirSync(run, { recursive: true });
    await expect(ask('prepareRename', { position: at('kode: SM-0|1') })).rejects.toThrow(/7F3K/);
    await expect(rename('kode: SM-0|1', 'SM-11')).rejects.toThrow(/^Kode SM-01 tidak diganti: 1 pelaksanaan/);
    await expect(rename('kode: S|M\n', 'SURAT')).rejects.toThrow(/^Kode SM tidak diganti/);
    await expect(rename('kode: KA|SI, jabatan', 'KEPALA')).rejects.toThrow(/^Kode KASI tidak diganti/);
  });
});

describe('corrections', () => {
  const actions = (only?: string[]): Promise<CodeAction[]> =>
    ask('codeAction', {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });

  it('are offered one by one and all at once', async () => {
    const all = await actions();
    const quick = all.filter(({ kind }) => kind === 'quickfix');
    expect(quick.length).toBeGreaterThan(0);
    expect(quick.every(({ diagnostics = [] }) => diagnostics.length === 1)).toBe(true);
    const [fixAll] = await actions(['source.fixAll']);
    expect(fixAll).toMatchObject({ kind: 'source.fixAll.sop' });
    expect(made(fixAll?.edit?.changes?.[uri()] ?? [])).toBe(
      sop.replace('surat."', 'surat"').replace('ijin', 'izin'),
    );
    expect((await actions(['quickfix'])).every(({ kind }) => kind === 'quickfix')).toBe(true);
    expect(await actions(['refactor'])).toEqual([]);
  });

  it('that are guesses are offered, never preferred and not among all', async () => {
    const misspelt = sop.replace('        output: [Tanda terima]', '        outptu: [Tanda terima]');
    await editor.open('sops/baru.yaml', misspelt);
    const textDocument = { uri: editor.uriOf('sops/baru.yaml') };
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const found = await ask<CodeAction[]>('codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    const guesses = found.filter(({ edit }) => JSON.stringify(edit).includes('"newText":"output"'));
    expect(guesses).toMatchObject([{ kind: 'quickfix', isPreferred: false }]);
    const all = found.find(({ kind }) => kind === 'source.fixAll.sop');
    expect(JSON.stringify(all ?? '')).not.toContain('output');
    await editor.close('sops/baru.yaml');
  });
});

describe('completion', () => {
  const labels = async (before: string, after = ''): Promise<readonly string[]> => {
    const text = `${before}${after}`;
    await editor.open('sops/tulis.yaml', text);
    const items = await ask<CompletionItem[]>('completion', {
      textDocument: { uri: editor.uriOf('sops/tulis.yaml') },
      position: TextDocument.create('', 'yaml', 0, text).positionAt(before.length),
    });
    await editor.close('sops/tulis.yaml');
    const sorted = items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
    return sorted.map(({ textEdit }) => textEdit?.newText ?? '');
  };
  const rows = sop.slice(0, sop.indexOf('      - kode: SM-03'));

  it('knows the keys of each place, without those that are there', async () => {
    expect(await labels('format: 1\nno')).toEqual(expect.arrayContaining(['nomor: ', 'bagian:', 'tanggal:']));
    expect(await labels('format: 1\nno')).not.toContain('format: ');
    const activity = await labels(`${rows}      - kode: SM-03\n        `);
    expect(activity).toEqual(expect.arrayContaining(['uraian: ', 'waktu: ', 'rincian:']));
    expect(activity).not.toContain('kode: ');
    expect(await labels(`${rows}      - ko`)).toContain('kode: ');
    expect(await labels('format: 1\ntanggal: { pembuatan: 2026-01, pe')).toEqual(
      expect.arrayContaining(['pengesahan: ', 'revisi: ']),
    );
    expect(await labels('format: 1\ndisahkan_oleh:\n  ')).toEqual([
      'jabatan: ',
      'nama: ',
      'pangkat: ',
      'nrp: ',
      'nip: ',
    ]);
  });

  it('knows codes where codes stand', async () => {
    expect(await labels(`${rows}      - kode: SM-03\n        lanjut: `)).toEqual(['SM-01', 'SM-02', 'SM-03']);
    expect(await labels(`${rows}      - kode: SM-03\n        lanjut:\n          - ke: S`)).toEqual([
      'SM-01',
      'SM-02',
      'SM-03',
    ]);
    expect(await labels(`${rows}      - kode: SM-03\n        lanjut: [{ ke: `)).toEqual([
      'SM-01',
      'SM-02',
      'SM-03',
    ]);
    expect(await labels(`${rows}      - kode: SM-03\n        pelaksana: [KASI, `)).toEqual(
      expect.arrayContaining(['KASI', 'BAMIN']),
    );
    expect(await labels(`${rows}      - kode: SM-03\n        pelaksana:\n          - { kode: `)).toEqual([
      'KASI',
      'BAMIN',
    ]);
    expect(await labels(`${rows}      - kode: `)).toEqual(['SM-03']);
  });

  it('knows jabatan, other SOPs, units of time and closed choices', async () => {
    expect(await labels('format: 1\npelaksana:\n  - { kode: KASI, jabatan: ')).toEqual(
      expect.arrayContaining(['KEPALA SEKSI LAPORAN']),
    );
    expect(await labels('format: 1\nketerkaitan:\n  - ')).toContain('Penyusunan laporan bulanan');
    expect(await labels(`${rows}      - kode: SM-03\n        waktu: 30 `)).toEqual(
      ['Detik', 'Menit', 'Jam', 'Hari', 'Minggu', 'Bulan', 'Triwulan', 'Semester', 'Tahun'].map(
        (unit) => `30 ${unit}`,
      ),
    );
    expect(await labels(`${rows}      - kode: SM-03\n        waktu: `)).toContain('Sesuai jadwal');
    expect(
      await labels(
        `${rows}      - kode: SM-03\n        pelaksana:\n          - kode: KASI\n            bentuk: `,
      ),
    ).toEqual(['mulai', 'proses', 'keputusan', 'selesai']);
    expect(await labels('format: 1\n# no')).toEqual([]);
    expect(await labels('format: 1\rno')).toContain('nomor: ');
  });
});

describe('the shape of a document', () => {
  it('is an outline of columns, parts and activities', async () => {
    const symbols = await ask<DocumentSymbol[]>('documentSymbol');
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ['KASI', 'KASI UMUM'],
      ['BAMIN', 'BAMIN UMUM'],
      ['SM', 'Surat masuk'],
    ]);
    expect(symbols.at(-1)?.children?.map(({ name }) => name)).toEqual(['SM-01', 'SM-02', 'SM-03']);
  });

  it('folds lists, rows and comments', async () => {
    const folds = await ask<FoldingRange[]>('foldingRange');
    expect(folds).toContainEqual({ startLine: 12, endLine: 13, kind: 'comment' });
    expect(folds).toContainEqual({ startLine: 19, endLine: 27 });
    expect(folds).toContainEqual({ startLine: 5, endLine: 7 });
  });

  it('is laid out as sop fmt lays it out', async () => {
    const untidy = sop.replace('[BAMIN, KASI]', '[ BAMIN,   KASI ]').replace('nama: Surat', 'nama:   Surat');
    await editor.open('sops/rapi.yaml', untidy);
    const textDocument = { uri: editor.uriOf('sops/rapi.yaml') };
    const options = { tabSize: 8, insertSpaces: false };
    const edits = await ask<TextEdit[]>('formatting', { textDocument, options });
    expect(made(edits, untidy)).toBe(formatYaml(untidy));
    expect(made(edits, untidy)).toBe(sop);
    await editor.change('sops/rapi.yaml', 'nama: "tidak ditutup');
    expect(await ask<TextEdit[]>('formatting', { textDocument, options })).toEqual([]);
    await editor.close('sops/rapi.yaml');
  });
});

it('writes nothing on the disk and nothing but answers', () => {
  expect(readFileSync(join(office, 'sops/surat.yaml'), 'utf8')).toBe(sop);
  expect(editor.stderr()).toBe('');
});

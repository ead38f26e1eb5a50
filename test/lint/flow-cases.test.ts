import { describe, expect, it } from 'vitest';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { pastIn } from '../../src/lint/earlier-sops.ts';
import { lintDocument } from '../../src/lint/lint-files.ts';

const sop = (rows: readonly string[], more = ''): string => `format: 1
nomor: SOP-01
nama: Pengelolaan surat
${more}pelaksana: [{ kode: KAUR, jabatan: KAUR }, { kode: BAMIN, jabatan: BAMIN }]
bagian:
  - kode: SM
    nama: SM
    kegiatan:
${rows.map((row) => `      - { ${row}, waktu: 1 Jam }`).join('\n')}
`;
const read = (text: string) => readSopDocument(new TextEncoder().encode(text), 'a.yaml');
const found = (rule: string, text: string, past?: string): number => {
  const sopBefore = past === undefined ? undefined : read(past).sop;
  const before =
    sopBefore && pastIn([{ id: 'a.yaml', sop: sopBefore, isGone: false }])({ id: 'a.yaml' }, sopBefore);
  const document = read(text);
  expect(document.diagnostics).toEqual([]);
  const all = lintDocument(document, {
    severities: {},
    ...(before ? { past: before } : {}),
  });
  return all.filter((one) => one.rule === rule).length;
};
const row = (n: number, text: string, more = 'pelaksana: [KAUR]'): string =>
  `kode: SM-0${n}, no: "${n}", uraian: ${text}, ${more}`;
const begin = 'pelaksana: [{ kode: BAMIN, bentuk: mulai }]';
const both = 'pelaksana: [{ kode: KAUR, bentuk: mulai }, { kode: BAMIN, bentuk: mulai }]';
const end = 'pelaksana: [{ kode: BAMIN, bentuk: selesai }]';

describe('codes against an earlier revision', () => {
  const past = sop([row(1, 'Menerima surat'), row(2, 'Mencatat surat'), row(3, 'Mengirim surat')]);

  it('sees rows that were renumbered or exchanged', () => {
    const shifted = sop([
      row(1, 'Menerima surat'),
      row(2, 'Memeriksa alamat'),
      row(3, 'Mencatat surat'),
      row(4, 'Mengirim surat'),
    ]);
    expect(found('changed-code', shifted, past)).toBe(2);
    const swapped = sop([row(1, 'Menerima surat'), row(2, 'Mengirim surat'), row(3, 'Mencatat surat')]);
    expect(found('changed-code', swapped, past)).toBe(2);
    expect(found('changed-code', past, past)).toBe(0);
  });

  it('takes a corrected spelling and short texts for the same activity', () => {
    expect(
      found('reused-code', sop([row(1, 'Menerima Disposisi')]), sop([row(1, 'Menerima Desposisi')])),
    ).toBe(0);
    expect(found('reused-code', sop([row(1, 'TL 1')]), sop([row(1, 'TL 1')]))).toBe(0);
    expect(found('reused-code', sop([row(1, 'Membakar arsip')]), sop([row(1, 'Menerima tamu')]))).toBe(1);
  });
});

describe('the flow', () => {
  it('ends at an end, even if that leads on for another case', () => {
    const rows = [row(1, 'Menerima surat', begin), row(2, 'Mengirim surat', `${end}, lanjut: SM-01`)];
    expect(found('endless-loop', sop(rows))).toBe(0);
  });

  it('lets each of several starts have its own way without a name', () => {
    const ways = `${both}, lanjut: [{ ke: SM-02 }, { ke: SM-03 }]`;
    const rows = [row(1, 'Menerima surat', ways), row(2, 'Mencatat surat'), row(3, 'Mengirim surat', end)];
    expect(found('unnamed-answer', sop(rows))).toBe(0);
    expect(found('branch-without-decision', sop(rows))).toBe(0);
  });
});

it.each([
  ['SESUAI.', 1],
  ['✓ Sesuai', 1],
  ['[x]', 1],
  ['[ ]', 0],
  ['SESUAI / TIDAK SESUAI', 0],
  ['Surat sesuai disposisi', 0],
])('keterangan %j is an entry of the checklist: %d', (text, count) => {
  const rows = [row(1, 'Menerima surat', `pelaksana: [KAUR], keterangan: ${JSON.stringify(text)}`)];
  expect(found('prefilled-checklist', sop(rows))).toBe(count);
});

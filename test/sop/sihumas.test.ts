import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { activityRows } from '../../src/sop/activities.ts';
import type { Sop } from '../../src/sop/sop.ts';

const repository = join(import.meta.dirname, '../..');
const bytesOf = (path: string): Uint8Array => readFileSync(join(repository, path));

type SourceRow = {
  readonly unit: string;
  readonly urut: number;
  readonly no: number | null;
  readonly level: number;
  readonly kegiatan_sumber: string;
  readonly kegiatan: string;
  readonly kelengkapan: readonly string[];
  readonly waktu: string;
  readonly output: readonly string[];
};

const rows: readonly SourceRow[] = JSON.parse(
  readFileSync(join(repository, 'test/fixtures/sihumas-activities.json'), 'utf8'),
);
const source = readFileSync(join(repository, 'test/fixtures/sihumas-source.txt'), 'utf8');
const document = readSopDocument(bytesOf('sops/sihumas.yaml'), 'sops/sihumas.yaml');
const sop = document.sop as Sop;
const parts = [
  ['URMIN', 'URMIN', 15],
  ['PPID', 'PPID', 19],
  ['MULTIMEDIA', 'Multi Media', 15],
] as const;

/** Text as the page break, the list marks, italics and other markup of the source leave it. */
const flat = (text: string): string =>
  text
    .replace(/\*\*|<\/?i>/g, '')
    .replace(/<[^>]*>|[•✓]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the file is correct and has the three parts of the source', () => {
  expect(document.diagnostics).toEqual([]);
  expect(sop.parts.map((part) => [part.code, part.name, activityRows(part).length])).toEqual(parts);
  expect(rows).toHaveLength(49);
});

describe.each(parts)('%s', (code, unit) => {
  const part = sop.parts.find((one) => one.code === code);
  const placed = part ? activityRows(part) : [];
  const expected = rows.filter((row) => row.unit === unit);

  test('has every activity in order, with level, number, text and standard', () => {
    const found = placed.map(({ activity, level }) => ({
      code: activity.code,
      number: activity.number ?? null,
      level,
      text: activity.text,
      requirements: activity.requirements,
      time: activity.standardTime?.text,
      output: activity.output,
    }));
    const wanted = expected.map((row) => ({
      code: `${code}-${String(row.urut).padStart(2, '0')}`,
      number: row.no === null ? null : String(row.no),
      level: row.level,
      text: row.kegiatan,
      requirements: row.kelengkapan,
      time: row.waktu,
      output: row.output,
    }));
    expect(found).toEqual(wanted);
  });

  test("keeps the source's own wording wherever the text was corrected", () => {
    for (const [index, { activity }] of placed.entries()) {
      const original = flat(expected[index]?.kegiatan_sumber.replace('⏎', ' ') ?? '');
      const isCorrected = original.replace(/\.$/, '') !== activity.text;
      expect(activity.sourceText, activity.code).toBe(isCorrected ? original : undefined);
    }
  });

  test('invents no pelaksana, flow or remark', () => {
    for (const { activity } of placed) {
      expect(activity).toMatchObject({ roles: [], next: [] });
      expect(activity.remark).toBeUndefined();
    }
  });
});

test('the wording of every activity stands in the printed source', () => {
  const text = flat(source);
  for (const part of sop.parts) {
    for (const { activity } of activityRows(part)) {
      // One row is cut by a page: its two halves stand apart, with the head of the table between them.
      const wording = activity.sourceText ?? activity.text;
      const halves = activity.code === 'MULTIMEDIA-03' ? wording.split(/(?<=naskah iklan dan) /) : [wording];
      for (const half of halves) expect(text, activity.code).toContain(half);
    }
  }
});

test('the identity block is that of the source', () => {
  const text = flat(source);
  expect(sop.number.replace(/\s+/g, ' ')).toBe('SOP/ /I/HUK.7.1./2022/Sihumas');
  expect(text).toContain(`Nomor SOP : ${sop.number.replace(/\s+/g, ' ')}`);
  expect(text).toContain(`Nama SOP ${sop.name};`);
  expect(text.startsWith(sop.agency.join(' '))).toBe(true);
  expect(sop.dates).toEqual({ created: '2022-01', revised: '2022-01', approved: '2022-01' });
  expect(text).toContain(
    'Tanggal Pembuatan : Januari 2022 Tanggal Revisi : Januari 2022 Tanggal Pengesahan : Januari 2022',
  );
  const { title = '', name = '', rank = '', serviceNumber } = sop.approvedBy ?? {};
  expect(text).toContain(
    `Disahkan Oleh : ${title} ${name}, ${rank} ${serviceNumber?.kind} ${serviceNumber?.digits}`,
  );
  expect(sop.roles.map((role) => role.title)).toEqual(['KASI HUMAS', 'KAUR/PAUR', 'BAMIN/BANUM']);
});

test('every list of the identity block is whole and in order', () => {
  const numbered = (items: readonly string[], end: string): string =>
    items.map((item, index) => `${index + 1}. ${item}${index === items.length - 1 ? end : ';'}`).join(' ');
  const text = flat(source);
  expect(text).toContain(
    `Dasar Hukum Kualifikasi Pelaksana ${numbered(sop.legalBasis, ';')} ${numbered(sop.qualifications, ';')} Keterkaitan`,
  );
  expect(text).toContain(
    `Perlengkapan ${numbered(sop.related, ';')} ${numbered(sop.equipment, '.')} Peringatan`,
  );
  expect(text).toContain(
    `Pencatatan dan Pendataan ${sop.warnings.join(' ')} ${sop.recording.join(' ')} NO KEGIATAN`,
  );
});

describe('the filled form of the source as answers files', () => {
  test.each(parts)('%s', (code) => {
    const path = `templates/jawaban/${code.toLowerCase()}.yaml`;
    const { value, diagnostics } = readYaml(bytesOf(path), path, 'jawaban');
    expect(diagnostics).toEqual([]);
    const answers = value as { bagian: string; petugas: { nama: string }; jawaban: readonly object[] };
    expect(answers.bagian).toBe(code);
    expect(source).not.toContain(answers.petugas.nama);
    const part = sop.parts.find((one) => one.code === code);
    const all = part
      ? activityRows(part).map(({ activity }) => ({ kode: activity.code, hasil: 'sesuai' }))
      : [];
    expect(answers.jawaban).toEqual(all);
  });
});

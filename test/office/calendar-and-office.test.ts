import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml, type SchemaName } from '../../src/document/yaml/read-yaml.ts';
import { bytesOf } from '../document/sop-text.ts';

const repository = join(import.meta.dirname, '../..');

const messages = (text: string, schema: SchemaName): readonly string[] =>
  readYaml(bytesOf(text), 'uji.yaml', schema).diagnostics.map(
    ({ rule, range, message, hint }) =>
      `${range.start.line}:${range.start.column} ${rule}: ${message.id}${hint ? ` ${hint.id}` : ''}`,
  );

test('the calendars that come with the program are correct', () => {
  const folder = join(repository, 'templates/kalender');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(readYaml(readFileSync(join(folder, file)), file, 'kalender').diagnostics, file).toEqual([]);
});

describe('mistakes in calendars and office files', () => {
  const calendar = (more: string): string => `format: 1\nnama: uji\ninduk: polri\n${more}`;
  const cases: readonly (readonly [SchemaName, string, readonly string[]])[] = [
    [
      'kalender',
      calendar('jam: { senin: [7-15] }\n'),
      [
        '4:16 wrong-form: Bentuk "7-15" tidak dikenal di sini. Tulis jam mulai-selesai, misalnya 07.00-15.00.',
      ],
    ],
    [
      'kalender',
      calendar('jam: { senen: [] }\n'),
      ['4:8 unknown-key: Kunci "senen" tidak dikenal di sini. Maksud Anda: senin?'],
    ],
    [
      'kalender',
      calendar('hapus: [{ tanggal: 2026-02-30 }]\n'),
      [
        '4:20 wrong-form: Tanggal "2026-02-30" tidak dimengerti. Tulis tahun-bulan-hari yang ada di kalender, misalnya 2026-01-15.',
      ],
    ],
    [
      'kalender',
      'format: 1\nnama: uji\n',
      ['1:1 missing-key: Kunci "jam" belum ada di sini. Tambahkan baris "jam: …".'],
    ],
    [
      'kantor',
      'format: 1\nzona_waktu: Asia/Jakrta\n',
      [
        '2:13 wrong-value: Nilai "Asia/Jakrta" bukan salah satu dari: Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura. Maksud Anda: Asia/Jakarta?',
      ],
    ],
    [
      'kantor',
      'format: 1\nlint: { aturan: { mixed-unit: off } }\n',
      ['2:19 unknown-key: Kunci "mixed-unit" tidak dikenal di sini. Maksud Anda: mixed-units?'],
    ],
    [
      'kantor',
      'format: 1\npetugas:\n  - Rangga Wirasena\n',
      ['3:5 wrong-type: Di sini harus pasangan "kunci: nilai", bukan teks.'],
    ],
  ];
  test.each(cases)('%s %#', (schema, text, expected) => {
    expect(messages(text, schema)).toEqual(expected);
  });
});

test('a whole office file is read', () => {
  const text = `format: 1
instansi: [KEPOLISIAN NEGARA REPUBLIK INDONESIA, DAERAH CONTOH, RESOR CONTOH]
tempat: Contoh
zona_waktu: Asia/Makassar
kalender: asn
bahasa: en
petugas:
  - { nama: Rangga Wirasena, pangkat: BRIGADIR POLISI, nrp: "99010001", pelaksana: BAMIN }
penanda_tangan:
  - { kode: KASI, jabatan: KASI HUMAS, nama: Larasati Kusumawardani, nip: "199001012015011001" }
folder: { sops: sops, catatan: catatan, laporan: laporan }
lint: { aturan: { missing-number: off, missing-roles: error } }
alasan_jeda: [Menunggu tanda tangan]
`;
  expect(messages(text, 'kantor')).toEqual([]);
});

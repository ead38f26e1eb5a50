import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { errorsToUse, readSopDocument } from '../../src/document/read-sop.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { bytesOf, sopText, sopWith } from './sop-text.ts';

const read = (text: string) => readSopDocument(bytesOf(text), 'uji.yaml');
const short = ({ rule, range, message, hint }: Diagnostic): string =>
  `${range.start.line}:${range.start.column}-${range.end.column} ${rule}: ${message.id}${hint ? ` ${hint.id}` : ''}`;

test('a file becomes an SOP with English names', () => {
  const { sop, diagnostics } = read(sopText);
  expect(diagnostics).toEqual([]);
  expect(sop).toMatchObject({
    number: 'SOP/07/I/HUK.7.1./2026/Sihumas',
    agency: ['KEPOLISIAN NEGARA REPUBLIK INDONESIA', 'DAERAH CONTOH', 'RESOR CONTOH'],
    dates: { created: '2026-01', approved: '2026-01-15' },
    approvedBy: { name: 'RANGGA WIRASENA, S.I.K.', serviceNumber: { kind: 'NRP', digits: '80010001' } },
    roles: [{ code: 'KAUR', title: 'KAUR/PAUR' }],
    legalBasis: [],
  });
  expect(Object.keys(sop?.dates ?? {})).toEqual(['created', 'approved']);
  expect(sop?.parts[0]?.activities).toEqual([
    {
      code: 'SM-01',
      number: '1',
      text: 'Menerima surat masuk',
      roles: [{ role: 'KAUR' }],
      requirements: ['Surat'],
      standardTime: { kind: 'measured', text: '1 Jam', amounts: [{ value: 1, unit: 'hour' }] },
      output: ['Agenda'],
      next: [],
      children: [
        {
          code: 'SM-02',
          text: 'Mencatat surat masuk',
          roles: [],
          requirements: [],
          standardTime: { kind: 'measured', text: '30 Menit', amounts: [{ value: 30, unit: 'minute' }] },
          output: [],
          next: [{ to: 'SM-01' }],
          children: [],
        },
      ],
    },
  ]);
});

test('long forms, NIP and the remaining fields', () => {
  const long = sopWith('[KAUR]', '[{ kode: KAUR, bentuk: keputusan, teks: R/T }]')
    .replace('lanjut: SM-01', 'lanjut: [{ ke: SM-01, bila: Ya }, { ke: SM-02 }]')
    .replace('nrp: "80010001"', 'nip: "199001012015011001"\n  pangkat: PEMBINA')
    .replace(
      'output: [Agenda]',
      'output: [Agenda]\n        keterangan: Hari kerja\n        sumber: menrima surat',
    );
  const { sop, diagnostics } = read(long);
  expect(diagnostics).toEqual([]);
  const activity = sop?.parts[0]?.activities[0];
  expect(activity).toMatchObject({ remark: 'Hari kerja', sourceText: 'menrima surat' });
  expect(activity?.roles).toEqual([{ role: 'KAUR', symbol: 'decision', caption: 'R/T' }]);
  expect(activity?.children[0]?.next).toEqual([{ to: 'SM-01', when: 'Ya' }, { to: 'SM-02' }]);
  expect(sop?.approvedBy).toMatchObject({
    rank: 'PEMBINA',
    serviceNumber: { kind: 'NIP', digits: '199001012015011001' },
  });
});

describe('one mistake makes one diagnostic, at its place', () => {
  const kode = 'kode: SM-01\n';
  const codeHint =
    'Kode berupa huruf besar, angka, dan tanda hubung, diawali huruf, misalnya URMIN-01 (bukan nama perangkat seperti CON).';
  const cases: readonly (readonly [string, string])[] = [
    [
      sopWith('nama: Pengelolaan surat masuk\n', ''),
      '1:1-7 missing-key: Kunci "nama" belum ada di sini. Tambahkan baris "nama: …".',
    ],
    [
      sopWith('        uraian: Menerima surat masuk\n', ''),
      '16:9-13 missing-key: Kunci "uraian" belum ada di sini. Tambahkan baris "uraian: …".',
    ],
    [
      sopWith('  nama: RANGGA WIRASENA, S.I.K.\n', ''),
      '6:1-14 missing-key: Kunci "nama" belum ada di sini. Tambahkan baris "nama: …".',
    ],
    [
      sopWith('uraian: Menerima', 'uraina: x\n        uraian: Menerima'),
      '18:9-15 unknown-key: Kunci "uraina" tidak dikenal di sini. Yang dikenal: sumber, keterangan, lanjut.',
    ],
    [
      sopWith('output: [Agenda]', 'outptu: [Agenda]'),
      '22:9-15 unknown-key: Kunci "outptu" tidak dikenal di sini. Maksud Anda: output?',
    ],
    [
      sopWith('"80010001"', '80010001'),
      '9:8-16 wrong-type: Di sini harus teks, bukan bilangan. Apit dengan tanda petik: "80010001".',
    ],
    [
      sopWith('"80010001"', '"8001000"'),
      '9:8-17 wrong-form: Bentuk "8001000" tidak dikenal di sini. NRP terdiri atas 8 angka, misalnya "99010001".',
    ],
    [
      sopWith('nrp: "80010001"', 'nrp: "80010001"\n  nip: "199001012015011001"'),
      '6:1-14 wrong-value: nrp dan nip tidak boleh berdua. Tulis salah satu: nrp untuk Polri, nip untuk ASN.',
    ],
    [
      sopWith('[Surat]', 'Surat'),
      '20:22-27 wrong-type: Di sini harus daftar, bukan teks. Tulis sebagai daftar: tiap butir satu baris diawali "- ".',
    ],
    [
      sopWith('[KAUR]', '[3]'),
      '19:21-22 wrong-type: Di sini harus teks atau pasangan "kunci: nilai", bukan bilangan. Apit dengan tanda petik: "3".',
    ],
    [
      sopWith('lanjut: SM-01', 'lanjut: { ke: SM-01 }'),
      '27:21-34 wrong-type: Di sini harus teks atau daftar, bukan pasangan "kunci: nilai".',
    ],
    [
      sopWith(kode, 'kode: sm-01\n'),
      `16:15-20 wrong-form: Bentuk "sm-01" tidak dikenal di sini. ${codeHint}`,
    ],
    [sopWith(kode, 'kode: COM1\n'), `16:15-19 wrong-form: Bentuk "COM1" tidak dikenal di sini. ${codeHint}`],
    [sopWith(kode, 'kode: ../X\n'), `16:15-19 wrong-form: Bentuk "../X" tidak dikenal di sini. ${codeHint}`],
    [
      sopWith('[KAUR]', '[{ kode: KAUR, bentuk: keputsan }]'),
      '19:43-51 wrong-value: Nilai "keputsan" bukan salah satu dari: mulai, proses, keputusan, selesai. Maksud Anda: keputusan?',
    ],
    [sopWith('format: 1', 'format: 2'), '1:9-10 wrong-value: Nilai "2" di sini harus 1.'],
    [
      sopWith('2026-01-15', '15-01-2026'),
      '5:44-54 wrong-form: Bentuk "15-01-2026" tidak dikenal di sini. Tulis tahun-bulan-hari, misalnya 2026-01-15, atau 2026-01 bila harinya tidak diketahui.',
    ],
    [sopWith('2026-01-15', '2026-02-29'), '5:44-54 wrong-form: Tanggal "2026-02-29" tidak ada di kalender.'],
    [
      sopWith('nama: Surat masuk', 'nama: " "'),
      '14:11-14 wrong-form: Tulisan di sini tidak boleh kosong. Isi tulisannya, atau hapus kuncinya.',
    ],
    [sopWith('nama: Surat masuk', 'nama: ""'), '14:5-9 wrong-length: Tulisan di sini tidak boleh kosong.'],
    [sopWith('nama: Surat masuk', 'nama:'), '14:5-9 wrong-type: Di sini harus teks, bukan kosong.'],
    [
      sopWith('RESOR CONTOH]', 'RESOR CONTOH, EMPAT, LIMA, ENAM]'),
      '4:1-9 wrong-length: Daftar ini paling banyak berisi 5 butir.',
    ],
    [
      sopWith('DAERAH CONTOH', 'D'.repeat(101)),
      `4:50-151 wrong-length: Terlalu panjang: paling banyak 100 karakter.`,
    ],
  ];
  test.each(cases)('%#', (text, expected) => {
    const { diagnostics } = read(text);
    expect(diagnostics.map(short)).toEqual([expected]);
    expect(diagnostics[0]?.message.en).not.toBe(diagnostics[0]?.message.id);
  });
});

describe('waktu that is not understood is marked within the value', () => {
  const times: readonly (readonly [string, string, string])[] = [
    ['30 minit', 'minit', '30 menit'],
    ['"30 minit"', 'minit', '30 menit'],
    ["'1 Jam 30 minit'", 'minit', '1 Jam 30 menit'],
    ['1 Jam lagi', 'lagi', ''],
    ['sebentar', 'sebentar', ''],
    ['"3\\x30 minit"', '"3\\x30 minit"', '30 menit'],
  ];
  test.each(times)('%s', (written, marked, suggestion) => {
    const text = sopWith('30 Menit', written);
    const { sop, diagnostics } = read(text);
    expect(diagnostics).toHaveLength(1);
    const [{ rule, range, hint } = {} as Diagnostic] = diagnostics;
    expect(rule).toBe('standard-time');
    expect(text.split('\n')[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1)).toBe(
      marked,
    );
    expect(hint?.id.includes('Maksud Anda')).toBe(suggestion !== '');
    expect(hint?.id).toContain(suggestion);
    expect(sop?.parts[0]?.activities[0]?.children[0]?.standardTime).toMatchObject({ kind: 'unread' });
  });
});

test.each([
  ['10', '10'],
  ['1.000', '1.000'],
])('waktu that YAML takes for no text is kept as written, and the SOP can be used: %s', (written, text) => {
  const document = readSopDocument(bytesOf(sopWith('30 Menit', written)), 'uji.yaml');
  expect(document.diagnostics.map(({ rule }) => rule)).toEqual(['standard-time']);
  expect(errorsToUse(document)).toEqual([]);
  expect(document.sop?.parts[0]?.activities[0]?.children[0]?.standardTime).toEqual({ kind: 'unread', text });
});

test.each(['', '""', "' '", '~', 'null'])('an empty waktu is none: %s', (written) => {
  const { sop, diagnostics } = read(sopWith('30 Menit', written));
  expect(diagnostics).toEqual([]);
  expect(sop?.parts[0]?.activities[0]?.children[0]).not.toHaveProperty('standardTime');
});

describe('waktu that keeps YAML from reading the file does not keep the SOP from being used', () => {
  const times: readonly (readonly [written: string, kind: string, edit: string])[] = [
    ['-', 'unmeasured', '"-"'],
    ['- # tidak diukur', 'unmeasured', '"-"'],
    ['> 1 hari', 'unread', '"> 1 hari"'],
    ['>5 menit', 'unread', '">5 menit"'],
    ['"5 menit', 'unread', '"5 menit"'],
    ['"', 'unread', '"\\""'],
    ['1 hari: 8 jam', 'unread', '"1 hari: 8 jam"'],
    ['[1-2 hari]', 'unread', '"[1-2 hari]"'],
    ['@ kantor', 'unread', '"@ kantor"'],
    ['true', 'unread', '"true"'],
  ];
  test.each(times)('%s', (written, kind, text) => {
    const file = sopWith('30 Menit', written);
    const document = readSopDocument(bytesOf(file), 'uji.yaml');
    expect(errorsToUse(document)).toEqual([]);
    const [first, ...more] = document.diagnostics;
    expect([first, ...more].map((one) => one?.rule)).toContain('standard-time');
    const plain = written.replace(/ #.*/, '');
    expect(first?.edit?.text).toBe(text);
    expect(document.text).toBe(file);
    const [{ start, end } = { start: 0, end: 0 }] = [
      document.span(['bagian', 0, 'kegiatan', 0, 'rincian', 0, 'waktu']),
    ];
    expect(file.slice(start, end)).toBe(plain);
    const row = document.sop?.parts[0]?.activities[0]?.children[0];
    expect(row?.standardTime).toEqual({ kind, text: plain });
  });

  test('a row in braces, and one after another', () => {
    const rows =
      '[{ kode: SM-08, uraian: Menyimpan, waktu: -, output: [A] }, { kode: SM-09, uraian: Menata, waktu: > 1 hari }]';
    const file = `format: 1\nnomor: A\nnama: B\nbagian: [{ kode: SM, nama: SM, kegiatan: ${rows} }]\n`;
    const document = readSopDocument(bytesOf(file), 'uji.yaml');
    expect(errorsToUse(document)).toEqual([]);
    expect(document.sop?.parts[0]?.activities.map(({ standardTime }) => standardTime?.text)).toEqual([
      '-',
      '> 1 hari',
    ]);
  });

  test('words of a text are never taken for a waktu, and other mistakes are told as before', () => {
    const inText = sopWith('uraian: Mencatat surat masuk', 'uraian: |\n          waktu: - \n          x: [');
    for (const text of [sopWith('30 Menit', '-').replace('output:', 'output: ['), `${inText}\nrusak: [`]) {
      const document = readSopDocument(bytesOf(text), 'uji.yaml');
      expect(document.sop).toBeUndefined();
      expect(document.diagnostics.map(({ rule }) => rule)).toContain('yaml-syntax');
    }
  });
});

test('fixes put the file right', () => {
  for (const text of [
    sopWith('"80010001"', '80010001'),
    sopWith('output:', 'outptu:'),
    sopWith('kode: SM-02', 'kode: sm-02'),
  ]) {
    const [{ edit } = {} as Diagnostic] = read(text).diagnostics;
    const lines = text.split('\n');
    const index = (edit?.range.start.line ?? 0) - 1;
    const line = lines[index] ?? '';
    lines[index] =
      line.slice(0, (edit?.range.start.column ?? 0) - 1) +
      edit?.text +
      line.slice((edit?.range.end.column ?? 0) - 1);
    expect(read(lines.join('\n')).diagnostics).toEqual([]);
  }
});

test('an answer that is not sesuai needs its reason, and nothing else is said', () => {
  const text =
    'format: 1\nbagian: SM\njawaban:\n  - { kode: SM-01, hasil: sesuai }\n  - { kode: SM-02, hasil: tidak_sesuai }\n';
  const { value, diagnostics } = readYaml(bytesOf(text), 'jawaban.yaml', 'jawaban');
  expect(value).toBeUndefined();
  expect(diagnostics.map(short)).toEqual([
    '5:7-11 missing-key: Kunci "alasan" belum ada di sini. Tambahkan baris "alasan: …".',
  ]);
});

test('diagnostics stand in reading order, at most a hundred', () => {
  const text = sopWith('[Surat]', `[${'1, '.repeat(99)}1]`)
    .replace('nama: Surat masuk', 'nama: 7')
    .replace('[Agenda]', '[8, 9]');
  const lines = read(text).diagnostics.map((one) => one.range.start.line * 1000 + one.range.start.column);
  expect(lines).toHaveLength(100);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

import { expect, test } from 'vitest';
import { readSopDocument } from '../../../src/document/read-sop.ts';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const sop = (rest: string): string => `format: 1
nomor: "SOP/   /I/HUK.7.1./2026/Contoh"
nama: Surat masuk
pelaksana:
  - { kode: KAUR, jabatan: KAUR }
bagian:
  - kode: SM
    nama: Surat
    kegiatan:
${rest}`;
const activity = (n: number): string =>
  `      - { kode: SM-${n}, no: "${n}", uraian: Mencatat surat ke-${n} dalam agenda, pelaksana: [KAUR], waktu: 1 Jam, output: [Agenda ${n}] }\n`;
const activities = (count: number): string =>
  Array.from({ length: count }, (_, n) => activity(n + 1)).join('');

const linted = async (settings: string, text: string) => {
  const host = fakeHost({
    files: {
      ...programFiles(),
      '/kantor/sop.config.yaml': `format: 1\n${settings}`,
      '/kantor/sops/a.yaml': text,
    },
  });
  const code = await main(['lint', '--json'], host);
  const found =
    host.stdout() === '' ? [] : (JSON.parse(host.stdout()) as readonly { rule: string; severity: string }[]);
  return { code, found, err: host.stderr() };
};
const weightOf = (found: readonly { rule: string; severity: string }[], rule: string) =>
  found.find((one) => one.rule === rule)?.severity;

test('a profile weighs all rules at once, and a rule of the office weighs more than its profile', async () => {
  const text = sop(activities(2));
  expect(weightOf((await linted('', text)).found, 'blank-serial')).toBe('warning');
  expect(weightOf((await linted('lint: { profil: dasar }\n', text)).found, 'blank-serial')).toBe('info');
  const own = await linted('lint: { profil: dasar, aturan: { blank-serial: error } }\n', text);
  expect(weightOf(own.found, 'blank-serial')).toBe('error');
  expect(own.code).toBe(1);
});

test('an unknown profile is refused with the nearest one', async () => {
  const { code, err } = await linted('lint: { profil: permenpan-35 }\n', sop(activities(1)));
  expect(code).toBe(3);
  expect(err).toContain('permenpan-35-2012');
});

test('a refusal for size names the key that raises the limit, and the key raises it', async () => {
  const text = sop(activities(600));
  const refused = await linted('', text);
  expect(refused.code).toBe(1);
  expect(JSON.stringify(refused.found)).toContain('batas: { butir');
  const raised = await linted('batas: { ukuran_kib: 2048, unsur: 400000, butir: 5000 }\n', text);
  expect(raised.code).toBe(0);
});

test('a limit cannot be lowered below what every office may rely on', async () => {
  const { code, err } = await linted('batas: { butir: 10 }\n', sop(activities(1)));
  expect(code).toBe(3);
  expect(err).toContain('butir');
});

test('sop new takes activities from the command line and lint accepts them', async () => {
  const host = fakeHost({ files: programFiles() });
  expect(await main(['init', '--instansi', 'DINAS CONTOH'], host)).toBe(0);
  const argv = ['new', '--kode', 'SK', '--nama', 'Surat keluar', '--nomor', 'SOP/02/I/HUM.1/2026/Contoh'];
  const given = [
    '--kegiatan',
    'Menyusun konsep surat | BAMIN | 30 Menit | Konsep "surat"',
    '--kegiatan',
    'Memaraf konsep surat | KAUR | 1 Jam | Konsep berparaf',
  ];
  expect(await main([...argv, ...given], host), host.stderr()).toBe(0);
  const written = [...host.disk].find(([path]) => path.includes('/sops/') && path.endsWith('sk.yaml'));
  const text = new TextDecoder().decode(written?.[1]);
  expect(text).toContain('Menyusun konsep surat');
  expect(text).toContain('Konsep \\"surat\\"');
  expect(await main(['lint', '--quiet'], host), host.stdout()).toBe(0);
});

/** Eleven rows as a registry writes them: what each needs and gives, two decisions, a way back and two ends. */
const elevenRows = [
  'Menerima surat masuk | BAGUM | 5 Menit | Surat masuk | Buku ekspedisi',
  'Memeriksa kelengkapan surat | BAGUM | 10 Menit | Surat lengkap | Surat masuk; Daftar periksa | Lengkap 4; Kurang 3',
  'Mengembalikan surat kepada pengirim | BAGUM | 1 Hari Kerja | Surat pengantar | Surat masuk | selesai',
  'Mencatat surat dalam agenda | BAGUM | 15 Menit | Agenda terisi | Surat lengkap',
  'Meneliti klasifikasi surat | KAUR | 10 Menit | Klasifikasi | Agenda terisi | Rahasia 6; Biasa 7',
  'Menyegel surat rahasia | KAUR | 10 Menit | Surat bersegel | Klasifikasi | 8',
  'Melampirkan lembar disposisi | BAGUM | 5 Menit | Lembar disposisi | Klasifikasi',
  'Mendisposisi surat | KASI | 1 Jam | Disposisi | Lembar disposisi',
  'Meneruskan surat sesuai disposisi | BAGUM,KAUR | 15 Menit | Tanda terima | Disposisi',
  'Memantau tindak lanjut surat | KAUR | 2 Hari Kerja | Catatan pemantauan | Tanda terima | Belum 9; Sudah 11',
  'Mengarsipkan surat masuk | BAGUM | 10 Menit | Arsip surat | Catatan pemantauan',
];

test('a table of eleven rows with its flow needs no editor', async () => {
  const host = fakeHost({ files: programFiles() });
  await main(['init', '--instansi', 'DINAS CONTOH'], host);
  const argv = ['new', '--kode', 'SM', '--nama', 'Pengelolaan surat masuk', '--nomor', 'SOP/03/2026'];
  const given = elevenRows.flatMap((row) => ['--kegiatan', row]);
  expect(await main([...argv, ...given], host), host.stderr()).toBe(0);
  const [, bytes] = [...host.disk].find(([path]) => path.endsWith('sm.yaml')) ?? [];
  const { sop } = readSopDocument(bytes ?? new Uint8Array(), 'sm.yaml');
  const rows = sop?.parts[0]?.activities ?? [];
  expect(rows).toHaveLength(11);
  expect(rows[1]).toMatchObject({
    requirements: ['Surat masuk', 'Daftar periksa'],
    roles: [{ role: 'BAGUM', symbol: 'decision' }],
    next: [
      { to: 'SM-04', when: 'Lengkap' },
      { to: 'SM-03', when: 'Kurang' },
    ],
  });
  expect(rows[8]?.roles.map(({ role }) => role)).toEqual(['BAGUM', 'KAUR']);
  expect(await main(['lint', '-f', 'json'], host), host.stdout()).toBe(0);
  const found = JSON.parse(host.stdout().slice(host.stdout().indexOf('['))) as readonly {
    severity: string;
  }[];
  expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test.each([
  [
    'a row that is not there',
    'Memeriksa | KAUR | 1 Jam | Paraf | Konsep | Ya 3; Tidak 1',
    'hanya ada 1 baris',
  ],
  ['an answer without a row', 'Memeriksa | KAUR | 1 Jam | Paraf | Konsep | Ya; Tidak 1', 'Ya 4; Tidak 2'],
  ['two ways without answers', 'Memeriksa | KAUR | 1 Jam | Paraf | Konsep | 1; 1', 'Ya 4; Tidak 2'],
])('sop new refuses %s', async (_what, row, words) => {
  const host = fakeHost({ files: programFiles() });
  await main(['init', '--instansi', 'DINAS CONTOH'], host);
  expect(await main(['new', '--kode', 'SK', '--nama', 'Surat', '--kegiatan', row], host)).toBe(2);
  expect(host.stderr()).toContain(words);
  expect([...host.disk.keys()].some((path) => path.endsWith('sk.yaml'))).toBe(false);
});

test('sop new says how a wrong activity is written and makes no file', async () => {
  const host = fakeHost({ files: programFiles() });
  await main(['init', '--instansi', 'DINAS CONTOH'], host);
  const before = [...host.disk.keys()];
  const argv = ['new', '--kode', 'SK', '--nama', 'Surat', '--kegiatan', 'Menyusun konsep | BAMIN | besok'];
  expect(await main(argv, host)).toBe(2);
  expect(host.stderr()).toContain('uraian | PELAKSANA | waktu | output');
  expect([...host.disk.keys()]).toEqual(before);
});

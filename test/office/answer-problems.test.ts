import { describe, expect, it } from 'vitest';
import { office, type Told } from '../commands/office-with-run.ts';

/** An SOP with two roles, an activity with rincian, and a date from which it is in force. */
const sopFile = `format: 1
nomor: SOP/12/III/2026
nama: Pengelolaan surat masuk
instansi: [KANTOR CONTOH]
tanggal: { pembuatan: 2026-03-01, pengesahan: 2026-03-02 }
pelaksana:
  - { kode: BAMIN, jabatan: BAMIN }
  - { kode: KAUR, jabatan: KAUR }
bagian:
  - kode: SM
    nama: Surat Masuk
    kegiatan:
      - { kode: SM-01, uraian: Menerima surat, pelaksana: [BAMIN], waktu: 1 Jam, output: [Surat] }
      - { kode: SM-02, uraian: Mencatat surat, pelaksana: [BAMIN], waktu: 1 Jam, output: [Agenda] }
      - { kode: SM-03, uraian: Memeriksa surat, pelaksana: [KAUR], waktu: 1 Jam, output: [Disposisi] }
      - { kode: SM-04, uraian: Membahas surat, pelaksana: [BAMIN, KAUR], waktu: 1 Jam, output: [Risalah] }
      - kode: SM-05
        uraian: Mengarsipkan surat
        pelaksana: [BAMIN]
        waktu: 1 Jam
        output: [Arsip]
        rincian:
          - { kode: SM-06, uraian: Memindai surat, pelaksana: [BAMIN], waktu: 1 Jam, output: [Pindaian] }
`;

const head = ['format: 1', 'bagian: SM', 'petugas: Rina Wulandari', 'jawaban:'];
const entry = (code: string, from: string, to: string): string =>
  `  - { kode: ${code}, hasil: sesuai, mulai: "${from}", selesai: "${to}" }`;

/** Now is Monday 23 November 2026, 08.00 WIB. */
function surat(lines: readonly string[], top: readonly string[] = head) {
  const answers = [...top, ...lines, ''].join('\n');
  const { host, sop } = office({ files: { '/kantor/sops/surat.yaml': sopFile, '/kantor/j.yaml': answers } });
  const lineCount = (): number =>
    [...host.disk]
      .filter(([path]) => path.endsWith('.jsonl'))
      .reduce((sum, [, bytes]) => sum + new TextDecoder().decode(bytes).split('\n').length - 1, 0);
  const check = (...more: readonly string[]): Promise<Told> =>
    sop('check', 'SM', '--answers', 'j.yaml', ...more);
  const write = (...more: readonly string[]): void => {
    host.disk.set('/kantor/j.yaml', new TextEncoder().encode([...top, ...more, ''].join('\n')));
  };
  return { host, sop, check, lineCount, write };
}

const day = '2026-11-20';

describe('what is wrong with an answers file', () => {
  it.each<[string, string[], string[]]>([
    [
      'an end before the start',
      [entry('SM-01', `${day} 10:00`, `${day} 09:00`)],
      [
        "baris 5: SM-01: 'selesai' sebelum 'mulai' ('mulai' 2026-11-20 10:00, 'selesai' 2026-11-20 09:00); tukar keduanya, atau betulkan tanggalnya",
      ],
    ],
    [
      'a time in the future',
      [entry('SM-01', `${day} 10:00`, '2026-11-23 08:01')],
      [
        "baris 5: SM-01: 'selesai' 2026-11-23 08:01 di masa depan; sekarang 23 Nov 2026 08.00 WIB. Tulis jam yang sudah lewat",
      ],
    ],
    [
      'a time before the SOP',
      [entry('SM-01', '2026-03-01 23:59', '2026-03-02 00:00')],
      [
        "baris 5: SM-01: 'mulai' 2026-03-01 23:59 sebelum SOP ini berlaku (2 Maret 2026); periksa tahunnya, tulis tanggal sesudah itu",
      ],
    ],
    [
      'a day that does not exist',
      [entry('SM-01', '2026-11-31 08:00', `${day} 09:00`)],
      [
        'baris 5: SM-01: \'mulai\' 2026-11-31 08:00 tidak ada di kalender; tulis tanggal dan jam yang ada, misalnya "2026-11-20 08:00"',
      ],
    ],
    [
      'one time without the other',
      [`  - { kode: SM-01, hasil: sesuai, selesai: "${day} 09:00" }`],
      ["baris 5: SM-01: 'mulai' kosong; tulis 'mulai' dan 'selesai' berdua, atau kosongkan keduanya"],
    ],
    [
      'one person at two works of one pelaksana at once',
      [entry('SM-01', `${day} 08:00`, `${day} 09:00`), entry('SM-02', `${day} 08:59`, `${day} 10:00`)],
      [
        "baris 5: SM-01: jamnya bertumpang tindih dengan SM-02, padahal pelaksananya satu (BAMIN); betulkan 'mulai' atau 'selesai'",
      ],
    ],
    [
      'a code twice',
      ['  - { kode: SM-01, hasil: sesuai }', '  - { kode: SM-01, hasil: sesuai }'],
      ['baris 6: SM-01 dijawab dua kali; hapus salah satunya'],
    ],
    [
      'an unknown code',
      ['  - { kode: SM-21, hasil: sesuai }'],
      ["baris 5: kode 'SM-21' tidak ada di SOP. Maksud Anda: SM-01?"],
    ],
    [
      'words without a result',
      [`  - { kode: SM-01, hasil: null, catatan: terlambat, mulai: "${day} 09:00" }`],
      [
        "baris 5: SM-01: 'hasil' kosong, padahal 'catatan', 'mulai' diisi; tulis sesuai, tidak_sesuai, atau tidak_berlaku, atau kosongkan semuanya",
      ],
    ],
    [
      'no reason',
      ['  - { kode: SM-01, hasil: tidak_berlaku, alasan: null }'],
      ["baris 5: SM-01 tidak_berlaku: tulis 'alasan'"],
    ],
    [
      'nothing answered',
      ['  - { kode: SM-01, hasil: null }'],
      [
        "belum ada jawaban; tulis 'hasil' (sesuai, tidak_sesuai, atau tidak_berlaku) pada kegiatan yang sudah dikerjakan",
      ],
    ],
    [
      'all of it at once, in the order of the file',
      [
        entry('SM-01', `${day} 10:00`, `${day} 09:00`),
        entry('SM-03', '2027-01-04 08:00', '2027-01-04 09:00'),
        '  - { kode: SM-99, hasil: sesuai }',
      ],
      [
        "baris 5: SM-01: 'selesai' sebelum 'mulai' ('mulai' 2026-11-20 10:00, 'selesai' 2026-11-20 09:00); tukar keduanya, atau betulkan tanggalnya",
        "baris 6: SM-03: 'mulai' 2027-01-04 08:00 di masa depan; sekarang 23 Nov 2026 08.00 WIB. Tulis jam yang sudah lewat",
        "baris 6: SM-03: 'selesai' 2027-01-04 09:00 di masa depan; sekarang 23 Nov 2026 08.00 WIB. Tulis jam yang sudah lewat",
        "baris 7: kode 'SM-99' tidak ada di SOP. Lihat kodenya: sop show SM",
      ],
    ],
  ])('%s', async (_name, lines, messages) => {
    const { check, lineCount } = surat(lines);
    const golden = `sop: 'j.yaml' belum dapat dipakai, tidak ada yang dicatat:${messages.map((one) => `\n  - ${one}`).join('')}\n`;
    expect(await check()).toMatchObject({ code: 3, out: '', err: golden });
    const json = await check('--json', '--dry-run');
    expect(json).toMatchObject({ code: 3, err: golden, json: { pelaksanaan: null, dicatat: 0 } });
    expect(json.json.masalah).toHaveLength(messages.length);
    const english = (await check('--lang', 'en')).err;
    expect(english.split('\n')).toHaveLength(messages.length + 2);
    expect(english).not.toMatch(/baris|tulis|betulkan/);
    expect(lineCount()).toBe(0);
  });

  it('longer than a year is not believed', async () => {
    const old = sopFile.replace('pembuatan: 2026-03-01, pengesahan: 2026-03-02', 'pengesahan: 2024-01');
    const { host, check, lineCount } = surat([entry('SM-01', '2025-11-18 09:00', '2026-11-20 09:00')]);
    host.disk.set('/kantor/sops/surat.yaml', new TextEncoder().encode(old));
    expect((await check()).err).toBe(
      "sop: 'j.yaml' belum dapat dipakai, tidak ada yang dicatat:\n  - baris 5: SM-01: lebih dari setahun ('mulai' 2025-11-18 09:00, 'selesai' 2026-11-20 09:00); periksa tahunnya, satu kegiatan paling lama 366 hari\n",
    );
    expect(lineCount()).toBe(0);
  });

  it('nobody named, together with the rest', async () => {
    const { check } = surat(
      ['  - { kode: SM-09, hasil: sesuai }'],
      ['format: 1', 'bagian: PPID', 'jawaban:'],
    );
    expect((await check()).err).toBe(
      "sop: 'j.yaml' belum dapat dipakai, tidak ada yang dicatat:\n  - bagian di berkas 'PPID', yang diminta SM; jalankan: sop check PPID, atau betulkan 'bagian'\n  - baris 4: kode 'SM-09' tidak ada di SOP. Maksud Anda: SM-01?\n  - siapa yang mengerjakan? Tulis 'petugas:' di berkas, atau tambahkan --as \"Nama Petugas\"\n",
    );
  });
});

describe('times against a run that is named', () => {
  it('are refused before its opening, unless it was itself typed in from paper', async () => {
    const { sop, check, lineCount, write } = surat([entry('SM-01', `${day} 08:00`, `${day} 09:00`)]);
    const opened = await sop('run', 'open', 'SM', '--by', 'Rina Wulandari', '--json');
    const before = lineCount();
    const run = String(opened.json.pelaksanaan);
    expect((await check('--run', run)).err).toContain(
      `baris 5: SM-01: 'mulai' 2026-11-20 08:00 sebelum pelaksanaan ${run} dibuka (23 Nov 2026 08.00 WIB); tulis jam sesudah itu, atau catat sebagai pelaksanaan baru: tanpa --run`,
    );
    expect(lineCount()).toBe(before);
    const fromPaper = String((await check('--json')).json.pelaksanaan);
    write(entry('SM-03', `${day} 09:00`, `${day} 09:30`));
    expect(await check('--run', fromPaper)).toMatchObject({ code: 0, err: '' });
  });

  it('are held against what the same person did in it before, and nobody else', async () => {
    const { check, write } = surat([entry('SM-01', `${day} 08:00`, `${day} 09:00`)]);
    const run = String((await check('--json')).json.pelaksanaan);
    write(entry('SM-02', `${day} 08:30`, `${day} 09:30`));
    expect((await check('--run', run)).err).toContain(
      'SM-02: jamnya bertumpang tindih dengan SM-01, padahal',
    );
    expect(await check('--run', run, '--as', 'Bagus Pratama')).toMatchObject({ code: 0, err: '' });
  });
});

describe('overlaps that may be', () => {
  it.each([
    ['two roles', 'SM-01', 'SM-03'],
    ['several roles', 'SM-03', 'SM-04'],
  ])('of %s are told and recorded', async (_name, one, other) => {
    const { check, lineCount } = surat([
      entry(one, `${day} 08:00`, `${day} 09:00`),
      entry(other, `${day} 08:30`, `${day} 09:30`),
    ]);
    const { code, err, json } = await check('--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json.peringatan).toEqual([
      {
        kegiatan: one,
        baris: 5,
        masalah: `${one}: jamnya bertumpang tindih dengan ${other}; dicatat seperti tertulis`,
      },
    ]);
    expect(lineCount()).toBe(3);
    expect((await check('--dry-run', '--new')).err).toContain(
      `Peringatan: baris 5: ${one}: jamnya bertumpang tindih`,
    );
  });

  it.each([
    ['work that only touches', entry('SM-02', `${day} 09:00`, `${day} 10:00`)],
    ['an activity and its own rincian', entry('SM-06', `${day} 08:00`, `${day} 09:00`)],
  ])('%s is none', async (_name, line) => {
    const code = line.includes('SM-06') ? 'SM-05' : 'SM-01';
    const { check } = surat([entry(code, `${day} 08:00`, `${day} 09:00`), line]);
    expect(await check('--dry-run')).toMatchObject({ code: 0, err: '' });
  });
});

describe('answers from JSON and from standard input', () => {
  const json = JSON.stringify({
    format: 1,
    bagian: 'SM',
    petugas: { nama: 'Rina Wulandari', pangkat: 'BRIPDA' },
    jawaban: [{ kode: 'SM-01', hasil: 'sesuai', mulai: `${day} 08:00`, selesai: `${day} 09:00` }],
    tutup: false,
  });

  it('are taken like YAML', async () => {
    const { host, sop } = office({
      files: { '/kantor/sops/surat.yaml': sopFile, '/kantor/j.json': json },
      input: json,
    });
    expect((await sop('check', 'SM', '--answers', 'j.json', '--json')).json).toMatchObject({
      dicatat: 1,
      dijawab: 1,
    });
    expect((await sop('check', 'SM', '--answers', '-', '--new', '--json')).json).toMatchObject({
      dicatat: 1,
      dijawab: 1,
    });
    expect([...host.disk.keys()].filter((path) => path.endsWith('.jsonl'))).toHaveLength(2);
  });

  it('are named as standard input when they are wrong', async () => {
    const input = json.replace('08:00', '09:30');
    const { sop } = office({ files: { '/kantor/sops/surat.yaml': sopFile }, input });
    expect(await sop('check', 'SM', '--answers', '-')).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /^sop: 'masukan baku' belum dapat dipakai.*\n {2}- baris 1: SM-01: 'selesai' sebelum 'mulai'/,
      ),
    });
  });
});

describe('answers taken from paper', () => {
  it('are shown everywhere with the moment they were really entered', async () => {
    const { host, sop, check } = surat([
      entry('SM-01', `${day} 08:00`, `${day} 09:00`),
      '  - { kode: SM-02, hasil: sesuai }',
    ]);
    const run = String((await check('--json')).json.pelaksanaan);
    host.pass(3_600_000);
    expect((await sop('status')).out).toContain(
      `${run}: 1 jawaban dicatat belakangan, terakhir 23 Nov 2026 08.00 WIB`,
    );
    expect((await sop('status', '--json')).json.terbuka[0].dicatat_belakangan).toEqual([
      { kode: 'SM-01', dicatat: '2026-11-23T01:00:00.000Z' },
    ]);
    const review = await sop('review', run);
    expect(review.out).toContain('SM-01  dicatat belakangan 23 Nov 2026 08.00 WIB');
    expect(review.out).not.toContain('SM-02  dicatat');
    expect((await sop('review', run, '--json')).json.pengecualian).toContainEqual({
      kegiatan: 'SM-01',
      sebab: ['dicatat_belakangan'],
      alasan: null,
      dicatat: '2026-11-23T01:00:00.000Z',
    });
    await sop('report', run, '--format', 'md', '-o', 'l.md');
    expect(new TextDecoder().decode(host.disk.get('/kantor/l.md'))).toContain(
      'Dicatat belakangan, 23 Nov 2026 08.00 WIB',
    );
  });
});

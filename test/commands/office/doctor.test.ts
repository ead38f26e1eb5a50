import { describe, expect, it } from 'vitest';
import { fakeProcess } from '../../support/fake-host.ts';
import { run, scheduleOffice } from '../../support/schedule-office.ts';

const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';
const folders = { '/kantor/catatan/.gitkeep': '', '/kantor/laporan/.gitkeep': '' };
const hour = 3_600_000;

type Options = NonNullable<Parameters<typeof scheduleOffice>[1]>;
type Finding = { pemeriksaan: string; keadaan: string; pesan: string; saran: string | null };
type World = ReturnType<typeof scheduleOffice>;

const healthy = (more: Options = {}): World =>
  scheduleOffice([daily], { ...more, files: { ...folders, ...more.files } });

async function findings(host: World): Promise<{ code: number; all: readonly Finding[] }> {
  const { code, out } = await run(host, 'doctor', '--json');
  return { code, all: JSON.parse(out).temuan };
}

/** What is not good, with the advice that every such finding must have. */
async function problems(host: World): Promise<readonly string[]> {
  const { all } = await findings(host);
  const bad = all.filter(({ keadaan }) => keadaan !== 'baik');
  expect(bad.filter(({ saran }) => !saran)).toEqual([]);
  return bad.map(({ pemeriksaan, keadaan, pesan }) => `${pemeriksaan} ${keadaan} ${pesan}`);
}

const edit = (host: World, change: (text: string) => string): void => {
  const path = '/kantor/sop.config.yaml';
  host.disk.set(path, new TextEncoder().encode(change(new TextDecoder().decode(host.disk.get(path)))));
};

describe('sop doctor', () => {
  it('finds nothing in an office whose schedule ran', async () => {
    const host = healthy();
    await run(host, 'report', '--due', '--quiet');
    expect(await problems(host)).toEqual([]);
    const { code, out } = await run(host, 'doctor');
    expect(code).toBe(0);
    expect(out).toContain('terakhir berhasil 18 Nov 2026 08.00 WIB');
    expect(out).toContain('zona komputer Etc/UTC tidak dipakai');
  });

  it.each<[string, Options, (host: World) => void, RegExp, number]>([
    [
      'a template with a wrong key',
      { files: { '/kantor/templates/laporan.yaml': 'format: 1\nkop: { leta: kiri }\n' } },
      () => undefined,
      /^tampilan salah .*laporan\.yaml.*leta/,
      1,
    ],
    [
      'a logo that is gone',
      { files: { '/kantor/templates/laporan.yaml': 'format: 1\nlogo: { berkas: logo.png }\n' } },
      () => undefined,
      /^tampilan salah .*logo\.png/,
      1,
    ],
    ['an old Node', { nodeVersion: '18.20.1' }, () => undefined, /^node salah Node\.js 18\.20\.1/, 1],
    ['an almost recent Node', { nodeVersion: '20.18.9' }, () => undefined, /^node salah/, 1],
    [
      'fonts that are gone',
      {},
      (host) => host.disk.delete('/program/templates/huruf/DejaVuSansCondensed.ttf'),
      /^huruf salah tidak ada: templates\/huruf\/DejaVuSansCondensed\.ttf/,
      1,
    ],
    [
      'a disk that fills',
      { free: 100 * 2 ** 20 },
      () => undefined,
      /^disk peringatan ruang disk tersisa 100 MiB/,
      0,
    ],
    ['a full disk', { free: 3 * 2 ** 20 }, () => undefined, /^disk salah/, 1],
    ['a schedule that never ran', {}, () => undefined, /^jadwal peringatan jadwal belum pernah berjalan/, 0],
    [
      'a broken office file',
      {},
      (host) => edit(host, (text) => `${text}zona: x\n`),
      /^kantor salah .*belum benar/s,
      1,
    ],
    [
      'a calendar that is not there',
      {},
      (host) => edit(host, (text) => `${text}kalender: k.yaml\n`),
      /^kalender salah .*k\.yaml/,
      1,
    ],
    [
      'a year without holidays',
      { now: '2028-02-01T01:00:00Z' },
      () => undefined,
      /^kalender peringatan hari libur tahun 2028, 2029/,
      0,
    ],
    [
      'a clock that stands at its beginning',
      { now: '2000-01-01T00:00:00Z' },
      () => undefined,
      /^jam salah/,
      1,
    ],
    [
      'a password that others may read',
      { more: ['pengiriman: { server: s, pengirim: a@b.id, berkas_sandi: sandi }'] },
      () => undefined,
      /^surel salah berkas sandi '\/kantor\/sandi' tidak ada/,
      1,
    ],
    [
      'git that may change line ends',
      {
        git: {
          'check-attr text merge -- catatan/x.jsonl catatan/2026/11/x/bukti/x.txt catatan/2026/11/x/sop.yaml':
            'catatan/x.jsonl: text: unspecified\ncatatan/x.jsonl: merge: unspecified\n',
        },
      },
      () => undefined,
      /^git salah/,
      1,
    ],
    [
      'a lock of another computer',
      {
        stateOf: () => 'unknown',
        files: {
          '/kantor/catatan/.jadwal/kunci': JSON.stringify({
            ...fakeProcess,
            pid: 7,
            token: 'abcd',
            since: 0,
          }),
        },
      },
      () => undefined,
      /^jadwal peringatan terkunci oleh proses di komputer lain/,
      0,
    ],
    [
      'a schedule that names an unknown signer',
      {},
      (host) => edit(host, (text) => text.replace('format: [csv]', 'format: [csv], tanda_tangan: KASAT')),
      /^jadwal salah .*'KASAT'/,
      1,
    ],
  ])('finds %s and says what to do', async (_name, options, spoil, message, code) => {
    const host = healthy(options);
    spoil(host);
    expect(await problems(host)).toContainEqual(expect.stringMatching(message));
    expect((await findings(host)).code).toBe(code);
  });

  it('finds a clock that was set back, and reports that nobody makes', async () => {
    const host = healthy();
    await run(host, 'report', '--due', '--quiet');
    host.pass(-3 * hour);
    expect(await problems(host)).toContainEqual(
      expect.stringMatching(/^jam salah .*lebih awal dari catatan terakhir/),
    );
    host.pass(75 * hour);
    expect(await problems(host)).toContainEqual(
      expect.stringMatching(
        /^jadwal peringatan 2 laporan terlambat lebih dari sehari: HARIAN 2026-11-18, HARIAN 2026-11-19/,
      ),
    );
  });

  it('finds a run that failed, with its reason', async () => {
    const host = healthy();
    edit(host, (text) => text.replace('format: [csv]', 'format: [csv], bagian: [URMON]'));
    await run(host, 'report', '--due', '--quiet');
    expect(await problems(host)).toContainEqual(
      expect.stringMatching(
        /^jadwal salah terakhir berjalan .* dengan kode 3 \(HARIAN 2026-11-17: bagian 'URMON'/,
      ),
    );
  });
});

describe('certificates', () => {
  const key = (more: string) => (text: string) =>
    text.replace('kode: KASI,', 'kode: KASI, kunci: { p12: kunci/kasi-percobaan.p12, sandi: sandi },') + more;

  it('says when a certificate ends, in time and afterwards, and what is missing', {
    timeout: 60_000,
  }, async () => {
    const host = healthy({ files: { '/kantor/sandi': 'rahasia-sekali' } });
    await run(host, 'report', '--due', '--quiet');
    edit(host, key('sertifikat_induk: [tidak-ada.pem]\n'));
    expect(await problems(host)).toEqual([
      expect.stringMatching(/^sertifikat salah 'kunci\/kasi-percobaan.p12' tidak ada/),
      expect.stringMatching(/^sertifikat salah 'tidak-ada.pem' tidak ada/),
    ]);
    await run(host, 'cert', 'new', 'KASI', '--passphrase-file', 'sandi');
    edit(host, (text) => text.replace('tidak-ada.pem', 'kunci/kasi-percobaan-induk.pem'));
    expect(await problems(host)).toEqual([]);
    host.pass(710 * 24 * hour);
    expect(await problems(host)).toContainEqual(
      expect.stringMatching(/^sertifikat peringatan .* berlaku sampai/),
    );
    host.pass(30 * 24 * hour);
    expect(await problems(host)).toContainEqual(expect.stringMatching(/^sertifikat salah .* sudah berakhir/));
  });
});

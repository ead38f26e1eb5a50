import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemFiles } from '../../../src/host/system-files.ts';
import { main } from '../../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost, systemError } from '../../support/fake-host.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';
import { run, signingOffice } from '../sign/signing-office.ts';

const openssl = tools('openssl');

describe.skipIf(openssl.missing)(`sop verify of many inputs${openssl.note}`, { timeout: 60_000 }, () => {
  let files: Readonly<Record<string, string | Uint8Array>>;
  let signed: Uint8Array;
  let plain: Uint8Array;
  beforeAll(async () => {
    const place = await signingOffice();
    const host = place.open();
    expect(await main(['sign', 'a.pdf', '--signer', 'KASI'], host)).toBe(0);
    signed = host.disk.get('/kantor/a.pdf') ?? new Uint8Array();
    plain = place.files['/kantor/a.pdf'] as Uint8Array;
    const flipped = Uint8Array.from(signed);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const { '/kantor/a.pdf': _plain, '/kantor/sop.config.yaml': _office, ...rest } = place.files;
    files = {
      ...rest,
      '/kantor/arsip/baik.pdf': signed,
      '/kantor/arsip/2026/BAIK.PDF': signed,
      '/kantor/arsip/2026/catatan.txt': 'bukan PDF',
      '/kantor/arsip/.sampah/x.pdf': 'bukan PDF',
      '/kantor/lain/rusak.pdf': flipped,
      '/kantor/lain/diubah.pdf': Buffer.concat([signed, Buffer.from('\n9 0 obj\n<<>>\nendobj\n')]),
      '/kantor/lain/polos.pdf': plain,
      '/kantor/lain/hapus\u001b[2J\nbaris.pdf': 'halo',
      '/kantor/kosong/catatan.txt': '',
    };
  });
  const open = (options: FakeOptions = {}): FakeHost =>
    fakeHost({
      now: new Date(Date.now() + 600_000).toISOString(),
      ...options,
      files: { ...files, ...options.files },
    });
  const listed = (text: string): readonly string[] => text.split('\n').filter((line) => /\.pdf/i.test(line));

  it('says a line of each PDF of a folder and of those below it, and counts', async () => {
    const { code, out, err } = await run(open(), 'verify', 'arsip');
    expect(listed(out)).toEqual([
      expect.stringMatching(/^UTUH {16}arsip\/2026\/BAIK\.PDF · /),
      expect.stringMatching(/^UTUH {16}arsip\/baik\.pdf · /),
    ]);
    expect(out).toMatch(/\n2 diperiksa: 2 UTUH\.\nSiapa yang menandatangani belum dipastikan/);
    expect([code, err]).toEqual([0, '']);
  });

  it('names every verdict, goes on after what cannot be read, and ends with what was found', async () => {
    const host = open();
    const { code, out } = await run(
      host,
      'verify',
      'lain/',
      'arsip/baik.pdf',
      'tidak-ada.pdf',
      'kosong',
      '9ZZZ',
    );
    const words = out.split('\n').map((line) => line.slice(0, 20).trim());
    for (const word of ['RUSAK', 'TANPA TANDA TANGAN', 'TIDAK TERBACA', 'UTUH'])
      expect(words).toContain(word);
    expect(out).toContain('lain/hapus<U+001B>[2J baris.pdf');
    expect(out).toMatch(/kosong · di 'kosong' tidak ada PDF dan tidak ada catatan/);
    expect(out).toMatch(/9ZZZ · pelaksanaan '9ZZZ' tidak ada/);
    expect(out).toMatch(/8 diperiksa: 1 UTUH, .*1 TANPA TANDA TANGAN, 4 TIDAK TERBACA\./);
    expect(code).toBe(1);
  });

  it('ends with 3 for a PDF that cannot be read, alone and among others', async () => {
    const cut = () => open({ files: { '/kantor/lain/putus.pdf': signed.subarray(0, 900) } });
    const alone = await run(cut(), 'verify', 'lain/putus.pdf');
    expect([alone.code, alone.out]).toEqual([3, expect.stringContaining('TIDAK TERBACA')]);
    expect((await run(cut(), 'verify', 'lain/putus.pdf', 'arsip/baik.pdf')).code).toBe(3);
    expect((await run(cut(), 'verify', 'lain/putus.pdf', 'lain/rusak.pdf')).code).toBe(1);
  });

  it('names for programs why a signature is broken, as EN 319 102-1 does', async () => {
    const { out } = await run(open(), 'verify', 'lain/rusak.pdf', '--json');
    expect(JSON.parse(out)).toMatchObject({
      putusan: 'rusak',
      tanda_tangan: [{ masalah: { id: expect.any(String), indikasi: 'HASH_FAILURE' } }],
    });
    const { length } = signed;
    const text = Buffer.from(signed);
    text.write(' 1', text.lastIndexOf('/ByteRange [') + 12);
    const moved = await run(
      open({ files: { '/kantor/lain/geser.pdf': text } }),
      'verify',
      'lain/geser.pdf',
      '--json',
    );
    expect([length, JSON.parse(moved.out).tanda_tangan[0].masalah.indikasi]).toEqual([
      text.length,
      'FORMAT_FAILURE',
    ]);
  });

  it.each([
    ['arsip/baik.pdf', /^1\. kasi · UTUH$/m, /^UTUH, tetapi siapa yang menandatangani belum/m],
    [
      'lain/diubah.pdf',
      /^1\. kasi · DIUBAH$[\s\S]*: DIUBAH sesudah ditandatangani: /m,
      /^DIUBAH: sesudah ditandatangani/m,
    ],
    ['lain/rusak.pdf', /^1\. kasi · RUSAK$/m, /^RUSAK: ada tanda tangan yang tidak cocok/m],
    ['lain/polos.pdf', /: 0 tanda tangan$/m, /^TIDAK DITANDATANGANI/m],
  ])('has a page of its own for %s, with its word, within 80 columns', async (name, block, end) => {
    const { out, code } = await run(open(), 'verify', name);
    expect(out).toMatch(block);
    expect(out).toMatch(end);
    expect(
      out.split('\n').filter((line) => line.length > 80 || / \d+ (UTUH|DIUBAH|RUSAK)/.test(line)),
    ).toEqual([]);
    expect(code).toBe(name.startsWith('arsip') ? 0 : 1);
    if (name.includes('diubah')) {
      const listed = await run(open(), 'verify', name, 'arsip/baik.pdf');
      expect(listed.out).toMatch(/^DIUBAH {14}lain\/diubah\.pdf · sesudah ditandatangani: /m);
    }
  });

  it('ends with 3 where nothing is wrong and something could not be read', async () => {
    expect((await run(open(), 'verify', 'arsip/baik.pdf', 'tidak-ada.pdf')).code).toBe(3);
    expect((await run(open(), 'verify', 'kosong')).code).toBe(3);
  });

  it('writes one JSON object a line for each input, and the summary beside', async () => {
    const { code, out, err } = await run(
      open(),
      'verify',
      'arsip',
      'tidak-ada.pdf',
      '--json',
      '--lang',
      'en',
    );
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { jenis: 'pdf', berkas: 'arsip/2026/BAIK.PDF', putusan: 'utuh', diterima: true, tanda_tangan: [{}] },
      { jenis: 'pdf', berkas: 'arsip/baik.pdf', putusan: 'utuh' },
      { jenis: 'tidak_terbaca', berkas: 'tidak-ada.pdf', putusan: 'tidak_terbaca' },
    ]);
    expect(err).toMatch(/^3 verified: 2 INTACT, 1 NOT READABLE\.\nWho signed/);
    expect(code).toBe(3);
    const one = await run(open(), 'verify', 'arsip/baik.pdf', '--json');
    expect(JSON.parse(one.out)).toMatchObject({ berkas: 'arsip/baik.pdf', putusan: 'utuh' });
  });

  it('takes names from standard input, also with zero bytes between them', async () => {
    const byLine = await run(open({ input: 'arsip/baik.pdf\r\narsip/2026\n' }), 'verify', '-');
    expect([listed(byLine.out).length, byLine.code]).toEqual([2, 0]);
    const input = 'lain/hapus\u001b[2J\nbaris.pdf\0arsip/baik.pdf\0';
    const byZero = await run(open({ input }), 'verify', '-', 'arsip/2026');
    expect(byZero.out).toMatch(/3 diperiksa: 2 UTUH, 1 TIDAK TERBACA/);
    expect(await run(open({ input: '\n' }), 'verify', '-')).toMatchObject({ code: 3, out: '' });
  });

  it('judges runs among PDFs, and refuses options that are about one run', async () => {
    const host = open();
    expect(await main(['run', 'open', 'URMIN', '--by', 'Rina Wulandari', '--json'], host)).toBe(0);
    const number = String(JSON.parse(host.stdout()).pelaksanaan);
    const { out, code } = await run(host, 'verify', number, 'arsip/baik.pdf');
    expect(out).toMatch(new RegExp(`UTUH, TIDAK BERJANGKAR {2}${number}\n`));
    expect(out).toMatch(/2 diperiksa: 1 UTUH, 1 UTUH, TIDAK BERJANGKAR\./);
    expect(code).toBe(0);
    expect((await run(host, 'verify', number, 'arsip', '--digest', 'ab')).code).toBe(2);
  });

  it('counts what the disk refuses, file or folder, and goes on', async () => {
    const host = open();
    const refused = (path: string): void => {
      if (/2026/.test(path)) throw Object.assign(systemError('EACCES'), { path });
    };
    const spoiled: FakeHost = {
      ...host,
      files: {
        ...host.files,
        list: (path) => {
          refused(path);
          return host.files.list(path);
        },
      },
    };
    const { code, out } = await run(spoiled, 'verify', 'arsip');
    expect(out).toMatch(/TIDAK TERBACA {7}arsip\/2026 · 'arsip\/2026' tidak boleh dibaca/);
    expect([listed(out).length, code]).toEqual([1, 3]);
  });

  it('tells of a bug in judging one file after all the others', async () => {
    const host = open();
    let times = 0;
    const sha256 = (data: Uint8Array | string): string => {
      if (times++ === 0) throw new TypeError('oops');
      return host.sha256(data);
    };
    const { code, out, err } = await run({ ...host, sha256 }, 'verify', 'arsip');
    expect(out).toMatch(
      /TIDAK TERBACA {7}arsip\/2026\/BAIK.PDF · galat di program ini[\s\S]*UTUH {16}arsip\/baik.pdf/,
    );
    expect(err).toContain('TypeError: oops');
    expect(code).toBe(70);
  });

  it('shows how far it is in a terminal, and nothing of it elsewhere', async () => {
    const host = open();
    const terminal = { ...host.terminal, interactive: true };
    expect((await run({ ...host, terminal }, 'verify', 'arsip')).err).toBe(
      '\r\u001b[K1/2 arsip/2026/BAIK.PDF\r\u001b[K\r\u001b[K2/2 arsip/baik.pdf\r\u001b[K',
    );
  });

  it('follows links to files and folders, but not in circles, and names those that lead nowhere', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/satu.pdf'), signed);
    symlinkSync('b/satu.pdf', join(folder, 'a/dua.pdf'));
    symlinkSync('..', join(folder, 'a/b/atas'));
    symlinkSync('b', join(folder, 'a/c'));
    symlinkSync('tidak-ada', join(folder, 'a/putus.pdf'));
    const host = { ...open({ cwd: folder }), files: systemFiles };
    const { out, code } = await run(host, 'verify', 'a');
    expect(listed(out).map((line) => line.replace(/ ·.*/, ''))).toEqual([
      'UTUH                a/b/satu.pdf',
      'UTUH                a/dua.pdf',
      'TIDAK TERBACA       a/putus.pdf',
    ]);
    expect(code).toBe(3);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import type { Authority } from '../../signature/authority.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';
import { tools } from '../../support/tools.ts';
import { office, run, type SigningOffice, signingOffice } from './signing-office.ts';

const openssl = tools('openssl');

describe.skipIf(openssl.missing)(`signing and checking${openssl.note}`, { timeout: 60_000 }, () => {
  let place: SigningOffice;
  beforeAll(async () => {
    place = await signingOffice();
  });
  const open: SigningOffice['open'] = (options) => place.open(options);
  const levels = (out: string) =>
    (JSON.parse(out) as { tanda_tangan: { jenis: string; tingkat: string; diterima: boolean }[] })
      .tanda_tangan;

  it('two people sign in turn, sop verify trusts both', async () => {
    const host = open();
    expect(await run(host, 'sign', 'a.pdf', '--signer', 'BAMIN')).toMatchObject({ code: 0 });
    expect(await run(host, 'sign', 'a.pdf', '--signer', 'kasi')).toMatchObject({ code: 0 });
    // B-B carries no revocation data, and the certificates name a list: whether they still hold is not established.
    expect(await run(host, 'verify', 'a.pdf')).toMatchObject({
      code: 1,
      out: expect.stringContaining('tidak ada data pencabutan'),
    });
    const { code, out } = await run(host, 'verify', 'a.pdf', '--terima', 'tanpa-pencabutan');
    expect(code, out).toBe(0);
    expect(out).toContain('UTUH, dengan yang diterima tanpa bukti (--accept): unknown-revocation.');
    expect(await run(host, 'sign', 'a.pdf', '--signer', 'KASI')).toMatchObject({
      code: 3,
      err: expect.stringContaining('sudah terisi'),
    });
  });

  it.each(['B-T', 'B-LT', 'B-LTA'])('reaches %s', async (level) => {
    const host = open({
      files: { '/kantor/sop.config.yaml': office("tanda_tangan: { cap_waktu: 'http://tsa.contoh' }") },
    });
    expect(await run(host, 'sign', 'a.pdf', '--level', level)).toMatchObject({ code: 0, err: '' });
    const before = host.stdout().length;
    const waived = level === 'B-T' ? ['--accept', 'unknown-revocation'] : [];
    expect(await main(['verify', 'a.pdf', '--json', ...waived], host)).toBe(0);
    const all = levels(host.stdout().slice(before));
    expect(all[0]).toMatchObject({
      jenis: 'tanda_tangan',
      tingkat: level,
      diterima: true,
      waktu: { dari: 'cap_waktu' },
    });
    expect(all.length).toBe(level === 'B-LTA' ? 2 : 1);
    // What is on the page may still not change.
    host.disk.set(
      '/kantor/a.pdf',
      Buffer.concat([
        host.disk.get('/kantor/a.pdf') ?? Buffer.of(),
        Buffer.from('\n1 0 obj\n<<>>\nendobj\n'),
      ]),
    );
    expect(await main(['verify', 'a.pdf'], host)).toBe(1);
  });

  it.each([
    ['no service is named', office(), ['--level', 'B-T'], 'cap_waktu'],
    [
      'the service does not answer',
      office("tanda_tangan: { cap_waktu: 'http://tsa.contoh' }"),
      ['--level', 'B-T'],
      'tidak ada jawaban',
    ],
    [
      'nobody has revocation data',
      office("tanda_tangan: { cap_waktu: 'http://tsa.contoh' }"),
      ['--level', 'B-LT'],
      'B-LT tidak tercapai',
    ],
  ])('signs nothing when %s', async (name, config, options, message) => {
    const web = (request: Parameters<Authority['web']>[0]) =>
      name.startsWith('nobody') && request.url.includes('tsa')
        ? place.authority.web(request)
        : Promise.reject(new Error('offline'));
    const host = open({ files: { '/kantor/sop.config.yaml': config }, web });
    const { code, err } = await run(host, 'sign', 'a.pdf', ...options);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(message) });
    expect(host.disk.get('/kantor/a.pdf')).toEqual(place.files['/kantor/a.pdf']);
  });

  it.each([
    ['a wrong passphrase', ['--passphrase-file', 'salah'], {}, 3, 'kata sandi kunci salah'],
    ['a passphrase that others may read', [], { shared: ['/kantor/sandi'] }, 3, 'chmod 600'],
    ['an unknown signer', ['--signer', 'KASO'], {}, 3, 'Maksud Anda: KASI?'],
    ['a signer without a key', ['--signer', 'KAUR'], {}, 3, 'belum mempunyai kunci'],
    ['an unknown level', ['--level', 'C'], {}, 2, 'B-B, B-T, B-LT, B-LTA'],
    ['an expired certificate', [], { now: '2039-01-01T00:00:00Z' }, 3, 'Perbarui sertifikatnya'],
  ])('refuses %s and leaves the file', async (_name, options, world, exitCode, message) => {
    const host = open(world);
    const { code, err } = await run(host, 'sign', 'a.pdf', ...options);
    expect({ code, err }).toEqual({ code: exitCode, err: expect.stringContaining(message) });
    expect(host.disk.get('/kantor/a.pdf')).toEqual(place.files['/kantor/a.pdf']);
  });

  it('does not sign the report of a run whose record is damaged, but for a reason that the signature says', async () => {
    const host = open();
    const answers = '/program/templates/jawaban/urmin.yaml';
    expect((await run(host, 'check', 'URMIN', '--answers', answers)).code).toBe(0);
    const [journal = ''] = [...host.disk.keys()].filter(
      (path) => path.includes('/catatan/2') && path.endsWith('.jsonl'),
    );
    const number = journal.split('/').at(-1)?.split('.')[0] ?? '';
    expect((await run(host, 'report', number, '-o', 'r.pdf')).code).toBe(0);
    expect((await run(host, 'sign', 'r.pdf', '--signer', 'BAMIN')).code).toBe(0);
    const text = new TextDecoder().decode(host.disk.get(journal));
    host.disk.set(journal, new TextEncoder().encode(text.replace('"sesuai"', '"tidak_berlaku"')));
    const { code, err } = await run(host, 'sign', 'r.pdf', '--signer', 'KASI');
    expect(code).toBe(3);
    expect(err).toMatch(/RUSAK[\s\S]*baris 2[\s\S]*--despite-damage/);
    const why = ['--despite-damage', 'aslinya di arsip', '--reason', 'Sah'];
    expect((await run(host, 'sign', 'r.pdf', '--signer', 'KASI', ...why)).code).toBe(0);
    const signed = Buffer.from(host.disk.get('/kantor/r.pdf') ?? [])
      .toString('latin1')
      .toLowerCase();
    const reason = Buffer.from('Sah (meski catatan rusak: aslinya di arsip)').toString('hex');
    expect(signed).toContain(reason);
  });

  it('signs the line of the report in the record too, with the key of the person and a passphrase of its own', async () => {
    const host = open({
      files: {
        '/kantor/sop.config.yaml': office('tanda_tangan_baris: { wajib: [laporan], sejak: 2026-01-01 }'),
      },
      descriptors: { 3: 'rahasia kantor\n' },
    });
    expect(await run(host, 'key', 'new', '--by', 'Rangga Wirasena', '--passphrase-fd', '3')).toMatchObject({
      err: '',
    });
    const answers = ['--answers', '/program/templates/jawaban/urmin.yaml', '--passphrase-fd', '3'];
    expect(await run(host, 'check', 'URMIN', ...answers)).toMatchObject({ code: 0, err: '' });
    const [journal = ''] = [...host.disk.keys()].filter(
      (path) => path.includes('/catatan/2') && path.endsWith('.jsonl'),
    );
    const number = journal.split('/').at(-1)?.split('.')[0] ?? '';
    const report = ['report', number, '--sign', '--signer', 'KASI', '-o', 'r.pdf'];
    const refused = await run(host, ...report);
    expect([refused.code, host.disk.has('/kantor/r.pdf')]).toEqual([3, false]);
    expect(refused.err).toMatch(/Laporannya tidak dibuat.*--line-passphrase-file/);
    expect((await run(host, 'report', number)).err).toMatch(/Laporannya tidak dibuat.*--passphrase-file/);
    host.files.write('/kantor/sandi-rangga', 'rahasia kantor\n', { mode: 0o600 });
    expect((await run(host, ...report, '--berkas-sandi-baris', 'sandi-rangga')).code).toBe(0);
    const lines = [...host.disk]
      .filter(([path]) => path.includes('/catatan/2') && path.endsWith('.jsonl'))
      .flatMap(([, bytes]) => new TextDecoder().decode(bytes).trim().split('\n'))
      .map((line) => JSON.parse(line) as { t: string; sig?: string });
    expect(lines.find(({ t }) => t === 'report')?.sig).toMatch(/./);
    expect((await run(host, 'verify', number)).code).toBe(0);
  });

  it('takes the passphrase from a descriptor, and asks nobody where there is no terminal', async () => {
    const config = office().replaceAll(', sandi: sandi', '');
    const host = open({
      files: { '/kantor/sop.config.yaml': config },
      descriptors: { 3: 'rahasia-sekali\n' },
    });
    expect(await run(host, 'sign', 'a.pdf')).toMatchObject({
      code: 3,
      err: expect.stringContaining('tanpa terminal'),
    });
    expect(await main(['sign', 'a.pdf', '--passphrase-fd', '3'], host)).toBe(0);
  });

  it('signs by a command that gets nothing but the digest', async () => {
    const config = office().replace(
      'p12: kunci/kasi.p12, sandi: sandi',
      'perintah: [tanda, kasi], sertifikat: kasi.pem',
    );
    const pem = Buffer.concat(
      ['kasi.pem', 'ca.pem'].map((name) => readFileSync(join(place.authority.folder, name))),
    );
    let given = '';
    const host = open({
      files: { '/kantor/sop.config.yaml': config, '/kantor/kasi.pem': pem },
      run: ([program], { input } = {}) => {
        given = String(input);
        writeFileSync(join(place.authority.folder, 'digest'), Buffer.from(given.trim(), 'hex'));
        const signature = place.authority.openssl('pkeyutl', '-sign', '-inkey', 'kasi.key', '-in', 'digest');
        return { code: program === 'tanda' ? 0 : 1, output: Buffer.from(signature.toString('base64')) };
      },
    });
    expect(await run(host, 'sign', 'a.pdf')).toMatchObject({ code: 0 });
    expect(given).toMatch(/^[0-9a-f]{96}\n$/);
    expect(await main(['verify', 'a.pdf', '--accept', 'unknown-revocation'], host)).toBe(0);
  });

  it('signs nothing with a revoked certificate where that is asked', async () => {
    const host = open({
      files: {
        '/kantor/sop.config.yaml': office("tanda_tangan: { cap_waktu: 'http://tsa.contoh' }"),
        '/kantor/kunci/kasi.p12': place.authority.person('kasar'),
      },
    });
    place.authority.revoke('kasar');
    expect(await run(host, 'sign', 'a.pdf', '--level', 'B-LT')).toMatchObject({
      code: 3,
      err: expect.stringContaining('SUDAH DICABUT'),
    });
  });
});

describe('pilot certificates', { timeout: 60_000 }, () => {
  const files = {
    ...programFiles(),
    '/kantor/sop.config.yaml': office(),
    '/kantor/sandi': 'rahasia-sekali\n',
    '/kantor/pendek': 'x\n',
  };

  it('are made with a key that only its owner reads, and never over another', async () => {
    const host = fakeHost({ files });
    expect(await main(['cert', 'new', 'KASI', '--passphrase-file', 'sandi'], host)).toBe(0);
    expect(host.stdout()).toContain('tidak tersertifikasi (PP 71/2019)');
    const made = [...host.disk.keys()].filter((path) => path.includes('percobaan'));
    expect(made).toEqual(['/kantor/kunci/kasi-percobaan.p12', '/kantor/kunci/kasi-percobaan-induk.pem']);
    expect(await main(['cert', 'new', 'KASI', '--passphrase-file', 'sandi'], host)).toBe(3);
    expect(host.stderr()).toContain('tidak ditimpa');
  });

  it.each([
    [['cert', 'new', 'KASI', '--passphrase-file', 'pendek'], 3, '8 karakter'],
    [['cert', 'new', 'WAKA', '--passphrase-file', 'sandi'], 3, '--name'],
    [['cert', 'new', '../x', '--passphrase-file', 'sandi'], 2, 'kode penanda tangan'],
    [['cert', 'old', 'KASI'], 2, "tindakan 'old' tidak dikenal. Yang ada: baru"],
  ])('%j is refused', async (argv, exitCode, message) => {
    const host = fakeHost({ files });
    expect(await main(argv, host)).toBe(exitCode);
    expect(host.stderr()).toContain(message);
    expect([...host.disk.keys()].filter((path) => path.includes('percobaan'))).toEqual([]);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemHost } from '../../../src/host/system.ts';
import { main } from '../../../src/main.ts';
import { type Authority, foundAuthority, has } from '../../signature/authority.ts';
import { plainPdf } from '../../signature/signers.ts';
import { type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

/** A little later than the certificates that OpenSSL makes today. */
const now = new Date(Date.now() + 600_000).toISOString();
const office = (more = ''): string => `format: 1
tempat: Contoh
penanda_tangan:
  - { kode: KASI, jabatan: KASI HUMAS, nama: Larasati Kusumawardani, kunci: { p12: kunci/kasi.p12, sandi: sandi } }
  - { kode: BAMIN, jabatan: BAMIN SIHUMAS, nama: Rangga Wirasena, kunci: { p12: kunci/bamin.p12, sandi: sandi } }
  - { kode: KAUR, jabatan: KAUR, nama: Bima Santosa }
sertifikat_induk: [ca.pem]
${more}`;

describe.skipIf(!has('openssl'))('signing and checking', { timeout: 60_000 }, () => {
  let authority: Authority;
  let files: Record<string, string | Uint8Array>;

  beforeAll(async () => {
    authority = foundAuthority();
    files = {
      ...programFiles(),
      '/kantor/sop.config.yaml': office(),
      '/kantor/sandi': 'rahasia-sekali\n',
      '/kantor/salah': 'bukan ini\n',
      '/kantor/ca.pem': readFileSync(join(authority.folder, 'ca.pem')),
      '/kantor/kunci/kasi.p12': authority.person('kasi', [
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-384',
      ]),
      '/kantor/kunci/bamin.p12': authority.person('bamin'),
      '/kantor/a.pdf': await plainPdf(),
    };
  });

  const open = (options: FakeOptions = {}) =>
    fakeHost({ now, web: authority.web, ...options, files: { ...files, ...options.files } });
  const run = async (host: ReturnType<typeof fakeHost>, ...argv: readonly string[]) => ({
    code: await main(argv, host),
    err: host.stderr(),
    out: host.stdout(),
  });
  const levels = (out: string) =>
    (JSON.parse(out) as { tanda_tangan: { jenis: string; tingkat: string; diterima: boolean }[] })
      .tanda_tangan;

  it('two people sign in turn, sop verify trusts both', async () => {
    const host = open();
    expect(await run(host, 'sign', 'a.pdf', '--signer', 'BAMIN')).toMatchObject({ code: 0 });
    expect(await run(host, 'sign', 'a.pdf', '--signer', 'kasi')).toMatchObject({ code: 0 });
    const { code, out } = await run(host, 'verify', 'a.pdf');
    expect(code, out).toBe(0);
    expect(out).toContain('UTUH, dan semua penanda tangan dipercaya.');
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
    expect(await main(['verify', 'a.pdf', '--json'], host)).toBe(0);
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
        ? authority.web(request)
        : Promise.reject(new Error('offline'));
    const host = open({ files: { '/kantor/sop.config.yaml': config }, web });
    const { code, err } = await run(host, 'sign', 'a.pdf', ...options);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(message) });
    expect(host.disk.get('/kantor/a.pdf')).toEqual(files['/kantor/a.pdf']);
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
    expect(host.disk.get('/kantor/a.pdf')).toEqual(files['/kantor/a.pdf']);
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
      ['kasi.pem', 'ca.pem'].map((name) => readFileSync(join(authority.folder, name))),
    );
    let given = '';
    const host = open({
      files: { '/kantor/sop.config.yaml': config, '/kantor/kasi.pem': pem },
      run: ([program], { input } = {}) => {
        given = String(input);
        writeFileSync(join(authority.folder, 'digest'), Buffer.from(given.trim(), 'hex'));
        const signature = authority.openssl('pkeyutl', '-sign', '-inkey', 'kasi.key', '-in', 'digest');
        return { code: program === 'tanda' ? 0 : 1, output: Buffer.from(signature.toString('base64')) };
      },
    });
    expect(await run(host, 'sign', 'a.pdf')).toMatchObject({ code: 0 });
    expect(given).toMatch(/^[0-9a-f]{96}\n$/);
    expect(await main(['verify', 'a.pdf'], host)).toBe(0);
  });

  it('says so when somebody signed after the certificate was revoked', async () => {
    const host = open({
      files: {
        '/kantor/sop.config.yaml': office("tanda_tangan: { cap_waktu: 'http://tsa.contoh' }"),
        '/kantor/kunci/kasi.p12': authority.person('kasar'),
      },
    });
    authority.revoke('kasar');
    expect(await run(host, 'sign', 'a.pdf', '--level', 'B-LT')).toMatchObject({
      code: 3,
      err: expect.stringContaining('B-LT tidak tercapai'),
    });
  });

  it.skipIf(!has('softhsm2-util') || !has('pkcs11-tool'))(
    'signs with a token, whose PIN no argument shows',
    async () => {
      const { folder } = authority;
      authority.person('token');
      authority.openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'token.key', '-out', 'token.p8');
      mkdirSync(join(folder, 'tokens'));
      writeFileSync(
        join(folder, 'softhsm2.conf'),
        `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
      );
      process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf');
      const util = (...args: readonly string[]) => execFileSync('softhsm2-util', args, { cwd: folder });
      util('--init-token', '--free', '--label', 'kantor', '--so-pin', '1234567', '--pin', '7654321');
      util('--import', 'token.p8', '--token', 'kantor', '--label', 'kasi', '--id', '01', '--pin', '7654321');
      const module = execFileSync(
        'sh',
        ['-c', 'ls /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so 2>/dev/null | head -1'],
        { encoding: 'utf8' },
      ).trim();
      const config = office().replace(
        'p12: kunci/kasi.p12, sandi: sandi',
        `pkcs11: ${module}, label: kasi, sertifikat: token.pem, sandi: pin`,
      );
      const pem = Buffer.concat(['token.pem', 'ca.pem'].map((name) => readFileSync(join(folder, name))));
      const seen: string[] = [];
      const { run: real } = systemHost();
      const host = open({
        files: { '/kantor/sop.config.yaml': config, '/kantor/token.pem': pem, '/kantor/pin': '7654321\n' },
        run: (command, ...rest) => {
          seen.push(command.join(' '));
          return real(command, ...rest);
        },
      });
      expect(await run(host, 'sign', 'a.pdf')).toMatchObject({ code: 0, err: '' });
      expect(await main(['verify', 'a.pdf'], host)).toBe(0);
      expect(seen.join('\n')).not.toContain('7654321');
      host.disk.set('/kantor/pin', Buffer.from('0000000'));
      expect(await main(['sign', 'a.pdf', '-o', 'b.pdf'], host)).toBe(3);
      expect(host.disk.has('/kantor/b.pdf')).toBe(false);
    },
  );

  describe('independent judges', () => {
    it.skipIf(!has('pdfsig') || !has('certutil'))(
      'pdfsig trusts both signatures, qpdf and openssl agree',
      async () => {
        const host = open();
        await run(host, 'sign', 'a.pdf', '--signer', 'BAMIN');
        await run(host, 'sign', 'a.pdf', '--signer', 'KASI');
        const pdf = host.disk.get('/kantor/a.pdf') ?? Buffer.of();
        const { folder } = authority;
        writeFileSync(join(folder, 'a.pdf'), pdf);
        mkdirSync(join(folder, 'nss'), { recursive: true });
        const tool = (program: string, ...args: readonly string[]) =>
          execFileSync(program, args, { cwd: folder, encoding: 'utf8' });
        tool('certutil', '-N', '-d', 'sql:nss', '--empty-password');
        tool('certutil', '-A', '-d', 'sql:nss', '-n', 'root', '-t', 'CT,C,C', '-i', 'ca.pem');
        const judged = tool('pdfsig', '-nssdir', 'sql:nss', 'a.pdf');
        expect(judged.match(/Signature is Valid\./g)).toHaveLength(2);
        expect(judged.match(/Certificate is Trusted\./g)).toHaveLength(2);
        expect(judged.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2);
        expect(judged.match(/ {2}- Total document signed/g)).toHaveLength(1);
        if (has('qpdf')) expect(spawnSync('qpdf', ['--check', 'a.pdf'], { cwd: folder }).status).toBe(0);
        if (has('mutool'))
          expect(tool('mutool', 'sign', '-v', 'a.pdf')).toContain('The document is unchanged since signing.');
        for (const match of Buffer.from(pdf)
          .toString('latin1')
          .matchAll(/\/ByteRange \[0 (\d+)\s+(\d+)\s+(\d+)/g)) {
          const [from, second, rest] = match.slice(1).map(Number) as [number, number, number];
          writeFileSync(
            join(folder, 'content'),
            Buffer.concat([pdf.subarray(0, from), pdf.subarray(second, second + rest)]),
          );
          writeFileSync(
            join(folder, 'sig.der'),
            Buffer.from(Buffer.from(pdf.subarray(from + 1, second - 1)).toString('latin1'), 'hex'),
          );
          const { stderr } = spawnSync(
            'openssl',
            [
              'cms',
              '-verify',
              '-inform',
              'DER',
              '-in',
              'sig.der',
              '-content',
              'content',
              '-binary',
              '-CAfile',
              'ca.pem',
              '-purpose',
              'any',
              '-cades',
              '-out',
              '/dev/null',
            ],
            { cwd: folder, encoding: 'utf8' },
          );
          expect(stderr).toContain('CAdES Verification successful');
        }
      },
    );
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
    [['cert', 'baru', 'KASI'], 2, 'sop cert new'],
  ])('%j is refused', async (argv, exitCode, message) => {
    const host = fakeHost({ files });
    expect(await main(argv, host)).toBe(exitCode);
    expect(host.stderr()).toContain(message);
    expect([...host.disk.keys()].filter((path) => path.includes('percobaan'))).toEqual([]);
  });
});

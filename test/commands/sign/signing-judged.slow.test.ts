import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemHost } from '../../../src/host/system.ts';
import { main } from '../../../src/main.ts';
import type { Authority } from '../../signature/authority.ts';
import { tools } from '../../support/tools.ts';
import { office, run, type SigningOffice, signingOffice } from './signing-office.ts';

const token = tools('openssl', 'softhsm2-util', 'pkcs11-tool');
const judges = tools('openssl', 'pdfsig', 'certutil', 'qpdf', 'mutool');

describe.skipIf(token.missing && judges.missing)('a signature', { timeout: 60_000 }, () => {
  let authority: Authority;
  let open: SigningOffice['open'];
  beforeAll(async () => {
    ({ authority, open } = await signingOffice());
  });

  it.skipIf(token.missing)(`signs with a token, whose PIN no argument shows${token.note}`, async () => {
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
    expect(await main(['verify', 'a.pdf', '--accept', 'unknown-revocation'], host)).toBe(0);
    expect(seen.join('\n')).not.toContain('7654321');
    host.disk.set('/kantor/pin', Buffer.from('0000000'));
    expect(await main(['sign', 'a.pdf', '-o', 'b.pdf'], host)).toBe(3);
    expect(host.disk.has('/kantor/b.pdf')).toBe(false);
  });

  it.skipIf(judges.missing)(
    `is judged by pdfsig, qpdf, mutool and openssl as by us${judges.note}`,
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
      expect(spawnSync('qpdf', ['--check', 'a.pdf'], { cwd: folder }).status).toBe(0);
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

import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { certificate, now, usage } from '../../signature/pki/make.ts';
import { plainPdf } from '../../signature/signers.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { askOcsp, ca, ocspAbout, onlineOffice, pemOf, person, root } from './online-office.ts';

const signedBy = (host: FakeHost): Uint8Array => host.disk.get('/kantor/a.pdf') ?? Buffer.of();
const sha = (host: FakeHost, path: string): string => host.sha256(host.disk.get(path) ?? Buffer.of());

describe('the signed file', () => {
  it('never takes the place of one that another signer has written meanwhile', async () => {
    const host = await onlineOffice({ who: person() });
    const read = (path: string, limit?: number): Uint8Array => {
      const bytes = host.files.read(path, limit);
      if (path === '/kantor/a.pdf') host.disk.set(path, Buffer.from('ditandatangani orang lain'));
      return bytes;
    };
    expect(await main(['sign', 'a.pdf'], { ...host, files: { ...host.files, read } })).toBe(3);
    expect(host.stderr()).toMatch(/berubah selama ditandatangani.*Tidak ada yang ditandatangani/);
    expect(Buffer.from(host.disk.get('/kantor/a.pdf') ?? []).toString()).toBe('ditandatangani orang lain');
  });

  it('goes to where a link leads', async () => {
    const host = await onlineOffice({ who: person() });
    host.disk.set('/arsip/a.pdf', await plainPdf());
    const before = sha(host, '/kantor/a.pdf');
    const follow = (path: string): string => (path === '/kantor/a.pdf' ? '/arsip/a.pdf' : path);
    expect(await main(['sign', 'a.pdf'], { ...host, files: { ...host.files, follow } })).toBe(0);
    expect(sha(host, '/kantor/a.pdf')).toBe(before);
    expect(Buffer.from(host.disk.get('/arsip/a.pdf') ?? []).includes('/ByteRange')).toBe(true);
  });

  it('takes the place of another file only with --replace', async () => {
    const host = await onlineOffice({ who: person(), files: { '/kantor/b.pdf': 'yang lain' } });
    expect(await main(['sign', 'a.pdf', '-o', 'b.pdf'], host)).toBe(3);
    expect(host.stderr()).toMatch(/'\/kantor\/b.pdf' sudah ada\. Timpa dengan --replace/);
    expect(Buffer.from(host.disk.get('/kantor/b.pdf') ?? []).toString()).toBe('yang lain');
    expect(await main(['sign', 'a.pdf', '-o', 'b.pdf', '--replace'], host)).toBe(0);
    expect(await main(['sign', 'a.pdf', '-o', 'baru/ke sini.pdf'], host)).toBe(0);
    expect(host.stdout()).toContain("sop verify 'baru/ke sini.pdf'");
    expect(await main(['verify', 'b.pdf', 'baru/ke sini.pdf'], host)).toBe(0);
  });

  it('is one file: a folder is refused', async () => {
    const host = await onlineOffice({ who: person() });
    host.files.makeFolder('/kantor/arsip');
    expect(await main(['sign', 'arsip'], host)).toBe(3);
    expect(host.stderr()).toMatch(/bukan berkas/);
  });
});

describe('a level', () => {
  it('is reached as well when the validation data of an earlier signer makes it a higher one', async () => {
    const who = person(askOcsp);
    const wish = {
      who,
      other: ({ url }: { url: string }) => (url === askOcsp[1] ? ocspAbout(who) : undefined),
    };
    const earlier = await onlineOffice(wish);
    expect(await main(['sign', 'a.pdf', '--level', 'B-LT'], earlier)).toBe(0);
    const host = await onlineOffice({ ...wish, code: 'KAUR', files: { '/kantor/a.pdf': signedBy(earlier) } });
    expect([await main(['sign', 'a.pdf', '--level', 'B-T'], host), host.stderr()]).toEqual([0, '']);
    await main(['verify', 'a.pdf', '--json'], host);
    expect(host.stdout().match(/"tingkat": "B-LT"/g)).toHaveLength(2);
  });
});

describe('what is said before and after', () => {
  it('a signer whose issuer is not in the key file is warned of when the office trusts a root above it', async () => {
    const chainless = await onlineOffice({
      who: person(),
      chain: [],
      trust: 'sertifikat_induk: [induk.pem]\n',
      files: { '/kantor/induk.pem': pemOf(root) },
    });
    expect(await main(['sign', 'a.pdf'], chainless)).toBe(0);
    expect(chainless.stderr()).toMatch(/'Larasati' TIDAK sampai ke sertifikat induk/);
  });

  it('a certificate that does not run yet is to be waited for, not renewed', async () => {
    const who = certificate('Besok', { issuer: ca, from: now + 86_400_000, extensions: [usage(0xc0)] });
    const host = await onlineOffice({ who });
    expect(await main(['sign', 'a.pdf'], host)).toBe(3);
    expect(host.stderr()).toMatch(/Tunggu sampai berlaku/);
    expect(host.stderr()).not.toMatch(/Perbarui/);
  });

  it('a descriptor that cannot be read is no fault of the program', async () => {
    const host = await onlineOffice({ who: person() });
    const descriptor = (): never => {
      throw Object.assign(new Error('EINVAL'), { code: 'EINVAL' });
    };
    expect(await main(['sign', 'a.pdf', '--passphrase-fd', '9'], { ...host, descriptor })).toBe(3);
    expect(host.stderr()).toMatch(/deskriptor 9 tidak dapat dibaca \(EINVAL\)/);
  });

  it.each([
    ['--signer', 'KASI'],
    ['--level', 'B-T'],
    ['--certify', ''],
  ])('a report with %s and without --sign is no signed one: refused', async (option, value) => {
    const host = await onlineOffice({ who: person() });
    const words = value === '' ? [option] : [option, value];
    expect(await main(['report', '--period', '2026-10', ...words], host)).toBe(2);
    expect(host.stderr()).toMatch(new RegExp(`${option} hanya bersama --sign`));
  });

  it('a root that is missing and a name that is no UTF-8 are told as such', async () => {
    const host = await onlineOffice({ who: person() });
    expect(await main(['verify', 'a.pdf', '--trust', 'tidak-ada.pem'], host)).toBe(3);
    expect(host.stderr()).toMatch(/Tulis letak berkas sertifikat induk/);
    expect(await main(['verify', 'surat\uFFFD.pdf'], host)).toBe(3);
    expect(host.stderr()).toMatch(/bukan UTF-8.*Ganti namanya/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../../src/main.ts';
import { type Authority, foundAuthority } from '../../signature/authority.ts';
import { plainPdf } from '../../signature/signers.ts';
import { type FakeHost, type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

/** A little later than the certificates that OpenSSL makes today. */
const now = new Date(Date.now() + 60_000).toISOString();
/** The office file of three signers; the last has no key. */
export const office = (more = ''): string => `format: 1
tempat: Contoh
penanda_tangan:
  - { kode: KASI, jabatan: KASI HUMAS, nama: Larasati Kusumawardani, kunci: { p12: kunci/kasi.p12, sandi: sandi } }
  - { kode: BAMIN, jabatan: BAMIN SIHUMAS, nama: Rangga Wirasena, kunci: { p12: kunci/bamin.p12, sandi: sandi } }
  - { kode: KAUR, jabatan: KAUR, nama: Bima Santosa }
sertifikat_induk: [ca.pem]
${more}`;

/** An office whose signers have keys of an authority, and one PDF to sign. */
export type SigningOffice = {
  readonly authority: Authority;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly open: (options?: FakeOptions) => FakeHost;
};

export async function signingOffice(): Promise<SigningOffice> {
  const authority = foundAuthority();
  const files = {
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
  const open = (options: FakeOptions = {}) =>
    fakeHost({ now, web: authority.web, ...options, files: { ...files, ...options.files } });
  return { authority, files, open };
}

/** Runs a command line; gives its exit code with all that was printed on this host. */
export const run = async (host: FakeHost, ...argv: readonly string[]) => ({
  code: await main(argv, host),
  err: host.stderr(),
  out: host.stdout(),
});

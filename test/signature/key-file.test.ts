import { execFileSync } from 'node:child_process';
import { createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Integer, Null } from 'asn1js';
import forge from 'node-forge';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneElement, partsOf } from '../../src/signature/cms/der.ts';
import { der, octets, oid, read, sequence } from '../../src/signature/sign/blocks.ts';
import { openKeyFile } from '../../src/signature/sign/key-file.ts';
import { keyFileOf, pilotPerson, pilotRoot } from '../../src/signature/sign/pilot-certificates.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const openssl = tools('openssl');
const plain = 'rahasia-sekali';
const composed = 'kopi-é-ü-kuat'.normalize('NFC');
const apart = composed.normalize('NFD');
const problemOf = (bytes: Uint8Array, passphrase: string): string | undefined => {
  const opened = openKeyFile(bytes, passphrase);
  return 'problem' in opened ? opened.problem.en : undefined;
};

const ways = {
  'AES-256, MAC with SHA-256': [],
  'Triple DES, MAC with SHA-1': ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
  'Triple DES and AES': ['-keypbe', 'AES-256-CBC', '-certpbe', 'PBE-SHA1-3DES'],
  'Triple DES with two keys': ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'AES-128-CBC'],
  'RC2 with 40 bits, as old exports': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40'],
  'RC2 with 128 bits': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128'],
  'Triple DES by PBES2': ['-keypbe', 'DES-EDE3-CBC', '-certpbe', 'AES-192-CBC'],
  'MAC with SHA-512': ['-macalg', 'sha512'],
  'no MAC': ['-nomac'],
  'certificates in the open': ['-certpbe', 'NONE'],
} as const;

describe.skipIf(openssl.missing)(`PKCS#12 files of OpenSSL${openssl.note}`, { timeout: 60_000 }, () => {
  let folder: string;
  const run = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const certificate = (name: string, ...key: readonly string[]): void =>
    void run(
      'req',
      '-x509',
      ...key,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
    );
  const sealed = (name: string, passphrase: string, ...way: readonly string[]): Uint8Array => {
    writeFileSync(join(folder, 'pass'), `${passphrase}\n`);
    run(
      'pkcs12',
      '-export',
      '-in',
      `${name}.pem`,
      '-inkey',
      `${name}.key`,
      '-passout',
      'file:pass',
      '-out',
      'a.p12',
      ...way,
    );
    return readFileSync(join(folder, 'a.p12'));
  };
  beforeAll(() => {
    folder = temporaryFolder('sop-p12-');
    certificate('rsa', '-newkey', 'rsa:2048');
    certificate('ec', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384');
    for (const kind of ['ed25519', 'ed448', 'rsa-pss']) certificate(kind, '-newkey', kind);
  });

  it.each(Object.entries(ways))(
    '%s: open with the passphrase as typed, and with accents in one or two',
    (_way, options) => {
      const isSealed = !options.includes('NONE' as never);
      expect(problemOf(sealed('ec', plain, ...options), plain)).toBeUndefined();
      for (const written of [composed, apart]) {
        const bytes = sealed('rsa', written, ...options);
        for (const typed of [composed, apart]) expect(problemOf(bytes, typed)).toBeUndefined();
        expect(problemOf(bytes, 'kopi-e-u-kuat')).toBe('the passphrase of the key is wrong');
        if (isSealed) expect(problemOf(bytes, '')).toBe('the passphrase of the key is wrong');
      }
    },
  );

  it.each(['Triple DES, MAC with SHA-1', 'AES-256, MAC with SHA-256'] as const)(
    'a damaged file is not a wrong passphrase: %s',
    (way) => {
      const bytes = sealed('rsa', plain, ...ways[way]);
      const words = new Set<string | undefined>();
      for (let at = 40; at < bytes.length; at += 97) {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ 0x10;
        words.add(problemOf(copy, plain));
      }
      const [damaged, unknown] = [problemOf(bytes.subarray(0, -20), plain), /not known here/];
      expect(damaged).toContain('damaged or cut off');
      for (const word of words)
        expect(word === undefined || word === damaged || unknown.test(word), word).toBe(true);
      expect(problemOf(bytes, 'salah')).toBe('the passphrase of the key is wrong');
    },
  );

  it.each(['ed25519', 'ed448', 'rsa-pss'])('a key of kind %s is refused by its name', (kind) => {
    expect(problemOf(sealed(kind, plain), plain)).toContain(`a key of kind ${kind} cannot sign a PDF`);
  });

  it('a file whose lengths are left open, with strings in pieces, opens as well', () => {
    const bytes = sealed('rsa', plain);
    const open = inPieces(bytes);
    expect(open.length).toBeGreaterThan(bytes.length);
    expect(problemOf(open, plain)).toBeUndefined();
    expect(problemOf(open.subarray(0, -1), plain)).toContain('damaged or cut off');
  });

  it('a MAC by PBMAC1 (RFC 9579) is checked', () => {
    const bytes = sealed('ec', composed, '-nomac');
    const [version, info] = partsOf(oneElement(bytes));
    const content = oneElement(partsOf(info)[1]?.content ?? Buffer.of()).content;
    const salt = Buffer.from('garam dapur');
    const hmac = sequence(oid('1.2.840.113549.2.9'), new Null());
    const key = pbkdf2Sync(Buffer.from(composed), salt, 1000, 20, 'sha256');
    const mac = createHmac('sha256', key).update(content).digest();
    const derivation = sequence(octets(salt), new Integer({ value: 1000 }), new Integer({ value: 20 }), hmac);
    const way = sequence(sequence(oid('1.2.840.113549.1.5.12'), derivation), hmac);
    const algorithm = sequence(oid('1.2.840.113549.1.5.14'), way);
    const withMac = (value: Uint8Array): Uint8Array =>
      der(
        sequence(
          ...[version, info].map((part) => read(part?.raw ?? Buffer.of())),
          sequence(sequence(algorithm, octets(value)), octets(Buffer.from('x')), new Integer({ value: 1 })),
        ),
      );
    expect(problemOf(withMac(mac), apart)).toBeUndefined();
    expect(problemOf(withMac(Buffer.alloc(32)), composed)).toContain('damaged or cut off');
    expect(problemOf(withMac(mac), 'salah')).toBe('the passphrase of the key is wrong');
  });

  it('takes of several certificates of one key the one that ends last', () => {
    run('req', '-x509', '-key', 'rsa.key', '-days', '900', '-subj', '/CN=baru', '-out', 'baru.pem');
    writeFileSync(
      join(folder, 'both.pem'),
      ['rsa.pem', 'baru.pem'].map((name) => readFileSync(join(folder, name), 'utf8')).join(''),
    );
    run(
      'pkcs12',
      '-export',
      '-in',
      'both.pem',
      '-inkey',
      'rsa.key',
      '-passout',
      `pass:${plain}`,
      '-out',
      'both.p12',
    );
    const opened = openKeyFile(readFileSync(join(folder, 'both.p12')), plain);
    expect('problem' in opened ? opened.problem : opened.certificate.x509.subject).toBe('CN=baru');
  });

  it('opens what this program makes, and OpenSSL does too', () => {
    const span = { name: 'Rangga', organisation: 'RESOR', from: Date.now(), to: Date.now() + 1e10 };
    const root = pilotRoot(span);
    const person = pilotPerson(root, span);
    for (const passphrase of [plain, composed]) {
      writeFileSync(join(folder, 'pilot.p12'), keyFileOf(person, root, passphrase, 'KASI'));
      writeFileSync(join(folder, 'pass'), `${passphrase}\n`);
      expect(run('pkcs12', '-in', 'pilot.p12', '-nodes', '-passin', 'file:pass').toString()).toContain(
        'PRIVATE KEY',
      );
      expect(problemOf(readFileSync(join(folder, 'pilot.p12')), passphrase.normalize('NFD'))).toBeUndefined();
    }
    // As the first version made them: letters taken for bytes.
    const old = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(person.key),
      forge.pki.certificateFromPem(person.certificate),
      composed,
      { algorithm: 'aes256' },
    );
    expect(problemOf(Buffer.from(forge.asn1.toDer(old).getBytes(), 'latin1'), composed)).toBeUndefined();
  });
});

it.each([
  ['nothing', ''],
  ['a PEM', '-----BEGIN CERTIFICATE-----\n'],
  ['another DER', '\u0030\u0003\u0002\u0001\u0005'],
])('%s is no PKCS#12 file', (_name, text) => {
  expect(problemOf(Buffer.from(text, 'latin1'), plain)).toContain('no PKCS#12 key file');
});

/** The same element with its length left open, and octet strings in two pieces (X.690, 8.1.3.6 and 8.7.3.2). */
function inPieces(der: Uint8Array): Uint8Array {
  const tag = der[0] ?? 0;
  const head = 2 + Math.max(0, (der[1] ?? 0) - 0x80);
  const content = der.subarray(head);
  if (tag === 0x04 && content.length > 1) {
    const pieces = [content.subarray(0, 1), content.subarray(1)].map((piece) =>
      Buffer.concat([headOf(4, piece.length), piece]),
    );
    return Buffer.concat([Uint8Array.of(0x24, 0x80), ...pieces, Uint8Array.of(0, 0)]);
  }
  if ((tag & 0x20) === 0) return der;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < content.length; ) {
    const length = lengthAt(content, at);
    parts.push(inPieces(content.subarray(at, at + length)));
    at += length;
  }
  return Buffer.concat([Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0)]);
}

function headOf(tag: number, length: number): Uint8Array {
  return length < 0x80 ? Uint8Array.of(tag, length) : Uint8Array.of(tag, 0x82, length >> 8, length & 255);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0;
  const count = Math.max(0, first - 0x80);
  const length = count === 0 ? first : Buffer.from(bytes).readUIntBE(at + 2, count);
  return 2 + count + length;
}

import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { certificateName, readCertificate } from '../../src/signature/cms/certificate.ts';
import { oneElement, partsOf } from '../../src/signature/cms/der.ts';
import { signPdf } from '../../src/signature/sign/sign-pdf.ts';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { claim, now, pilot, plainPdf } from './signers.ts';

describe('certificates that others damaged', () => {
  it('a key of an unknown kind is no reason to stop', async () => {
    const { signer } = pilot('Rangga Wirasena');
    const signed = await signPdf(await plainPdf(), claim('TTD-BAMIN'), signer);
    // The kind of key in SubjectPublicKeyInfo: rsaEncryption, its last number changed.
    const kind = /(30 0d 06 09 2a 86 48 86 f7 0d 01 01 )01( 05 00 03 82)/.source.replaceAll(' ', '');
    const text = Buffer.from(signed).toString('latin1');
    const damaged = Buffer.from(text.replaceAll(new RegExp(kind, 'g'), '$163$2'), 'latin1');
    expect(damaged.equals(Buffer.from(signed))).toBe(false);
    const report = verifyPdf(damaged, { anchors: [], now, accept: [] });
    expect(report).toMatchObject({ accepted: false, signatures: [{ integrity: 'broken' }] });
  });

  it('a certificate of nobody has a name all the same', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const nobody = forge.pki.createCertificate();
    nobody.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
    nobody.sign(key, forge.md.sha256.create());
    const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(nobody)).getBytes(), 'latin1');
    const read = readCertificate(der);
    expect(read && certificateName(read.x509)).toBe('–');
  });

  it('millions of elements in the place of one are not read', () => {
    expect(readCertificate(Buffer.alloc(4_000_000))).toBeUndefined();
    expect(() => oneElement(Buffer.alloc(4_000_000))).toThrow(RangeError);
    const many = Buffer.concat([Buffer.from('3083030d40', 'hex'), Buffer.alloc(200_000)]);
    expect(() => partsOf(oneElement(many))).toThrow('too much');
  });
});

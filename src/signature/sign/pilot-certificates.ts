import { createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { writePkcs12 } from './write-pkcs12.ts';

/** A certificate with its key, as PEM texts. */
type Issued = { readonly certificate: string; readonly key: string };

/** Who a pilot certificate is for and how long it holds; instants are epoch milliseconds. */
type PilotPerson = {
  readonly name: string;
  readonly organisation: string;
  readonly from: number;
  readonly to: number;
};

/** A self-made root for trying out: its name says so, and it may issue no further issuers. */
export function pilotRoot({ name, organisation, from, to }: PilotPerson): Issued {
  const { certificate, key } = blank(`CA PERCOBAAN ${name}`.slice(0, 64), organisation, from, to);
  certificate.setIssuer(certificate.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return signed(certificate, key, key);
}

/** A person's certificate under a pilot root, for signatures only. */
export function pilotPerson(root: Issued, { name, organisation, from, to }: PilotPerson): Issued {
  const issuer = forge.pki.certificateFromPem(root.certificate);
  const { certificate, key } = blank(`${name} (PERCOBAAN)`.slice(0, 64), organisation, from, to);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'extKeyUsage', emailProtection: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return signed(certificate, key, root.key);
}

/** Key, certificate and root in one PKCS#12 file (RFC 7292), encrypted with AES-256. */
export function keyFileOf(person: Issued, root: Issued, passphrase: string, label: string): Uint8Array {
  const key = createPrivateKey(person.key).export({ type: 'pkcs8', format: 'der' });
  const certificates = [person, root].map((one) => new X509Certificate(one.certificate).raw);
  return writePkcs12({ key, certificates, label }, passphrase);
}

function blank(commonName: string, organisation: string, from: number, to: number) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(`${publicKey.export({ type: 'spki', format: 'pem' })}`);
  // Positive and not zero (RFC 5280, 4.1.2.2).
  certificate.serialNumber = `4${randomBytes(15).toString('hex').slice(1)}`;
  Object.assign(certificate.validity, { notBefore: new Date(from), notAfter: new Date(to) });
  const utf8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;
  certificate.setSubject([
    { shortName: 'C', value: 'ID' },
    { shortName: 'O', value: forge.util.encodeUtf8(organisation.slice(0, 64)), valueTagClass: utf8 },
    { shortName: 'CN', value: forge.util.encodeUtf8(commonName), valueTagClass: utf8 },
  ]);
  return { certificate, key: `${privateKey.export({ type: 'pkcs8', format: 'pem' })}` };
}

function signed(certificate: forge.pki.Certificate, key: string, by: string): Issued {
  certificate.sign(forge.pki.privateKeyFromPem(by), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key };
}

import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { type BaseBlock, BmpString, Integer, Null } from 'asn1js';
import { der, octets, oid, sequence, setOf, tagged } from './blocks.ts';
import { derivedKey, formsOf } from './passphrase-ciphers.ts';

/** A key as PKCS#8 and its certificates, its own first, all in DER; the label is for people. */
type KeyFile = {
  readonly key: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly label: string;
};

/**
 * A PKCS#12 file (RFC 7292): the key under AES-256, the certificates in the open, a MAC with SHA-256 over both.
 * @param rounds how often each try at the passphrase has to compute
 */
export function writePkcs12(
  { key, certificates, label }: KeyFile,
  passphrase: string,
  rounds = 100_000,
): Uint8Array {
  const own = randomBytes(20);
  const marks = setOf(
    sequence(oid('1.2.840.113549.1.9.20'), setOf(new BmpString({ value: label }))),
    sequence(oid('1.2.840.113549.1.9.21'), setOf(octets(own))),
  );
  const bags = certificates.map((one, index) =>
    sequence(
      oid('1.2.840.113549.1.12.10.1.3'),
      tagged(0, [sequence(oid('1.2.840.113549.1.9.22.1'), tagged(0, [octets(one)]))]),
      ...(index === 0 ? [marks] : []),
    ),
  );
  const [form] = formsOf(passphrase);
  if (!form) throw new RangeError('no passphrase');
  const shrouded = sequence(
    oid('1.2.840.113549.1.12.10.1.2'),
    tagged(0, [sealed(key, form.bytes, rounds)]),
    marks,
  );
  const content = der(sequence(data(der(sequence(...bags))), data(der(sequence(shrouded)))));
  return der(sequence(new Integer({ value: 3 }), data(content), macOf(content, form.wide, rounds)));
}

const data = (content: Uint8Array): BaseBlock =>
  sequence(oid('1.2.840.113549.1.7.1'), tagged(0, [octets(content)]));

/** `EncryptedPrivateKeyInfo` by PBES2 (RFC 8018, 6.2). */
function sealed(key: Uint8Array, passphrase: Uint8Array, rounds: number): BaseBlock {
  const [salt, vector] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256'), vector);
  const hmac = sequence(oid('1.2.840.113549.2.9'), new Null());
  const derivation = sequence(octets(salt), new Integer({ value: rounds }), hmac);
  const way = sequence(
    sequence(oid('1.2.840.113549.1.5.12'), derivation),
    sequence(oid('2.16.840.1.101.3.4.1.42'), octets(vector)),
  );
  const bytes = Buffer.concat([cipher.update(key), cipher.final()]);
  return sequence(sequence(oid('1.2.840.113549.1.5.13'), way), octets(bytes));
}

/** `MacData` (RFC 7292, 4). */
function macOf(content: Uint8Array, wide: Uint8Array, rounds: number): BaseBlock {
  const salt = randomBytes(16);
  const key = derivedKey(wide, { digest: 'sha256', salt, use: 3, rounds, length: 32 });
  const mac = createHmac('sha256', key).update(content).digest();
  const algorithm = sequence(oid('2.16.840.1.101.3.4.2.1'), new Null());
  return sequence(sequence(algorithm, octets(mac)), octets(salt), new Integer({ value: rounds }));
}

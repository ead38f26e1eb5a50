import type { Keyring } from './host.ts';
import { systemCrypto } from './system-crypto.ts';

/** Ed25519 (RFC 8032) by OpenSSL; private keys as PKCS#8, sealed with AES-256-GCM under a key that scrypt makes. */
export const systemKeyring: Keyring = {
  create: (passphrase) => {
    const { publicKey, privateKey } = systemCrypto().generateKeyPairSync('ed25519');
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(spkiHead.length);
    return { publicKey: raw.toString('base64'), sealed: seal(pkcs8, passphrase) };
  },
  open: (sealed, passphrase) => {
    const { createPrivateKey, sign } = systemCrypto();
    const pkcs8 = unseal(sealed, passphrase);
    if (!pkcs8) return undefined;
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    return (text) => sign(null, new TextEncoder().encode(text), key).toString('base64');
  },
  verify: (publicKey, text, signature) => {
    const { createPublicKey, verify } = systemCrypto();
    const raw = Buffer.from(publicKey, 'base64');
    const bytes = Buffer.from(signature, 'base64');
    if (raw.length !== 32 || bytes.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
    return verify(null, new TextEncoder().encode(text), key, bytes);
  },
};

/** What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** 64 MiB and about 0.2 s for each try at a passphrase. */
const cost = { N: 65_536, r: 8, p: 1 } as const;
const memory = { maxmem: 128 * 1024 * 1024 } as const;

type Sealed = {
  readonly format: 1;
  readonly kdf: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  readonly pkcs8: string;
};

function seal(pkcs8: Buffer, passphrase: string): string {
  const { createCipheriv, randomBytes } = systemCrypto();
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', deriveKey(passphrase, salt, cost), iv);
  const body = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  const text = (bytes: Buffer): string => bytes.toString('base64');
  const tag = text(cipher.getAuthTag());
  const sealed: Sealed = {
    format: 1,
    kdf: 'scrypt',
    ...cost,
    salt: text(salt),
    iv: text(iv),
    tag,
    pkcs8: text(body),
  };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

function unseal(text: string, passphrase: string): Buffer | undefined {
  try {
    const { N, r, p, salt, iv, tag, pkcs8 } = JSON.parse(text) as Sealed;
    const bytes = (value: string): Buffer => Buffer.from(value, 'base64');
    const key = deriveKey(passphrase, bytes(salt), { N, r, p });
    const decipher = systemCrypto().createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 });
    decipher.setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(pkcs8)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Passphrases are compared by what is seen: the same letters typed on another keyboard are the same passphrase. */
const deriveKey = (
  passphrase: string,
  salt: Buffer,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Buffer => systemCrypto().scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r, p, ...memory });

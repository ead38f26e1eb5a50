import { createDecipheriv, hash, pbkdf2Sync, scryptSync } from 'node:crypto';
import forge from 'node-forge';
import { definite } from '../cms/definite.ts';
import { type Der, oidText, oneElement, partsOf, smallNumber, tags } from '../cms/der.ts';

/** A passphrase in the two forms that the ways of encryption want. */
export type Passphrase = { readonly bytes: Uint8Array; readonly wide: Uint8Array };

/** An honest file has a few thousand rounds, a cautious one a million. */
const mostRounds = 5_000_000;

/** The file is sealed in a way that is not known here. */
export class UnknownWay extends Error {}
/** What was sealed with another passphrase, or damaged since. */
export class WrongKey extends Error {}

/**
 * A passphrase as it may have been when the file was made: as typed, its accents in one character or in two, and as OpenSSL before 1.1 and
 * this program's first version took letters beyond ASCII.
 */
export function formsOf(typed: string): readonly Passphrase[] {
  const texts = [...new Set([typed, typed.normalize('NFC'), typed.normalize('NFD')])];
  const wide = (text: string): Uint8Array => Buffer.from(`${text}\0`, 'utf16le').swap16();
  const forms = texts.map((text) => ({ bytes: Buffer.from(text, 'utf8'), wide: wide(text) }));
  if (/^[\x20-\x7e]+$/.test(typed)) return forms;
  return [
    ...forms,
    ...forms.map(({ bytes }) => ({ bytes, wide: wide(bytes.toString('latin1')) })),
    ...texts.map((text) => ({ bytes: Buffer.from(text, 'latin1'), wide: wide(text) })),
    ...(typed === '' ? [{ bytes: new Uint8Array(), wide: new Uint8Array() }] : []),
  ];
}

/** @throws RangeError where an element is of another kind */
export function expect(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new RangeError(`${tag} expected`);
  return element;
}

/** Digests of the MAC, and of HMAC inside PBKDF2. */
const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** @throws UnknownWay */
export function digestOf(oid: Der | undefined): string {
  const name = oid && digests[oidText(oid)];
  if (name === undefined) throw new UnknownWay();
  return name;
}

/** @throws UnknownWay when they would take minutes */
export function roundsOf(element: Der | undefined): number {
  const rounds = element ? smallNumber(element) : 1;
  if (rounds < 1) throw new RangeError('rounds');
  if (rounds > mostRounds) throw new UnknownWay();
  return rounds;
}

type Derivation = {
  readonly digest: string;
  readonly salt: Uint8Array;
  /** 1 for a key, 2 for a vector, 3 for a MAC. */
  readonly use: 1 | 2 | 3;
  readonly rounds: number;
  readonly length: number;
};

/** The key derivation of PKCS#12 itself (RFC 7292, B.2). */
export function derivedKey(wide: Uint8Array, { digest, salt, use, rounds, length }: Derivation): Uint8Array {
  const size = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const filled = (data: Uint8Array): Uint8Array =>
    Buffer.alloc(Math.ceil(data.length / size) * size, data.length > 0 ? data : 0);
  const mixed = Buffer.concat([filled(salt), filled(wide)]);
  const out: Uint8Array[] = [];
  for (let made = 0; made < length; ) {
    let block: Buffer = hash(digest, Buffer.concat([Buffer.alloc(size, use), mixed]), 'buffer');
    for (let round = 1; round < rounds; round++) block = hash(digest, block, 'buffer');
    out.push(block);
    made += block.length;
    const more = Buffer.alloc(size, block);
    for (let start = 0; start < mixed.length; start += size) {
      let carry = 1;
      for (let at = size - 1; at >= 0; at--) {
        carry += (mixed[start + at] ?? 0) + (more[at] ?? 0);
        mixed[start + at] = carry & 255;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

/** PBKDF2 or scrypt (RFC 8018, 5.2; RFC 7914, 7). */
export function stretched(derivation: Der | undefined, { bytes }: Passphrase, length: number): Uint8Array {
  const [oid, parameters] = partsOf(derivation);
  const [salt, first, ...rest] = partsOf(parameters);
  const given = expect(salt, tags.octets).content;
  if (oid && oidText(oid) === oids.scrypt) {
    const [r, p] = rest.map(smallNumber);
    const cost = { N: first ? smallNumber(first) : 0, r: r ?? 0, p: p ?? 0, maxmem: 256 * 1024 * 1024 };
    return scryptSync(bytes, given, length, cost);
  }
  if (!oid || oidText(oid) !== oids.pbkdf2) throw new UnknownWay();
  const prf = rest.find(({ tag }) => tag === tags.sequence);
  const stated = rest.find(({ tag }) => tag === tags.integer);
  const size = stated ? Math.min(64, smallNumber(stated)) : length;
  return pbkdf2Sync(bytes, given, roundsOf(first), size, prf ? digestOf(partsOf(prf)[0]) : 'sha1');
}

const oids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  scrypt: '1.3.6.1.4.1.11591.4.11',
} as const;

/** Ciphers of PBES2, by object identifier: name and bytes of the key. */
const ciphers: Readonly<Record<string, readonly [name: string, length: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};

/** The older ways: all with SHA-1 (RFC 7292, appendix C). */
const olderWays: Readonly<Record<string, readonly [name: 'des' | 'rc2', length: number]>> = {
  '1.2.840.113549.1.12.1.3': ['des', 24],
  '1.2.840.113549.1.12.1.4': ['des', 16],
  '1.2.840.113549.1.12.1.5': ['rc2', 16],
  '1.2.840.113549.1.12.1.6': ['rc2', 5],
};

/** @throws WrongKey when it does not decrypt to anything, UnknownWay */
export function decrypted(algorithm: Der | undefined, data: Uint8Array, form: Passphrase): Der {
  const [oid, parameters] = partsOf(algorithm);
  const way = oid ? oidText(oid) : '';
  const plain =
    way === oids.pbes2 ? byPbes2(parameters, data, form) : byOlderWay(way, parameters, data, form);
  try {
    return oneElement(definite(plain));
  } catch {
    throw new WrongKey();
  }
}

function byPbes2(parameters: Der | undefined, data: Uint8Array, form: Passphrase): Uint8Array {
  const [derivation, scheme] = partsOf(parameters);
  const [oid, vector] = partsOf(scheme);
  const [name, length] = ciphers[oid ? oidText(oid) : ''] ?? [];
  if (name === undefined || length === undefined) throw new UnknownWay();
  return unciphered(name, stretched(derivation, form, length), expect(vector, tags.octets).content, data);
}

function unciphered(name: string, key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array {
  const decipher = createDecipheriv(name, key, vector);
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    throw new WrongKey();
  }
}

function byOlderWay(
  way: string,
  parameters: Der | undefined,
  data: Uint8Array,
  { wide }: Passphrase,
): Uint8Array {
  const [name, length] = olderWays[way] ?? [];
  if (name === undefined || length === undefined) throw new UnknownWay();
  const [salt, rounds] = partsOf(parameters);
  const about = { digest: 'sha1', salt: expect(salt, tags.octets).content, rounds: roundsOf(rounds) };
  const key = derivedKey(wide, { ...about, use: 1, length });
  const vector = derivedKey(wide, { ...about, use: 2, length: 8 });
  if (name === 'rc2') return byRc2(key, vector, data);
  const whole = length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return unciphered('des-ede3-cbc', whole, vector, data);
}

/** RC2, which OpenSSL 3 no longer offers; exports of older programs have their certificates under it. */
function byRc2(key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const cipher = forge.rc2.createDecryptionCipher(text(key), key.length * 8);
  cipher.start(text(vector));
  cipher.update(forge.util.createBuffer(text(data)));
  if (!cipher.finish()) throw new WrongKey();
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { asKind, nameText, type PdfDict, PdfProblem, type PdfValue } from './value.ts';

/** How strings or streams are encrypted; `none` where the file leaves them plain. */
type Cipher = 'none' | 'rc4' | 'aes-128' | 'aes-256';

/** The key of an encrypted file and what it is for. */
export type FileKey = { readonly key: Uint8Array; readonly strings: Cipher; readonly streams: Cipher };

/** The padding of passwords (ISO 32000-2, 7.6.4.3.2, step a). */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/**
 * The key of a file that opens without a password (ISO 32000-2, 7.6.4): readers open such files without asking.
 * @throws PdfProblem when a password is needed, or the way of encryption is not known
 */
export function fileKey(encrypt: PdfDict, firstId: Uint8Array): FileKey {
  const { entries } = encrypt;
  const [version, revision] = [numberOf(entries.get('V')), numberOf(entries.get('R'))];
  if (nameText(entries.get('Filter')) !== 'Standard') throw new PdfProblem(unknownWay);
  const ciphers = version >= 4 ? ciphersOf(encrypt) : ({ strings: 'rc4', streams: 'rc4' } as const);
  const key = revision >= 5 ? newKey(encrypt, revision) : oldKey(encrypt, { version, revision }, firstId);
  return { key, ...ciphers };
}

function ciphersOf({ entries }: PdfDict): Pick<FileKey, 'strings' | 'streams'> {
  const filters = asKind(entries.get('CF'), 'dict');
  const cipher = (name: string | undefined): Cipher => {
    if (name === undefined || name === 'Identity') return 'none';
    const method = nameText(asKind(filters?.entries.get(name), 'dict')?.entries.get('CFM'));
    const known = method === undefined ? undefined : methods[method];
    if (known === undefined) throw new PdfProblem(unknownWay);
    return known;
  };
  return { strings: cipher(nameText(entries.get('StrF'))), streams: cipher(nameText(entries.get('StmF'))) };
}

const methods: Readonly<Record<string, Cipher>> = {
  None: 'none',
  V2: 'rc4',
  AESV2: 'aes-128',
  AESV3: 'aes-256',
};

/** Revisions 2 to 4: MD5 and RC4 (7.6.4.3.2, algorithm 2, with algorithms 4 and 5 to see that the empty password opens it). */
function oldKey(
  encrypt: PdfDict,
  { version, revision }: { readonly version: number; readonly revision: number },
  firstId: Uint8Array,
): Uint8Array {
  const { entries } = encrypt;
  const rights = new Uint8Array(4);
  new DataView(rights.buffer).setInt32(0, numberOf(entries.get('P')) | 0, true);
  const open = revision >= 4 && entries.get('EncryptMetadata') === false ? [255, 255, 255, 255] : [];
  const owner = bytesOf(encrypt, 'O').subarray(0, 32);
  const stated = entries.get('Length');
  const bits = version === 1 ? 40 : version === 4 ? 128 : typeof stated === 'number' ? stated : 40;
  const length = Math.min(16, Math.max(5, Math.floor(bits / 8)));
  let key = md5(padding, owner, rights, firstId, Uint8Array.from(open));
  if (revision >= 3) for (let round = 0; round < 50; round++) key = md5(key.subarray(0, length));
  const fitted = key.subarray(0, length);
  const user = bytesOf(encrypt, 'U');
  const fits =
    revision === 2
      ? isSame(rc4(fitted, padding), user.subarray(0, 32))
      : isSame(twentyRounds(fitted, md5(padding, firstId)), user.subarray(0, 16));
  if (!fits) throw new PdfProblem(needsPassword);
  return fitted;
}

function twentyRounds(key: Uint8Array, start: Uint8Array): Uint8Array {
  let value = start;
  for (let round = 0; round < 20; round++)
    value = rc4(
      key.map((byte) => byte ^ round),
      value,
    );
  return value;
}

/** Revisions 5 and 6: AES-256 (7.6.4.3.3, algorithm 2.A). */
function newKey(encrypt: PdfDict, revision: number): Uint8Array {
  const user = bytesOf(encrypt, 'U');
  const [check, checkSalt, keySalt] = [user.subarray(0, 32), user.subarray(32, 40), user.subarray(40, 48)];
  const digest = revision === 5 ? sha256 : hardened;
  if (!isSame(digest(checkSalt), check)) throw new PdfProblem(needsPassword);
  const wrapped = bytesOf(encrypt, 'UE').subarray(0, 32);
  if (wrapped.length < 32) throw new PdfProblem(unknownWay);
  const decipher = createDecipheriv('aes-256-cbc', digest(keySalt), new Uint8Array(16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(wrapped), decipher.final()]);
}

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

/** The hash of revision 6 for the empty password (algorithm 2.B): at least 64 rounds of AES and SHA-2. */
function hardened(salt: Uint8Array): Uint8Array {
  let key: Uint8Array = sha256(salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const many = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const mixed = Buffer.concat([cipher.update(many), cipher.final()]);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(mixed)
      .digest();
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

/** MD5 of several pieces; the old revisions are built on it. */
function md5(...pieces: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('md5');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** RC4, which the library no longer offers; only to read what others wrote. */
function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const box = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    const kept = box[a] ?? 0;
    box[a] = box[b] ?? 0;
    box[b] = kept;
  };
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + (box[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return data.map((byte) => {
    at = (at + 1) & 255;
    other = (other + (box[at] ?? 0)) & 255;
    swap(at, other);
    return byte ^ (box[((box[at] ?? 0) + (box[other] ?? 0)) & 255] ?? 0);
  });
}

const numberOf = (value: PdfValue | undefined): number => (typeof value === 'number' ? value : 0);
const bytesOf = ({ entries }: PdfDict, key: string): Uint8Array =>
  asKind(entries.get(key), 'string')?.bytes ?? new Uint8Array();
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const needsPassword = {
  id: 'PDF ini terkunci dengan kata sandi. Simpan salinan tanpa kata sandi tidak menolong, karena mengubah berkasnya; periksa dengan pembaca PDF yang meminta kata sandi.',
  en: 'this PDF is locked with a password. A copy without one would be another file; check it with a PDF reader that asks for the password.',
};
const unknownWay = {
  id: 'PDF ini dienkripsi dengan cara yang tidak dikenal',
  en: 'this PDF is encrypted in an unknown way',
};

/**
 * An object of an encrypted file as it was meant (ISO 32000-2, 7.6.2): strings and streams in plain. What is not encrypted stays:
 * cross-reference streams, and the `Contents` of a signature.
 */
export function decrypted(value: PdfValue, number: number, generation: number, file: FileKey): PdfValue {
  const open = (cipher: Cipher, data: Uint8Array): Uint8Array =>
    cipher === 'none' ? data : openWith(cipher, keyOf(file.key, cipher, number, generation), data);
  const plain = (value: PdfValue): PdfValue => {
    if (typeof value !== 'object' || value === null) return value;
    switch (value.kind) {
      case 'string':
        return { ...value, bytes: open(file.strings, value.bytes) };
      case 'array':
        return { kind: 'array', items: value.items.map(plain) };
      case 'dict':
        return plainDict(value);
      case 'stream':
        return nameText(value.dict.entries.get('Type')) === 'XRef'
          ? value
          : {
              kind: 'stream',
              dict: plainDict(value.dict),
              data: open(streamCipher(value.dict, file), value.data),
            };
      default:
        return value;
    }
  };
  const plainDict = (dict: PdfDict): PdfDict => {
    const isSignature = dict.entries.has('ByteRange');
    const entries = [...dict.entries].map(
      ([key, one]) => [key, isSignature && key === 'Contents' ? one : plain(one)] as const,
    );
    return { ...dict, entries: new Map(entries) };
  };
  return plain(value);
}

/** A stream may say that it is not encrypted by a `Crypt` filter of its own; the only one in use is `Identity`. */
function streamCipher({ entries }: PdfDict, { streams }: FileKey): Cipher {
  const filter = entries.get('Filter');
  const items = typeof filter === 'object' && filter?.kind === 'array' ? filter.items : [filter];
  return nameText(items[0]) === 'Crypt' ? 'none' : streams;
}

/** The key of one object (algorithm 1): AES-256 has one for the whole file. */
function keyOf(key: Uint8Array, cipher: Cipher, number: number, generation: number): Uint8Array {
  if (cipher === 'aes-256') return key;
  const place = [
    number & 255,
    (number >> 8) & 255,
    (number >> 16) & 255,
    generation & 255,
    (generation >> 8) & 255,
  ];
  const salt = cipher === 'aes-128' ? new TextEncoder().encode('sAlT') : new Uint8Array();
  return md5(key, Uint8Array.from(place), salt).subarray(0, Math.min(16, key.length + 5));
}

/** Damaged data stays as it is: what reads it will say so. */
function openWith(cipher: Exclude<Cipher, 'none'>, key: Uint8Array, data: Uint8Array): Uint8Array {
  if (cipher === 'rc4') return rc4(key, data);
  if (data.length < 32 || data.length % 16 !== 0) return data.length === 16 ? new Uint8Array() : data;
  try {
    const decipher = createDecipheriv(`${cipher}-cbc`, key, data.subarray(0, 16));
    return Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]);
  } catch {
    return data;
  }
}

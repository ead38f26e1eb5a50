import { createDecipheriv } from 'node:crypto';
import { type Cipher, type FileKey, md5, rc4 } from './encryption-key.ts';
import { nameText, type PdfDict, type PdfValue } from './value.ts';

/**
 * An object of an encrypted file as it was meant (ISO 32000-2, 7.6.2): strings and streams in plain. What is not encrypted stays:
 * cross-reference streams, and the `Contents` of a signature.
 */
export function decrypted(value: PdfValue, number: number, generation: number, file: FileKey): PdfValue {
  const open = (cipher: Cipher, data: Uint8Array): Uint8Array =>
    cipher === 'none' ? data : openWith(cipher, keyOf(file.key, cipher, number, generation), data);
  const plain = (one: PdfValue): PdfValue => {
    if (typeof one !== 'object' || one === null) return one;
    switch (one.kind) {
      case 'string':
        return { ...one, bytes: open(file.strings, one.bytes) };
      case 'array':
        return { kind: 'array', items: one.items.map(plain) };
      case 'dict':
        return plainDict(one);
      case 'stream':
        return nameText(one.dict.entries.get('Type')) === 'XRef'
          ? one
          : { kind: 'stream', dict: plainDict(one.dict), data: open(streamCipher(one.dict, file), one.data) };
      default:
        return one;
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

import { tags } from './der.ts';

const deepest = 30;
const endOfContents = 2;

/**
 * BER in the form of DER as far as lengths go (X.690, 8.1.3.6 and 8.7.3): lengths stated, octet strings in one piece. Programs that write
 * as they go leave lengths open. @throws RangeError where it is no BER
 */
export function definite(bytes: Uint8Array): Uint8Array {
  const { element, end } = read(bytes, 0, 0);
  if (end !== bytes.length) throw new RangeError('not BER: something behind');
  return element;
}

type Read = { readonly element: Uint8Array; readonly end: number };

function read(bytes: Uint8Array, at: number, depth: number): Read {
  const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
  const count = Math.max(0, first - 0x80);
  if (at + 2 + count > bytes.length || (tag & 0x1f) === 0x1f || count > 4 || depth > deepest)
    throw new RangeError('not BER');
  const start = at + 2 + count;
  const isOpen = first === 0x80;
  const length = count === 0 ? first : Buffer.from(bytes.subarray(at + 2, start)).readUIntBE(0, count);
  const stop = isOpen ? bytes.length : start + length;
  if (stop > bytes.length) throw new RangeError('not BER: cut off');
  if ((tag & 0x20) === 0) {
    if (isOpen) throw new RangeError('not BER');
    return { element: bytes.subarray(at, stop), end: stop };
  }
  const parts: Uint8Array[] = [];
  let next = start;
  while (isOpen ? !isEnd(bytes, next) : next < stop) {
    const part = read(bytes.subarray(0, stop), next, depth + 1);
    parts.push(part.element);
    next = part.end;
  }
  const isPieces = tag === (tags.octets | 0x20);
  const content = Buffer.concat(isPieces ? parts.map(contentOf) : parts);
  return {
    element: Buffer.concat([head(isPieces ? tags.octets : tag, content.length), content]),
    end: isOpen ? next + endOfContents : stop,
  };
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  if (at + endOfContents > bytes.length) throw new RangeError('not BER: cut off');
  return bytes[at] === 0 && bytes[at + 1] === 0;
}

/** What is inside an element whose length is stated. */
const contentOf = (element: Uint8Array): Uint8Array =>
  element.subarray(2 + Math.max(0, (element[1] ?? 0) - 0x80));

function head(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const text = length.toString(16);
  const digits = Buffer.from(text.padStart(text.length + (text.length % 2), '0'), 'hex');
  return Uint8Array.of(tag, 0x80 + digits.length, ...digits);
}

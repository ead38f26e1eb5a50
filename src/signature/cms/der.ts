/** One element of DER (X.690): its first byte, what is inside, and all of it as it stands. */
export type Der = { readonly tag: number; readonly content: Uint8Array; readonly raw: Uint8Array };

/** First bytes of the elements that certificates, lists and answers are made of. */
export const tags = {
  ...{ boolean: 0x01, integer: 0x02, octets: 0x04, enumerated: 0x0a },
  ...{ utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31 },
} as const;

/** The elements that stand one after the other, read one by one. @throws RangeError where it is no DER, or behind the most that may be */
export function* each(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): Generator<Der> {
  for (let at = 0, left = most; at < bytes.length; left--) {
    if (left === 0) throw new RangeError('not DER: too much');
    const [tag = 0, first = 0] = bytes.subarray(at);
    const count = Math.max(0, first - 0x80);
    // No tags of several bytes, no lengths left open, none of more than 4 GiB.
    if ((tag & 0x1f) === 0x1f || first === 0x80 || count > 4) throw new RangeError('not DER');
    const start = at + 2 + count;
    const length = count === 0 ? first : Buffer.from(bytes.subarray(at + 2, start)).readUIntBE(0, count);
    if (start + length > bytes.length) throw new RangeError('not DER: cut off');
    yield { tag, content: bytes.subarray(start, start + length), raw: bytes.subarray(at, start + length) };
    at = start + length;
  }
}

/** The elements inside another one. @throws RangeError where it is no DER, or another kind of element than expected */
export function partsOf(element: Der | undefined, tag: number = tags.sequence): readonly Der[] {
  if (element?.tag !== tag) throw new RangeError(`not DER: ${tag} expected`);
  return [...each(element.content, 10_000)];
}

/** The one element that bytes are, to their end. @throws RangeError otherwise */
export function oneElement(bytes: Uint8Array): Der {
  const [only] = each(bytes);
  if (only?.raw.length === bytes.length) return only;
  throw new RangeError('not DER: one element expected');
}

/** An object identifier with dots. */
export function oidText({ content }: Der): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - 40 * top, ...rest].join('.');
}

/** A UTCTime or GeneralizedTime in the form that certificates have, epoch milliseconds (RFC 5280, 4.1.2.5). */
export function instantOf({ tag, content }: Der): number {
  const text = Buffer.from(content).toString('latin1');
  const short = tag === tags.utcTime;
  const parts = (short ? /^(\d\d)(\d{10})Z$/ : /^(\d{4})(\d{10})(?:\.\d+)?Z$/).exec(text);
  if (!parts || (!short && tag !== tags.generalizedTime)) throw new RangeError('not DER: time expected');
  const [, year = '', rest = ''] = parts;
  const century = short ? (Number(year) < 50 ? 2000 : 1900) : 0;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = (rest.match(/../g) ?? []).map(Number);
  return Date.UTC(century + Number(year), month - 1, day, hour, minute, second);
}

/** A whole number that is small; others are Infinity. */
export function smallNumber({ content }: Der): number {
  return content.length > 4 ? Number.POSITIVE_INFINITY : Buffer.from(content).readIntBE(0, content.length);
}

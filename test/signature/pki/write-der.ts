/** DER written by hand: what no library would agree to make can be made too. */

/** One element: its first byte and what is inside. */
export function element(tag: number, ...inside: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(inside);
  const length = content.length;
  const head =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

export const sequence = (...inside: readonly Uint8Array[]): Buffer => element(0x30, ...inside);
export const octets = (...inside: readonly Uint8Array[]): Buffer => element(0x04, ...inside);
export const bits = (value: Uint8Array, unused = 0): Buffer => element(0x03, Buffer.from([unused]), value);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = element(0x05);
/** A SET in the order of DER (X.690, 11.6). */
export const setOf = (...inside: readonly Uint8Array[]): Buffer =>
  element(0x31, ...[...inside].sort((a, b) => Buffer.compare(a, b)));

export function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [40 * first + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return element(0x06, Buffer.from(bytes));
}

/** A GeneralizedTime; UTCTime for the years that certificates write it in. */
export function time(at: number, kind: 'utc' | 'generalized' = 'generalized'): Buffer {
  const text = `${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return kind === 'utc' ? element(0x17, Buffer.from(text.slice(2))) : element(0x18, Buffer.from(text));
}

/** A name with one part a text: the common name, then the organisation. */
export const name = (common: string, organisation?: string): Buffer => {
  const part = (type: string, text: string) => setOf(sequence(oid(type), element(0x0c, Buffer.from(text))));
  return sequence(
    ...(organisation === undefined ? [] : [part('2.5.4.10', organisation)]),
    part('2.5.4.3', common),
  );
};

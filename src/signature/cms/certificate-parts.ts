import { type Algorithm, readAlgorithm } from './algorithms.ts';
import { type Der, each, instantOf, oidText, oneElement, partsOf, smallNumber, tags } from './der.ts';
import { nameKey } from './names.ts';

/** An extension of a certificate, list or answer (RFC 5280, 4.1.2.9). */
export type Extension = { readonly critical: boolean; readonly value: Uint8Array };

/** The parts of a certificate that decide whether it counts (RFC 5280, 4.1). Instants are epoch milliseconds. */
export type CertificateParts = {
  readonly version: number;
  readonly serial: Der;
  readonly issuer: Der;
  readonly subject: Der;
  /** Names in the form for comparing. */
  readonly issuerKey: string;
  readonly subjectKey: string;
  readonly from: number;
  readonly to: number;
  readonly spki: Der;
  readonly algorithm: Algorithm;
  /** Both places name the same algorithm and no extension stands twice. */
  readonly isSound: boolean;
  readonly extensions: ReadonlyMap<string, Extension>;
};

/** @throws RangeError where it is no DER of a certificate */
export function certificateParts(der: Uint8Array): CertificateParts {
  const [body, outer] = partsOf(oneElement(der));
  const parts = partsOf(body);
  const hasVersion = parts[0]?.tag === 0xa0;
  const [serial, inner, issuer, times, subject, spki, ...rest] = hasVersion ? parts.slice(1) : parts;
  const [from, to] = partsOf(times);
  if (!serial || !inner || !issuer || !subject || !spki || !outer || !from || !to)
    throw new RangeError('not a certificate');
  const list = rest.find(({ tag }) => tag === 0xa3);
  const { extensions, isRepeated } = readExtensions(list && oneElement(list.content));
  return {
    version: hasVersion ? smallNumber(oneElement(parts[0]?.content ?? new Uint8Array())) + 1 : 1,
    serial,
    issuer,
    subject,
    issuerKey: nameKey(issuer),
    subjectKey: nameKey(subject),
    from: instantOf(from),
    to: instantOf(to),
    spki,
    algorithm: readAlgorithm(outer),
    isSound: Buffer.compare(inner.raw, outer.raw) === 0 && !isRepeated,
    extensions,
  };
}

/** Reads `Extensions`; of a repeated one the first counts. */
export function readExtensions(list: Der | undefined): {
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly isRepeated: boolean;
} {
  const extensions = new Map<string, Extension>();
  const all = list ? partsOf(list) : [];
  for (const one of all) {
    const parts = partsOf(one);
    const [oid, value] = [parts[0], parts.at(-1)];
    if (!oid || value?.tag !== tags.octets) throw new RangeError('not an extension');
    const flag = parts.length === 3 ? parts[1]?.content[0] : 0;
    const name = oidText(oid);
    if (!extensions.has(name)) extensions.set(name, { critical: flag !== 0, value: value.content });
  }
  return { extensions, isRepeated: extensions.size < all.length };
}

/** The value of an extension as DER, undefined where there is none. */
export function extensionIn(
  { extensions }: { readonly extensions: ReadonlyMap<string, Extension> },
  oid: string,
): Der | undefined {
  const found = extensions.get(oid);
  return found && oneElement(found.value);
}

/** Purposes of the key (`extKeyUsage`), undefined where nothing restricts them. */
export function purposesOf(parts: CertificateParts): readonly string[] | undefined {
  const found = extensionIn(parts, '2.5.29.37');
  return found && [...each(found.content)].map(oidText);
}

/** Bits of `keyUsage`, the first at the left of a byte; undefined where nothing restricts it. */
export function usageOf(parts: CertificateParts): number | undefined {
  const found = extensionIn(parts, '2.5.29.15');
  return found && (found.content[1] ?? 0);
}

import { type Algorithm, readAlgorithm } from './algorithms.ts';
import { type CertificateParts, type Extension, extensionIn, readExtensions } from './certificate-parts.ts';
import { type Der, each, instantOf, oneElement, partsOf, smallNumber, tags } from './der.ts';
import { nameKey } from './names.ts';

/** A revocation list (RFC 5280, 5.1). Instants are epoch milliseconds. */
export type RevocationList = {
  readonly issuerKey: string;
  readonly from: number;
  readonly to: number | undefined;
  readonly entries: Der | undefined;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly signed: {
    readonly data: Uint8Array;
    readonly signature: Uint8Array;
    readonly algorithm: Algorithm;
  };
};

/** That a certificate was revoked: when, and the number of the reason if one is given (RFC 5280, 5.3.1). */
export type Revoked = { readonly at: number; readonly code: number | undefined };

/** @throws RangeError where it is no DER of a list */
export function readList(der: Uint8Array): RevocationList {
  const [body, algorithm, signature] = partsOf(oneElement(der));
  const parts = partsOf(body);
  const [, issuer, from, ...rest] = parts[0]?.tag === tags.integer ? parts.slice(1) : parts;
  if (!body || !algorithm || !signature || !issuer || !from) throw new RangeError('not a list');
  const to = rest.find(({ tag }) => tag === tags.utcTime || tag === tags.generalizedTime);
  const list = rest.find(({ tag }) => tag === 0xa0);
  return {
    issuerKey: nameKey(issuer),
    from: instantOf(from),
    to: to && instantOf(to),
    entries: rest.find(({ tag }) => tag === tags.sequence),
    extensions: readExtensions(list && oneElement(list.content)).extensions,
    signed: {
      data: body.raw,
      signature: signature.content.subarray(1),
      algorithm: readAlgorithm(algorithm),
    },
  };
}

const ids = { delta: '2.5.29.27', point: '2.5.29.28', keepsExpired: '2.5.29.60' } as const;

/** What was looked up before: lists are long, and asked about the same certificates for every signature. */
const lookedUp = new WeakMap<RevocationList, Map<string, Revoked | undefined>>();

/** The entry of a certificate, undefined where it has none. A removal (in a delta list) is none. */
export function entryIn(list: RevocationList, { serial }: CertificateParts): Revoked | undefined {
  const known = lookedUp.get(list) ?? new Map<string, Revoked | undefined>();
  lookedUp.set(list, known);
  const key = Buffer.from(serial.content).toString('hex');
  if (!known.has(key)) known.set(key, lookUp(list, serial));
  return known.get(key);
}

function lookUp({ entries }: RevocationList, serial: Der): Revoked | undefined {
  for (const entry of entries ? each(entries.content) : []) {
    const [number, time, more] = partsOf(entry);
    if (!number || !time || Buffer.compare(number.content, serial.content) !== 0) continue;
    const { extensions } = readExtensions(more);
    const [code, invalid] = [
      extensionIn({ extensions }, '2.5.29.21'),
      extensionIn({ extensions }, '2.5.29.24'),
    ];
    const reasonCode = code && smallNumber(code);
    if (reasonCode === 8) continue;
    return {
      at: Math.min(instantOf(time), invalid ? instantOf(invalid) : Number.POSITIVE_INFINITY),
      code: reasonCode,
    };
  }
  return undefined;
}

/** Entries of such a list are of other issuers as well, which cannot be told apart here. */
export const isIndirect = (list: RevocationList): boolean => flags(list).includes(0x84);

/** Whether the silence of a list says something of a certificate: its scope is all reasons and this certificate (RFC 5280, 5.2). */
export function isComplete(list: RevocationList, certificate: CertificateParts): boolean {
  const unknown = [...list.extensions].some(([oid, { critical }]) => critical && oid !== ids.point);
  if (unknown || list.extensions.has(ids.delta)) return false;
  const basic = extensionIn(certificate, '2.5.29.19');
  const isAuthority = basic !== undefined && partsOf(basic)[0]?.tag === tags.boolean;
  const [users, authorities] = [flags(list).includes(0x81), flags(list).includes(0x82)];
  if ((users && isAuthority) || (authorities && !isAuthority)) return false;
  if (flags(list).some((tag) => tag >= 0x83)) return false;
  const point = partsIn(list).find(({ tag }) => tag === 0xa0);
  return point === undefined || isPointOf(certificate, point);
}

/** Whether a list still has certificates that ended before it was made; most leave them out (ITU-T X.509, 9.5.2.7). */
export function knowsOf(list: RevocationList, { to }: CertificateParts): boolean {
  const keeps = extensionIn(list, ids.keepsExpired);
  return list.from <= to || (keeps !== undefined && instantOf(keeps) <= to);
}

function partsIn(list: RevocationList): readonly Der[] {
  const point = extensionIn(list, ids.point);
  return point ? partsOf(point) : [];
}

/** Tags of the limits in `issuingDistributionPoint` that are set; 3 (some reasons) is set by being there. */
const flags = (list: RevocationList): readonly number[] =>
  partsIn(list).flatMap(({ tag, content }) =>
    tag === 0x83 || (tag !== 0xa0 && content[0] !== 0) ? [tag] : [],
  );

/** Whether one of the full names of a list's distribution point stands in the certificate too. */
function isPointOf(certificate: CertificateParts, point: Der): boolean {
  const named = extensionIn(certificate, '2.5.29.31');
  const own = namesUnder(point);
  const theirs = (named ? partsOf(named) : []).flatMap((one) => {
    const place = partsOf(one).find(({ tag }) => tag === 0xa0);
    return place ? namesUnder(place) : [];
  });
  return own.some((name) => theirs.includes(name));
}

function namesUnder({ content }: Der): readonly string[] {
  const [full] = each(content);
  return full?.tag === 0xa0 ? [...each(full.content)].map(({ raw }) => Buffer.from(raw).toString('hex')) : [];
}

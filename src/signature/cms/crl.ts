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
export function entryIn(list: RevocationList, parts: CertificateParts): Revoked | undefined {
  const known = lookedUp.get(list) ?? new Map<string, Revoked | undefined>();
  lookedUp.set(list, known);
  const key = `${Buffer.from(parts.serial.content).toString('hex')} ${parts.issuerKey}`;
  if (!known.has(key)) known.set(key, lookUp(list, parts));
  return known.get(key);
}

function lookUp(list: RevocationList, { serial, issuerKey }: CertificateParts): Revoked | undefined {
  const isMixed = isIndirect(list);
  let of = list.issuerKey;
  for (const entry of list.entries ? each(list.entries.content) : []) {
    const [number, time, more] = partsOf(entry);
    if (isMixed) of = issuerIn(more) ?? of;
    if (!number || !time || Buffer.compare(number.content, serial.content) !== 0) continue;
    if (isMixed && of !== issuerKey) continue;
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

/** Entries of such a list may be of other issuers: the one that an entry names, and so on for those behind it (RFC 5280, 5.3.3). */
const isIndirect = (list: RevocationList): boolean => flags(list).includes(0x84);

function issuerIn(more: Der | undefined): string | undefined {
  const named = more && extensionIn(readExtensions(more), '2.5.29.29');
  return named && namesIn(named)[0];
}

/** The distinguished names among general names, in the form for comparing. */
const namesIn = (names: Der): readonly string[] =>
  [...each(names.content)].flatMap(({ tag, content }) =>
    tag === 0xa4 ? [nameKey(oneElement(content))] : [],
  );

/** Who makes the lists of a certificate instead of its issuer, as the certificate says (`cRLIssuer`, RFC 5280, 4.2.1.13). */
export const listMakers = (certificate: CertificateParts): readonly string[] =>
  pointsOf(certificate).flatMap(makersOf);

const makersOf = (point: Der): readonly string[] =>
  partsOf(point).flatMap((part) => (part.tag === 0xa2 ? namesIn(part) : []));

function pointsOf(certificate: CertificateParts): readonly Der[] {
  const points = extensionIn(certificate, '2.5.29.31');
  return points ? partsOf(points) : [];
}

/** Whether the silence of a list says something of a certificate: its scope is all reasons and this certificate (RFC 5280, 5.2). */
export function isComplete(list: RevocationList, certificate: CertificateParts): boolean {
  const unknown = [...list.extensions].some(([oid, { critical }]) => critical && oid !== ids.point);
  if (unknown || list.extensions.has(ids.delta)) return false;
  const basic = extensionIn(certificate, '2.5.29.19');
  const isAuthority = basic !== undefined && partsOf(basic)[0]?.tag === tags.boolean;
  const [users, authorities] = [flags(list).includes(0x81), flags(list).includes(0x82)];
  if ((users && isAuthority) || (authorities && !isAuthority)) return false;
  if (flags(list).some((tag) => tag === 0x83 || tag > 0x84)) return false;
  const isOwn = list.issuerKey === certificate.issuerKey;
  const points = pointsOf(certificate).filter((point) => isOwn || makersOf(point).includes(list.issuerKey));
  if (!isOwn && (points.length === 0 || !isIndirect(list))) return false;
  const point = partsIn(list).find(({ tag }) => tag === 0xa0);
  return point === undefined || points.some((one) => isPointOf(one, point));
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

/** Whether one of the full names of a list's distribution point stands in one of the certificate; where that has none, its maker's counts. */
function isPointOf(theirs: Der, own: Der): boolean {
  const parts = partsOf(theirs);
  const place = parts.find(({ tag }) => tag === 0xa0);
  const maker = parts.find(({ tag }) => tag === 0xa2);
  const names = place ? namesUnder(place) : maker ? rawNames(maker) : [];
  return namesUnder(own).some((name) => names.includes(name));
}

function namesUnder({ content }: Der): readonly string[] {
  const [full] = each(content);
  return full?.tag === 0xa0 ? rawNames(full) : [];
}

const rawNames = ({ content }: Der): readonly string[] =>
  [...each(content)].map(({ raw }) => Buffer.from(raw).toString('hex'));

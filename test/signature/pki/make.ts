import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bits, boolean, element, integer, name, nothing, octets, oid, sequence, time } from './write-der.ts';

export const day = 86_400_000;
/** When the cases are judged. */
export const now = Date.parse('2026-11-23T03:00:00Z');

export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384';
export const hashOids: Readonly<Record<Hash, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
};
const signatureOids = {
  rsa: {
    md5: '1.2.840.113549.1.1.4',
    sha1: '1.2.840.113549.1.1.5',
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
  },
  ec: { md5: '', sha1: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3' },
} as const;

/** Somebody with a key and a certificate. */
export type Party = {
  readonly key: KeyObject;
  readonly der: Buffer;
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly spki: Buffer;
  readonly serial: number;
};

const sha1 = (value: Uint8Array): Buffer => createHash('sha1').update(value).digest();

/** A pair of keys for RSASSA-PSS with SHA-256, SHA-1 in the mask. The types of Node know only the form for an older release. */
const pssKeys = (): { readonly privateKey: KeyObject } =>
  generateKeyPairSync('rsa-pss' as 'rsa', {
    modulusLength: 2048,
    ...{ hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha1', saltLength: 32 },
  });

const keys = new Map<string, KeyObject>();
type KeyKind = 'ec' | 'rsa' | 'rsa1024' | 'pss';

/** The key of a name: the same for the same name, so that certificates can be renewed. */
export function keyOf(who: string, kind: KeyKind = 'ec'): KeyObject {
  const known = keys.get(`${who} ${kind}`);
  if (known) return known;
  const { privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : kind === 'pss'
        ? pssKeys()
        : generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 });
  keys.set(`${who} ${kind}`, privateKey);
  return privateKey;
}

export const algorithm = (key: KeyObject, hash: Hash): Buffer => {
  const isRsa = key.asymmetricKeyType === 'rsa';
  return sequence(oid(signatureOids[isRsa ? 'rsa' : 'ec'][hash]), ...(isRsa ? [nothing] : []));
};

const signed = (body: Buffer, by: KeyObject, hash: Hash, outer = algorithm(by, hash)): Buffer =>
  sequence(body, outer, bits(sign(hash, body, by)));

export const extension = (id: string, value: Uint8Array, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

export const basic = (ca: boolean, length?: number): Buffer =>
  extension(
    '2.5.29.19',
    sequence(...(ca ? [boolean(true)] : []), ...(length === undefined ? [] : [integer(length)])),
    true,
  );
/** Bits of keyUsage as they stand in the byte: 0x80 digitalSignature, 0x40 nonRepudiation, 0x04 keyCertSign, 0x02 cRLSign. */
export const usage = (value: number): Buffer => extension('2.5.29.15', bits(Buffer.of(value)), true);
export const purposes = (ids: readonly string[], critical = false): Buffer =>
  extension('2.5.29.37', sequence(...ids.map(oid)), critical);
const uri = (text: string): Buffer => element(0x86, Buffer.from(text));
export const listAt = (url: string): Buffer =>
  extension('2.5.29.31', sequence(sequence(element(0xa0, element(0xa0, uri(url))))));
/** `issuingDistributionPoint` of a list. */
export const scope = (...inside: readonly Buffer[]): Buffer =>
  extension('2.5.29.28', sequence(...inside), true);
export const pointNamed = (url: string): Buffer => element(0xa0, element(0xa0, uri(url)));

export type Wish = {
  readonly issuer?: Party;
  readonly from?: number;
  readonly to?: number;
  readonly extensions?: readonly Buffer[];
  readonly hash?: Hash;
  readonly kind?: KeyKind;
  /** Under which name the key is known, if not that of the subject. */
  readonly keyName?: string;
  readonly organisation?: string;
  readonly subject?: Buffer;
  readonly version?: 1 | 3;
  readonly serial?: number;
  readonly outerAlgorithm?: Buffer;
  /** Who signs in truth. */
  readonly forgedBy?: KeyObject;
};

let serials = 4096;

/** A certificate; without an issuer one that signs itself. */
export function certificate(who: string, wish: Wish = {}): Party {
  const {
    issuer,
    from = now - 700 * day,
    to = now + 700 * day,
    extensions = [],
    hash = 'sha256',
    version = 3,
  } = wish;
  const key = keyOf(wish.keyName ?? who, wish.kind);
  const subject = wish.subject ?? name(who, wish.organisation);
  const serial = wish.serial ?? ++serials;
  const by = wish.forgedBy ?? issuer?.key ?? key;
  const spki = spkiOf(key);
  const body = sequence(
    ...(version === 3 ? [element(0xa0, integer(2))] : []),
    integer(serial),
    algorithm(by, hash),
    issuer?.subject ?? subject,
    sequence(time(from, 'utc'), time(to, 'utc')),
    subject,
    spki,
    ...(version === 3 ? [element(0xa3, sequence(...extensions, ...identifiers(spki, wish.issuer)))] : []),
  );
  return {
    key,
    subject,
    issuer: issuer?.subject ?? subject,
    spki,
    serial,
    der: signed(body, by, hash, wish.outerAlgorithm),
  };
}

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** Key identifiers, which OpenSSL's strict way demands. */
const identifiers = (spki: Buffer, issuer: Party | undefined): readonly Buffer[] => [
  extension('2.5.29.14', octets(sha1(spki))),
  ...(issuer ? [extension('2.5.29.35', sequence(element(0x80, sha1(issuer.spki))))] : []),
];

export type Entry = {
  readonly of: Party;
  readonly at: number;
  readonly code?: number;
  readonly extensions?: readonly Buffer[];
};

/** A revocation list. */
export function list(
  by: Party,
  {
    entries = [],
    from = now - day,
    to = now + 30 * day,
    isOpen = false,
    extensions = [],
    hash = 'sha256',
    key = by.key,
  }: {
    readonly entries?: readonly Entry[];
    readonly from?: number;
    readonly to?: number;
    /** Says nothing of its end. */
    readonly isOpen?: boolean;
    readonly extensions?: readonly Buffer[];
    readonly hash?: Hash;
    readonly key?: KeyObject;
  } = {},
): Buffer {
  const rows = entries.map(({ of, at, code, extensions: more = [] }) => {
    const all = [
      ...(code === undefined ? [] : [extension('2.5.29.21', element(0x0a, Buffer.of(code)))]),
      ...more,
    ];
    return sequence(integer(of.serial), time(at, 'utc'), ...(all.length > 0 ? [sequence(...all)] : []));
  });
  const body = sequence(
    integer(1),
    algorithm(key, hash),
    by.subject,
    time(from, 'utc'),
    ...(isOpen ? [] : [time(to, 'utc')]),
    ...(rows.length > 0 ? [sequence(...rows)] : []),
    ...[element(0xa0, sequence(extension('2.5.29.20', integer(7)), ...extensions))],
  );
  return signed(body, key, hash);
}

/** The point of an elliptic curve stands at the end of its SubjectPublicKeyInfo. */
const keyBits = ({ key, spki }: Party): Buffer =>
  key.asymmetricKeyType === 'ec'
    ? spki.subarray(-65)
    : createPublicKey(key).export({ type: 'pkcs1', format: 'der' });

export type Said = {
  readonly of: Party;
  readonly issuer: Party;
  readonly state?: 'good' | 'unknown' | { readonly at: number; readonly code?: number };
  readonly from?: number;
  readonly to?: number | undefined;
};

/** An OCSP answer with its wrapper. */
export function answer(
  by: Party,
  said: readonly Said[],
  {
    at = now - 60_000,
    certificates = [],
    name: named = by,
    extensions = [],
  }: {
    readonly at?: number;
    readonly certificates?: readonly Party[];
    readonly name?: Party;
    readonly extensions?: readonly Buffer[];
  } = {},
): Buffer {
  const singles = said.map(({ of, issuer, state = 'good', from = at, to }) =>
    sequence(
      sequence(
        sequence(oid(hashOids.sha1), nothing),
        octets(sha1(issuer.subject)),
        octets(sha1(keyBits(issuer))),
        integer(of.serial),
      ),
      state === 'good'
        ? element(0x80)
        : state === 'unknown'
          ? element(0x82)
          : element(
              0xa1,
              time(state.at),
              ...(state.code === undefined ? [] : [element(0xa0, element(0x0a, Buffer.of(state.code)))]),
            ),
      time(from),
      ...(to === undefined ? [] : [element(0xa0, time(to))]),
    ),
  );
  const body = sequence(
    element(0xa1, named.subject),
    time(at),
    sequence(...singles),
    ...(extensions.length > 0 ? [element(0xa1, sequence(...extensions))] : []),
  );
  const whole = sequence(
    body,
    algorithm(by.key, 'sha256'),
    bits(sign('sha256', body, by.key)),
    ...(certificates.length > 0 ? [element(0xa0, sequence(...certificates.map(({ der }) => der)))] : []),
  );
  return sequence(
    element(0x0a, Buffer.of(0)),
    element(0xa0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(whole))),
  );
}

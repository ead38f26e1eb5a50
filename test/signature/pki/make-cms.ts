import { createHash, type KeyObject, sign } from 'node:crypto';
import { algorithm, type Hash, hashOids, type Party } from './make.ts';
import { element, integer, nothing, octets, oid, sequence, setOf, time } from './write-der.ts';

export const dataType = '1.2.840.113549.1.7.1';
export const stampType = '1.2.840.113549.1.9.16.1.4';
const types = {
  contentType: '1.2.840.113549.1.9.3',
  digest: '1.2.840.113549.1.9.4',
  certificate: '1.2.840.113549.1.9.16.2.47',
  stamp: '1.2.840.113549.1.9.16.2.14',
  archived: '1.2.840.113583.1.1.8',
} as const;

const digest = (hash: Hash, data: Uint8Array): Buffer => createHash(hash).update(data).digest();
export const attribute = (type: string, ...values: readonly Buffer[]): Buffer =>
  sequence(oid(type), setOf(...values));

export type CmsWish = {
  readonly by: Party;
  readonly certificates?: readonly Party[];
  /** Kind of content stated beside it, and as a signed attribute (`undefined`: left out). */
  readonly type?: string;
  readonly typeSigned?: string | undefined;
  /** Content that is put inside. */
  readonly inside?: Uint8Array;
  readonly hash?: Hash;
  /** Digest of the signature value, if another. */
  readonly valueHash?: Hash;
  /** Which certificate the signer binds; `undefined`: none. */
  readonly named?: Party | undefined;
  readonly extra?: readonly Buffer[];
  readonly stamp?: (value: Buffer) => readonly Buffer[];
  readonly value?: (data: Buffer, key: KeyObject) => { readonly value: Buffer; readonly algorithm: Buffer };
  readonly withoutAttributes?: boolean;
  /** What names the signer, if not issuer and serial number. */
  readonly identifier?: Buffer;
};

/** A CMS signature over content (RFC 5652), with whatever is wrong with it. */
export function cms(content: Uint8Array, wish: CmsWish): Buffer {
  const { by, certificates = [], type = dataType, hash = 'sha256', inside } = wish;
  const typeSigned = 'typeSigned' in wish ? wish.typeSigned : type;
  const named = 'named' in wish ? wish.named : by;
  const attributes = [
    ...(typeSigned === undefined ? [] : [attribute(types.contentType, oid(typeSigned))]),
    attribute(types.digest, octets(digest(hash, content))),
    ...(named === undefined
      ? []
      : [attribute(types.certificate, sequence(sequence(sequence(octets(digest('sha256', named.der))))))]),
    ...(wish.extra ?? []),
  ].sort((a, b) => Buffer.compare(a, b));
  const data = wish.withoutAttributes ? Buffer.from(content) : setOf(...attributes);
  const valueHash = wish.valueHash ?? hash;
  const made = wish.value?.(data, by.key) ?? {
    value: sign(valueHash, data, by.key),
    algorithm: algorithm(by.key, valueHash),
  };
  const unsigned = wish.stamp?.(made.value) ?? [];
  const info = sequence(
    integer(1),
    wish.identifier ?? sequence(by.issuer, integer(by.serial)),
    sequence(oid(hashOids[hash]), nothing),
    ...(wish.withoutAttributes ? [] : [element(0xa0, ...attributes)]),
    made.algorithm,
    octets(made.value),
    ...(unsigned.length > 0
      ? [element(0xa1, ...unsigned.map((token) => attribute(types.stamp, token)))]
      : []),
  );
  const signedData = sequence(
    integer(type === dataType ? 1 : 3),
    setOf(sequence(oid(hashOids[hash]), nothing)),
    sequence(oid(type), ...(inside ? [element(0xa0, octets(inside))] : [])),
    element(0xa0, ...[by, ...certificates].map(({ der }) => der)),
    setOf(info),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), element(0xa0, signedData));
}

export type StampWish = Omit<CmsWish, 'by'> & {
  readonly by: Party;
  readonly at: number;
  readonly imprint?: Hash;
  /** The digest itself, where the data are not known, and what the question was marked with. */
  readonly hashed?: Uint8Array;
  readonly nonce?: Uint8Array | undefined;
  readonly extensions?: Buffer;
};

/** A time-stamp token over data (RFC 3161). */
export function token(
  data: Uint8Array,
  { at, imprint = 'sha256', hashed = digest(imprint, data), nonce, extensions, ...wish }: StampWish,
): Buffer {
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(sequence(oid(hashOids[imprint]), nothing), octets(hashed)),
    integer(4711),
    time(at),
    ...(nonce ? [element(0x02, nonce)] : []),
    ...(extensions ? [element(0xa1, extensions)] : []),
  );
  return cms(info, { type: stampType, inside: info, ...wish });
}

/** Adobe's attribute with revocation data. */
export const archived = (crls: readonly Buffer[], ocsps: readonly Buffer[]): Buffer =>
  attribute(
    types.archived,
    sequence(
      ...(crls.length > 0 ? [element(0xa0, sequence(...crls))] : []),
      ...(ocsps.length > 0 ? [element(0xa1, sequence(...ocsps))] : []),
    ),
  );

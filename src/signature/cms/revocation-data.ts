import type { ReadCertificate } from './certificate.ts';
import { listMakers, type RevocationList, readList } from './crl.ts';
import { type Answer, readAnswer } from './ocsp.ts';

/** Lists and answers that came with a document: DER of each. */
export type RevocationData = { readonly crls: readonly Uint8Array[]; readonly ocsps: readonly Uint8Array[] };

/** Lists by their issuer, answers by the serial numbers that they speak of. */
type Index = {
  readonly lists: ReadonlyMap<string, readonly RevocationList[]>;
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
};

/** Lists of the issuer of a certificate and of whom it names for that, and answers about its serial number. What cannot be read says nothing. */
export function dataAbout(
  data: RevocationData,
  { parts }: ReadCertificate,
): { readonly lists: readonly RevocationList[]; readonly answers: readonly Answer[] } {
  const index = indexes.get(data) ?? indexOf(data);
  indexes.set(data, index);
  const serial = Buffer.from(parts.serial.content).toString('hex');
  const makers = new Set([parts.issuerKey, ...(attempt(() => listMakers(parts)) ?? [])]);
  const lists = [...makers].flatMap((maker) => index.lists.get(maker) ?? []);
  return { lists, answers: index.answers.get(serial) ?? [] };
}

const indexes = new WeakMap<RevocationData, Index>();

function indexOf({ crls, ocsps }: RevocationData): Index {
  const lists = crls.flatMap((der) => listOf(der) ?? []);
  const answers = ocsps.flatMap((der) => answerOf(der) ?? []);
  return {
    lists: grouped(lists, ({ issuerKey }) => [issuerKey]),
    answers: grouped(answers, ({ serials }) => serials),
  };
}

function grouped<T>(
  all: readonly T[],
  keysOf: (one: T) => Iterable<string>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const group = groups.get(key) ?? [];
      group.push(one);
      groups.set(key, group);
    }
  return groups;
}

/** Reads once; undefined for what a stranger broke. */
export function remembered<T>(read: (der: Uint8Array) => T): (der: Uint8Array) => T | undefined {
  const known = new WeakMap<Uint8Array, { readonly value: T | undefined }>();
  return (der) => {
    const before = known.get(der) ?? { value: attempt(() => read(der)) };
    known.set(der, before);
    return before.value;
  };
}

export const listOf = remembered(readList);
export const answerOf = remembered(readAnswer);

/** What a reading gives, undefined where it ends in an error: nothing that strangers made has to be readable. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { type Algorithm, digestName, readAlgorithm } from './algorithms.ts';
import type { ReadCertificate } from './certificate.ts';
import { type Extension, readExtensions } from './certificate-parts.ts';
import type { Revoked } from './crl.ts';
import { type Der, each, instantOf, oneElement, partsOf, smallNumber, tags } from './der.ts';
import { nameKey } from './names.ts';

/** An OCSP answer (RFC 6960, 4.2.1). Instants are epoch milliseconds. */
export type Answer = {
  readonly responder: Der;
  readonly producedAt: number;
  readonly answers: readonly Der[];
  /** Serial numbers that it speaks of: most answers are about others. */
  readonly serials: ReadonlySet<string>;
  readonly extensions: ReadonlyMap<string, Extension>;
  /** DER of what came along. */
  readonly certificates: readonly Uint8Array[];
  readonly signed: {
    readonly data: Uint8Array;
    readonly signature: Uint8Array;
    readonly algorithm: Algorithm;
  };
};

/** What is said of one certificate. */
export type SingleAnswer = {
  readonly state: 'good' | 'unknown' | Revoked;
  readonly from: number;
  readonly to: number | undefined;
};

/** Reads an answer with or without its wrapper. @throws RangeError where it is none, or refuses */
export function readAnswer(der: Uint8Array): Answer {
  const outer = partsOf(oneElement(der));
  if (outer[0]?.tag === tags.enumerated) {
    const [status, wrapped] = outer;
    if (status.content[0] !== 0 || !wrapped) throw new RangeError('no answer');
    return readAnswer(partsOf(oneElement(wrapped.content))[1]?.content ?? new Uint8Array());
  }
  const [body, algorithm, signature, more] = outer;
  const parts = partsOf(body);
  const [responder, produced, list, ...rest] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (!body || !algorithm || !signature || !responder || !produced) throw new RangeError('no answer');
  const extensions = rest.find(({ tag }) => tag === 0xa1);
  return {
    responder,
    producedAt: instantOf(produced),
    answers: partsOf(list),
    serials: new Set(partsOf(list).map(serialIn)),
    extensions: readExtensions(extensions && oneElement(extensions.content)).extensions,
    certificates: more ? partsOf(oneElement(more.content)).map(({ raw }) => raw) : [],
    signed: { data: body.raw, signature: signature.content.subarray(1), algorithm: readAlgorithm(algorithm) },
  };
}

/** All that an answer says of a certificate of an issuer (RFC 6960, 4.1.1 and 4.2.1). */
export function answersFor(
  answer: Answer,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
): readonly SingleAnswer[] {
  return answer.answers.flatMap((single) => {
    const [id, status, from, ...rest] = partsOf(single);
    if (!status || !from || !isOf(partsOf(id), certificate, issuer)) return [];
    const [to, extensions] = [rest.find(({ tag }) => tag === 0xa0), rest.find(({ tag }) => tag === 0xa1)];
    const list = readExtensions(extensions && oneElement(extensions.content)).extensions;
    const isClear = [...list.values()].every(({ critical }) => !critical);
    const state = stateIn(status);
    return [
      {
        state: state === 'good' && !isClear ? 'unknown' : state,
        from: instantOf(from),
        to: to && instantOf(oneElement(to.content)),
      },
    ];
  });
}

const hex = ({ content }: Der): string => Buffer.from(content).toString('hex');

function serialIn(single: Der): string {
  const serial = partsOf(partsOf(single)[0]).at(-1);
  return serial ? hex(serial) : '';
}

function stateIn({ tag, content }: Der): SingleAnswer['state'] {
  if (tag === 0x80) return 'good';
  if (tag !== 0xa1) return 'unknown';
  const [time, reason] = each(content);
  return { at: time ? instantOf(time) : 0, code: reason && smallNumber(oneElement(reason.content)) };
}

/** `CertID`: digests of the issuer's name and key, and the serial number. */
function isOf(id: readonly Der[], certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const [algorithm, name, key, serial] = id;
  const digest = algorithm && digestName(readAlgorithm(algorithm).oid);
  if (!digest || digest === 'md5' || !name || !key || !serial) return false;
  const same = (value: Uint8Array, stated: Der): boolean =>
    createHash(digest).update(value).digest().equals(stated.content);
  return (
    Buffer.compare(serial.content, certificate.parts.serial.content) === 0 &&
    same(certificate.parts.issuer.raw, name) &&
    same(keyBits(issuer), key)
  );
}

/** Tells of a certificate whether an answer names it as its maker (RFC 6960, 4.2.1: by name or by the SHA-1 of the key). */
export function isMakerOf({ responder }: Answer): (certificate: ReadCertificate) => boolean {
  const inside = oneElement(responder.content);
  if (responder.tag === 0xa1) {
    const key = nameKey(inside);
    return ({ parts }) => parts.subjectKey === key;
  }
  const stated = hex(inside);
  return (certificate) => keyDigest(certificate) === stated;
}

const digests = new WeakMap<ReadCertificate, string>();

function keyDigest(certificate: ReadCertificate): string {
  const digest = digests.get(certificate) ?? createHash('sha1').update(keyBits(certificate)).digest('hex');
  digests.set(certificate, digest);
  return digest;
}

const keyBits = ({ parts }: ReadCertificate): Uint8Array =>
  partsOf(parts.spki)[1]?.content.subarray(1) ?? new Uint8Array();

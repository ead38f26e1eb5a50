import { constants, sign } from 'node:crypto';
import { hashOids, keyOf } from './make.ts';
import { attribute, type CmsWish, stampType } from './make-cms.ts';
import { type Case, person } from './world.ts';
import { element, integer, nothing, octets, oid, sequence, setOf } from './write-der.ts';

const broken = { verdict: 'RUSAK' } as const;
const rsa = () => person({ kind: 'rsa' });

/** RSASSA-PSS with SHA-256 and the digest of the mask as stated. */
const pss = (mask: 'sha1' | 'sha256', over?: Buffer): Partial<CmsWish> => ({
  value: (data, key) => ({
    value: sign('sha256', over ?? data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    algorithm: sequence(
      oid('1.2.840.113549.1.1.10'),
      sequence(
        element(0xa0, sequence(oid(hashOids.sha256), nothing)),
        element(0xa1, sequence(oid('1.2.840.113549.1.1.8'), sequence(oid(hashOids[mask]), nothing))),
        element(0xa2, integer(32)),
      ),
    ),
  }),
});

/** A good signature of RSA, of which another algorithm is stated. */
const stated = (algorithm: string): Partial<CmsWish> => ({
  value: (data, key) => ({ value: sign('sha256', data, key), algorithm: sequence(oid(algorithm), nothing) }),
});

/** The name of the issuer, its one part with these values. */
const named = (...values: readonly Buffer[]): Buffer => sequence(setOf(sequence(oid('2.5.4.3'), ...values)));
const text = element(0x0c, Buffer.from('CA Contoh'));

/** The signature itself: RFC 5652 and ETSI EN 319 142-1. */
export const cmsCases: readonly Case[] = [
  { what: 'RSA', clause: 'RFC 5652, 5.4', verdict: 'UTUH', openssl: 'same', make: () => ({ signer: rsa() }) },
  {
    what: 'RSASSA-PSS',
    clause: 'RFC 4056',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({ signer: rsa(), cms: pss('sha256') }),
  },
  {
    what: 'RSASSA-PSS with SHA-1 in the mask, as some libraries take it',
    clause: 'RFC 8017, 9.1.2',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({ signer: person({ kind: 'pss' }), cms: pss('sha1') }),
  },
  {
    what: 'digest SHA-256, SHA-384 inside the signature value',
    clause: 'RFC 5652, 5.4',
    verdict: 'UTUH',
    make: () => ({ signer: rsa(), cms: { valueHash: 'sha384' } }),
  },
  {
    what: 'no signed attributes, as in old files',
    clause: 'RFC 5652, 5.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({ cms: { withoutAttributes: true } }),
  },

  {
    what: 'kind of content not signed',
    clause: 'RFC 5652, 5.3',
    ...broken,
    openssl: 'same',
    make: () => ({ cms: { typeSigned: undefined } }),
  },
  {
    what: 'kind of content signed is not the one stated',
    clause: 'RFC 5652, 11.1',
    ...broken,
    openssl: 'accepts: it does not compare the two',
    make: () => ({ cms: { typeSigned: stampType } }),
  },
  {
    what: 'a signature over a time stamp taken for one over a document',
    clause: 'ISO 32000-2, 12.8.3.3',
    ...broken,
    make: () => ({ cms: { type: stampType } }),
  },
  {
    what: 'other content inside the signature',
    clause: 'ISO 32000-2, 12.8.3.3',
    ...broken,
    make: () => ({ cms: { inside: Buffer.from('lain') } }),
  },
  {
    what: 'digest stated twice',
    clause: 'RFC 5652, 11.2',
    ...broken,
    make: () => ({ cms: { extra: [attribute('1.2.840.113549.1.9.4', octets(Buffer.alloc(32)))] } }),
  },
  {
    what: 'kind of content stated twice',
    clause: 'RFC 5652, 11.1',
    ...broken,
    make: () => ({ cms: { extra: [attribute('1.2.840.113549.1.9.3', oid(stampType))] } }),
  },
  {
    what: 'another certificate bound than the one that signed',
    clause: 'RFC 5035, 3',
    ...broken,
    openssl: 'same',
    make: () => ({ cms: { named: person({ serial: 79 }) } }),
  },
  {
    what: 'signed by another key than that of the certificate',
    clause: 'RFC 5652, 5.6',
    ...broken,
    openssl: 'same',
    make: () => ({ signer: { ...person(), key: keyOf('Pencuri') } }),
  },
  {
    what: 'an algorithm of the signature that nobody knows',
    clause: 'RFC 5652, 5.3',
    ...broken,
    openssl: 'same',
    make: () => ({ signer: rsa(), cms: stated('1.2.3.4') }),
  },
  {
    what: 'an algorithm of the signature for another kind of key',
    clause: 'RFC 5652, 5.3',
    ...broken,
    openssl: 'same',
    make: () => ({ signer: rsa(), cms: stated('1.2.840.10045.4.3.2') }),
  },
  {
    what: 'issuer and serial number of the signer, and something else',
    clause: 'RFC 5652, 10.2.4',
    ...broken,
    openssl: 'same',
    make: () => ({ cms: { identifier: sequence(person().issuer, integer(person().serial), integer(1)) } }),
  },
  {
    what: 'an issuer with a part of its name that has two values',
    clause: 'RFC 5280, 4.1.2.4',
    ...broken,
    openssl: 'same',
    make: () => ({ cms: { identifier: sequence(named(text, text), integer(person().serial)) } }),
  },
  {
    what: 'an issuer whose name is put into something that is no text',
    clause: 'RFC 5280, 4.1.2.4',
    ...broken,
    openssl: 'same',
    make: () => ({ cms: { identifier: sequence(named(element(0xa1, text)), integer(person().serial)) } }),
  },
  {
    what: 'MD5 as digest',
    clause: 'RFC 6151',
    ...broken,
    make: () => ({ signer: rsa(), cms: { hash: 'md5' } }),
  },
  {
    what: 'MD5 inside the signature value, SHA-256 as digest',
    clause: 'RFC 6151',
    ...broken,
    make: () => ({ signer: rsa(), cms: { valueHash: 'md5' } }),
  },
  {
    what: 'mask of RSASSA-PSS stated with another digest than used',
    clause: 'RFC 8017, 9.1.2',
    ...broken,
    openssl: 'same',
    make: () => ({ signer: rsa(), cms: pss('sha1') }),
  },
  {
    what: 'RSASSA-PSS with SHA-1 in the mask, of something else',
    clause: 'RFC 8017, 9.1.2',
    ...broken,
    openssl: 'same',
    make: () => ({ signer: person({ kind: 'pss' }), cms: pss('sha1', Buffer.from('lain')) }),
  },
  {
    what: 'SHA-1 as digest',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    make: () => ({ signer: rsa(), cms: { hash: 'sha1' } }),
  },
  {
    what: 'SHA-1 inside the signature value, SHA-256 as digest',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    make: () => ({ signer: rsa(), cms: { valueHash: 'sha1' } }),
  },
  {
    what: 'SHA-1, which the reader accepts',
    clause: '--accept old-algorithm',
    verdict: 'UTUH',
    make: () => ({ signer: rsa(), cms: { hash: 'sha1' }, accept: ['old-algorithm'] }),
  },
];

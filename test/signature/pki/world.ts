import type { ReasonCode, Waiver } from '../../../src/signature/cms/reasons.ts';
import {
  basic,
  certificate,
  day,
  extension,
  list,
  listAt,
  now,
  type Party,
  purposes,
  usage,
  type Wish,
} from './make.ts';
import { type CmsWish, type StampWish, token } from './make-cms.ts';
import { nothing } from './write-der.ts';

/** What a case is made of; what it does not say is as in the honest one. */
export type Made = {
  readonly signer?: Party;
  readonly chain?: readonly Party[];
  readonly anchors?: readonly Party[];
  readonly crls?: readonly Buffer[];
  readonly ocsps?: readonly Buffer[];
  readonly cms?: Partial<CmsWish>;
  readonly stamp?: StampWish;
  /** Makes the token itself, from the signature value. */
  readonly stampOver?: (value: Buffer) => Buffer;
  readonly documentStamps?: readonly StampWish[];
  readonly claimed?: number;
  readonly accept?: readonly Waiver[];
};

export type Verdict = 'UTUH' | 'PERLU DIPERIKSA' | 'RUSAK';

/** One row of the table in `docs/signatures.md`. */
export type Case = {
  readonly what: string;
  /** Where it is written. */
  readonly clause: string;
  readonly verdict: Verdict;
  readonly reasons?: readonly ReasonCode[];
  /** `same`: OpenSSL is asked and says the same; a text: it is asked, says otherwise, and why. */
  readonly openssl?: string;
  readonly make: () => Made;
};

/** An instant before everything that ended since. */
export const past = now - 400 * day;
export const url = { root: 'http://crl.contoh/induk', ca: 'http://crl.contoh/ca' } as const;
export const noCheck = extension('1.3.6.1.5.5.7.48.1.5', nothing);
export const stamping = '1.3.6.1.5.5.7.3.8';
const authority = [basic(true), usage(0x06)];

export const root = certificate('Induk Contoh', {
  from: now - 4000 * day,
  to: now + 4000 * day,
  extensions: authority,
});
export const stranger = certificate('Induk Asing', { extensions: authority });
export const issuer = (wish: Wish = {}): Party =>
  certificate('CA Contoh', {
    issuer: root,
    from: now - 2000 * day,
    to: now + 2000 * day,
    extensions: [...authority, listAt(url.root)],
    ...wish,
  });
export const ca = issuer();
export const person = (wish: Wish = {}): Party =>
  certificate('Rangga Wirasena', {
    issuer: ca,
    extensions: [basic(false), usage(0xc0), listAt(url.ca)],
    ...wish,
  });
/** A person with other extensions than the usual; the place of the list stays. */
export const personWith = (...extensions: readonly Buffer[]): Made => ({
  signer: person({ extensions: [listAt(url.ca), ...extensions] }),
});
/** An issuer with other extensions, and a person below it. */
export const below = (extensions: readonly Buffer[], wish: Wish = {}, issuing: Wish = {}): Made => {
  const above = issuer({ extensions: [listAt(url.root), ...extensions], ...issuing });
  return { signer: person({ issuer: above, ...wish }), chain: [above] };
};
export const stamper = (wish: Wish = {}): Party =>
  certificate('Cap Waktu Contoh', {
    issuer: ca,
    from: now - 900 * day,
    extensions: [usage(0x80), purposes([stamping], true), listAt(url.ca)],
    ...wish,
  });
export const tsa = stamper();

/** Lists of both authorities, made at an instant. */
export const listsAt = (at: number): readonly Buffer[] => [
  list(root, { from: at, to: at + 30 * day }),
  list(ca, { from: at, to: at + 30 * day }),
];
export const fresh = listsAt(now - day);
/** Signed and stamped long ago, by somebody whose certificate has ended since. */
export const old = person({ to: now - 100 * day });
export const stamped = (stamp: Partial<StampWish> = {}, made: Made = {}): Made => ({
  signer: old,
  crls: listsAt(past + 60_000),
  stamp: { by: tsa, at: past, certificates: [ca], ...stamp },
  claimed: past,
  ...made,
});
export const stampedBy = (by: Party, made: Made = {}): Made => stamped({ by }, made);
export { token };

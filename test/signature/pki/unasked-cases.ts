import { basic, day, keyOf, list, now, purposes, usage } from './make.ts';
import {
  below,
  type Case,
  ca,
  fresh,
  listsAt,
  type Made,
  old,
  past,
  person,
  personWith,
  root,
  stamped,
  stamper,
  stranger,
} from './world.ts';

const unasked = (made: Made): Made => ({ anchors: [], ...made });
const foreign = stamper({ issuer: { ...stranger, key: keyOf('Induk Asing') } });
const revoked = (at: number): readonly Buffer[] => [
  list(root, { from: past, to: now + day }),
  list(ca, { from: past + day, entries: [{ of: old, at }] }),
];

/** Without `--trust`: nobody asks who signed. */
export const unaskedCases: readonly Case[] = [
  { what: 'nothing wrong', clause: 'no anchor', verdict: 'UTUH', make: () => unasked({}) },
  { what: 'no revocation data', clause: 'no anchor', verdict: 'UTUH', make: () => unasked({ crls: [] }) },
  {
    what: 'the issuer is not at hand',
    clause: 'no anchor',
    verdict: 'UTUH',
    make: () => unasked({ chain: [] }),
  },
  {
    what: 'ended since, signed in its time by its own claim',
    clause: 'no anchor',
    verdict: 'UTUH',
    make: () => unasked({ signer: old, crls: [], claimed: past }),
  },
  {
    what: 'ended since, stamped before by whomever',
    clause: 'no anchor',
    verdict: 'UTUH',
    make: () => unasked(stamped({ by: foreign, certificates: [stranger] })),
  },
  {
    what: 'revoked since, stamped before below the same root',
    clause: 'no anchor',
    verdict: 'UTUH',
    make: () => unasked(stamped({}, { crls: revoked(past + 30 * day) })),
  },
  {
    what: 'a certificate for TLS servers (said as a remark)',
    clause: 'no anchor',
    verdict: 'UTUH',
    make: () => unasked(personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.1']))),
  },

  {
    what: 'revoked since, stamped before by whomever',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () =>
      unasked(stamped({ by: foreign, certificates: [stranger] }, { crls: revoked(past + 30 * day) })),
  },
  {
    what: 'revoked since, an early time only claimed',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => unasked({ signer: old, crls: revoked(past + 30 * day), claimed: past }),
  },
  {
    what: 'revoked before the stamp',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => unasked(stamped({}, { crls: revoked(past - day) })),
  },
  {
    what: 'issuer revoked',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['issuer-revoked'],
    make: () =>
      unasked({
        chain: [ca, root],
        crls: [list(root, { entries: [{ of: ca, at: now - 2 * day }] }), ...fresh.slice(1)],
      }),
  },
  {
    what: 'not in its time by its own claim',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['expired'],
    make: () => unasked({ signer: old, crls: listsAt(now - day) }),
  },
  {
    what: 'made in the name of the issuer by somebody else',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['issuer-signature'],
    make: () => unasked({ signer: person({ forgedBy: keyOf('Pencuri') }) }),
  },
  {
    what: 'the issuer is no authority',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    make: () => unasked(below([basic(false), usage(0x06)])),
  },
  {
    what: 'SHA-1 as digest',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    make: () => unasked({ signer: person({ kind: 'rsa' }), cms: { hash: 'sha1' } }),
  },
  {
    what: 'a key of RSA-1024',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    make: () => unasked({ signer: person({ kind: 'rsa1024' }) }),
  },
  {
    what: 'a time claimed that is yet to come',
    clause: 'no anchor',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['claims-future'],
    make: () => unasked({ claimed: now + 30 * day }),
  },
];

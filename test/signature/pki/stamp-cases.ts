import { answer, day, extension, keyOf, list, listAt, now, purposes, usage } from './make.ts';
import {
  type Case,
  ca,
  issuer,
  listsAt,
  type Made,
  noCheck,
  old,
  past,
  person,
  root,
  stamped,
  stampedBy,
  stamper,
  stamping,
  stranger,
  token,
  tsa,
  url,
} from './world.ts';
import { boolean, element, octets, oid, sequence, time } from './write-der.ts';

const pair = (entries: Parameters<typeof list>[1]): readonly Buffer[] => [
  list(root, { from: past, to: now + day }),
  list(ca, { from: past + day, ...entries }),
];
const endedSince = { verdict: 'PERLU DIPERIKSA', reasons: ['expired-since', 'revocation-unknown'] } as const;
const selfMade = stamper({ issuer: { ...stranger, key: keyOf('Pencuri') } });
const ts = (...more: readonly Buffer[]) => stamper({ extensions: [listAt(url.ca), ...more] });
const revokedAt = (at: number): Made => ({ crls: pair({ entries: [{ of: old, at }] }) });

/** Time stamps: RFC 3161, and ETSI EN 319 102-1, sections 5.4 to 5.6. */
export const stampCases: readonly Case[] = [
  {
    what: 'ended since, stamped before',
    clause: 'EN 319 102-1, 5.5.4',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => stamped(),
  },
  {
    what: 'revoked since, stamped before',
    clause: 'EN 319 102-1, 5.5.4',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => stamped({}, revokedAt(past + 30 * day)),
  },
  {
    what: 'a list made after the signer had ended, which keeps what has',
    clause: 'ITU-T X.509, 9.5.2.7',
    verdict: 'UTUH',
    make: () =>
      stamped(
        {},
        {
          crls: [
            list(root, { from: past, to: now + day }),
            list(ca, { from: now - day, extensions: [extension('2.5.29.60', time(past - 900 * day))] }),
          ],
        },
      ),
  },
  {
    what: 'the stamper has ended since',
    clause: 'RFC 3161, 4 (stricter: EN 319 102-1, 5.4)',
    verdict: 'UTUH',
    make: () => stampedBy(stamper({ to: now - 10 * day })),
  },
  {
    what: 'the stamper was revoked since: superseded',
    clause: 'RFC 3161, 4 (1)',
    verdict: 'UTUH',
    make: () => stamped({}, { crls: pair({ entries: [{ of: tsa, at: past + 30 * day, code: 4 }] }) }),
  },
  {
    what: 'the issuer of the stamper says that it is not checked',
    clause: 'RFC 6960, 4.2.2.2.1 (by analogy)',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => {
      const answered = answer(ca, [{ of: old, issuer: ca }], { at: past + 1000 });
      return stampedBy(ts(usage(0xc0), purposes([stamping], true), noCheck), {
        crls: [list(root, { from: past, to: past + 30 * day })],
        ocsps: [answered],
      });
    },
  },
  {
    what: 'only a document time stamp, from before the end',
    clause: 'EN 319 102-1, 5.6.3',
    verdict: 'UTUH',
    make: () => ({
      signer: old,
      crls: listsAt(past + 60_000),
      claimed: past,
      documentStamps: [{ by: tsa, at: past + 120_000, certificates: [ca] }],
    }),
  },
  {
    what: 'a document time stamp outranks what the signer says',
    clause: 'EN 319 102-1, 5.6.3',
    verdict: 'UTUH',
    make: () => ({
      signer: old,
      crls: listsAt(past + 60_000),
      claimed: now - 50 * day,
      documentStamps: [{ by: tsa, at: past + 120_000, certificates: [ca] }],
    }),
  },
  {
    what: 'SHA-1 in the stamp, covered by a document time stamp of 2016',
    clause: 'EN 319 102-1, 5.6.2.4',
    verdict: 'UTUH',
    make: () => {
      const at = Date.parse('2016-05-01T00:00:00Z');
      const years = { from: at - 900 * day, to: at + 900 * day };
      const oldRoot = { ...years, to: now + day };
      const above = issuer(oldRoot);
      const signer = person({ ...years, issuer: above });
      const by = stamper({ ...years, issuer: above });
      return {
        signer,
        chain: [above],
        crls: listsAt(at + 1000),
        claimed: at,
        stamp: { by, at, certificates: [above], hash: 'sha1' },
        documentStamps: [
          { by, at: at + day, certificates: [above] },
          { by: tsa, at: now - day, certificates: [ca] },
        ],
      };
    },
  },

  {
    what: 'revoked before the stamp',
    clause: 'EN 319 102-1, 5.5.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => stamped({}, revokedAt(past - day)),
  },
  {
    what: 'key of the signer stolen before the stamp, found out later',
    clause: 'RFC 5280, 5.3.2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => {
      const invalid = sequence(
        oid('2.5.29.24'),
        octets(
          element(
            0x18,
            Buffer.from(`${new Date(past - day).toISOString().replace(/\D/g, '').slice(0, 14)}Z`),
          ),
        ),
      );
      return stamped(
        {},
        { crls: pair({ entries: [{ of: old, at: past + day, code: 1, extensions: [invalid] }] }) },
      );
    },
  },
  {
    what: 'revoked, with the stamp of a stamper of his own',
    clause: 'EN 319 102-1, 5.4.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['expired-since', 'revoked'],
    openssl: 'same',
    make: () => stampedBy(selfMade, revokedAt(past + 30 * day)),
  },
  {
    what: 'stamped by a certificate without that purpose',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(ts(usage(0x80))),
  },
  {
    what: 'stamped by a certificate for another purpose alone',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(ts(usage(0x80), purposes(['1.3.6.1.5.5.7.3.4'], true))),
  },
  {
    what: 'a list made after the signer had ended',
    clause: 'ITU-T X.509, 9.5.2.7',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revocation-unknown'],
    make: () =>
      stamped(
        {},
        {
          crls: [list(root, { from: past, to: now + day }), list(ca, { from: now - day })],
          stamp: { by: ts(usage(0xc0), purposes([stamping], true), noCheck), at: past, certificates: [ca] },
        },
      ),
  },
  {
    what: 'an answer made after the signer had ended',
    clause: 'RFC 6960, 4.4.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revocation-unknown'],
    make: () =>
      stamped(
        {},
        {
          crls: [list(root, { from: past, to: now + day })],
          ocsps: [answer(ca, [{ of: old, issuer: ca }])],
          stamp: { by: ts(usage(0xc0), purposes([stamping], true), noCheck), at: past, certificates: [ca] },
        },
      ),
  },
  {
    what: 'signed before its time, with a stamp that is yet to come',
    clause: 'EN 319 102-1, 5.4.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-yet-valid'],
    make: () => ({
      signer: person({ from: now + day }),
      stamp: { by: tsa, at: now + 10 * day, certificates: [ca] },
    }),
  },
  {
    what: 'stamped by a certificate whose purpose is not critical',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(ts(usage(0x80), purposes([stamping]))),
  },
  {
    what: 'stamped by a certificate with other purposes as well',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(ts(usage(0x80), purposes([stamping, '1.3.6.1.5.5.7.3.4'], true))),
  },
  {
    what: 'stamped by a certificate that may also encipher',
    clause: 'RFC 5280, 4.2.1.12',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(ts(usage(0xa0), purposes([stamping], true))),
  },
  {
    what: 'stamped by the signer himself',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(old),
  },
  {
    what: 'the stamper had ended then',
    clause: 'RFC 3161, 2.3',
    ...endedSince,
    openssl: 'same',
    make: () => stampedBy(stamper({ to: past - day })),
  },
  {
    what: 'the stamper was revoked before',
    clause: 'RFC 3161, 4 (1)',
    ...endedSince,
    make: () =>
      stamped({}, { crls: pair({ entries: [{ of: tsa, at: past - day, code: 4 }], to: past + 30 * day }) }),
  },
  {
    what: 'the key of the stamper was stolen later',
    clause: 'RFC 3161, 4 (2)',
    ...endedSince,
    make: () =>
      stamped(
        {},
        { crls: pair({ entries: [{ of: tsa, at: past + 30 * day, code: 1 }], to: past + 30 * day }) },
      ),
  },
  {
    what: 'nothing known of the revocation of the stamper',
    clause: 'EN 319 102-1, 5.4',
    ...endedSince,
    make: () =>
      stamped(
        {},
        {
          crls: [list(root, { from: past, to: past + 30 * day })],
          ocsps: [answer(ca, [{ of: old, issuer: ca }], { at: past + 1000 })],
        },
      ),
  },
  {
    what: 'a stamp of next month',
    clause: 'EN 319 102-1, 5.4.4',
    ...endedSince,
    make: () => stamped({ at: now + 30 * day }),
  },
  {
    what: 'a stamp of something else',
    clause: 'RFC 3161, 2.4.2',
    ...endedSince,
    openssl: 'same',
    make: () =>
      stamped({}, { stampOver: () => token(Buffer.from('lain'), { by: tsa, at: past, certificates: [ca] }) }),
  },
  { what: 'a stamp over MD5', clause: 'RFC 6151', ...endedSince, make: () => stamped({ imprint: 'md5' }) },
  {
    what: 'a stamp over SHA-1, with nothing that proves its age',
    clause: 'EN 319 102-1, 5.2.7',
    ...endedSince,
    make: () => stamped({ imprint: 'sha1' }),
  },
  {
    what: 'a stamp that does not bind the certificate of its maker',
    clause: 'RFC 3161, 2.4.2',
    ...endedSince,
    openssl: 'same',
    make: () => stamped({ named: undefined }),
  },
  {
    what: 'a stamp that binds another certificate',
    clause: 'RFC 5035, 3',
    ...endedSince,
    openssl: 'same',
    make: () => stamped({ named: ca }),
  },
  {
    what: 'a stamp whose content is of another kind',
    clause: 'RFC 3161, 2.4.2',
    ...endedSince,
    make: () => stamped({ type: '1.2.840.113549.1.7.1' }),
  },
  {
    what: 'a stamp with an unknown critical condition',
    clause: 'RFC 3161, 2.4.2',
    ...endedSince,
    make: () =>
      stamped({ extensions: sequence(oid('1.3.6.1.4.1.99999.3'), boolean(true), octets(Buffer.of(5, 0))) }),
  },
  {
    what: 'a stamp whose kind of content is not signed',
    clause: 'RFC 5652, 5.3',
    ...endedSince,
    make: () => stamped({ typeSigned: undefined }),
  },
  {
    what: 'a later stamp of an earlier time',
    clause: 'EN 319 102-1, 5.6.2.1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['time-order'],
    make: () => stamped({}, { documentStamps: [{ by: tsa, at: past - day, certificates: [ca] }] }),
  },

  {
    what: 'ended since, an early time only claimed',
    clause: 'EN 319 102-1, 5.3.4',
    ...endedSince,
    make: () => ({ signer: old, crls: listsAt(past), claimed: past }),
  },
  {
    what: 'revoked since, an early time only claimed',
    clause: 'EN 319 102-1, 5.3.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => ({
      signer: person({ serial: 78 }),
      crls: [
        listsAt(now - day)[0] as Buffer,
        list(ca, { entries: [{ of: person({ serial: 78 }), at: past + day }] }),
      ],
      claimed: past,
    }),
  },
  {
    what: 'a time claimed that is yet to come',
    clause: 'EN 319 102-1, 5.3.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['claims-future'],
    make: () => ({ claimed: now + 30 * day }),
  },
  {
    what: 'ended since, the reader accepts the claimed time',
    clause: '--accept claimed-time',
    verdict: 'UTUH',
    make: () => ({ signer: old, crls: listsAt(past), claimed: past, accept: ['claimed-time'] }),
  },
  {
    what: 'revoked since: no accepting of times helps',
    clause: '--accept claimed-time',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => ({
      signer: person({ serial: 78 }),
      crls: [
        listsAt(now - day)[0] as Buffer,
        list(ca, { entries: [{ of: person({ serial: 78 }), at: past + day }] }),
      ],
      claimed: past,
      accept: ['claimed-time', 'unknown-revocation'],
    }),
  },
  {
    what: 'no revocation data, the reader does without',
    clause: '--accept unknown-revocation',
    verdict: 'UTUH',
    make: () => ({ crls: [], accept: ['unknown-revocation'] }),
  },
];

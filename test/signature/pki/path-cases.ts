import { algorithm, basic, certificate, day, extension, keyOf, now, purposes, usage } from './make.ts';
import { below, type Case, ca, issuer, type Made, person, personWith, root, stranger } from './world.ts';
import { boolean, element, integer, name, octets, oid, sequence, setOf } from './write-der.ts';

const unknown = (critical: boolean): Buffer =>
  extension('1.3.6.1.4.1.99999.1', octets(Buffer.of(1)), critical);
const directory = (value: Buffer): Buffer => element(0xa4, value);
const email = (text: string): Buffer => element(0x81, Buffer.from(text));
const constraints = (permitted: readonly Buffer[], excluded: readonly Buffer[] = []): Buffer => {
  const trees = (tag: number, bases: readonly Buffer[]): Buffer[] =>
    bases.length > 0 ? [element(tag, ...bases.map((base) => sequence(base)))] : [];
  return extension('2.5.29.30', sequence(...trees(0xa0, permitted), ...trees(0xa1, excluded)), true);
};
const alternative = (...names: readonly Buffer[]): Buffer => extension('2.5.29.17', sequence(...names));
const organisation = (text: string): Buffer => {
  const whole = name('x', text);
  // The first part of the name is the organisation.
  return sequence(whole.subarray(2, whole.length - name('x').length + 2));
};
const policies = (...ids: readonly string[]): Buffer =>
  extension('2.5.29.32', sequence(...ids.map((id) => sequence(oid(id)))));
const issuing = [basic(true), usage(0x06)] as const;
const mapping = extension('2.5.29.33', sequence(sequence(oid('1.2.3.5'), oid('1.2.3.6'))), true);
const inhibitMapping = extension(
  '2.5.29.36',
  sequence(element(0x80, Buffer.of(0)), element(0x81, Buffer.of(0))),
  true,
);
const named = (tag: number, text: string | Buffer): Buffer => element(tag, Buffer.from(text));
const withName = (tree: Buffer, own: Buffer): Made =>
  below([...issuing, constraints([tree])], { extensions: [usage(0xc0), alternative(own)] });
const net = named(0x87, Buffer.from([10, 0, 0, 0, 255, 0, 0, 0]));
/** Two authorities above one another, with extensions of their own. */
const twice = (upper: readonly Buffer[], lower: readonly Buffer[], own: readonly Buffer[]): Made => {
  const first = certificate('CA Atas', { issuer: root, extensions: [...issuing, ...upper] });
  const second = issuer({ issuer: first, extensions: [...issuing, ...lower] });
  return {
    signer: person({ issuer: second, extensions: [usage(0xc0), ...own] }),
    chain: [second, first],
    crls: [],
  };
};
const requireExplicit = extension('2.5.29.36', sequence(element(0x80, Buffer.of(0))), true);
const inhibitAny = extension('2.5.29.54', integer(0), true);
const rsaCa = () => issuer({ kind: 'rsa' });

/** Paths and purposes: RFC 5280, section 6.1. */
export const pathCases: readonly Case[] = [
  {
    what: 'signer below an authority below a trusted root',
    clause: 'RFC 5280, 6.1',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({}),
  },
  {
    what: 'root of version 1, given as anchor',
    clause: 'RFC 5280, 6.1.1 d',
    verdict: 'UTUH',
    openssl: 'refuses: its strict way knows no version 1',
    make: () => {
      const one = certificate('Induk Lama', { version: 1 });
      const above = issuer({ issuer: one, extensions: issuing });
      return {
        anchors: [one],
        chain: [above],
        signer: person({ issuer: above, extensions: [basic(false), usage(0xc0)] }),
        crls: [],
      };
    },
  },
  {
    what: 'the issuing authority itself given as anchor',
    clause: 'RFC 5280, 6.1.1 d',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({ anchors: [ca], chain: [] }),
  },
  {
    what: 'a certificate that signs itself, given as anchor',
    clause: 'RFC 5280, 6.1',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => {
      const self = certificate('Sendiri', { extensions: [usage(0xc0)] });
      return { signer: self, chain: [], anchors: [self], crls: [] };
    },
  },
  {
    what: 'usage digitalSignature only',
    clause: 'RFC 5280, 4.2.1.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => personWith(usage(0x80)),
  },
  {
    what: 'usage nonRepudiation only',
    clause: 'RFC 5280, 4.2.1.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => personWith(usage(0x40)),
  },
  {
    what: 'no usage stated',
    clause: 'RFC 5280, 4.2.1.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => personWith(basic(false)),
  },
  {
    what: 'purpose protection of e-mail',
    clause: 'RFC 5280, 4.2.1.12',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.4'])),
  },
  {
    what: 'purpose document signing',
    clause: 'RFC 9336',
    verdict: 'UTUH',
    openssl: 'refuses: its purpose smimesign is e-mail only',
    make: () => personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.36'], true)),
  },
  {
    what: 'an unknown condition that is not critical',
    clause: 'RFC 5280, 4.2',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => personWith(usage(0xc0), unknown(false)),
  },
  {
    what: 'names within the constraints of the issuer',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'UTUH',
    openssl: 'same',
    make: () =>
      below([...issuing, constraints([directory(organisation('RESOR CONTOH')), email('contoh.id')])], {
        organisation: 'RESOR CONTOH',
        extensions: [usage(0xc0), alternative(email('rangga@contoh.id'))],
      }),
  },
  {
    what: 'an authority that certifies its own next key does not lengthen the path',
    clause: 'RFC 5280, 6.1.4 l',
    verdict: 'UTUH',
    make: () => {
      const first = issuer({ extensions: [basic(true, 0), usage(0x06)] });
      const next = issuer({ issuer: first, keyName: 'CA Contoh 2', extensions: issuing });
      return { signer: person({ issuer: next, extensions: [usage(0xc0)] }), chain: [next, first], crls: [] };
    },
  },
  {
    what: 'names that differ in letter case and spaces',
    clause: 'RFC 5280, 7.1',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => ({ signer: person({ issuer: { ...ca, subject: name('ca   contoh') } }) }),
  },
  {
    what: 'two paths, one of them to nowhere',
    clause: 'RFC 5280, 6.1',
    verdict: 'UTUH',
    openssl: 'refuses: it tries the first path only',
    make: () => ({ chain: [issuer({ issuer: stranger }), ca] }),
  },
  {
    what: 'a policy that the issuer demands is there',
    clause: 'RFC 5280, 6.1.5',
    verdict: 'UTUH',
    openssl: 'same',
    make: () =>
      below([...issuing, policies('1.2.3.5'), requireExplicit], {
        extensions: [usage(0xc0), policies('1.2.3.5')],
      }),
  },
  {
    what: 'a host below the one that the issuer may name',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withName(named(0x82, 'contoh.id'), named(0x82, 'surat.contoh.id')),
  },
  {
    what: 'an address in the net that the issuer may name',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withName(net, named(0x87, Buffer.from([10, 1, 2, 3]))),
  },
  {
    what: 'a web address of a host that the issuer may name',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withName(named(0x86, '.contoh.id'), named(0x86, 'https://tte.contoh.id/a')),
  },
  {
    what: 'a policy that an issuer maps to another',
    clause: 'RFC 5280, 6.1.4 a',
    verdict: 'UTUH',
    openssl: 'same',
    make: () =>
      twice([policies('1.2.3.5'), requireExplicit], [policies('1.2.3.5'), mapping], [policies('1.2.3.6')]),
  },
  {
    what: 'root signed with SHA-1 by itself: an anchor is trusted for its key',
    clause: 'RFC 5280, 6.1.1 d',
    verdict: 'UTUH',
    make: () => {
      const one = certificate('Induk SHA-1', { kind: 'rsa', hash: 'sha1', extensions: issuing });
      const above = issuer({ issuer: one, extensions: issuing });
      return {
        anchors: [one],
        chain: [above],
        signer: person({ issuer: above, extensions: [usage(0xc0)] }),
        crls: [],
      };
    },
  },

  {
    what: 'a root that nobody trusts',
    clause: 'RFC 5280, 6.1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['no-path'],
    openssl: 'same',
    make: () => ({ anchors: [stranger] }),
  },
  {
    what: 'the issuer is not at hand',
    clause: 'RFC 5280, 6.1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['no-path'],
    openssl: 'same',
    make: () => ({ chain: [] }),
  },
  {
    what: 'certificate made in the name of the issuer by somebody else',
    clause: 'RFC 5280, 6.1.3 a 1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['issuer-signature'],
    openssl: 'same',
    make: () => ({ signer: person({ forgedBy: keyOf('Pencuri') }) }),
  },
  {
    what: 'usage keyEncipherment only',
    clause: 'RFC 5280, 4.2.1.3',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['wrong-purpose'],
    openssl: 'same',
    make: () => personWith(usage(0x20)),
  },
  {
    what: 'usage keyCertSign and cRLSign only',
    clause: 'RFC 5280, 4.2.1.3',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['wrong-purpose'],
    openssl: 'same',
    make: () => personWith(usage(0x06), basic(true)),
  },
  {
    what: 'purpose TLS server only',
    clause: 'RFC 5280, 4.2.1.12',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['wrong-purpose'],
    openssl: 'same',
    make: () => personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.1'])),
  },
  {
    what: 'purpose time stamping only',
    clause: 'RFC 5280, 4.2.1.12',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['wrong-purpose'],
    openssl: 'same',
    make: () => personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.8'], true)),
  },
  {
    what: 'issuer limited to TLS servers',
    clause: 'RFC 5280, 4.2.1.12',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['wrong-purpose'],
    openssl: 'same',
    make: () => below([...issuing, purposes(['1.3.6.1.5.5.7.3.1'])]),
  },
  {
    what: 'unknown critical condition of the signer',
    clause: 'RFC 5280, 6.1.5 f',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['unknown-condition'],
    openssl: 'same',
    make: () => personWith(usage(0xc0), unknown(true)),
  },
  {
    what: 'unknown critical condition of the issuer',
    clause: 'RFC 5280, 6.1.4 o',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['unknown-condition'],
    openssl: 'same',
    make: () => below([...issuing, unknown(true)]),
  },
  {
    what: 'organisation outside of what the issuer may name',
    clause: 'RFC 5280, 6.1.3 b',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () =>
      below([...issuing, constraints([directory(organisation('RESOR CONTOH'))])], {
        organisation: 'RESOR LAIN',
      }),
  },
  {
    what: 'organisation that the issuer may not name',
    clause: 'RFC 5280, 6.1.3 c',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () =>
      below([...issuing, constraints([], [directory(organisation('RESOR LAIN'))])], {
        organisation: 'RESOR LAIN',
      }),
  },
  {
    what: 'e-mail address outside of what the issuer may name',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () =>
      below([...issuing, constraints([email('contoh.id')])], {
        extensions: [usage(0xc0), alternative(email('rangga@lain.id'))],
      }),
  },
  {
    what: 'constraints of a kind that cannot be compared',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () => {
      const other = element(0xa0, oid('1.2.3.4'), element(0xa0, element(0x0c, Buffer.from('a'))));
      return below([...issuing, constraints([], [other])], { extensions: [usage(0xc0), alternative(other)] });
    },
  },
  {
    what: 'issuer with CA:FALSE',
    clause: 'RFC 5280, 6.1.4 k',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => below([basic(false), usage(0x06)]),
  },
  {
    what: 'issuer with CA:FALSE written out',
    clause: 'RFC 5280, 6.1.4 k',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => below([extension('2.5.29.19', sequence(boolean(false)), true), usage(0x06)]),
  },
  {
    what: 'issuer without basic constraints',
    clause: 'RFC 5280, 6.1.4 k',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => below([usage(0x06)]),
  },
  {
    what: 'issuer of version 1 that is no anchor',
    clause: 'RFC 5280, 6.1.4 k',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => below([], { extensions: [usage(0xc0)] }, { version: 1 }),
  },
  {
    what: 'issuer without usage keyCertSign',
    clause: 'RFC 5280, 6.1.4 n',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => below([basic(true), usage(0x82)]),
  },
  {
    what: 'path longer than an issuer allows',
    clause: 'RFC 5280, 6.1.4 l',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-an-issuer'],
    openssl: 'same',
    make: () => {
      const first = certificate('CA Atas', { issuer: root, extensions: [basic(true, 0), usage(0x06)] });
      const second = issuer({ issuer: first, extensions: issuing });
      return {
        signer: person({ issuer: second, extensions: [usage(0xc0)] }),
        chain: [second, first],
        crls: [],
      };
    },
  },
  {
    what: 'key of RSA-1024',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    openssl: 'same',
    make: () => ({ signer: person({ kind: 'rsa1024' }) }),
  },
  {
    what: 'issuer with a key of RSA-1024',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    openssl: 'same',
    make: () => {
      const above = issuer({ kind: 'rsa1024' });
      return { signer: person({ issuer: above }), chain: [above], accept: ['unknown-revocation'] };
    },
  },
  {
    what: 'certificate signed with MD5',
    clause: 'RFC 6151',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    openssl: 'same',
    make: () => {
      const above = rsaCa();
      return {
        signer: person({ issuer: above, hash: 'md5', extensions: [usage(0xc0)] }),
        chain: [above],
        accept: ['unknown-revocation'],
      };
    },
  },
  {
    what: 'certificate signed with SHA-1',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    openssl: 'same',
    make: () => {
      const above = rsaCa();
      return {
        signer: person({ issuer: above, hash: 'sha1', extensions: [usage(0xc0)] }),
        chain: [above],
        accept: ['unknown-revocation'],
      };
    },
  },
  {
    what: 'issuer signed with SHA-1',
    clause: 'NIST SP 800-131A',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['old-algorithm'],
    openssl: 'same',
    make: () => below(issuing, {}, { hash: 'sha1' }),
  },
  {
    what: 'ended since, no proof of an earlier time',
    clause: 'EN 319 102-1, 5.3.4',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['expired-since'],
    openssl: 'same',
    make: () => ({ signer: person({ to: now - day }) }),
  },
  {
    what: 'does not run yet',
    clause: 'RFC 5280, 6.1.3 a 2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['not-yet-valid'],
    openssl: 'same',
    make: () => ({ signer: person({ from: now + day }) }),
  },
  {
    what: 'issuer has ended',
    clause: 'RFC 5280, 6.1.3 a 2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['expired-since'],
    openssl: 'same',
    make: () => below(issuing, {}, { to: now - day }),
  },
  {
    what: 'two algorithms stated for one signature',
    clause: 'RFC 5280, 4.1.1.2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['issuer-signature', 'unsound-certificate'],
    openssl: 'same',
    make: () => ({ signer: person({ outerAlgorithm: algorithm(keyOf('CA Contoh'), 'sha384') }) }),
  },
  {
    what: 'an extension twice',
    clause: 'RFC 5280, 4.2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['unsound-certificate'],
    openssl: 'same',
    make: () => personWith(usage(0xc0), purposes(['1.3.6.1.5.5.7.3.4']), purposes(['1.3.6.1.5.5.7.3.4'])),
  },
  {
    what: 'an extension that cannot be read',
    clause: 'RFC 5280, 4.2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['unsound-certificate'],
    openssl: 'same',
    make: () => personWith(extension('2.5.29.37', Buffer.from('zz'))),
  },
  {
    what: 'a policy that the issuer demands is missing',
    clause: 'RFC 5280, 6.1.5 g',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['policy'],
    openssl: 'same',
    make: () =>
      below([...issuing, policies('1.2.3.5'), requireExplicit], {
        extensions: [usage(0xc0), policies('1.2.3.6')],
      }),
  },
  {
    what: 'a policy that the certificate itself demands is missing',
    clause: 'RFC 5280, 6.1.5 b',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['policy'],
    openssl: 'same',
    make: () => personWith(usage(0xc0), requireExplicit),
  },
  {
    what: 'a policy mapped where an issuer above forbids it',
    clause: 'RFC 5280, 6.1.4 b 2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['policy'],
    openssl: 'same',
    make: () =>
      twice([policies('1.2.3.5'), inhibitMapping], [policies('1.2.3.5'), mapping], [policies('1.2.3.6')]),
  },
  {
    what: 'the policy from before it was mapped',
    clause: 'RFC 5280, 6.1.4 b 1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['policy'],
    openssl: 'same',
    make: () =>
      twice([policies('1.2.3.5'), requireExplicit], [policies('1.2.3.5'), mapping], [policies('1.2.3.5')]),
  },
  {
    what: 'a host whose name only ends alike',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () => withName(named(0x82, 'contoh.id'), named(0x82, 'bukancontoh.id')),
  },
  {
    what: 'an address outside of the net',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () => withName(net, named(0x87, Buffer.from([11, 1, 2, 3]))),
  },
  {
    what: 'a web address of another host',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () => withName(named(0x86, '.contoh.id'), named(0x86, 'https://lain.id/.contoh.id')),
  },
  {
    what: 'an e-mail address in the name of the signer, outside',
    clause: 'RFC 5280, 4.2.1.10',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['name-constraints'],
    openssl: 'same',
    make: () => {
      const subject = sequence(
        setOf(sequence(oid('1.2.840.113549.1.9.1'), element(0x16, Buffer.from('rangga@lain.id')))),
      );
      return below([...issuing, constraints([email('contoh.id')])], { subject, extensions: [usage(0xc0)] });
    },
  },
  {
    what: 'any policy, which the issuer does not let count',
    clause: 'RFC 5280, 6.1.3 d 2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['policy'],
    openssl: 'same',
    make: () =>
      below([...issuing, policies('1.2.3.5'), requireExplicit, inhibitAny], {
        extensions: [usage(0xc0), policies('2.5.29.32.0')],
      }),
  },
];

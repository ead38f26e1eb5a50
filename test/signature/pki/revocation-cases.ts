import {
  answer,
  basic,
  certificate,
  day,
  extension,
  keyOf,
  list,
  listAt,
  now,
  type Party,
  pointNamed,
  purposes,
  scope,
  usage,
} from './make.ts';
import { archived } from './make-cms.ts';
import { type Case, ca, fresh, issuer, type Made, noCheck, person, root, stranger, url } from './world.ts';
import { element, integer, octets, sequence } from './write-der.ts';

const [rootList = Buffer.of(), caList = Buffer.of()] = fresh;
const ok = person();
const other = person({ serial: 77 });
/** The usual person; the issuer's list is another one. */
const withList = (...crls: readonly Buffer[]): Made => ({ signer: ok, crls: [rootList, ...crls] });
const withAnswer = (...ocsps: readonly Buffer[]): Made => ({ signer: ok, crls: [rootList], ocsps });
const unknown = { verdict: 'PERLU DIPERIKSA', reasons: ['revocation-unknown'] } as const;
const yes = (tag: number): Buffer => element(tag, Buffer.of(0xff));
const critical = extension('1.3.6.1.4.1.99999.2', octets(Buffer.of(1)), true);
const answering = '1.3.6.1.5.5.7.3.9';
const responder = certificate('Penjawab Contoh', {
  issuer: ca,
  extensions: [usage(0x80), purposes([answering]), noCheck],
});
const aboutOk = { of: ok, issuer: ca } as const;
const appointed = { certificates: [responder] } as const;

/** Somebody whom the authority leaves its lists to, and a person whose certificate says so. */
const listMaker = certificate('Pembuat Daftar', { issuer: root, extensions: [usage(0x02)] });
const names = (party: Party): Buffer => element(0xa4, party.subject);
const madeBy = (maker: Party, ...place: readonly Buffer[]): Buffer =>
  extension('2.5.29.31', sequence(sequence(...place, element(0xa2, names(maker)))));
const elsewhere = person({ extensions: [basic(false), usage(0xc0), madeBy(listMaker)] });
const ofIssuer = (party: Party): Buffer => extension('2.5.29.29', sequence(names(party)), true);
const indirect = scope(yes(0x84));
type ListWish = NonNullable<Parameters<typeof list>[1]>;
const listed = (wish: ListWish = {}, maker = listMaker, signer = elsewhere): Made => ({
  signer,
  chain: [maker, ca],
  crls: [rootList, list(maker, { extensions: [indirect], ...wish })],
});
const before = now - 2 * day;

/** Lists that hold what several issuers revoked (RFC 5280, 5.2.5, 5.3.3 and 6.3.3 b 1). */
const indirectCases: readonly Case[] = [
  {
    what: 'an indirect list of the issuer itself',
    clause: 'RFC 5280, 5.2.5',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [indirect] })),
  },
  {
    what: 'the same serial number of another issuer in an indirect list',
    clause: 'RFC 5280, 5.3.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () =>
      withList(
        list(ca, { extensions: [indirect], entries: [{ of: ok, at: before, extensions: [ofIssuer(root)] }] }),
      ),
  },
  {
    what: 'a list by whom the certificate names for that',
    clause: 'RFC 5280, 6.3.3 b 1',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => listed(),
  },
  {
    what: 'revoked in an indirect list of the issuer itself',
    clause: 'RFC 5280, 5.3.3',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [indirect], entries: [{ of: ok, at: before }] })),
  },
  {
    what: 'revoked in a list by whom the certificate names for that',
    clause: 'RFC 5280, 5.3.3',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    openssl: 'same',
    make: () => listed({ entries: [{ of: elsewhere, at: before, extensions: [ofIssuer(ca)] }] }),
  },
  {
    what: 'revoked there, its issuer named by an entry before it',
    clause: 'RFC 5280, 5.3.3',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    openssl: 'same',
    make: () =>
      listed({
        entries: [
          { of: other, at: before, extensions: [ofIssuer(ca)] },
          { of: elsewhere, at: before },
        ],
      }),
  },
  {
    what: 'a list by somebody else, whom the certificate does not name',
    clause: 'RFC 5280, 6.3.3 b 1',
    ...unknown,
    openssl: 'same',
    make: () => listed({}, listMaker, ok),
  },
  {
    what: 'a list by whom the certificate names, of its own certificates alone',
    clause: 'RFC 5280, 6.3.3 b 1',
    ...unknown,
    openssl: 'same',
    make: () => listed({ extensions: [] }),
  },
  {
    what: 'a list by whom the certificate names, who may not sign lists',
    clause: 'RFC 5280, 6.3.3 f',
    ...unknown,
    openssl: 'accepts: it does not ask that of another maker than the issuer',
    make: () => {
      const maker = certificate('Pembuat Daftar', { issuer: root, extensions: [usage(0x80)] });
      return listed({}, maker);
    },
  },
  {
    what: 'a list by somebody of the name that is named, below another anchor',
    clause: 'RFC 5280, 6.3.3 f',
    ...unknown,
    make: () => {
      const maker = certificate('Pembuat Daftar', { issuer: stranger, extensions: [usage(0x02)] });
      return { ...listed({}, maker), anchors: [root, stranger] };
    },
  },
  {
    what: 'a list for another place than the one that is named',
    clause: 'RFC 5280, 6.3.3 b 2',
    ...unknown,
    openssl: 'same',
    make: () =>
      listed(
        { extensions: [scope(pointNamed('http://crl.contoh/lain'), yes(0x84))] },
        listMaker,
        person({ extensions: [basic(false), usage(0xc0), madeBy(listMaker, pointNamed(url.ca))] }),
      ),
  },
];

/** Revocation: RFC 5280, section 6.3, and RFC 6960. */
export const listCases: readonly Case[] = [
  ...indirectCases,
  {
    what: 'fresh lists for every certificate',
    clause: 'RFC 5280, 6.3.3',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withList(caList),
  },
  {
    what: 'a list for users, and the signer is one',
    clause: 'RFC 5280, 5.2.5',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(yes(0x81))] })),
  },
  {
    what: 'the list of the very distribution point',
    clause: 'RFC 5280, 6.3.3 b 2',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(pointNamed(url.ca))] })),
  },
  {
    what: 'lists in an attribute of the signature',
    clause: 'ISO 32000-2, 12.8.3.3.2',
    verdict: 'UTUH',
    make: () => ({ signer: ok, crls: [], cms: { extra: [archived(fresh, [])] } }),
  },
  {
    what: 'a list signed with another certified key of the issuer',
    clause: 'RFC 5280, 6.3.3 f',
    verdict: 'UTUH',
    make: () => {
      const second = issuer({ keyName: 'CA Contoh, daftar', extensions: [usage(0x02), listAt(url.root)] });
      return { ...withList(list(ca, { key: second.key })), chain: [ca, second] };
    },
  },
  {
    what: 'a hold that a newer list has lifted',
    clause: 'RFC 5280, 5.3.1',
    verdict: 'UTUH',
    make: () =>
      withList(
        list(ca, { from: now - 3 * day, entries: [{ of: ok, at: now - 4 * day, code: 6 }] }),
        list(ca),
      ),
  },
  {
    what: 'no list named and none there: nothing could be known',
    clause: 'EN 319 102-1, 5.2.6 (policy)',
    verdict: 'UTUH',
    make: () => ({
      chain: [issuer({ extensions: [basic(true), usage(0x06)] })],
      signer: person({ extensions: [usage(0xc0)] }),
      crls: [],
    }),
  },
  {
    what: 'there is no revocation of the signer, says the issuer',
    clause: 'RFC 9608',
    verdict: 'UTUH',
    make: () => ({
      signer: person({ extensions: [usage(0xc0), listAt(url.ca), extension('2.5.29.56', element(0x05))] }),
      crls: [rootList],
    }),
  },

  {
    what: 'lists are named, none is there',
    clause: 'EN 319 102-1, 5.2.6.4',
    ...unknown,
    openssl: 'same',
    make: () => ({ signer: ok, crls: [] }),
  },
  {
    what: 'no list for the issuer',
    clause: 'RFC 5280, 6.3',
    ...unknown,
    openssl: 'same',
    make: () => ({ signer: ok, crls: [caList] }),
  },
  {
    what: 'signer revoked',
    clause: 'RFC 5280, 6.3.3 i',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    openssl: 'same',
    make: () => withList(list(ca, { entries: [{ of: ok, at: now - 2 * day }] })),
  },
  {
    what: 'issuer revoked',
    clause: 'RFC 5280, 6.3.3 i',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['issuer-revoked'],
    openssl: 'same',
    make: () => ({ signer: ok, crls: [list(root, { entries: [{ of: ca, at: now - 2 * day }] }), caList] }),
  },
  {
    what: 'signer on hold',
    clause: 'RFC 5280, 5.3.1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['on-hold'],
    openssl: 'same',
    make: () => withList(list(ca, { entries: [{ of: ok, at: now - 2 * day, code: 6 }] })),
  },
  {
    what: 'a list of 2019',
    clause: 'EN 319 102-1, 5.2.5',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { from: Date.parse('2019-05-01'), to: Date.parse('2019-06-01') })),
  },
  {
    what: 'a list without an end, made last year',
    clause: 'EN 319 102-1, 5.2.5',
    ...unknown,
    openssl: 'accepts: a list without an end never ends',
    make: () => withList(list(ca, { from: now - 365 * day, isOpen: true })),
  },
  {
    what: 'a list of tomorrow',
    clause: 'RFC 5280, 6.3.3 a',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { from: now + day })),
  },
  {
    what: 'a list of changes only',
    clause: 'RFC 5280, 5.2.4',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [extension('2.5.29.27', integer(3), true)] })),
  },
  {
    what: 'a list for authorities only',
    clause: 'RFC 5280, 5.2.5',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(yes(0x82))] })),
  },
  {
    what: 'a list for users only, where the issuer is asked',
    clause: 'RFC 5280, 5.2.5',
    ...unknown,
    openssl: 'same',
    make: () => ({ signer: ok, crls: [list(root, { extensions: [scope(yes(0x81))] }), caList] }),
  },
  {
    what: 'a list for attribute certificates only',
    clause: 'RFC 5280, 5.2.5',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(yes(0x85))] })),
  },
  {
    what: 'a list for some reasons only',
    clause: 'RFC 5280, 5.2.5',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(element(0x83, Buffer.of(6, 0x40)))] })),
  },
  {
    what: 'the list of another distribution point',
    clause: 'RFC 5280, 6.3.3 b 2',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [scope(pointNamed('http://crl.contoh/lain'))] })),
  },
  {
    what: 'a list signed by somebody else',
    clause: 'RFC 5280, 6.3.3 g',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { key: keyOf('Pencuri') })),
  },
  {
    what: 'a list of a stranger of the same name',
    clause: 'RFC 5280, 6.3.3 f',
    ...unknown,
    openssl: 'same',
    make: () => {
      const false1 = certificate('CA Contoh', {
        keyName: 'CA palsu',
        extensions: [basic(true), usage(0x06)],
      });
      return { ...withList(list(false1)), chain: [ca, false1] };
    },
  },
  {
    what: 'a list of somebody of the same name below the issuer, whose certificate says nothing of lists',
    clause: 'RFC 5280, 6.3.3 f',
    ...unknown,
    make: () => {
      const namesake = person({ subject: ca.subject, keyName: 'Senama', extensions: [noCheck] });
      return { ...withList(list(ca, { key: namesake.key })), chain: [ca, namesake] };
    },
  },
  {
    what: 'an issuer that may not sign lists',
    clause: 'RFC 5280, 4.2.1.3',
    ...unknown,
    openssl: 'same',
    make: () => {
      const above = issuer({ extensions: [basic(true), usage(0x04), listAt(url.root)] });
      return { signer: person({ issuer: above }), chain: [above] };
    },
  },
  {
    what: 'a list with an unknown critical condition',
    clause: 'RFC 5280, 5.2',
    ...unknown,
    openssl: 'same',
    make: () => withList(list(ca, { extensions: [critical] })),
  },
  {
    what: 'a list of changes only, not marked as critical',
    clause: 'RFC 5280, 5.2.4',
    ...unknown,
    make: () => withList(list(ca, { extensions: [extension('2.5.29.27', integer(3))] })),
  },
  {
    what: 'a list of 2019, of a certificate that names none',
    clause: 'EN 319 102-1, 5.2.5',
    ...unknown,
    make: () => ({
      signer: person({ extensions: [usage(0xc0)] }),
      crls: [rootList, list(ca, { from: Date.parse('2019-05-01'), to: Date.parse('2019-06-01') })],
    }),
  },
  {
    what: 'the signer says that it is not checked, as a responder might',
    clause: 'RFC 6960, 4.2.2.2.1',
    ...unknown,
    make: () => ({
      signer: person({ extensions: [usage(0xc0), listAt(url.ca), noCheck] }),
      crls: [rootList],
    }),
  },
  {
    what: 'an issuer that claims to have no revocation itself',
    clause: 'RFC 9608, 3',
    ...unknown,
    make: () => {
      const above = issuer({
        extensions: [basic(true), usage(0x06), listAt(url.root), extension('2.5.29.56', element(0x05))],
      });
      return { signer: person({ issuer: above }), chain: [above], crls: [caList] };
    },
  },
  {
    what: 'a list that cannot be read',
    clause: 'RFC 5280, 5.1',
    ...unknown,
    make: () => withList(Buffer.from('300a020101', 'hex')),
  },
  {
    what: 'a list signed with SHA-1',
    clause: 'NIST SP 800-131A',
    ...unknown,
    openssl: 'accepts: it does not weigh the digest of lists',
    make: () => withList(list(ca, { hash: 'sha1' })),
  },
];

/** RFC 6960. */
export const answerCases: readonly Case[] = [
  {
    what: 'answered by the issuer itself',
    clause: 'RFC 6960, 4.2.2.2',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withAnswer(answer(ca, [aboutOk])),
  },
  {
    what: 'answered by a responder that the issuer appointed',
    clause: 'RFC 6960, 4.2.2.2',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withAnswer(answer(responder, [aboutOk], appointed)),
  },
  {
    what: 'an answer about several, this one the last',
    clause: 'RFC 6960, 4.2.1',
    verdict: 'UTUH',
    openssl: 'same',
    make: () => withAnswer(answer(ca, [{ of: other, issuer: ca, state: { at: now - day } }, aboutOk])),
  },
  {
    what: 'a responder that is not checked, its list at hand',
    clause: 'RFC 6960, 4.2.2.2.1',
    verdict: 'UTUH',
    make: () => {
      const checked = certificate('Penjawab Contoh', {
        issuer: ca,
        extensions: [usage(0x80), purposes([answering]), listAt(url.ca)],
      });
      return { ...withAnswer(answer(checked, [aboutOk], { certificates: [checked] })), crls: fresh };
    },
  },

  {
    what: 'revoked, by the second of two answers',
    clause: 'RFC 6960, 4.2.1',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () =>
      withAnswer(
        answer(ca, [
          { of: other, issuer: ca },
          { ...aboutOk, state: { at: now - 2 * day } },
        ]),
      ),
  },
  {
    what: 'good in the answer, revoked in the list',
    clause: 'RFC 6960, 2.2',
    verdict: 'PERLU DIPERIKSA',
    reasons: ['revoked'],
    make: () => ({
      ...withAnswer(answer(ca, [aboutOk])),
      crls: [rootList, list(ca, { entries: [{ of: ok, at: now - 2 * day }] })],
    }),
  },
  {
    what: 'the responder does not know it',
    clause: 'RFC 6960, 2.2',
    ...unknown,
    make: () => withAnswer(answer(ca, [{ ...aboutOk, state: 'unknown' }])),
  },
  {
    what: 'an answer about another certificate',
    clause: 'RFC 6960, 3.2',
    ...unknown,
    openssl: 'same',
    make: () => withAnswer(answer(ca, [{ of: other, issuer: ca }])),
  },
  {
    what: 'an answer about the same number of an issuer of another name',
    clause: 'RFC 6960, 4.1.1',
    ...unknown,
    openssl: 'same',
    make: () => withAnswer(answer(ca, [{ of: ok, issuer: { ...ca, subject: root.subject } }])),
  },
  {
    what: 'an answer about the same number of an issuer of another key',
    clause: 'RFC 6960, 4.1.1',
    ...unknown,
    openssl: 'same',
    make: () => withAnswer(answer(ca, [{ of: ok, issuer: { ...root, subject: ca.subject } }])),
  },
  {
    what: 'an answer that knows more than when it was made',
    clause: 'RFC 6960, 4.2.2.1',
    ...unknown,
    make: () => withAnswer(answer(ca, [{ ...aboutOk, from: now + 30_000 }], { at: now - 3_600_000 })),
  },
  {
    what: 'an answer of 2018',
    clause: 'RFC 6960, 3.2',
    ...unknown,
    make: () =>
      withAnswer(
        answer(ca, [{ ...aboutOk, to: Date.parse('2018-03-08') }], { at: Date.parse('2018-03-01') }),
      ),
  },
  {
    what: 'an answer of last week that does not say until when',
    clause: 'EN 319 102-1, 5.2.5',
    ...unknown,
    make: () => withAnswer(answer(ca, [aboutOk], { at: now - 7 * day })),
  },
  {
    what: 'an answer of tomorrow',
    clause: 'RFC 6960, 3.2',
    ...unknown,
    make: () => withAnswer(answer(ca, [aboutOk], { at: now + day })),
  },
  {
    what: 'answered by a certificate of the issuer that was not appointed',
    clause: 'RFC 6960, 4.2.2.2',
    ...unknown,
    openssl: 'same',
    make: () => {
      const clerk = certificate('Juru Tulis', { issuer: ca, extensions: [usage(0x80), noCheck] });
      return withAnswer(answer(clerk, [aboutOk], { certificates: [clerk] }));
    },
  },
  {
    what: 'answered by a responder of another authority',
    clause: 'RFC 6960, 4.2.2.2',
    ...unknown,
    openssl: 'same',
    make: () => {
      const foreign = certificate('Penjawab Induk', {
        issuer: root,
        extensions: [usage(0x80), purposes([answering]), noCheck],
      });
      return withAnswer(answer(foreign, [aboutOk], { certificates: [foreign] }));
    },
  },
  {
    what: 'the responder had ended',
    clause: 'RFC 6960, 4.2.2.2',
    ...unknown,
    openssl: 'same',
    make: () => {
      const ended = certificate('Penjawab Contoh', {
        issuer: ca,
        to: now - 10 * day,
        extensions: [usage(0x80), purposes([answering]), noCheck],
      });
      return withAnswer(answer(ended, [aboutOk], { certificates: [ended] }));
    },
  },
  {
    what: 'the responder was revoked',
    clause: 'RFC 6960, 4.2.2.2.1',
    ...unknown,
    make: () => {
      const bad = certificate('Penjawab Contoh', {
        issuer: ca,
        extensions: [usage(0x80), purposes([answering]), listAt(url.ca)],
      });
      const about = list(ca, {
        from: now - day,
        to: now - day + 1000,
        entries: [{ of: bad, at: now - 2 * day }],
      });
      return { ...withAnswer(answer(bad, [aboutOk], { certificates: [bad] })), crls: [rootList, about] };
    },
  },
  {
    what: 'an answer signed by somebody else',
    clause: 'RFC 6960, 3.2',
    ...unknown,
    openssl: 'same',
    make: () => withAnswer(answer({ ...ca, key: keyOf('Pencuri') }, [aboutOk])),
  },
  {
    what: 'an answer in the name of another maker',
    clause: 'RFC 6960, 4.2.1',
    ...unknown,
    openssl: 'same',
    make: () => withAnswer(answer(ca, [aboutOk], { name: root })),
  },
  {
    what: 'an answer with an unknown critical condition',
    clause: 'RFC 6960, 4.4',
    ...unknown,
    make: () => withAnswer(answer(ca, [aboutOk], { extensions: [critical] })),
  },
];

import type { Office } from '../../../src/office/office.ts';
import type { BreakKind } from '../../../src/record/breaks.ts';
import type { DoubtKind } from '../../../src/record/keys/doubts.ts';
import type { LineSigner } from '../../../src/record/line.ts';
import type { Session } from '../../../src/record/session.ts';
import {
  act,
  actLine,
  bagus,
  type Clone,
  clone,
  enter,
  entryLine,
  type Fields,
  headsOf,
  join,
  keysOf,
  larasati,
  newKey,
  openRun,
  penOf,
  quickKeyring,
  registerLines,
  rewrite,
  rina,
  segmentPath,
  setRegister,
} from './key-office.ts';

const day = 86_400_000;

/** An office with three keys and a run that Rina opened and answered and Bagus closed, all signed. */
export type World = {
  readonly at: Clone;
  readonly first: Session;
  readonly last: Session;
  readonly rinas: LineSigner;
  readonly baguss: LineSigner;
  readonly officers: LineSigner;
  /** The key of nobody: its private half is the attacker's. */
  readonly stranger: LineSigner & { readonly publicKey: string };
};

export const wantsAll: Partial<Office> = { lineSigning: { acts: ['all'], since: '2026-01-01' } };

export function world(office: Partial<Office> = {}): World {
  const keyring = quickKeyring();
  const at = clone('laptop-humas', keyring, office);
  const { host } = at;
  for (const person of [rina, bagus, larasati]) newKey(at, person);
  const { publicKey, sealed } = keyring.create('x');
  const sign = keyring.open(sealed, 'x');
  if (!sign) throw new Error('no key');
  const kid = host.sha256(Uint8Array.from(Buffer.from(publicKey, 'base64'))).slice(0, 16);
  const [rinas, baguss, officers] = [penOf(at, rina), penOf(at, bagus), penOf(at, larasati)];
  host.pass(day);
  const first = openRun(at, { by: rina, signer: rinas });
  first.record({ type: 'answer', activity: 'URMIN-01', result: 'sesuai' });
  first.record({ type: 'answer', activity: 'URMIN-02', result: 'sesuai' });
  host.pass(60_000);
  const last = join(at, first.place, { by: bagus, signer: baguss });
  last.record({ type: 'answer', activity: 'URMIN-03', result: 'sesuai' });
  last.record({ type: 'close' });
  return { at, first, last, rinas, baguss, officers, stranger: { kid, sign, publicKey } };
}

export type KeyAttack = {
  readonly name: string;
  /** How the record is to be judged: the first damage, or what cannot be said; `exception` where it is named and nothing more. */
  readonly found: BreakKind | DoubtKind | 'exception' | 'nothing';
  /** What the office wants signed when the run is written. */
  readonly office?: Partial<Office>;
  /** The office file when the record is judged. */
  readonly later?: Partial<Office>;
  readonly run: (world: World) => void;
};

const bare = ({ kid: _kid, sig: _sig, ...line }: Fields): Fields => line;
const barer = (line: Fields): Fields => {
  const { reg: _reg, policy: _policy, ...rest } = bare(line);
  return rest;
};
const only =
  (index: number, edit: (line: Fields) => Fields) =>
  (line: Fields, at: number): Fields =>
    at === index ? edit(line) : line;

/** The attacker's key in the register, under a name, after what is said. */
const strangersEntry = (
  { at, stranger }: World,
  { person = rina.name, when = at.host.now(), prev = headsOf(at) as readonly string[] } = {},
): string => enter(at, entryLine(stranger, { ...stranger, person, device: 'x', at: when, prev }));

/** A session of Rina's, signed by the attacker; `reg` and the time of its first line as said. */
function strangersSession(
  { at, first, stranger }: World,
  edit: (line: Fields) => Fields,
  by = rina,
  pen: LineSigner = stranger,
): void {
  const session = join(at, first.place, { by: { name: 'Orang Lain' }, signer: undefined });
  session.record({ type: 'note', text: 'sisipan' });
  rewrite(
    at,
    segmentPath(session),
    (line, index) => (index === 0 ? edit({ ...line, by }) : { ...line, by }),
    pen,
  );
}

const utc = (instant: number): string => new Date(instant).toISOString();

/** All named attacks on keys and signatures. */
export const keyAttacks: readonly KeyAttack[] = [
  {
    name: 'the last line stripped of its signature',
    found: 'signature',
    run: ({ at, last }) => rewrite(at, segmentPath(last), only(2, bare)),
  },
  {
    name: 'one line in the middle stripped, with all hashes right',
    found: 'signature',
    run: ({ at, last }) => rewrite(at, segmentPath(last), only(1, bare)),
  },
  {
    name: 'the first line stripped',
    found: 'unsigned',
    run: ({ at, last }) => rewrite(at, segmentPath(last), only(0, bare)),
  },
  {
    name: 'a signature taken away, its key named still',
    found: 'form',
    run: ({ at, last }) =>
      rewrite(
        at,
        segmentPath(last),
        only(2, ({ sig: _sig, ...line }) => line),
      ),
  },
  {
    name: 'a key taken away, its signature there still',
    found: 'form',
    run: ({ at, last }) =>
      rewrite(
        at,
        segmentPath(last),
        only(2, ({ kid: _kid, ...line }) => line),
      ),
  },
  {
    name: 'a whole segment stripped of signatures',
    found: 'unsigned',
    run: ({ at, last }) => rewrite(at, segmentPath(last), bare),
  },
  {
    name: 'a whole segment stripped of signatures and of the register that it had seen',
    found: 'unseen',
    run: ({ at, last }) => rewrite(at, segmentPath(last), barer),
  },
  {
    name: 'the same where the office wants signatures',
    found: 'unsigned',
    office: wantsAll,
    run: ({ at, last }) => rewrite(at, segmentPath(last), barer),
  },
  {
    name: 'the same where the office file was weakened afterwards',
    found: 'unsigned',
    office: wantsAll,
    later: {},
    run: ({ at, last }) => rewrite(at, segmentPath(last), barer),
  },
  {
    name: 'a whole run written anew without signatures, against the office file',
    found: 'unsigned',
    office: wantsAll,
    run: (all) => wholeRun(all, barer),
  },
  {
    name: 'a whole run written anew without signatures',
    found: 'unseen',
    run: (all) => wholeRun(all, barer),
  },
  {
    name: 'a whole run written anew without signatures, all seen registers left',
    found: 'unsigned',
    run: (all) => wholeRun(all, bare),
  },
  {
    name: 'a reason for no signature forged',
    found: 'exception',
    run: ({ at, last }) => rewrite(at, segmentPath(last), only0(bare, { nosig: 'laptop rusak' })),
  },
  {
    name: 'a reason for no signature forged against the office file',
    found: 'unsigned',
    office: wantsAll,
    run: ({ at, last }) => rewrite(at, segmentPath(last), only0(bare, { nosig: 'laptop rusak' })),
  },
  {
    name: 'a line without the role that the office binds',
    found: 'unsigned',
    office: { lineSigning: { acts: ['close'], roles: ['KAUR'], since: '2026-01-01' } },
    run: ({ at, last }) =>
      rewrite(at, segmentPath(last), (line, index) => {
        const by = { name: 'BAGUS  pratama' };
        return only0(bare, { nosig: 'lupa' })({ ...line, by }, index);
      }),
  },
  {
    name: 'a signature moved from another line',
    found: 'signature',
    run: ({ at, last }) => {
      let sig: unknown;
      rewrite(at, segmentPath(last), (line, index) => {
        sig = index === 1 ? line['sig'] : sig;
        return index === 2 ? { ...line, sig } : line;
      });
    },
  },
  {
    name: 'a signature put into a session without a key',
    found: 'signature',
    run: ({ at, first, rinas }) => {
      const session = join(at, first.place, { by: { name: 'Orang Lain' }, signer: undefined });
      session.record({ type: 'note', text: 'sisipan' });
      rewrite(
        at,
        segmentPath(session),
        only(1, (line) => ({ ...line, kid: rinas.kid, sig: 'eA==' })),
      );
    },
  },
  {
    name: 'an answer edited, its signature left',
    found: 'signature',
    run: ({ at, last }) =>
      rewrite(
        at,
        segmentPath(last),
        only(1, (line) => ({ ...line, result: 'tidak_berlaku', reason: 'x' })),
      ),
  },
  {
    name: 'a segment signed again with a key that nobody registered',
    found: 'key',
    run: ({ at, last, stranger }) => rewrite(at, segmentPath(last), (line) => line, stranger),
  },
  {
    name: "a segment signed again with somebody else's key",
    found: 'key',
    run: ({ at, last, rinas }) => rewrite(at, segmentPath(last), (line) => line, rinas),
  },
  {
    name: 'a session by a name in other letters, unsigned',
    found: 'unsigned',
    run: ({ at, last }) =>
      rewrite(at, segmentPath(last), (line) => ({ ...bare(line), by: { name: 'bagus\u00a0PRATAMA' } })),
  },
  {
    name: 'a session signed with a key registered after it had begun',
    found: 'younger',
    run: (all) => {
      const seen = headsOf(all.at);
      const person = 'Orang Baru';
      strangersEntry(all, { person });
      strangersSession(all, (line) => ({ ...line, reg: seen }), { name: person, role: 'BAMIN' });
    },
  },
  {
    name: 'a session dated last year, with a key registered today that it has seen',
    found: 'younger',
    run: (all) => {
      const person = 'Orang Baru';
      const reg = [strangersEntry(all, { person })];
      const lastYear = utc(all.at.host.now() - 365 * day);
      strangersSession(all, (line) => ({ ...line, reg, at: lastYear }), { name: person, role: 'BAMIN' });
    },
  },
  {
    name: 'the same with a register entry dated last year behind entries of this year',
    found: 'younger',
    run: (all) => {
      const person = 'Orang Baru';
      const when = all.at.host.now() - 365 * day;
      const reg = [strangersEntry(all, { person, when })];
      strangersSession(all, (line) => ({ ...line, reg, at: utc(when) }), { name: person, role: 'BAMIN' });
    },
  },
  {
    name: 'a signed session that claims to have seen no register',
    found: 'younger',
    run: (all) => strangersSession(all, ({ reg: _reg, ...line }) => line, bagus, all.baguss),
  },
  {
    name: 'a second key for a person, entered by a stranger',
    found: 'key',
    run: (all) => {
      const reg = [strangersEntry(all)];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'the same with the name in other letters',
    found: 'key',
    run: (all) => {
      const person = 'RINA  wulandari\u200b';
      const reg = [strangersEntry(all, { person })];
      strangersSession(all, (line) => ({ ...line, reg }), { name: person, role: 'BAMIN' });
    },
  },
  {
    name: 'the same with an earlier date',
    found: 'key',
    run: (all) => {
      const reg = [strangersEntry(all, { when: 0 })];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'the same with its line put before all others',
    found: 'key',
    run: (all) => {
      const reg = [strangersEntry(all, { when: 0 })];
      const lines = registerLines(all.at);
      setRegister(all.at, [...lines.slice(-1), ...lines.slice(0, -1)]);
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'the same as a branch of its own, as if nobody had been there',
    found: 'contested',
    run: (all) => {
      const reg = [strangersEntry(all, { when: all.at.host.now() - 30 * day, prev: [] })];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'the same after the officer revoked the false key',
    found: 'contested',
    run: (all) => {
      const reg = [strangersEntry(all, { when: all.at.host.now() - 30 * day, prev: [] })];
      strangersSession(all, (line) => ({ ...line, reg }));
      act(all.at, 'revoke', all.stranger.kid, larasati);
    },
  },
  {
    name: 'a stranger who endorses his own second key',
    found: 'key',
    run: (all) => {
      strangersEntry(all);
      const { at, stranger } = all;
      const own = {
        type: 'endorse',
        kid: stranger.kid,
        by: rina.name,
        at: at.host.now(),
        prev: headsOf(at),
      } as const;
      const reg = [enter(at, actLine(stranger, own))];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'somebody else with a key of his own who endorses it',
    found: 'key',
    run: (all) => {
      strangersEntry(all);
      const { at, stranger, baguss } = all;
      const of = {
        type: 'endorse',
        kid: stranger.kid,
        by: larasati.name,
        at: at.host.now(),
        prev: headsOf(at),
      } as const;
      const reg = [enter(at, actLine(baguss, of))];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'an endorsement by a second key under the name of the officer',
    found: 'key',
    run: (all) => {
      const { at } = all;
      const keyring = at.host.keyring.create('y');
      const sign = at.host.keyring.open(keyring.sealed, 'y') as LineSigner['sign'];
      const kid = at.host.sha256(Uint8Array.from(Buffer.from(keyring.publicKey, 'base64'))).slice(0, 16);
      const common = { at: at.host.now(), prev: headsOf(at) };
      enter(
        at,
        entryLine(
          { kid, sign },
          { ...common, kid, publicKey: keyring.publicKey, person: larasati.name, device: 'x' },
        ),
      );
      strangersEntry(all);
      const of = {
        type: 'endorse',
        kid: all.stranger.kid,
        by: larasati.name,
        at: common.at,
        prev: headsOf(at),
      } as const;
      const reg = [enter(at, actLine({ kid, sign }, of))];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'an endorsement by somebody who was an officer, dated before that ended',
    found: 'key',
    office: { keyOfficers: [{ name: larasati.name, until: Date.parse('2020-01-01') }] },
    run: (all) => {
      strangersEntry(all);
      const { at, stranger, officers } = all;
      const common = { kid: stranger.kid, by: larasati.name, at: Date.parse('2019-12-31') };
      const reg = [enter(at, actLine(officers, { type: 'endorse', ...common, prev: headsOf(at) }))];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: "somebody's public key entered under another name",
    found: 'key',
    run: (all) => {
      const key = keysOf(all.at).find(({ kid }) => kid === all.rinas.kid);
      const entry = { kid: all.rinas.kid, publicKey: key?.publicKey ?? '', device: 'x', at: 0 };
      enter(all.at, entryLine(all.stranger, { ...entry, person: bagus.name, prev: headsOf(all.at) }));
      rewrite(all.at, segmentPath(all.last), (line) => line, all.rinas);
    },
  },
  {
    name: 'a key revoked by somebody who may not',
    found: 'nothing',
    run: ({ at, baguss, rinas, first }) => {
      const of = { type: 'revoke', kid: rinas.kid, by: larasati.name, at: 0, prev: headsOf(at) } as const;
      enter(at, actLine(baguss, of));
      join(at, first.place, { by: rina, signer: rinas }).record({ type: 'note', text: 'tetap berlaku' });
    },
  },
  {
    name: 'a revoked key used by somebody who had seen the revocation',
    found: 'key',
    run: (all) => {
      act(all.at, 'revoke', all.rinas.kid, larasati);
      all.at.host.pass(day);
      strangersSession(all, (line) => ({ ...line, reg: headsOf(all.at) }), rina, all.rinas);
    },
  },
  {
    name: 'a revoked key used by somebody who says that he had not seen it',
    found: 'revoked',
    run: (all) => {
      const reg = headsOf(all.at);
      act(all.at, 'revoke', all.rinas.kid, larasati);
      all.at.host.pass(day);
      strangersSession(all, (line) => ({ ...line, reg }), rina, all.rinas);
    },
  },
  {
    name: 'a revocation taken back by entering the key once more',
    found: 'key',
    run: (all) => {
      act(all.at, 'revoke', all.rinas.kid, larasati);
      const key = keysOf(all.at).find(({ kid }) => kid === all.rinas.kid);
      const again = { kid: all.rinas.kid, publicKey: key?.publicKey ?? '', person: rina.name, device: 'y' };
      const reg = [
        enter(all.at, entryLine(all.rinas, { ...again, at: all.at.host.now(), prev: headsOf(all.at) })),
      ];
      strangersSession(all, (line) => ({ ...line, reg }), rina, all.rinas);
    },
  },
  {
    name: 'a revocation cut out of the register that others had seen',
    found: 'register',
    run: ({ at, first, rinas, officers }) => {
      act(at, 'revoke', rinas.kid, larasati);
      join(at, first.place, { by: larasati, signer: officers }).record({ type: 'note', text: 'dicabut' });
      setRegister(at, registerLines(at).slice(0, -1));
    },
  },
  {
    name: 'a thief who endorses a key of his own beside the revocation of the stolen one',
    found: 'contested',
    run: (all) => {
      const { at, rinas, stranger } = all;
      const prev = headsOf(at);
      act(at, 'revoke', rinas.kid, larasati);
      const entry = strangersEntry(all, { prev });
      const of = {
        type: 'endorse',
        kid: stranger.kid,
        by: rina.name,
        at: at.host.now(),
        prev: [entry],
      } as const;
      const reg = [enter(at, actLine(rinas, of))];
      strangersSession(all, (line) => ({ ...line, reg }));
    },
  },
  {
    name: 'the register removed',
    found: 'register',
    run: ({ at }) => setRegister(at, []),
  },
  {
    name: 'the register rolled back to before a key',
    found: 'register',
    run: ({ at }) => setRegister(at, registerLines(at).slice(0, 1)),
  },
  {
    name: 'an entry cut out of the middle of the register',
    found: 'register',
    run: ({ at }) => setRegister(at, registerLines(at).toSpliced(1, 1)),
  },
  {
    name: 'an entry given to somebody else in place',
    found: 'register',
    run: ({ at }) =>
      setRegister(
        at,
        registerLines(at).map((line) => line.replace(bagus.name, 'Orang Lain')),
      ),
  },
  {
    name: 'a register made anew with keys of the attacker',
    found: 'register',
    run: (all) => {
      setRegister(all.at, []);
      strangersEntry(all, { when: 0, prev: [] });
    },
  },
];

/** Both segments, the second one still naming the last line of the first. */
function wholeRun({ at, first, last }: World, edit: (line: Fields) => Fields): void {
  rewrite(at, segmentPath(first), edit);
  const lines = new TextDecoder()
    .decode(at.host.disk.get(segmentPath(first)))
    .trimEnd()
    .split('\n');
  const head = { n: lines.length, hash: at.host.sha256(lines.at(-1) ?? '') };
  rewrite(at, segmentPath(last), (line, index) =>
    edit(index === 0 ? { ...line, seen: { [first.segment]: head } } : line),
  );
}

/** Edits all lines, and adds fields to the first. */
const only0 =
  (edit: (line: Fields) => Fields, more: Fields) =>
  (line: Fields, index: number): Fields =>
    index === 0 ? { ...edit(line), ...more } : edit(line);

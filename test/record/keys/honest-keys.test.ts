import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/checklist/events.ts';
import { samePerson } from '../../../src/checklist/person.ts';
import { UserError } from '../../../src/host/errors.ts';
import type { Office } from '../../../src/office/office.ts';
import { usableKeyOf } from '../../../src/record/keys/key-view.ts';
import type { RunPlace } from '../../../src/record/run-folder.ts';
import { keyHere, openLineKey } from '../../../src/workflows/record/line-keys.ts';
import { officeKeys } from '../../../src/workflows/record/office-keys.ts';
import {
  act,
  bagus,
  type Clone,
  clone,
  join,
  judge,
  keysOf,
  larasati,
  newKey,
  openRun,
  type Pen,
  passphrase,
  quickKeyring,
  registerLines,
  rina,
  setRegister,
} from './key-office.ts';

const people: readonly Person[] = [rina, bagus, larasati];
const histories = process.env['SOP_TEST_LONG'] ? 4_000 : 400;

/** Park and Miller's generator: the same histories every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** What the program writes with: the key in force that is here, else a reason where there is a key, else nothing. */
function penFor({ host, workspace }: Clone, by: Person): Pen {
  const view = officeKeys(host, workspace);
  const key = keyHere(host, view, by);
  if (key) return { by, signer: openLineKey(host, key, passphrase) };
  return usableKeyOf(view, by)
    ? { by, signer: undefined, unsigned: 'kunci di komputer lain' }
    : { by, signer: undefined };
}

/** Does what the program would refuse to do not at all. */
function may<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What a merge by union makes of two registers, in an order that nobody chose. */
function mergeRegisters(from: Clone, to: Clone, random: (below: number) => number): void {
  const lines = [...new Set([...registerLines(to), ...registerLines(from)])];
  setRegister(
    to,
    random(2) === 0 ? lines : [...lines.slice(lines.length / 2), ...lines.slice(0, lines.length / 2)],
  );
}

/** Copies the segments of a run that the other copy has not, or has less of. */
function copyRun(from: Clone, to: Clone): void {
  for (const [path, bytes] of from.host.disk) {
    if (!path.startsWith('/kantor/catatan/')) continue;
    if ((to.host.disk.get(path)?.length ?? -1) < bytes.length) to.host.disk.set(path, bytes);
  }
}

const policies: readonly Partial<Office>[] = [
  {},
  { lineSigning: { acts: ['all'], since: '2026-11-24' } },
  { lineSigning: { acts: ['close', 'review'], roles: ['KASI'], since: '2026-01-01' } },
];

type History = {
  readonly clones: readonly Clone[];
  readonly place: RunPlace;
  readonly acts: readonly string[];
};

/**
 * An honest history. When `pulled`, everybody fetches the register before working with keys or in a run, and clocks are a few minutes
 * apart; else nobody fetches anything but now and then, and clocks jump.
 */
function history(seed: number, { pulled }: { readonly pulled: boolean }): History {
  const random = randomNumbers(seed * 7919 + 1);
  const keyring = quickKeyring();
  const office = policies[random(policies.length)];
  const clones = ['loket', 'humas', 'kasi'].map((name) => clone(name, keyring, office));
  const [hub] = clones as [Clone, ...Clone[]];
  for (const { host } of clones) host.setClock((random(9) - 4) * 60_000);
  const any = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const fetch = (at: Clone): void => {
    if (pulled) for (const other of clones) if (other !== at) mergeRegisters(other, at, random);
  };
  const acts: string[] = [];
  const first = any(people);
  const opened = may(() => openRun(hub, penFor(hub, first)));
  if (!opened) return history(seed + 1_000_000, { pulled });
  const { place } = opened;
  for (const at of clones) copyRun(hub, at);
  const steps = 6 + random(20);
  for (let step = 0; step < steps; step++) {
    const on = random(5) === 0 ? 86_400_000 : 1_200_000;
    for (const { host } of clones) host.pass(on);
    const at = any(clones);
    const person = any(people);
    const what = any([
      'key',
      'endorse',
      'revoke',
      'session',
      'session',
      'session',
      'merge',
      'run',
      'clock',
    ] as const);
    acts.push(`${what} ${person.name} ${at.host.device}`);
    if (what === 'merge') mergeRegisters(any(clones), at, random);
    if (what === 'run') copyRun(any(clones), at);
    if (what === 'clock' && !pulled) at.host.setClock((random(41) - 20) * 3_600_000);
    if (what === 'key' || what === 'session' || what === 'endorse' || what === 'revoke') fetch(at);
    if (what === 'key') may(() => newKey(at, person));
    if (what === 'endorse' || what === 'revoke') {
      const keys = keysOf(at);
      const kid = keys.length === 0 ? undefined : any(keys).kid;
      // Keys are rarely revoked, or nobody would sign for long.
      if (kid !== undefined && (what === 'endorse' || random(3) === 0)) may(() => act(at, what, kid, person));
    }
    if (what === 'session') {
      const session = may(() => join(at, place, penFor(at, person)));
      for (let n = random(3); session && n >= 0; n--) {
        const minutes = random(90);
        for (const { host } of clones) host.pass(minutes * 60_000);
        may(() =>
          session.record(random(5) === 0 ? { type: 'close' } : { type: 'note', text: `catatan ${n}` }),
        );
      }
    }
  }
  for (const at of clones) {
    mergeRegisters(at, hub, random);
    copyRun(at, hub);
  }
  return { clones, place, acts };
}

describe('honest histories of keys', () => {
  it(`are never called anything but intact where registers are fetched first, ${histories} times`, () => {
    const alarms: unknown[] = [];
    let signed = 0;
    let exceptions = 0;
    for (let seed = 0; seed < histories; seed++) {
      const { clones, place, acts } = history(seed, { pulled: true });
      const verdict = judge(clones[0] as Clone, place);
      if (verdict.result !== 'intact') alarms.push({ seed, verdict, acts });
      else {
        signed += verdict.lines.signed;
        exceptions += verdict.exceptions.length;
      }
    }
    expect(alarms.slice(0, 1)).toEqual([]);
    expect(signed).toBeGreaterThan(histories);
    expect(exceptions).toBeGreaterThan(histories / 10);
  });

  it(`are never called broken where nobody fetches and clocks jump, ${histories} times`, () => {
    const alarms: unknown[] = [];
    const results = new Map<string, number>();
    for (let seed = 0; seed < histories; seed++) {
      const { clones, place, acts } = history(seed, { pulled: false });
      const verdict = judge(clones[0] as Clone, place);
      const kind = verdict.result === 'doubtful' ? verdict.doubts[0].kind : verdict.result;
      results.set(kind, (results.get(kind) ?? 0) + 1);
      if (verdict.result === 'broken' || kind === 'register') alarms.push({ seed, verdict, acts });
    }
    expect(alarms.slice(0, 1)).toEqual([]);
    expect(results.get('intact')).toBeGreaterThan(histories / 10);
  });

  it('judge a register alike in whatever order its lines came to lie', () => {
    for (let seed = 0; seed < histories / 4; seed++) {
      const { clones } = history(seed, { pulled: seed % 2 === 0 });
      const [hub] = clones as [Clone, ...Clone[]];
      const keys = keysOf(hub);
      setRegister(hub, [...registerLines(hub)].reverse());
      expect(keysOf(hub)).toEqual(keys);
      expect(keys.every((key) => people.some((person) => samePerson(person, { name: key.person })))).toBe(
        true,
      );
    }
  });
});

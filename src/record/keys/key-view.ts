import type { Person } from '../../checklist/events.ts';
import { samePerson } from '../../checklist/person.ts';
import type { KeyOfficer } from '../../checklist/signing-rules.ts';
import type { KeyAct, KeyEntry, Register, RegisterEntry } from './key-register.ts';

/**
 * `usable`: the first key of a person, or a further one that an earlier key of the person or an officer endorsed. `waiting`: a
 * further one that nobody endorsed, or two first ones of which neither had seen the other.
 */
export type KeyState = 'usable' | 'waiting' | 'revoked';

/** A key as somebody saw it who had read the register up to some entries; instants in epoch milliseconds. */
export type SeenKey = Omit<KeyEntry, 'type' | 'prev' | 'hash'> & {
  readonly entry: string;
  readonly state: KeyState;
  /** The latest time named by its entry and by the entries of keys that it had seen: it cannot be older. */
  readonly since: number;
  readonly revokedAt?: number;
  /** Another first key of the person, which had not seen this one nor was seen by it, and nobody has endorsed this one. */
  readonly contested: boolean;
};

/** What the register says up to some entries; `whole` is false when one of them, or one that it had seen, is not there. */
export type KeyView = {
  readonly keys: readonly SeenKey[];
  readonly whole: boolean;
  /** The latest time that they name, without that of revoked keys: whoever has read them acts no earlier. */
  readonly latest: number;
};

/** The key with which a person can sign who has read this much of the register; the newest of several. */
export const usableKeyOf = ({ keys }: KeyView, person: Pick<Person, 'name'>): SeenKey | undefined =>
  keys.findLast((key) => key.state === 'usable' && samePerson({ name: key.person }, person));

/** How far clocks may be apart. */
export const clockTolerance = 10 * 60_000;

/**
 * Gives what a reader of the register saw up to the given entries, and only that: a later entry changes nothing for those who had
 * not seen it. Oldest key first.
 */
export function keyViews(
  { entries }: Register,
  officers: readonly KeyOfficer[],
): (heads: readonly string[]) => KeyView {
  const pasts = new Map<string, ReadonlySet<string>>();
  /** Acts of somebody who was allowed to them. */
  const counted = new Set<string>();
  const views = new Map<string, KeyView>();
  const view = (heads: readonly string[]): KeyView => {
    const name = [...heads].sort().join(' ');
    const known = views.get(name);
    if (known) return known;
    const seen = new Set(heads.flatMap((head) => [...(pasts.get(head) ?? [])]));
    const inside = [...entries.values()].filter(({ hash }) => seen.has(hash));
    const whole = [...heads, ...inside.flatMap(({ prev }) => prev)].every((hash) => entries.has(hash));
    const keys = keysAmong({ inside, pasts, counted });
    const revoked = new Set(keys.flatMap(({ state, kid }) => (state === 'revoked' ? [kid] : [])));
    const named = inside.filter(({ type, kid, hash }) =>
      type === 'key' ? !revoked.has(kid) : counted.has(hash),
    );
    const made = { keys, whole, latest: Math.max(0, ...named.map(({ at }) => at)) };
    views.set(name, made);
    return made;
  };
  for (const [hash, entry] of entries) {
    pasts.set(hash, new Set([...entry.prev.flatMap((one) => [...(pasts.get(one) ?? [])]), hash]));
    if (entry.type !== 'key' && mayAct(entry, view(entry.prev), officers)) counted.add(hash);
  }
  return view;
}

/**
 * Whether an act counts for somebody who has read this much. A key is revoked by itself, another key of its person or an officer, and endorsed
 * by the last two. Who was an officer until some day does not become one again by an earlier date.
 */
export function mayAct(
  { type, kid, actor, at }: Pick<KeyAct, 'type' | 'kid' | 'actor' | 'at'>,
  { keys, latest }: Pick<KeyView, 'keys' | 'latest'>,
  officers: readonly KeyOfficer[],
): boolean {
  const target = keys.find((key) => key.kid === kid);
  const own = keys.find((key) => key.kid === actor);
  if (!target || !own || own.state === 'revoked') return false;
  if (kid === actor) return type === 'revoke';
  if (own.state !== 'usable') return false;
  const isOfficer = officers.some(
    ({ name, until }) =>
      samePerson({ name }, { name: own.person }) && (until === undefined || Math.max(at, latest) < until),
  );
  return isOfficer || samePerson({ name: own.person }, { name: target.person });
}

type Ground = {
  readonly inside: readonly RegisterEntry[];
  readonly pasts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly counted: ReadonlySet<string>;
};

function keysAmong(ground: Ground): readonly SeenKey[] {
  const { inside, pasts, counted } = ground;
  const acts = inside.flatMap((entry) => (entry.type !== 'key' && counted.has(entry.hash) ? [entry] : []));
  const all = inside.flatMap((entry) => (entry.type === 'key' ? [entry] : []));
  const saw = (later: RegisterEntry, earlier: RegisterEntry): boolean =>
    later !== earlier && pasts.get(later.hash)?.has(earlier.hash) === true;
  // Entering a key once more changes nothing.
  const firsts = all.filter((entry) => !all.some((other) => other.kid === entry.kid && saw(entry, other)));
  const revocation = ({ kid }: KeyEntry): KeyAct | undefined =>
    acts.filter((act) => act.type === 'revoke' && act.kid === kid).sort((a, b) => a.at - b.at)[0];
  const endorsed = ({ kid }: KeyEntry): boolean =>
    acts.some((act) => act.type === 'endorse' && act.kid === kid && !undone(act, acts, saw));
  const keys = firsts.map((entry): SeenKey => {
    const others = firsts.filter((other) => other !== entry && isRival(other, entry));
    const earlier = others.some((other) => saw(entry, other));
    const beside = others.some(
      (other) => !saw(entry, other) && !saw(other, entry) && (!revocation(other) || other.kid === entry.kid),
    );
    const trusted = endorsed(entry);
    const revoked = revocation(entry);
    const since = Math.max(
      ...all.flatMap((one) => (one === entry || (saw(entry, one) && !revocation(one)) ? [one.at] : [])),
    );
    const { hash, type: _type, prev: _prev, ...key } = entry;
    return {
      ...key,
      entry: hash,
      since,
      state: revoked ? 'revoked' : trusted || !(earlier || beside) ? 'usable' : 'waiting',
      contested: beside && !trusted,
      ...(revoked ? { revokedAt: Math.max(revoked.at, entry.at) } : {}),
    };
  });
  return keys.sort((a, b) => a.at - b.at);
}

/** Another key of the same person, or the same key entered for somebody else. */
const isRival = (one: KeyEntry, other: KeyEntry): boolean =>
  one.kid === other.kid || samePerson({ name: one.person }, { name: other.person });

/** An endorsement counts for nothing when its key was revoked by somebody who had not seen it: a thief could have made it. */
const undone = (
  endorsement: KeyAct,
  acts: readonly KeyAct[],
  saw: (later: KeyAct, earlier: KeyAct) => boolean,
): boolean =>
  acts.some((act) => act.type === 'revoke' && act.kid === endorsement.actor && !saw(act, endorsement));

import type { Host } from '../../host/host.ts';
import { linesOf } from '../append-list.ts';
import { canonicalJson } from '../canonical.ts';
import { toUtc } from '../line.ts';

/** A public key entered by who holds its private half; instants in epoch milliseconds. */
export type KeyEntry = {
  readonly type: 'key';
  /** SHA-256 of the entry's line: what later entries and sessions name it by. */
  readonly hash: string;
  /** Hashes of the last lines that its writer had read: one, or several after two copies were merged. */
  readonly prev: readonly string[];
  readonly at: number;
  readonly kid: string;
  /** The raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly person: string;
  readonly device: string;
};

/** Somebody says of a key that it counts, or that it no longer does; signed with the key `actor`. */
export type KeyAct = {
  readonly type: 'endorse' | 'revoke';
  readonly hash: string;
  readonly prev: readonly string[];
  readonly at: number;
  readonly kid: string;
  readonly actor: string;
  readonly by: string;
};

export type RegisterEntry = KeyEntry | KeyAct;

/** The register of keys as its file says it: what each entry means is asked by `keyViews`. */
export type Register = {
  /** By hash, each after all that it had seen, whatever the order of the lines. */
  readonly entries: ReadonlyMap<string, RegisterEntry>;
  /** Entries that no other one had seen, in the order of their hashes: what a new writer names. */
  readonly heads: readonly string[];
  /** Lines that cannot be read or whose signature is wrong; they count for nothing. */
  readonly unreadable: number;
};

/** Name of the register in the office folder. */
export const registerFileName = 'kunci.jsonl';

export const noRegister: Register = { entries: new Map(), heads: [], unreadable: 0 };

const version = 2;

/** The id of a public key: the first 16 letters of the SHA-256 of its bytes. */
export const keyId = (publicKey: string, sha256: Host['sha256']): string =>
  sha256(Uint8Array.from(atob(publicKey), (letter) => letter.charCodeAt(0))).slice(0, 16);

type Judging = Pick<Host, 'sha256'> & { readonly verifySignature: Host['keyring']['verify'] };

/** Reads the register. The order of its lines does not matter: each names those that its writer had read. */
export function readRegister(text: string, judging: Judging): Register {
  const lines = new Set(linesOf(text));
  const parsed = [...lines].map((line) => parseEntry(line, judging.sha256(line), judging.sha256));
  const keys = new Map(
    parsed.flatMap((one) => (one?.entry.type === 'key' ? [[one.entry.kid, one.entry.publicKey]] : [])),
  );
  const good = parsed.flatMap((one) => {
    if (!one) return [];
    const publicKey = keys.get(one.entry.type === 'key' ? one.entry.kid : one.entry.actor);
    return publicKey !== undefined && judging.verifySignature(publicKey, one.signed, one.sig)
      ? [one.entry]
      : [];
  });
  const named = new Set(good.flatMap(({ prev }) => prev));
  return {
    entries: inOrder(good),
    heads: good.flatMap(({ hash }) => (named.has(hash) ? [] : [hash])).sort(),
    unreadable: lines.size - good.length,
  };
}

/** Each entry after all that it had seen; among those that may come next, the one with the smallest hash. */
function inOrder(entries: readonly RegisterEntry[]): ReadonlyMap<string, RegisterEntry> {
  const byHash = new Map(entries.map((entry) => [entry.hash, entry]));
  const ordered = new Map<string, RegisterEntry>();
  const open = [...byHash.keys()].sort().reverse();
  for (let hash = open.at(-1); hash !== undefined; hash = open.at(-1)) {
    const entry = byHash.get(hash);
    const before = entry?.prev.filter((one) => byHash.has(one) && !ordered.has(one)) ?? [];
    if (!entry || ordered.has(hash)) open.pop();
    else if (before.length > 0) open.push(...before);
    else ordered.set(hash, entry);
  }
  return ordered;
}

type Parsed = { readonly entry: RegisterEntry; readonly signed: string; readonly sig: string };

function parseEntry(line: string, hash: string, sha256: Host['sha256']): Parsed | undefined {
  try {
    const { sig, ...content } = JSON.parse(line);
    const { v, t, kid, at, prev, public: publicKey, person, device, by, with: actor } = content;
    const stands = v === version && [sig, kid].every(isText) && isHashes(prev);
    const head = { hash, prev, at: Date.parse(at), kid };
    if (!stands || Number.isNaN(head.at)) return undefined;
    const signed = canonicalJson(content);
    if (t === 'key') {
      if (![publicKey, person, device].every(isText) || keyId(publicKey, sha256) !== kid) return undefined;
      return { entry: { type: t, ...head, publicKey, person, device }, signed, sig };
    }
    if ((t !== 'endorse' && t !== 'revoke') || ![by, actor].every(isText)) return undefined;
    return { entry: { type: t, ...head, actor, by }, signed, sig };
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isHashes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => isText(one) && /^[0-9a-f]{64}$/.test(one));

type Signing = (text: string) => string;

/** The register's line for a new key, signed by that key itself: nobody enters a key whose private half he does not hold. */
export const keyEntry = (
  { kid, publicKey, person, device, at, prev }: Omit<KeyEntry, 'type' | 'hash'>,
  sign: Signing,
): string => signed({ t: 'key', kid, public: publicKey, person, device, at: toUtc(at), prev }, sign);

/** The register's line by which the holder of the key `actor` endorses or revokes a key. */
export const keyAct = ({ type, kid, actor, by, at, prev }: Omit<KeyAct, 'hash'>, sign: Signing): string =>
  signed({ t: type, kid, with: actor, by, at: toUtc(at), prev }, sign);

function signed(fields: object, sign: Signing): string {
  const content = { v: version, ...fields };
  return canonicalJson({ ...content, sig: sign(canonicalJson(content)) });
}

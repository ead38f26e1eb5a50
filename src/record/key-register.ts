import type { Host } from '../host/host.ts';
import { linesOf } from './append-list.ts';
import { canonicalJson } from './canonical.ts';
import { toUtc } from './line.ts';

/** A public key of the office; instants in epoch milliseconds. */
export type RegisteredKey = {
  readonly kid: string;
  /** The raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly person: string;
  readonly device: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
};

/** The register of public keys, and how many of its lines could not be read. */
export type Register = { readonly keys: readonly RegisteredKey[]; readonly unreadable: number };

/** Name of the register in the office folder. */
export const registerFileName = 'kunci.jsonl';

export const noRegister: Register = { keys: [], unreadable: 0 };

/** The id of a public key: the first 16 letters of the SHA-256 of its bytes. */
export const keyId = (publicKey: string, sha256: Host['sha256']): string =>
  sha256(Uint8Array.from(atob(publicKey), (letter) => letter.charCodeAt(0))).slice(0, 16);

/**
 * Reads the register. A line adds a key or revokes one; the earliest of each counts, so that no later line can give a key to
 * somebody else or take a revocation back, and the order in which two clones were merged does not matter.
 */
export function readRegister(text: string, sha256: Host['sha256']): Register {
  const keys = new Map<string, RegisteredKey>();
  const revoked = new Map<string, number>();
  let unreadable = 0;
  for (const line of linesOf(text)) {
    const entry = parseEntry(line, sha256);
    if (!entry) unreadable++;
    else if ('revokedAt' in entry) {
      revoked.set(entry.kid, Math.min(revoked.get(entry.kid) ?? entry.revokedAt, entry.revokedAt));
    } else if (entry.createdAt < (keys.get(entry.kid)?.createdAt ?? Number.POSITIVE_INFINITY)) {
      keys.set(entry.kid, entry);
    }
  }
  const list = [...keys.values()].map((key) => {
    const revokedAt = revoked.get(key.kid);
    return revokedAt === undefined ? key : { ...key, revokedAt };
  });
  return { keys: list.sort((a, b) => a.createdAt - b.createdAt), unreadable };
}

type Entry = Omit<RegisteredKey, 'revokedAt'> | { readonly kid: string; readonly revokedAt: number };

function parseEntry(line: string, sha256: Host['sha256']): Entry | undefined {
  try {
    const { kid, public: publicKey, person, device, created, revoked } = JSON.parse(line);
    const at = Date.parse(revoked ?? created);
    if (typeof kid !== 'string' || Number.isNaN(at)) return undefined;
    if (revoked !== undefined) return { kid, revokedAt: at };
    const isKey = typeof publicKey === 'string' && keyId(publicKey, sha256) === kid;
    if (!isKey || typeof person !== 'string' || typeof device !== 'string') return undefined;
    return { kid, publicKey, person, device, createdAt: at };
  } catch {
    return undefined;
  }
}

/** The register's line for a new key. */
export const keyEntry = ({ kid, publicKey, person, device, createdAt }: RegisteredKey): string =>
  canonicalJson({ v: 1, kid, public: publicKey, person, device, created: toUtc(createdAt) });

/** The register's line that takes a key back from an instant on. */
export const revocationEntry = (kid: string, at: number, by: string): string =>
  canonicalJson({ v: 1, kid, revoked: toUtc(at), by });

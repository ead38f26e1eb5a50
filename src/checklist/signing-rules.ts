import type { Person } from './events.ts';
import type { SigningPolicy } from './signing-policy.ts';

/** Somebody whom the office names to endorse and revoke the keys of others; `until` in epoch milliseconds. */
export type KeyOfficer = { readonly name: string; readonly until?: number };

/** What an office says about keys: whose lines must be signed, who may endorse and revoke, which role people have. */
export type SigningRules = {
  readonly policy?: SigningPolicy | undefined;
  readonly officers: readonly KeyOfficer[];
  readonly people: readonly Person[];
};

export const noSigningRules: SigningRules = { officers: [], people: [] };

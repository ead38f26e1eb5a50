import type { RunAction } from './events.ts';

/** The kinds of acts that an office may ask to be signed; `all` is whatever is done in a run. */
export const signedActs = [
  'all',
  'open',
  'answer',
  'correct',
  'evidence',
  'handover',
  'close',
  'reopen',
  'review',
  'report',
] as const;
export type SignedAct = (typeof signedActs)[number];

/** Which lines an office wants signed by the key of whoever writes them. */
export type SigningPolicy = {
  readonly acts: readonly SignedAct[];
  /** Codes of the pelaksana whom it binds; everybody if absent. */
  readonly roles?: readonly string[];
  /** The first day on which it holds, `YYYY-MM-DD` in the zone of the line; always if absent. */
  readonly since?: string;
};

/** That somebody looked in or made a report does nothing in a run: `all` does not mean it. */
const onlookers: ReadonlySet<RunAction['type']> = new Set(['join', 'report']);

/** Whether a policy asks for a signature on an act of a person with this role, recorded on a day `YYYY-MM-DD`. */
export function mustBeSigned(
  policy: SigningPolicy,
  type: RunAction['type'],
  role: string | undefined,
  day: string,
): boolean {
  if (policy.since !== undefined && day < policy.since) return false;
  if (policy.roles && (role === undefined || !policy.roles.includes(role))) return false;
  return policy.acts.some((act) => act === type || (act === 'all' && !onlookers.has(type)));
}

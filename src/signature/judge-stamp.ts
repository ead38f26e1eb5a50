import { type Evidence, type JudgedPath, judgePath } from './cms/judge-path.ts';
import { clockSkew } from './cms/path-rules.ts';
import { type Reason, type ReasonCode, reason } from './cms/reasons.ts';
import { weakDigest } from './cms/strength.ts';
import type { TimeStamp } from './cms/time-stamp.ts';

/** A time stamp and what is known of its maker. */
export type JudgedStamp = {
  readonly at: number;
  readonly path: JudgedPath;
  readonly reasons: readonly Reason[];
};

/** What is held against a certificate when nobody is trusted, so that nobody asks who signed. */
const withoutAnchors: ReadonlySet<ReasonCode> = new Set([
  ...(['issuer-signature', 'not-an-issuer', 'not-yet-valid', 'expired'] as const),
  ...(['revoked', 'issuer-revoked', 'on-hold'] as const),
]);

/** Whether a reason counts: without anchors only what a file says against itself. */
export const isHeld =
  ({ anchors }: Evidence) =>
  ({ code }: Reason): boolean =>
    anchors.length > 0 || withoutAnchors.has(code);

/**
 * Judges who made a time stamp, at the time that it states (ETSI EN 319 102-1, 5.4). That the maker's certificate has ended since is not
 * held against it.
 * @param strongUntil the earliest time that a later time stamp proves, else now
 */
export function judgeStamp(
  { at, certificate, digests }: TimeStamp,
  strongUntil: number,
  evidence: Evidence,
): JudgedStamp {
  const path = judgePath(certificate, { purpose: 'stamper', at, proof: 'stamp', strongUntil }, evidence);
  const held = path.reasons.filter((one) => isHeld(evidence)(one) || one.code === 'wrong-purpose');
  const early = at > evidence.now + clockSkew ? [reason('claims-future', shown(at))] : [];
  return { at, path, reasons: unique([...held, ...oldDigests(digests, strongUntil), ...early]) };
}

/** A later time stamp that states an earlier time than one before it (EN 319 102-1, 5.6.2.1). */
export function disorder(before: readonly JudgedStamp[], later: readonly JudgedStamp[]): readonly Reason[] {
  const wrong = later.find((one) =>
    before.some(({ at, reasons }) => reasons.length === 0 && one.at < at - clockSkew),
  );
  return wrong ? [reason('time-order', shown(wrong.at))] : [];
}

/** Digests that did not count any more at an instant. */
export const oldDigests = (digests: readonly string[], at: number): readonly Reason[] =>
  digests.flatMap((digest) => weakDigest(digest, at) ?? []).map((name) => reason('old-algorithm', name));

export const earliest = (stamps: readonly JudgedStamp[]): number | undefined =>
  stamps.map(({ at }) => at).sort((a, b) => a - b)[0];

export const unique = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.filter(
    ({ code, text }, index) =>
      reasons.findIndex((one) => one.code === code && one.text.id === text.id) === index,
  );

/** An instant as it stands in reasons, whose reader may be anywhere. */
export const shown = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

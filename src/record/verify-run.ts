import type { RunEvidence } from './run-evidence.ts';
import { anchorCheck, currentDigest, forkCheck } from './verify-anchors.ts';
import { evidenceCheck, nameCheck, openingCheck, seenCheck, snapshotCheck } from './verify-folder.ts';
import {
  chainCheck,
  fieldsOf,
  foreignCheck,
  formCheck,
  orderCheck,
  sumCheck,
  tailCheck,
} from './verify-lines.ts';
import { signatureCheck } from './verify-signatures.ts';

/** What is wrong with a record. `newer` was written by a later version of the program and cannot be judged. */
export type BreakKind =
  | 'newer'
  | 'unreadable'
  | 'form'
  | 'sum'
  | 'foreign'
  | 'order'
  | 'chain'
  | 'tail'
  | 'opening'
  | 'missing'
  | 'name'
  | 'snapshot'
  | 'evidence'
  | 'key'
  | 'signature'
  | 'rollback'
  | 'fork';

/** The first thing that a check found wrong: in which file, and in which line (from 1) where it is one. */
export type Break = {
  readonly kind: BreakKind;
  readonly file: string;
  readonly line?: number;
};

/** A look at one property of a record; undefined when it holds. */
export type Check = (evidence: RunEvidence) => Break | undefined;

/** All checks, in the order in which a reader wants to hear of them: first what makes the others meaningless. */
export const allChecks: Readonly<Record<string, Check>> = {
  form: formCheck,
  foreign: foreignCheck,
  order: orderCheck,
  sum: sumCheck,
  chain: chainCheck,
  tail: tailCheck,
  opening: openingCheck,
  seen: seenCheck,
  name: nameCheck,
  snapshot: snapshotCheck,
  evidence: evidenceCheck,
  signature: signatureCheck,
  anchor: anchorCheck,
  fork: forkCheck,
};

/** `whole` when the newest saved head is that of the record as it is now; otherwise lines were added since. */
export type Verdict =
  | { readonly result: 'broken'; readonly breaks: readonly [Break, ...Break[]] }
  | { readonly result: 'intact'; readonly lines: LineCount }
  | { readonly result: 'anchored'; readonly lines: LineCount; readonly whole: boolean };

export type LineCount = { readonly signed: number; readonly all: number };

/**
 * Judges a run. The checks may be chosen, so that tests can see that each of them is needed.
 * @returns `broken` with what each check found first, `anchored` when at least one saved head was found in it
 */
export function verifyRun(
  evidence: RunEvidence,
  checks: Readonly<Record<string, Check>> = allChecks,
): Verdict {
  const [first, ...more] = Object.values(checks).flatMap((check) => check(evidence) ?? []);
  if (first) return { result: 'broken', breaks: [first, ...more] };
  const texts = evidence.segments.flatMap((segment) => segment.lines.map((line) => line.text));
  const signed = texts.filter((text) => fieldsOf(text)['sig'] !== undefined).length;
  const lines = { signed, all: texts.length };
  if (evidence.anchors.length === 0) return { result: 'intact', lines };
  const now = currentDigest(evidence);
  return { result: 'anchored', lines, whole: evidence.anchors.some(({ digest }) => digest === now) };
}

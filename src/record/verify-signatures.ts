import { canonicalJson } from './canonical.ts';
import type { RawSegment, RunEvidence } from './run-evidence.ts';
import { fieldsOf } from './verify-lines.ts';
import type { Break, Check } from './verify-run.ts';

/**
 * A session is signed from its first line to its last by one key of the register, which belonged to the person who wrote and
 * had not been revoked. A session without signatures passes: the office may work without keys, and is told so.
 */
export const signatureCheck: Check = (evidence) => {
  for (const segment of evidence.segments) {
    const kid = fieldsOf(segment.lines[0]?.text ?? '')['kid'];
    for (const [index, { text }] of segment.lines.entries()) {
      const kind = wrongSignature(text, kid, evidence);
      if (kind) return { kind, file: segment.file, line: index + 1 } satisfies Break;
    }
  }
  return undefined;
};

function wrongSignature(
  text: string,
  expected: unknown,
  { register, verifySignature }: RunEvidence,
): 'key' | 'signature' | undefined {
  const { sig, sum: _sum, ...content } = fieldsOf(text);
  const { kid, at, by } = content;
  if (kid !== expected) return 'signature';
  if (kid === undefined) return sig === undefined ? undefined : 'signature';
  const key = register.keys.find((one) => one.kid === kid);
  if (!key || (by as { readonly name?: unknown } | undefined)?.name !== key.person) return 'key';
  if (key.revokedAt !== undefined && Date.parse(String(at)) >= key.revokedAt) return 'key';
  return verifySignature(key.publicKey, canonicalJson(content), String(sig)) ? undefined : 'signature';
}

/** The ids of the keys that signed a segment's lines. */
export const keysOf = ({ lines }: RawSegment): readonly string[] => [
  ...new Set(lines.flatMap(({ text }) => (fieldsOf(text)['kid'] as string | undefined) ?? [])),
];

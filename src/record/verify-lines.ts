import type { Break, BreakKind, RecordCheck } from './breaks.ts';
import { canonicalJson } from './canonical.ts';
import { decodeLine } from './decode-line.ts';
import { checkSum, encodeLine, type Heads, lineLimit } from './line.ts';
import { previousHash, type RawSegment, type RunEvidence } from './run-evidence.ts';

type Fields = Readonly<Record<string, unknown>>;
type Fault = (
  text: string,
  segment: RawSegment,
  index: number,
  evidence: RunEvidence,
) => BreakKind | undefined;

/** A check that looks at every complete line of every segment. */
const eachLine =
  (fault: Fault): RecordCheck =>
  (evidence) => {
    for (const segment of evidence.segments) {
      for (const [index, { text }] of segment.lines.entries()) {
        const kind = fault(text, segment, index, evidence);
        if (kind) return { kind, file: segment.file, line: index + 1 };
      }
    }
    return undefined;
  };

/**
 * Every line is exactly what the program writes for what it says: canonical JSON, known fields only, no blank too many, no
 * key twice, no carriage return. A line of zeros at the very end is what a crash leaves; see {@link tailCheck}.
 */
export const formCheck: RecordCheck = eachLine((text, segment, index, { sha256 }) => {
  if (isZeroedEnd(segment, index)) return undefined;
  const line = decodeLine(text, '');
  if ('problem' in line) return line.problem;
  if (text.length > lineLimit) return 'form';
  const { tz, kid, sig } = fieldsOf(text);
  const { run, segment: seg, n, prev, seen, facts, event } = line;
  const { type: _type, stamp, ...fields } = event;
  if (Number.isNaN(stamp.at) || typeof tz !== 'string') return 'form';
  const head = {
    run,
    segment: seg,
    n,
    prev,
    at: stamp.at,
    zone: tz,
    up: stamp.up,
    by: stamp.by,
    seen,
    ...(facts ? { facts } : {}),
  };
  const signer = isText(kid) && isText(sig) ? { kid, sign: () => sig } : undefined;
  try {
    const again = encodeLine(head, { type: event.type, ...fields } as typeof event, sha256, signer);
    return withoutSum(again) === withoutSum(text) ? undefined : 'form';
  } catch {
    return 'form';
  }
});

/** The check sum stands where it belongs; whether it is right is asked by {@link sumCheck}. */
const withoutSum = (text: string): string => text.replace(/"sum":"[0-9a-f]{16}"/, '"sum":""');

/** Every line belongs to this run and to the segment whose name its file bears. */
export const foreignCheck: RecordCheck = eachLine((text, segment, _index, { place }) => {
  const { run, seg } = fieldsOf(text);
  return isObject(text) && (run !== place.run || seg !== segment.name) ? 'foreign' : undefined;
});

/** Lines count on by one. */
export const orderCheck: RecordCheck = eachLine((text, _segment, index) =>
  isObject(text) && fieldsOf(text)['n'] !== index + 1 ? 'order' : undefined,
);

/** Every line names the SHA-256 of the one before it. */
export const chainCheck: RecordCheck = eachLine((text, segment, index) =>
  isObject(text) && fieldsOf(text)['prev'] !== previousHash(segment, index) ? 'chain' : undefined,
);

/** Every line fits its own check sum: without it a flipped bit in the last line would not show. */
export const sumCheck: RecordCheck = eachLine((text, _segment, _index, { sha256 }) => {
  if (!isObject(text)) return undefined;
  const { sum, ...content } = fieldsOf(text);
  return sum === checkSum(canonicalJson(content), sha256) ? undefined : 'sum';
});

/**
 * What stands after the last line feed is the beginning of a line that a crash cut off, or zeros; it was never acknowledged. A
 * complete line with something else in the place of its line feed is no such thing.
 */
export const tailCheck: RecordCheck = ({ segments }) => {
  for (const segment of segments) {
    const { tail, file, lines } = segment;
    if (!isTornTail(tail)) return { kind: 'tail', file, line: lines.length + 1 } satisfies Break;
  }
  return undefined;
};

const isTornTail = (tail: string): boolean =>
  /^\0*$/.test(tail) || (tail.startsWith('{') && !goesOnAfterObject(tail));

/** Whether a whole object ends within the text and something follows it. */
function goesOnAfterObject(text: string): boolean {
  for (let at = text.indexOf('}'); at >= 0 && at < text.length - 1; at = text.indexOf('}', at + 1)) {
    if (isObject(text.slice(0, at + 1))) return true;
  }
  return false;
}

/** A last line with a stretch of zeros in it: its blocks were not all on disk when the power failed. */
const isZeroedEnd = ({ lines, tail }: RawSegment, index: number): boolean =>
  index === lines.length - 1 && tail === '' && /\0{16}/.test(lines[index]?.text ?? '');

const isObject = (text: string): boolean => Object.keys(fieldsOf(text)).length > 0;
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * A session is signed from its first line to its last by one key of the register, which belonged to the person who wrote and
 * had not been revoked. A session without signatures passes: the office may work without keys, and is told so.
 */
export const signatureCheck: RecordCheck = (evidence) => {
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
  const key = register.keys.find((key) => key.kid === kid);
  if (!key || (by as { readonly name?: unknown } | undefined)?.name !== key.person) return 'key';
  if (key.revokedAt !== undefined && Date.parse(String(at)) >= key.revokedAt) return 'key';
  return verifySignature(key.publicKey, canonicalJson(content), String(sig)) ? undefined : 'signature';
}

/** The fields of a line; none when it cannot be read. */
export function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
  } catch {
    return {};
  }
}

/** The heads that a line says its writer had seen. */
export const seenOf = (text: string): Heads => (fieldsOf(text)['seen'] as Heads | undefined) ?? {};

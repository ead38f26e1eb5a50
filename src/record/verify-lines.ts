import type { BreakKind, RecordCheck } from './breaks.ts';
import { fieldsOf, type ReadLine } from './decode-line.ts';
import { encodeLine, lineLimit } from './line.ts';
import type { RunEvidence } from './run-evidence.ts';
import { hasWrongSum, isTorn, type LineProblem } from './segment.ts';

type Fault = (
  read: ReadLine,
  problem: LineProblem | undefined,
  evidence: RunEvidence,
) => BreakKind | undefined;

/** A check that looks at every complete line of every segment, and at what the reader saw wrong with it. */
const eachLine =
  (fault: Fault): RecordCheck =>
  (evidence) => {
    for (const { file, read, problems } of evidence.segments) {
      for (const [index, one] of read.entries()) {
        const kind = fault(one, problems[index], evidence);
        if (kind) return { kind, file, line: index + 1 };
      }
    }
    return undefined;
  };

/**
 * Every line is exactly what the program writes for what it says: canonical JSON, known fields only, no blank too many, no
 * key twice, no carriage return.
 */
export const formCheck: RecordCheck = eachLine((read, _problem, { sha256 }) => {
  const { line, text, kid, sig } = read;
  if (!line) return read.problem;
  if (text.length > lineLimit) return 'form';
  const { tz } = fieldsOf(read);
  const { run, segment, n, prev, seen, facts, event } = line;
  const { type: _type, stamp, ...said } = event;
  if (typeof tz !== 'string') return 'form';
  const { at, up, by } = stamp;
  const head = { run, segment, n, prev, at, zone: tz, up, by, seen, ...(facts ? { facts } : {}) };
  const signer = isText(kid) && isText(sig) ? { kid, sign: () => sig } : undefined;
  try {
    const again = encodeLine(head, { type: event.type, ...said } as typeof event, sha256, signer);
    return withoutSum(again) === withoutSum(text) ? undefined : 'form';
  } catch {
    return 'form';
  }
});

/** The check sum stands where it belongs; whether it is right is asked by {@link sumCheck}. */
const withoutSum = (text: string): string => text.replace(/"sum":"[0-9a-f]{16}"/, '"sum":""');

const readersCheck = (kind: LineProblem): RecordCheck =>
  eachLine((_read, problem) => (problem === kind ? kind : undefined));

/** Every line belongs to this run and to the segment whose name its file bears. */
export const foreignCheck = readersCheck('foreign');

/** Lines count on by one. */
export const orderCheck = readersCheck('order');

/** Every line names the SHA-256 of the one before it. */
export const chainCheck = readersCheck('chain');

/** Every line fits its own check sum: without it a flipped bit in the last line would not show. */
export const sumCheck: RecordCheck = eachLine((read, _problem, { sha256 }) =>
  read.line && hasWrongSum(read, sha256) ? 'sum' : undefined,
);

/** What stands after the last complete line is what a crash leaves there. */
export const tailCheck: RecordCheck = ({ segments }) => {
  const cut = segments.find(({ tail }) => !isTorn(tail));
  return cut && { kind: 'tail', file: cut.file, line: cut.read.length + 1 };
};

const isText = (value: unknown): value is string => typeof value === 'string';

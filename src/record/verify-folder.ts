import { segmentFile } from './record.ts';
import type { RunEvidence } from './run-evidence.ts';
import { fieldsOf, seenOf } from './verify-lines.ts';
import type { Break, Check } from './verify-run.ts';

/** The run was opened once, in the first line of a segment, for the part that its folder bears. */
export const openingCheck: Check = ({ segments, place }) => {
  const openings = segments.flatMap((segment) =>
    segment.lines.flatMap(({ text }, index) => {
      const { t, part } = fieldsOf(text);
      return t === 'open' ? [{ file: segment.file, line: index + 1, part }] : [];
    }),
  );
  const [first, second] = openings;
  if (!first) return { kind: 'opening', file: segments[0]?.file ?? '' };
  if (first.line !== 1 || first.part !== place.part)
    return { kind: 'opening', file: first.file, line: first.line };
  return second ? { kind: 'opening', file: second.file, line: second.line } : undefined;
};

/** What one writer had seen of another is still there, with the same hash. */
export const seenCheck: Check = ({ segments }) => {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  for (const { lines } of segments) {
    for (const [index, { text }] of lines.entries()) {
      for (const [name, head] of Object.entries(seenOf(text))) {
        const found = byName.get(name)?.lines[head.n - 1];
        if (found?.hash !== head.hash) {
          return { kind: 'missing', file: byName.get(name)?.file ?? name, line: found ? head.n : index + 1 };
        }
      }
    }
  }
  return undefined;
};

/** Nothing lies in the folder that looks like a piece of the journal and is not read as one. */
export const nameCheck: Check = ({ entries, place }) => {
  const odd = entries.find((name) => looksLikeRecord(name, place.run) && !isOwn(name, place.run));
  return odd === undefined ? undefined : { kind: 'name', file: odd };
};

const looksLikeRecord = (name: string, run: string): boolean =>
  /jsonl/i.test(name) || name.toUpperCase().startsWith(run) || /^sop\b/i.test(name);

const isOwn = (name: string, run: string): boolean =>
  (segmentFile.test(name) && name.startsWith(`${run}.`)) || /^sop(\.[0-9a-f]{64})?\.yaml$/.test(name);

/** The SOP files are those that the opening and the migrations name. */
export const snapshotCheck: Check = (evidence) => {
  for (const { event } of evidence.lines) {
    const name =
      event.type === 'open' ? 'sop.yaml' : event.type === 'migrate' ? `sop.${event.sopHash}.yaml` : undefined;
    if (name !== undefined && 'sopHash' in event && evidence.hashOf(name) !== event.sopHash) {
      return { kind: 'snapshot', file: name };
    }
  }
  return undefined;
};

/** Every evidence file that a line names is there with the bytes it had, and its name is its hash. */
export const evidenceCheck: Check = (evidence) => {
  for (const { event } of evidence.lines) {
    if (event.type !== 'evidence') continue;
    const file = `bukti/${event.sha256}.${event.extension}`;
    if (evidence.hashOf(file) !== event.sha256) return { kind: 'evidence', file };
  }
  return misnamed(evidence);
};

function misnamed({ kept, hashOf }: RunEvidence): Break | undefined {
  for (const name of kept) {
    const hash = /^([0-9a-f]{64})\.[a-z0-9]{1,10}$/.exec(name)?.[1];
    if (hash !== undefined && hashOf(`bukti/${name}`) !== hash)
      return { kind: 'evidence', file: `bukti/${name}` };
  }
  return undefined;
}

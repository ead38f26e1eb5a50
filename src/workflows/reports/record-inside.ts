import type { Host } from '../../host/host.ts';
import { countedLines } from '../../record/digest.ts';
import { attachedKeysName, keysToAttach } from '../../record/keys/attached-keys.ts';
import type { RunRecord } from '../../record/record.ts';
import type { Segment } from '../../record/segment.ts';
import type { Attached } from '../../report/pdf/draw-pdf.ts';
import type { Workspace } from '../office/workspace.ts';
import { registerText } from '../record/office-keys.ts';

/**
 * The record of a run for the inside of its report: the lines of every segment as they were written, each with its hash chain, up to
 * where the digest on the page counts, and what those lines say that their writers had seen. That somebody joined or made a report at the end is left
 * out, so that the report stays the same. Where lines are signed, the keys are beside them.
 */
export function recordInside(
  host: Host,
  workspace: Workspace,
  { place, segments }: RunRecord,
): readonly Attached[] {
  const lengths = attachedLengths(segments);
  const inside = segments.map(({ name, read }) => ({ read: read.slice(0, lengths.get(name)) }));
  const known = { text: registerText(host, workspace.root), officers: workspace.office.keyOfficers };
  const judging = { sha256: host.sha256, verifySignature: host.keyring.verify };
  const keys = keysToAttach(inside, known, judging);
  const record = {
    name: 'catatan.jsonl',
    type: 'application/jsonl',
    description: `Catatan pelaksanaan ${place.run}, baris demi baris`,
    text: inside.flatMap(({ read }) => read.map(({ text }) => `${text}\n`)).join(''),
  };
  if (keys === undefined) return [record];
  const description = `Kunci yang menandatangani baris catatan ${place.run}`;
  return [record, { name: attachedKeysName, type: 'application/json', description, text: keys }];
}

/** How many lines of each segment: those that the digest counts, and whatever one of these had seen of another segment. */
function attachedLengths(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  const lengths = new Map<string, number>();
  const open = segments.map(({ name, lines }) => ({ name, n: countedLines(lines).length }));
  for (let next = open.pop(); next; next = open.pop()) {
    const before = lengths.get(next.name) ?? 0;
    lengths.set(next.name, Math.max(before, next.n));
    for (const { seen } of byName.get(next.name)?.lines.slice(before, next.n) ?? [])
      for (const [name, { n }] of Object.entries(seen))
        if (n > (lengths.get(name) ?? 0)) open.push({ name, n });
  }
  return lengths;
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noSigningRules } from '../../../src/checklist/signing-rules.ts';
import { canonicalJson } from '../../../src/record/canonical.ts';
import { noRegister } from '../../../src/record/keys/key-register.ts';
import { checkSum } from '../../../src/record/line.ts';
import { readJournal } from '../../../src/record/record.ts';
import { gatherEvidence } from '../../../src/record/run-evidence.ts';
import type { RunPlace } from '../../../src/record/run-folder.ts';
import { allChecks, verifyRun } from '../../../src/record/verify-run.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { headsOf, live, merge, steps } from './honest-history.ts';

const long = process.env['SOP_TEST_LONG'] !== undefined;
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A record on its disk and a place in it: a segment's path, its complete lines, and the number of one of them from 0. */
type Target = { readonly host: FakeHost; readonly place: RunPlace; readonly path: string };
type Spot = Target & { readonly lines: readonly string[]; readonly at: number };
/** What an attacker does; false where it would change nothing that counts. */
type Operator = (spot: Spot, how: number) => boolean;

const put = ({ host, path }: Target, lines: readonly string[], end = '\n'): boolean => {
  host.disk.set(path, new TextEncoder().encode(lines.map((line) => `${line}${end}`).join('')));
  return true;
};

type Fields = Record<string, unknown>;
const parsed = (line: string): Fields => JSON.parse(line) as Fields;
/** Looked in or made a report: such lines at the end of a segment do not count. */
const isAside = (line: string): boolean => ['join', 'report'].includes(String(parsed(line)['t']));

/** Another answer, another reason, or another moment. */
function falsified(line: string, how: number): Fields {
  const { sum: _sum, ...fields } = parsed(line);
  if (how % 2 === 0 && typeof fields['result'] === 'string')
    return { ...fields, result: fields['result'] === 'sesuai' ? 'tidak_berlaku' : 'sesuai', reason: 'x' };
  return { ...fields, at: new Date(Date.parse(String(fields['at'])) + 60_000).toISOString() };
}

const summed = (fields: Fields): string =>
  canonicalJson({ ...fields, sum: checkSum(canonicalJson(fields), sha256) });

/** The lines with one falsified and all that follow made to fit it, as who holds the disk can do. */
function rewritten({ lines, at }: Spot, how: number): readonly string[] {
  let prev: string | undefined;
  return lines.map((line, index) => {
    if (index < at) return line;
    const { sum: _sum, ...fields } = index === at ? falsified(line, how) : parsed(line);
    const text = summed({ ...fields, ...(prev === undefined ? {} : { prev }) });
    prev = sha256(text);
    return text;
  });
}

const operators: Readonly<Record<string, Operator>> = {
  'a line edited': (spot, how) =>
    put(
      spot,
      spot.lines.toSpliced(
        spot.at,
        1,
        canonicalJson({
          ...falsified(spot.lines[spot.at] ?? '', how),
          sum: parsed(spot.lines[spot.at] ?? '')['sum'],
        }),
      ),
    ),
  'a line edited and its sum made right': (spot, how) =>
    spot.lines.slice(spot.at).every(isAside)
      ? false
      : put(spot, spot.lines.toSpliced(spot.at, 1, summed(falsified(spot.lines[spot.at] ?? '', how)))),
  'a line deleted': (spot) =>
    spot.lines.slice(spot.at).every(isAside) ? false : put(spot, spot.lines.toSpliced(spot.at, 1)),
  'a line twice': (spot) => put(spot, spot.lines.toSpliced(spot.at, 0, spot.lines[spot.at] ?? '')),
  'two lines swapped': (spot) => {
    const [one, two] = [spot.lines[spot.at], spot.lines[spot.at + 1]];
    return one !== undefined && two !== undefined && put(spot, spot.lines.toSpliced(spot.at, 2, two, one));
  },
  'the end cut off': (spot) =>
    spot.lines.slice(spot.at).every(isAside) ? false : put(spot, spot.lines.slice(0, spot.at)),
  'a whole segment removed': (spot) => (spot.lines.every(isAside) ? false : spot.host.disk.delete(spot.path)),
  'rewritten from a line on': (spot, how) =>
    spot.lines.slice(spot.at).every(isAside) ? false : put(spot, rewritten(spot, how)),
  'CRLF line ends': (spot) => put(spot, spot.lines, '\r\n'),
  'a line of another run': (spot) =>
    put(spot, [...spot.lines, summed({ ...parsed(spot.lines.at(-1) ?? ''), run: 'ZZZZ', sum: undefined })]),
  'a byte flipped': (spot, how) => {
    const bytes = Uint8Array.from(spot.host.disk.get(spot.path) ?? []);
    const length = new TextEncoder().encode(spot.lines.join('\n')).length;
    bytes[how % length] = (bytes[how % length] ?? 0) ^ (1 << (how % 8));
    spot.host.disk.set(spot.path, bytes);
    return true;
  },
  'the SOP file swapped': ({ host, place }) => {
    host.disk.set(`${place.folder}/sop.yaml`, new TextEncoder().encode('format: 1 # lain\n'));
    return true;
  },
  'evidence swapped': ({ host, place }) => {
    const kept = [...host.disk.keys()].find((path) => path.startsWith(`${place.folder}/bukti/`));
    if (kept) host.disk.set(kept, new TextEncoder().encode('foto lain'));
    return kept !== undefined;
  },
  'evidence removed': ({ host, place }) => {
    const kept = [...host.disk.keys()].find((path) => path.startsWith(`${place.folder}/bukti/`));
    return kept !== undefined && host.disk.delete(kept);
  },
  'a segment under another name': ({ host, place, path }) => {
    host.disk.set(`${place.folder}/${place.run}.0123456789abcdef.jsonl`, host.disk.get(path) as Uint8Array);
    return host.disk.delete(path);
  },
};

/** Where an operator strikes: some line of some segment that has one. */
function spotIn(host: FakeHost, place: RunPlace, how: number): Spot {
  const paths = readJournal(host, place)
    .segments.filter(({ lines }) => lines.length > 0)
    .map(({ file }) => `${place.folder}/${file}`);
  const path = paths[how % paths.length] as string;
  const complete = new TextDecoder().decode(host.disk.get(path)).split('\n').slice(0, -1);
  const lines = complete.filter((line) => line.startsWith('{'));
  return { host, place, path, lines, at: Math.floor(how / 7) % lines.length };
}

function attack(history: ReturnType<typeof live>, operator: Operator, how: number) {
  const { copies, place } = history;
  const [host, ...others] = copies as [FakeHost, ...FakeHost[]];
  for (const other of others) merge(place, other, host);
  const anchors = [...history.anchors, ...headsOf(host, place)];
  if (!operator(spotIn(host, place, how), how)) return undefined;
  return gatherEvidence(host, place, { register: noRegister, signing: noSigningRules, anchors });
}

describe('an attack on an honest history whose head was saved', () => {
  it.each(Object.entries(operators))('%s: is always found', (_name, operator) => {
    fc.assert(
      fc.property(steps, fc.nat(99_999), (steps, how) => {
        const evidence = attack(live(steps), operator, how);
        fc.pre(evidence !== undefined);
        if (evidence) expect(verifyRun(evidence).result).toBe('broken');
      }),
      { numRuns: long ? 700 : 25 },
    );
  });

  it('needs each of the checks that it is found by: without them something gets through', () => {
    const through = new Set<string>();
    const looked = ['sum', 'chain', 'order', 'anchor', 'snapshot', 'evidence', 'foreign', 'seen'];
    const some = Object.values(operators);
    fc.assert(
      fc.property(steps, fc.nat(99_999), fc.nat(some.length - 1), (steps, how, which) => {
        const evidence = attack(live(steps), some[which] as Operator, how);
        if (!evidence) return;
        const found = Object.entries(allChecks).filter(([, check]) => check(evidence) !== undefined);
        if (found.length === 1) through.add(found[0]?.[0] ?? '');
      }),
      { numRuns: long ? 4_000 : 400, seed: 20_261_123 },
    );
    expect(looked.filter((check) => !through.has(check))).toEqual([]);
  });
});

import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Expectation } from './acts.ts';
import { difference, disagreement, type Mask, readers, render, type Views } from './render.ts';

/** A file with revisions behind a signed one. `signed` is that revision's length in bytes. */
export type Case = {
  readonly family: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly signed: number;
  /** Where something permitted may have changed what is seen since the signed revision. */
  readonly masks: readonly Mask[];
  readonly expected: Expectation;
  /** The signed revision may be one that readers show differently, or not at all: that is counted and no more. */
  readonly isOdd?: true;
};
export type Judge = (bytes: Uint8Array) => { readonly accepted: boolean };
export type Finding = { readonly name: string; readonly what: string; readonly bytes: Uint8Array };
/** How often what was said of cases that readers show alike or otherwise. */
export type Counts = Record<string, Readonly<Record<keyof typeof none, number>>>;
/** `apart`: readers show different things of the signed revision itself. */
const none = { cases: 0, apart: 0, seen: 0, refused: 0, accepted: 0 };

/**
 * Judges each case and holds the answer against what two readers show of the signed revision and of the whole file. A finding is a change
 * that is seen and accepted, an act that is permitted and refused, one that is forbidden and accepted, a signed
 * revision of which the readers show different things and which is accepted, or one of which they show nothing.
 */
export async function consult(
  cases: readonly Case[],
  judge: Judge,
  batch = 100,
): Promise<{ readonly findings: readonly Finding[]; readonly counts: Counts }> {
  const known = new Map<string, Views>();
  const findings: Finding[] = [];
  const counts: Counts = {};
  for (let start = 0; start < cases.length; start += batch) {
    const some = cases.slice(start, start + batch);
    const drawn = await drawing(temporaryFolder('sop-oracle-'), some, known);
    for (const [index, one] of some.entries()) {
      const [before, after] = drawn[index] ?? [];
      if (!before || !after) throw new Error('not drawn');
      const [seen, apart] = [difference(before, after, one.masks), disagreement(before)];
      const { accepted } = judge(one.bytes);
      const count = { ...(counts[one.family] ?? none) };
      counts[one.family] = count;
      count.cases++;
      if (seen) count.seen++;
      if (apart) count.apart++;
      count[accepted ? 'accepted' : 'refused']++;
      const what = (one.isOdd ? undefined : flaw(before, accepted, apart)) ?? wrong(one, accepted, seen);
      if (what) findings.push({ name: one.name, what, bytes: one.bytes });
    }
  }
  return { findings, counts };
}

/** Where nothing is seen, nothing can be seen to change; where each reader shows something else, nobody knows what was signed. */
function flaw(signed: Views, accepted: boolean, apart: string | undefined): string | undefined {
  const blind = readers.filter(
    (reader) => signed[reader].pictures.length === 0 || signed[reader].words.length === 0,
  );
  if (blind.length > 0) return `shows nothing in ${blind.join(' and ')}: a blind case`;
  return accepted && apart
    ? `accepted, though readers show different things of what was signed (${apart})`
    : undefined;
}

function wrong({ expected }: Case, accepted: boolean, seen: string | undefined): string | undefined {
  if (accepted && seen) return `accepted, though readers show a change (${seen})`;
  if (expected === 'accept' && seen) return `the generator's own honest act changes what is seen (${seen})`;
  if (expected === 'accept' && !accepted) return 'refused, though it is permitted and nothing is seen of it';
  if (expected === 'refuse' && accepted) return 'accepted, though it is forbidden';
  return undefined;
}

/** Pictures and words of each case's signed revision and whole file; revisions that were drawn before are known. */
async function drawing(
  folder: string,
  cases: readonly Case[],
  known: Map<string, Views>,
): Promise<readonly (readonly [Views | undefined, Views | undefined])[]> {
  const keyOf = ({ bytes, signed }: Case): string =>
    Buffer.from(bytes.subarray(0, signed)).toString('latin1');
  const fresh = [
    ...new Map(cases.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one])).values(),
  ];
  const files = [
    ...fresh.map(({ bytes, signed }) => bytes.subarray(0, signed)),
    ...cases.map(({ bytes }) => bytes),
  ];
  const views = await render(folder, files);
  for (const [index, one] of fresh.entries()) {
    const view = views[index];
    if (view) known.set(keyOf(one), view);
  }
  return cases.map((one, index) => [known.get(keyOf(one)), views[fresh.length + index]] as const);
}

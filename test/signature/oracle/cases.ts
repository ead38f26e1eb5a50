import { openPdf } from '../../../src/pdf/pdf-file.ts';
import { type Act, acts, maskOf } from './acts.ts';
import { ambiguous } from './ambiguity.ts';
import { ambiguousObjects } from './ambiguous-objects.ts';
import { ambiguousStreams } from './ambiguous-streams.ts';
import { ambiguousTables } from './ambiguous-tables.ts';
import type { Base } from './bases.ts';
import { type Edit, edits, reached } from './edits.ts';
import { fieldForgeries } from './field-forgeries.ts';
import { appendRevision, type Layout, layouts, textOfValue } from './layout.ts';
import type { Makers } from './makers.ts';
import { chanceOf } from './mutants.ts';
import type { Case } from './oracle.ts';
import { documentForgeries, forged } from './painting.ts';
import { at, mixed, type Plan, planOf } from './plan.ts';
import { places, shadow, targets } from './shadows.ts';

const forgeries = [...fieldForgeries, ...documentForgeries];
const ambiguities = [...ambiguousTables, ...ambiguousObjects, ...ambiguousStreams];

/** How many cases of each family. */
export type Shares = Readonly<Record<'acts' | 'edits' | 'forgeries' | 'shadows' | 'ambiguities', number>>;

/** Cases by number, each family going through its kinds in turn and through the letters at a pace of its own. */
export async function casesOf(
  letters: readonly Base[],
  makers: Makers,
  shares: Shares,
): Promise<readonly Case[]> {
  const cases: (Case | undefined)[] = [];
  const base = (index: number, salt: number) => letters[mixed(index, salt, letters.length)] as Required<Base>;
  for (let index = 0; index < shares.acts; index++)
    cases.push(
      await actCase(
        letters[index % letters.length] as Required<Base>,
        acts[Math.floor(index / letters.length) % acts.length] as Act,
        index,
        makers,
      ),
    );
  for (let index = 0; index < shares.forgeries; index++) {
    const [{ name, bytes, plan }, forgery] = [base(index, 11), forgeries[index % forgeries.length]];
    if (!forgery) continue;
    const layout = layoutOf(index, 12);
    const done = await forged(bytes, plan, layout, forgery, makers);
    cases.push({
      family: 'forgeries',
      name: `${forgery.name}, ${layout}, ${name}`,
      signed: bytes.length,
      ...done,
    });
  }
  for (let index = 0; index < shares.edits; index++) cases.push(editCase(base(index, 21), index));
  for (let index = 0; index < shares.shadows; index++) cases.push(await shadowCase(index, makers));
  for (let index = 0; index < shares.ambiguities; index++) {
    const [{ name, bytes }, ambiguity] = [base(index, 41), ambiguities[index % ambiguities.length]];
    if (!ambiguity) continue;
    const made = ambiguous(bytes, ambiguity);
    cases.push({
      family: 'ambiguities',
      name: `${ambiguity[0]}, ${name}`,
      bytes: made,
      signed: bytes.length,
      masks: [],
      expected: 'either',
    });
  }
  return cases.filter((one) => one !== undefined);
}

const layoutOf = (index: number, salt: number): Layout => layouts[mixed(index, salt, 3)] as Layout;

async function actCase(
  { name, bytes, plan }: Required<Base>,
  act: Act,
  index: number,
  makers: Makers,
): Promise<Case | undefined> {
  if (!act.fits(openPdf(bytes), plan)) return undefined;
  const layout = layouts[mixed(index, 1, 8) % 4] as Layout;
  // Whoever signed after the one who certified did not say that something may be filled in.
  const isOpen = name.includes(',') && /filled in$|^a remark/.test(act.name);
  const done = await act.does(bytes, plan, layout, makers);
  return {
    family: 'acts',
    name: `${act.name}, ${layout}, ${name}`,
    signed: bytes.length,
    ...done,
    expected: isOpen ? 'either' : done.expected,
  };
}

/** What a permitted act may change; everything else may not. */
const lenient: readonly number[] = [
  at.text,
  at.textLook,
  at.empty,
  at.unseen,
  at.info,
  at.metadata,
  at.radio,
  at.radioKid,
  at.radioLook,
  at.formFont,
  at.form,
  at.fields,
  at.signed,
  at.page,
  at.annots,
  at.catalog,
];

function editCase({ name, bytes, plan }: Required<Base>, index: number): Case | undefined {
  const file = openPdf(bytes);
  const chance = chanceOf(index);
  const [number, path] = [...reached(file)][chance(reached(file).size)] ?? [0, ''];
  const { name: kind, edit } = edits[index % edits.length] as Edit;
  const objects = edit(file, number, chance);
  if (!objects || [...objects].every(([one, value]) => textOfValue(value) === textOfValue(file.object(one))))
    return undefined;
  const layout = layoutOf(index, 22);
  const out = appendRevision(bytes, { objects, trailer: new Map() }, layout);
  const isFree = [...objects.keys()].some((one) => lenient.includes(one) || one > at.next);
  return {
    family: 'edits',
    name: `${kind}: ${path} (${[...objects.keys()]}), ${layout}, ${name}`,
    bytes: out,
    signed: bytes.length,
    masks: filled(plan),
    expected: isFree ? 'either' : 'refuse',
  };
}

/** Where the letter's text and choice stand, which may be filled in if the first signer said so, and its remark. */
export const filled = (plan: Plan) => [
  ...(plan.certify >= 2 ? [maskOf(plan, [100, 60, 140, 75]), maskOf(plan, [100, 40, 112, 52])] : []),
  ...(plan.certify === 3 ? [maskOf(plan, [150, 10, 190, 30])] : []),
];

async function shadowCase(index: number, makers: Makers): Promise<Case | undefined> {
  const [place, target] = [
    places[index % places.length],
    targets[Math.floor(index / places.length) % targets.length],
  ];
  if (!place || !target) return undefined;
  const plan = planOf(index + 100);
  // Remarks may be changed where the signer says so.
  if (plan.certify === 3 && target[0].includes('remark')) return undefined;
  const layout = layoutOf(index, 31);
  const done = await shadow(plan, place, target, layout, makers);
  return {
    family: 'shadows',
    name: `${target[0]} ${place[0]}, ${layout}, ${index + 100}`,
    ...done,
    masks: [...done.masks, ...filled(plan)],
  };
}

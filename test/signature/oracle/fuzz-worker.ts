import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import { readPages } from '../../../src/signature/changes/pages.ts';
import { openKeyFile } from '../../../src/signature/sign/key-file.ts';
import { verifyPdf } from '../../../src/signature/verify-pdf.ts';
import { acts, describes, eitherWay, maskOf } from './acts.ts';
import { cmsIn, cmsMutant, withCms } from './asn1-mutants.ts';
import { filled } from './cases.ts';
import { layouts, refOf, type Stored } from './layout.ts';
import { appendedMutant, chanceOf, type Known, knownOf, mutate, oneOf } from './mutants.ts';
import { at, corner, type Plan, planOf, shown } from './plan.ts';
import type { Mask } from './render.ts';
import { sealOf, signedLetter } from './seal.ts';

/**
 * Judges mutants of signed files one after the other, as a process of its own: `folder` has the files `base-0.pdf` … and the key;
 * the mutants are those of the numbers from `first` to before `last`. For each it prints one line of JSON.
 */
const [folder = '', files = '1', first = '0', last = '0'] = process.argv.slice(2);
const key = openKeyFile(readFileSync(join(folder, 'Sinta.p12')), 'rahasia-sekali');
if ('problem' in key) throw new Error(key.problem.en);
const seal = sealOf(key);
const makers = { seal, stamp: seal, certificates: [key.certificate.der], crls: [] };
const known = new Map<number, Known>();
function base(number: number): Known {
  const own = known.get(number) ?? knownOf(readFileSync(join(folder, `base-${number}.pdf`)));
  known.set(number, own);
  return own;
}

type Mutant = {
  readonly kind: 'appended' | 'in place' | 'in the signature';
  readonly bytes: Buffer;
  readonly signed: number;
  /** Where what was honestly done to it may be seen. */
  readonly masks?: readonly Mask[];
};

async function mutantOf(seed: number): Promise<Mutant | undefined> {
  const chance = chanceOf(seed);
  const own = base(seed % Number(files));
  const other = base(chance(Number(files)));
  if (seed % 3 === 0)
    return { kind: 'appended', bytes: appendedMutant(own, other, seed), signed: own.bytes.length };
  if (seed % 3 === 1) {
    const bytes = withCms(own.bytes, cmsMutant(cmsIn(own.bytes), cmsIn(other.bytes), chance));
    return bytes && { kind: 'in the signature', bytes, signed: own.bytes.length };
  }
  const plan = planOf(seed);
  const letter = await signedLetter(plan, seal, (objects: Map<number, Stored>) => {
    const before = new Map(objects);
    mutate(
      objects,
      {
        numbers: [...before.keys()].filter((one) => isValue(before.get(one))),
        value: (number) => (before.get(number) ?? null) as never,
      },
      chance,
      60,
    );
  });
  return { kind: 'in place', signed: letter.length, ...(await actedOn(letter, seed)) };
}

const isValue = (value: Stored | undefined): boolean =>
  value === null || typeof value !== 'object' || 'kind' in value;

/** What an honest program would do to the letter, if it still can: at least note the time, so that readers have two revisions to show. */
async function actedOn(letter: Buffer, seed: number): Promise<Pick<Mutant, 'bytes' | 'masks'>> {
  const chance = chanceOf(seed + 7);
  const [own, layout] = [oneOf(chance, acts.slice(0, 6)), oneOf(chance, layouts.slice(0, 3))];
  for (const act of [own, describes])
    try {
      const done = await Promise.all(
        eitherWay(planOf(seed)).map((plan) => act.does(letter, plan, layout, makers)),
      );
      return { bytes: done[0]?.bytes ?? letter, masks: masksOf(letter, planOf(seed), done) };
    } catch {}
  return { bytes: letter };
}

/** Where an act may be seen on the first page, which a mutation may have turned or cut. */
function masksOf(
  letter: Buffer,
  plan: Plan,
  done: readonly { readonly masks: readonly Mask[] }[],
): readonly Mask[] {
  const file = openPdf(letter);
  const origin = corner(plan);
  // The field that is to wait unseen may be seen, by another's rectangle: readers draw a sign there until it is signed.
  const rect = file
    .items(file.dict(refOf(at.unseen))?.entries.get('Rect'))
    .map((one) => Number(one) - origin);
  const root = file.dict(file.crossReference.trailer.entries.get('Root'));
  const [page] = readPages(file, root?.entries.get('Pages')).pages.values();
  const { left = origin, bottom = origin, right = origin + shown.width } = page?.box ?? {};
  return eitherWay(plan).flatMap((one, index) => {
    const waiting = rect.length === 4 ? [maskOf(one, rect)] : [];
    const masks = [...(done[index]?.masks ?? []), ...waiting, ...filled(one)];
    const [across, up] =
      one.rotate === 0 ? [origin - left, origin - bottom] : [origin - bottom, right - shown.width - origin];
    return [...masks, ...masks.map((mask) => moved(mask, across, up))];
  });
}

const moved = ({ page, rect: [left, bottom, right, top] }: Mask, across: number, up: number): Mask => ({
  page,
  rect: [left + across, bottom + up, right + across, top + up],
});

/** The most memory that this process has held, MiB. What the system counts for `maxRSS` may be that of the process that started this one. */
function mostMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kibibytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  return Math.round(kibibytes / 1024);
}

async function judgeAll(): Promise<void> {
  for (let seed = Number(first); seed < Number(last); seed++) {
    let mutant: Mutant | undefined;
    try {
      mutant = await mutantOf(seed);
    } catch (error) {
      console.log(JSON.stringify({ seed, kind: 'none', why: String(error).slice(0, 80) }));
    }
    if (!mutant) continue;
    const { user, system } = process.cpuUsage();
    let accepted = false;
    let failed: string | undefined;
    try {
      accepted = verifyPdf(mutant.bytes, {
        anchors: [],
        now: Date.now(),
        accept: ['old-algorithm'],
      }).accepted;
    } catch (error) {
      failed = error instanceof Error ? `${error.stack}`.slice(0, 400) : String(error);
    }
    const used = process.cpuUsage();
    const seconds = (used.user - user + used.system - system) / 1e6;
    const memory = mostMemory();
    const isSlow = seconds > 5 || memory > 500;
    if (accepted || failed !== undefined || isSlow)
      writeFileSync(join(folder, `mutant-${seed}.pdf`), mutant.bytes);
    const { kind, signed, masks } = mutant;
    console.log(JSON.stringify({ seed, kind, signed, masks, accepted, seconds, memory, failed }));
    if (memory > 500) process.exit(3);
  }
}

void judgeAll();

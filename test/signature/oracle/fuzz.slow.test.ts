import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundled } from '../../support/bundled.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';
import { bareSignature, cmsIn } from './asn1-mutants.ts';
import { type Base, benchOf, letters, mupdfSigns, ownFiles } from './bases.ts';
import { filled } from './cases.ts';
import { foundMakers, type Makers } from './makers.ts';
import { type Case, consult, type Finding } from './oracle.ts';
import { at, planOf } from './plan.ts';
import type { Mask } from './render.ts';
import { signedLetter } from './seal.ts';

const { missing, note } = tools('pdftoppm', 'pdftotext', 'mutool', 'openssl', 'certutil');
/** The mutants that are judged, by number: `SOP_TEST_FUZZ_FROM` and `SOP_TEST_FUZZ_TO` name a part of them, to go on where a run ended. */
const isLong = process.env['SOP_TEST_LONG'] !== undefined;
const from = Number(process.env['SOP_TEST_FUZZ_FROM'] ?? 0);
const to = Number(process.env['SOP_TEST_FUZZ_TO'] ?? (isLong ? 51_000 : 1_500));
/** So many are judged, drawn and thrown away at a time. */
const share = 1_500;
const parts = Array.from({ length: Math.ceil((to - from) / share) }, (_, part) => ({
  first: from + part * share,
  last: Math.min(to, from + (part + 1) * share),
}));

type Answer = {
  readonly seed: number;
  readonly kind: 'appended' | 'in place' | 'in the signature' | 'none';
  readonly signed: number;
  readonly masks?: readonly Mask[];
  readonly accepted: boolean;
  readonly seconds: number;
  readonly memory: number;
  readonly failed?: string;
};

const ended = 'the process ended';

/** Runs the mutants of some numbers in a process; begins anew behind one that ended it, unless that goes on and on. */
async function judged(
  script: string,
  folder: string,
  files: number,
  from: number,
  to: number,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let first = from;
  while (first < to) {
    // Far more than 5 seconds of the processor's time, for a machine that has much else to do.
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=320', script, folder, String(files), String(first), String(to)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let watch = setTimeout(() => child.kill('SIGKILL'), 120_000);
    for await (const line of createInterface({ input: child.stdout })) {
      answers.push(JSON.parse(line) as Answer);
      clearTimeout(watch);
      watch = setTimeout(() => child.kill('SIGKILL'), 120_000);
    }
    clearTimeout(watch);
    const last = answers.at(-1)?.seed ?? first - 1;
    const isWhole = child.exitCode === 0 || (await new Promise((done) => child.on('close', done))) === 0;
    if (isWhole) break;
    answers.push({
      seed: last + 1,
      kind: 'none',
      signed: 0,
      accepted: false,
      seconds: 0,
      memory: 0,
      failed: ended,
    });
    first = last + 2;
    if (answers.filter(({ failed }) => failed === ended).length > 20) break;
  }
  return answers;
}

type Bench = { readonly makers: Makers; readonly bases: readonly Base[]; readonly script: string };

/** Signed files to be mutated, with the script that judges mutants. */
async function openBench(): Promise<Bench> {
  const makers = await foundMakers();
  const tools = benchOf(makers, temporaryFolder('sop-penanda-'));
  const second = mupdfSigns(tools, await signedLetter(planOf(2), makers.seal), at.unseen);
  const bases = [
    ...(await letters(56, makers)),
    ...(await ownFiles(makers)),
    { name: 'by mupdf', bytes: second },
  ];
  return { makers, bases, script: await bundled('../signature/oracle/fuzz-worker.ts') };
}

describe.skipIf(missing)(`mutants of structure${note}`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 300_000);
  it.each(parts)(
    '$first to $last are judged within 5 seconds and 500 MiB, and none wrongly',
    {
      timeout: 3_600_000,
    },
    async ({ first, last }) => {
      const { makers, bases, script } = bench;
      expect(bases.length).toBeGreaterThanOrEqual(60);
      const folder = temporaryFolder('sop-mutan-');
      for (const [index, { bytes }] of bases.entries())
        writeFileSync(join(folder, `base-${index}.pdf`), bytes);
      copyFileSync(join(makers.authority.folder, 'Sinta.p12'), join(folder, 'Sinta.p12'));
      const answers = await judged(script, folder, bases.length, first, last);
      expect(
        answers.filter(({ failed, seconds, memory }) => failed !== undefined || seconds > 5 || memory > 500),
      ).toEqual([]);
      const accepted = answers.filter((one) => one.accepted);
      const ofSignatures = accepted.filter(({ kind }) => kind === 'in the signature');
      const cases = accepted
        .filter((one) => !ofSignatures.includes(one))
        .map((one) => caseOf(folder, bases, one));
      const changed = cases.filter(({ bytes, signed }) => bytes.length > signed);
      const { findings: once, counts } = await consult(changed, isAccepted);
      // What took a reader too long beside others may be drawn the second time.
      const again = changed.filter(({ name }) => once.some((finding) => finding.name === name));
      const { findings } = await consult(again, isAccepted);
      console.log(JSON.stringify({ first, last, judged: countsOf(answers), drawn: counts }));
      const all = [...findings, ...ofSignatures.flatMap((one) => refusedByOthers(folder, one, makers))];
      const kept = process.env['SOP_TEST_KEEP'];
      for (const { name, bytes } of all) if (kept) writeFileSync(join(kept, `${name}.pdf`), bytes);
      expect(all.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
      expect(changed.length).toBeGreaterThanOrEqual(Math.floor((last - first) / 150));
      rmSync(folder, { recursive: true });
    },
  );
});

const isAccepted = () => ({ accepted: true });

function countsOf(answers: readonly Answer[]) {
  const rows: Record<string, { mutants: number; accepted: number; slowest: number; memory: number }> = {};
  for (const { kind, accepted, seconds, memory } of answers) {
    const row = rows[kind] ?? { mutants: 0, accepted: 0, slowest: 0, memory: 0 };
    rows[kind] = row;
    row.mutants++;
    if (accepted) row.accepted++;
    row.slowest = Math.max(row.slowest, seconds);
    row.memory = Math.max(row.memory, memory);
  }
  return rows;
}

/** A mutant as a case: what was added to it may have changed nothing that is seen, but for fields that may be filled in or signed. */
function caseOf(folder: string, bases: readonly Base[], { seed, kind, signed, masks = [] }: Answer): Case {
  const plan = kind === 'in place' ? undefined : bases[seed % bases.length]?.plan;
  const bytes = readFileSync(join(folder, `mutant-${seed}.pdf`));
  return {
    family: kind,
    name: `mutant ${seed} ${kind}`,
    bytes,
    signed,
    masks: [...masks, ...(plan ? filled(plan) : [])],
    expected: 'either',
    isOdd: true,
  };
}

/** OpenSSL must take the signature too, with the certificate that was there before the mutation. */
function refusedByOthers(folder: string, { seed }: Answer, { authority }: Makers): readonly Finding[] {
  const bytes = readFileSync(join(folder, `mutant-${seed}.pdf`));
  const range = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)/.exec(
    bytes.subarray(bytes.lastIndexOf('/ByteRange')).toString('latin1'),
  );
  const [from = 0, second = 0, rest = 0] = (range ?? []).slice(1).map(Number);
  const isStamp = bytes.subarray(bytes.lastIndexOf('/SubFilter')).subarray(0, 40).includes('RFC3161');
  writeFileSync(
    join(folder, 'content.bin'),
    Buffer.concat([bytes.subarray(0, from), bytes.subarray(second, second + rest)]),
  );
  writeFileSync(join(folder, 'signature.der'), bareSignature(cmsIn(bytes)));
  const own = (name: string): string => join(authority.folder, name);
  writeFileSync(
    join(folder, 'known.pem'),
    ['Sinta.pem', 'tsa.pem', 'Rangga.pem'].map((name) => readFileSync(own(name), 'utf8')).join('\n'),
  );
  const content = isStamp ? [] : ['-content', 'content.bin'];
  const { status, stderr } = spawnSync(
    'openssl',
    [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      'signature.der',
      ...content,
      '-binary',
      '-noverify',
      '-certfile',
      'known.pem',
      '-out',
      'out.bin',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return status === 0 ? [] : [{ name: `mutant ${seed} in the signature`, what: stderr.slice(0, 300), bytes }];
}

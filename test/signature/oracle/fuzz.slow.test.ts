import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import { deadIn } from '../../../src/pdf/references.ts';
import { PdfProblem } from '../../../src/pdf/value.ts';
import { bundled } from '../../support/bundled.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';
import { cmsIn, withoutCertificates } from './asn1-mutants.ts';
import { benchOf, letters, mupdfSigns, ownFiles } from './bases.ts';
import { filled } from './cases.ts';
import { at, planOf } from './letter.ts';
import { foundMakers, type Makers } from './makers.ts';
import { type Case, consult } from './oracle.ts';
import type { Mask } from './render.ts';
import { signedLetter } from './seal.ts';

const { missing, note } = tools('pdftoppm', 'pdftotext', 'mutool', 'openssl', 'certutil');
const isLong = process.env['SOP_TEST_LONG'] !== undefined;
const rounds = isLong ? 51_000 : 1_500;
/** Of the mutants that are accepted, so many of each kind are drawn. */
const drawn = isLong ? 1_200 : 120;

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

/** Runs the mutants of some numbers in a process; begins anew behind one that ended it. */
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
      failed: 'the process ended',
    });
    first = last + 2;
  }
  return answers;
}

describe.skipIf(missing)(`mutants of structure${note}`, () => {
  it(`are judged within 5 seconds and 500 MiB, and none wrongly, ${rounds} times`, {
    timeout: 7_200_000,
  }, async () => {
    const makers = await foundMakers();
    const folder = temporaryFolder('sop-mutan-');
    const bench = benchOf(makers, temporaryFolder('sop-penanda-'));
    const bases = [...(await letters(56, makers)), ...(await ownFiles(makers))];
    bases.push({
      name: 'by mupdf',
      bytes: mupdfSigns(bench, await signedLetter(planOf(2), makers.seal), at.unseen),
    });
    for (const [index, { bytes }] of bases.entries()) writeFileSync(join(folder, `base-${index}.pdf`), bytes);
    copyFileSync(join(makers.authority.folder, 'Sinta.p12'), join(folder, 'Sinta.p12'));
    const script = await bundled('../signature/oracle/fuzz-worker.ts');
    const half = Math.ceil(rounds / 2);
    const answers = (
      await Promise.all([
        judged(script, folder, bases.length, 0, half),
        judged(script, folder, bases.length, half, rounds),
      ])
    ).flat();
    console.table(countsOf(answers));
    expect(
      answers.filter(({ failed, seconds, memory }) => failed !== undefined || seconds > 5 || memory > 500),
    ).toEqual([]);
    expect(bases.length).toBeGreaterThanOrEqual(60);
    const accepted = answers.filter((one) => one.accepted);
    expect(
      accepted
        .filter(({ kind }) => kind === 'in the signature')
        .flatMap((one) => refusedByOthers(folder, one, makers)),
    ).toEqual([]);
    const cases = accepted
      .filter(({ kind }) => kind === 'appended' || kind === 'in place')
      .map((one) => caseOf(folder, bases, one));
    // Known gap (docs/signatures.md): readers repair a signed revision that leads to nothing, before and after in different ways.
    const changed = cases.filter(
      ({ bytes, signed }) => bytes.length > signed && !leadsToNothing(bytes.subarray(0, signed)),
    );
    expect(changed.length).toBeGreaterThan(10);
    const { findings, counts } = await consult(changed.slice(0, drawn), () => ({ accepted: true }));
    console.table(counts);
    const kept = process.env['SOP_TEST_KEEP'];
    for (const { name, bytes } of findings) if (kept) writeFileSync(join(kept, `${name}.pdf`), bytes);
    expect(findings.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
  });
});

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

/** Whether something in a revision refers to an object that is not there, or that nobody can read. */
function leadsToNothing(bytes: Uint8Array): boolean {
  try {
    const file = openPdf(bytes);
    return [...file.crossReference.entries.keys()].some(
      (number) => deadIn(file.object(number), file).length > 0,
    );
  } catch (error) {
    if (error instanceof PdfProblem) return true;
    throw error;
  }
}

/** A mutant as a case: what was added to it may have changed nothing that is seen, but for fields that may be filled in or signed. */
function caseOf(
  folder: string,
  bases: readonly { readonly plan?: Parameters<typeof filled>[0] }[],
  { seed, kind, signed, masks = [] }: Answer,
): Case {
  const plan = kind === 'in place' ? planOf(seed) : bases[seed % bases.length]?.plan;
  const bytes = readFileSync(join(folder, `mutant-${seed}.pdf`));
  return {
    family: kind,
    name: `mutant ${seed} ${kind}`,
    bytes,
    signed,
    masks: [...masks, ...(plan ? filled(plan) : [])],
    expected: 'either',
  };
}

/** OpenSSL must take the signature too, with the certificate that was there before the mutation. */
function refusedByOthers(folder: string, { seed }: Answer, { authority }: Makers): readonly string[] {
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
  writeFileSync(join(folder, 'signature.der'), withoutCertificates(cmsIn(bytes)));
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
  return status === 0 ? [] : [`mutant ${seed}: ${stderr.slice(0, 200)}`];
}

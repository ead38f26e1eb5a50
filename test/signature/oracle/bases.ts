import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyFile } from '../../../src/signature/sign/key-file.ts';
import { signPdf } from '../../../src/signature/sign/sign-pdf.ts';
import { storeValidation } from '../../../src/signature/sign/store-validation.ts';
import { claim, plainPdf } from '../signers.ts';
import { acts } from './acts.ts';
import { type Layout, layouts } from './layout.ts';
import type { Makers } from './makers.ts';
import { mixed, type Plan, planOf } from './plan.ts';
import { signedLetter } from './seal.ts';

/** A signed file of an honest writer. Letters have a plan; what other programs wrote has none. */
export type Base = { readonly name: string; readonly bytes: Buffer; readonly plan?: Plan };

/** Letters that one person signed, and letters that were signed again, stamped or given validation data. */
export async function letters(count: number, makers: Makers): Promise<readonly Base[]> {
  const bases: Base[] = [];
  for (let index = 0; index < count; index++) {
    const plan = planOf(index);
    let bytes = await signedLetter(plan, makers.seal);
    const steps = index % 4 === 3 ? 1 + mixed(index, 60, 3) : 0;
    let name = `letter ${index}`;
    for (let step = 0; step < steps; step++) {
      const act = acts[[1, 5, 4][step] ?? 5];
      if (!act || (plan.certify === 1 && step === 0)) continue;
      bytes = (await act.does(bytes, plan, layouts[mixed(index, 70 + step, 3)] as Layout, makers)).bytes;
      name += `, ${act.name}`;
    }
    bases.push({ name, bytes, plan });
  }
  return bases;
}

/** Runs programs in a folder of their own that has a key for poppler. */
export type Bench = {
  readonly folder: string;
  readonly run: (tool: string, ...args: readonly string[]) => void;
};

export function benchOf({ authority }: Makers, folder: string): Bench {
  // Poppler leaves as much room for a signature as the last one took, which those of elliptic curves do not keep to.
  writeFileSync(join(folder, 'Rangga.p12'), authority.person('Rangga'));
  const run = (tool: string, ...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(tool, args, { cwd: folder, encoding: 'utf8' });
    // qpdf ends with 3 after a warning.
    if (status !== 0 && !(tool === 'qpdf' && status === 3))
      throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
  };
  mkdirSync(join(folder, 'nss'), { recursive: true });
  run('certutil', '-N', '-d', 'sql:nss', '--empty-password');
  run('pk12util', '-i', 'Rangga.p12', '-d', 'sql:nss', '-W', 'rahasia-sekali', '-K', '');
  return { folder, run };
}

/** Signs with poppler, which adds a field of its own. */
export function popplerSigns({ folder, run }: Bench, bytes: Uint8Array): Buffer {
  writeFileSync(join(folder, 'from.pdf'), bytes);
  const about = '-nssdir sql:nss -nick Rangga -add-signature -reason Uji from.pdf to.pdf'.split(' ');
  run('pdfsig', ...about);
  return readFileSync(join(folder, 'to.pdf'));
}

/** Signs with mupdf, which fills the field of the object's number. */
export function mupdfSigns({ folder, run }: Bench, bytes: Uint8Array, field: number): Buffer {
  writeFileSync(join(folder, 'from.pdf'), bytes);
  run(
    'mutool',
    'sign',
    '-s',
    'Rangga.p12',
    '-P',
    'rahasia-sekali',
    '-o',
    'to.pdf',
    'from.pdf',
    String(field),
  );
  return readFileSync(join(folder, 'to.pdf'));
}

const written: readonly (readonly [name: string, tool: string, ...args: string[]])[] = [
  ['qpdf, a table', 'qpdf', '--object-streams=disable', 'plain.pdf', 'out.pdf'],
  ['qpdf, object streams', 'qpdf', '--object-streams=generate', 'plain.pdf', 'out.pdf'],
  ['qpdf, linearized', 'qpdf', '--linearize', 'plain.pdf', 'out.pdf'],
  [
    'qpdf, linearized with object streams',
    'qpdf',
    '--linearize',
    '--object-streams=generate',
    'plain.pdf',
    'out.pdf',
  ],
  ['qpdf, spread out', 'qpdf', '--qdf', 'plain.pdf', 'out.pdf'],
  [
    'qpdf, encrypted with RC4',
    'qpdf',
    '--allow-weak-crypto',
    '--encrypt',
    '',
    'kunci',
    '128',
    '--use-aes=n',
    '--',
    'plain.pdf',
    'out.pdf',
  ],
  ['qpdf, encrypted with AES', 'qpdf', '--encrypt', '', 'kunci', '256', '--', 'plain.pdf', 'out.pdf'],
  ['mutool, cleaned', 'mutool', 'clean', '-gggg', 'plain.pdf', 'out.pdf'],
  ['mutool, packed', 'mutool', 'clean', '-z', 'plain.pdf', 'out.pdf'],
  ['cairo', 'pdftocairo', '-pdf', 'plain.pdf', 'out.pdf'],
  ['as it was', 'cp', 'plain.pdf', 'out.pdf'],
];

/** Files of qpdf, mupdf, cairo and pdfkit, signed by poppler or by this program. */
export async function foreign(bench: Bench, makers: Makers): Promise<readonly Base[]> {
  const { folder, run } = bench;
  const bases: Base[] = [];
  for (const [index, [name, tool, ...args]] of written.entries()) {
    writeFileSync(join(folder, 'plain.pdf'), await plainPdf());
    run(tool, ...args);
    const once = popplerSigns(bench, readFileSync(join(folder, 'out.pdf')));
    bases.push({ name: `${name}, signed by poppler`, bytes: once });
    if (index % 3 === 0)
      bases.push({ name: `${name}, signed by poppler twice`, bytes: popplerSigns(bench, once) });
  }
  return [...bases, ...(await ownFiles(makers))];
}

/** Files of pdfkit that this program signed. */
export async function ownFiles({ authority, certificates, crls }: Makers): Promise<readonly Base[]> {
  const key = openKeyFile(readFileSync(join(authority.folder, 'Sinta.p12')), 'rahasia-sekali');
  if ('problem' in key) throw new Error(key.problem.en);
  const at = Date.now();
  const sign = async (
    pdf: Uint8Array,
    field: string,
    more: Parameters<typeof claim>[1] = {},
  ): Promise<Buffer> =>
    Buffer.from(
      await signPdf(pdf, claim(field, { at, ...more }), key, { reserve: [{ name: 'TTD-B', label: 'B' }] }),
    );
  const once = await sign(await plainPdf(), 'TTD-A');
  const certified = await sign(await plainPdf(), 'TTD-A', { certify: true });
  const both = await sign(once, 'TTD-B');
  const stored = Buffer.from(storeValidation(both, { certificates, crls, ocsps: [] }));
  return [
    { name: 'pdfkit, signed by this program', bytes: once },
    { name: 'pdfkit, certified by this program', bytes: certified },
    { name: 'pdfkit, signed twice by this program', bytes: both },
    { name: 'pdfkit, signed twice with validation data', bytes: stored },
  ];
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyPdf } from '../../../src/signature/verify-pdf.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';
import { signedReadings } from '../two-readings.ts';
import { type Base, benchOf, foreign, letters, mupdfSigns, popplerSigns } from './bases.ts';
import { casesOf } from './cases.ts';
import { foundMakers, type Makers } from './makers.ts';
import { type Case, consult } from './oracle.ts';
import { at } from './plan.ts';
import { signedLetter } from './seal.ts';

const { missing, note } = tools('pdftoppm', 'pdftotext', 'pdfsig', 'mutool', 'qpdf', 'certutil', 'openssl');
const isLong = process.env['SOP_TEST_LONG'] !== undefined;
const shares = isLong
  ? { acts: 540, edits: 700, forgeries: 480, shadows: 390, ambiguities: 300 }
  : { acts: 60, edits: 70, forgeries: 50, shadows: 40, ambiguities: 40 };

/** The same with the signatures of other programs, which are the changes. */
async function foreignCases(makers: Makers, letterBases: readonly Base[]): Promise<readonly Case[]> {
  const bench = benchOf(makers, temporaryFolder('sop-penanda-'));
  const theirs = await foreign(bench, makers);
  const honest = (name: string, before: Uint8Array, bytes: Uint8Array): Case => ({
    family: 'other programs',
    name,
    bytes,
    signed: before.length,
    masks: [],
    expected: 'accept',
  });
  const again = theirs
    .slice(0, isLong ? theirs.length : 4)
    .filter(({ name }) => !name.includes('certified'))
    .map(({ name, bytes }) => honest(`${name}, then by poppler`, bytes, popplerSigns(bench, bytes)));
  const filled: Case[] = [];
  for (const { name, plan } of letterBases.slice(0, isLong ? 30 : 4)) {
    if (!plan || plan.certify === 1) continue;
    const once = await signedLetter(plan, makers.seal);
    filled.push(honest(`${name}, then by mupdf`, once, mupdfSigns(bench, once, at.unseen)));
  }
  return [...again, ...filled];
}

describe.skipIf(missing)(`two readers and sop verify${note}`, () => {
  it('what is seen to change is never accepted, what is permitted and unseen always', {
    timeout: 3_600_000,
  }, async () => {
    const makers = await foundMakers();
    const bases = await letters(60, makers);
    const cases = [
      ...(await casesOf(bases, makers, shares)),
      ...(await foreignCases(makers, bases)),
      ...(await signedReadings(makers)),
    ];
    const { findings, counts } = await consult(cases, (bytes) =>
      verifyPdf(bytes, { anchors: [], now: Date.now(), accept: ['old-algorithm'] }),
    );
    console.table(counts);
    const kept = process.env['SOP_TEST_KEEP'];
    for (const [index, { bytes }] of findings.entries())
      if (kept) writeFileSync(join(kept, `finding-${index}.pdf`), bytes);
    expect(findings.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
  });
});

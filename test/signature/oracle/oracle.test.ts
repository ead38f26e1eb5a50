import { describe, expect, it } from 'vitest';
import { verifyPdf } from '../../../src/signature/verify-pdf.ts';
import { tools } from '../../support/tools.ts';
import { letters } from './bases.ts';
import { casesOf } from './cases.ts';
import { foundMakers } from './makers.ts';
import { consult } from './oracle.ts';

const { missing, note } = tools('pdftoppm', 'pdftotext', 'mutool', 'openssl');

describe.skipIf(missing)(`two readers and sop verify${note}`, () => {
  it('what is seen to change is never accepted, what is permitted and unseen always; a small sample', {
    timeout: 180_000,
  }, async () => {
    const makers = await foundMakers();
    const cases = await casesOf(await letters(4, makers), makers, {
      acts: 12,
      edits: 8,
      forgeries: 8,
      shadows: 6,
      ambiguities: 6,
    });
    const { findings } = await consult(cases, (bytes) =>
      verifyPdf(bytes, { anchors: [], now: Date.now(), accept: [] }),
    );
    expect(findings.map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
  });
});

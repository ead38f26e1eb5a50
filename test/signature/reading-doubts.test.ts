import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { tools } from '../support/tools.ts';
import { appendRevision, streamOf } from './oracle/layout.ts';
import { foundMakers, type Makers } from './oracle/makers.ts';
import { at } from './oracle/plan.ts';
import { sealed } from './oracle/seal.ts';
import { again, certain, other, pageless, twofold, written } from './two-readings.ts';

const { missing, note } = tools('openssl');

describe.skipIf(missing)(`how certainly a signed revision is read${note}`, () => {
  let makers: Makers;
  beforeAll(async () => {
    makers = await foundMakers();
  });
  const judged = async (bytes: Buffer) => {
    const { signatures } = verifyPdf(await sealed(bytes, makers.seal), {
      anchors: [],
      now: Date.now(),
      accept: [],
    });
    return signatures.map(({ verdict, reasons }) => [verdict, ...reasons.map(({ code }) => code)].join(' '));
  };
  it.each(certain)('%s: certain', async (_name, bytes) => {
    expect(await judged(bytes())).toEqual(['intact']);
  });
  it.each(twofold)('%s: read in two ways', async (_name, bytes) => {
    expect(await judged(bytes())).toEqual([expect.stringMatching(/^doubtful.* two-readings/)]);
  });
  it.each(pageless)('%s: no page for certain', async (_name, bytes) => {
    expect(await judged(bytes())).toEqual([expect.stringMatching(/^doubtful.* no-page/)]);
  });
  it('what a later revision says in one way before it is signed is certain', async () => {
    const text = streamOf('BT /F 14 Tf 20 120 Td (Jumlah 100) Tj ET');
    const change = { objects: new Map([[at.content, text]]), trailer: new Map() };
    expect(await judged(appendRevision(again(written(), at.content, other), change, 'table'))).toEqual([
      'intact',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { PdfDict } from '../../src/pdf/value.ts';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';
import { describes } from './oracle/acts.ts';
import { type Layout, refOf, type Stored } from './oracle/layout.ts';
import { foundMakers } from './oracle/makers.ts';
import { at, type Plan, planOf } from './oracle/plan.ts';
import { difference, render } from './oracle/render.ts';
import { signedLetter, withEntries } from './oracle/seal.ts';

const { missing, note } = tools('pdftoppm', 'pdftotext', 'mutool', 'openssl');

/** What a writer, or a swindler, puts into the letter before it is signed. */
const faults: Readonly<Record<string, (objects: Map<number, Stored>) => void>> = {
  'nothing wrong': () => {},
  'a reference to nothing': (objects) =>
    objects.set(at.page, withEntries(objects.get(at.page), { Metadata: refOf(77) })),
  'an object that is not listed': (objects) => hide(objects, `${at.content} 0`),
  'a reference to nothing, and an object that is not listed': (objects) => {
    faults['a reference to nothing']?.(objects);
    hide(objects, `${at.content} 0`);
  },
  'a reference to an object that is not listed': (objects) => {
    faults['a reference to nothing']?.(objects);
    hide(objects, '77 0');
  },
  'another generation, and one of the right one that is not listed': (objects) => {
    objects.set(at.page, withEntries(objects.get(at.page), { Contents: refOf(at.content, 1) }));
    hide(objects, `${at.content} 1`);
  },
};

const withoutNames = (catalog: Stored | undefined): Stored => {
  const { entries } = catalog as PdfDict;
  return { kind: 'dict', entries: new Map([...entries].filter(([key]) => key !== 'Names')) };
};

const black = '0 g 0 0 400 400 re f';
/** Another object inside one that nobody asks for. */
const hide = (objects: Map<number, Stored>, head: string): void =>
  void objects.set(70, {
    raw: `null\nendobj\n${head} obj\n<</Length ${black.length}>>\nstream\n${black}\nendstream`,
  });

const same = 'intact';
const doubt = 'rebuilt';

describe.skipIf(missing)(`a signed file that readers may rebuild${note}`, () => {
  it('is in doubt where that would show something else, and nowhere else', { timeout: 120_000 }, async () => {
    const makers = await foundMakers();
    const answers: Record<string, Record<string, string>> = {};
    const accepted: { readonly name: string; readonly bytes: Buffer; readonly signed: number }[] = [];
    for (const [fault, prepare] of Object.entries(faults)) {
      const row: Record<string, string> = {};
      answers[fault] = row;
      for (const layout of ['table', 'stream', 'packed', 'hybrid'] as const)
        for (const later of ['table', 'stream', 'packed'] as const) {
          const plan = { ...plainPlan, layout };
          const signed = await signedLetter(plan, makers.seal, (objects) => {
            // The hybrid letter hides its structure tree, outlines and names; of these only names lead to what is seen.
            objects.set(at.catalog, withoutNames(objects.get(at.catalog)));
            prepare(objects);
          });
          const { bytes } = await describes.does(signed, plan, later, makers);
          const [own] = verifyPdf(bytes, { anchors: [], now: Date.now(), accept: [] }).signatures;
          const name = `${layout}, then ${later}`;
          row[name] = own?.reasons.map(({ code }) => code).join() || own?.verdict || 'none';
          if (row[name] === same && fault.includes('reference'))
            accepted.push({ name: `${fault}: ${name}`, bytes, signed: signed.length });
        }
    }
    expect(answers).toEqual(expected);
    const views = await render(
      temporaryFolder('sop-lihat-'),
      accepted.flatMap(({ bytes, signed }) => [bytes.subarray(0, signed), bytes]),
    );
    const seen = accepted.flatMap(({ name }, index) => {
      const [before, after] = views.slice(2 * index);
      const what = before && after && difference(before, after);
      return what ? [`${name}: ${what}`] : [];
    });
    expect(seen).toEqual([]);
  });
});

const plainPlan: Plan = {
  ...planOf(0),
  tree: true,
  signed: 'first',
  annots: 'direct',
  certify: 0,
  opens: 'not',
};

const all = (answers: (layout: Layout, later: Layout) => string): Record<string, string> =>
  Object.fromEntries(
    (['table', 'stream', 'packed', 'hybrid'] as const).flatMap((layout) =>
      (['table', 'stream', 'packed'] as const).map((later) => [
        `${layout}, then ${later}`,
        answers(layout, later),
      ]),
    ),
  );
const withTable = (...layouts: readonly Layout[]): string =>
  layouts.some((one) => one === 'table' || one === 'hybrid') ? doubt : same;

const expected = {
  'nothing wrong': all(() => same),
  'a reference to nothing': all((layout, later) => (layout === 'packed' ? withTable(later) : same)),
  'an object that is not listed': all(() => same),
  'a reference to nothing, and an object that is not listed': all(withTable),
  'a reference to an object that is not listed': all(withTable),
  'another generation, and one of the right one that is not listed': all(withTable),
};

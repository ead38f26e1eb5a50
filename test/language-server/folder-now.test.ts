import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderKeeper } from '../../src/language-server/folder-now.ts';
import { folderIndex, outlineOf } from '../../src/lint/folder-index.ts';
import type { Sop } from '../../src/sop/sop.ts';

const few = fc.constantFrom('SM', 'LB', 'PK', 'AR');
const texts = fc.constantFrom('Mencatat surat', 'Mengirim surat', 'Menyusun laporan', 'Memeriksa berkas');
const names = fc.constantFrom('Surat masuk', 'Surat keluar', 'Laporan bulanan', 'Arsip');
const file = fc.record({
  name: names,
  related: fc.array(names, { maxLength: 2 }),
  part: few,
  rows: fc.array(fc.tuple(few, fc.integer({ min: 1, max: 3 }), texts), { minLength: 1, maxLength: 4 }),
  isOpen: fc.boolean(),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

function sopOf({ name, related, part, rows }: File): Sop {
  const empty = {
    agency: [],
    dates: {},
    legalBasis: [],
    warnings: [],
    qualifications: [],
    equipment: [],
    recording: [],
    roles: [],
  };
  const activities = rows.map(([code, number, text]) => ({
    code: `${code}-0${number}`,
    text,
    roles: [],
    requirements: [],
    output: [],
    next: [],
    children: [],
  }));
  return { number: name, name, related, parts: [{ code: part, name, activities }], ...empty };
}

it('the folder in two halves, of which one is kept, says the same of open files as all of it at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(file, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      (states) => {
        const keeper = folderKeeper();
        for (const state of states) {
          const placed = state.map((one, index) => ({
            outline: outlineOf(sopOf(one), `${index}.yaml`),
            isOpen: one.isOpen,
          }));
          const whole = folderIndex(placed.map(({ outline }) => outline));
          const now = keeper(placed);
          for (const { outline } of placed.filter(({ isOpen }) => isOpen)) {
            const own = new Set(outline.activities);
            if (whole.concerns(outline)) expect(now?.concerns(outline)).toBe(true);
            for (const code of [...outline.parts, ...outline.activities])
              expect(now?.ownerOf(code, outline.file)).toBe(whole.ownerOf(code, outline.file));
            for (const text of ['Mencatat surat', 'Mengirim surat', 'Menyusun laporan', 'Memeriksa berkas'])
              expect(now?.twinOf(text, own)).toBe(whole.twinOf(text, own));
            for (const related of outline.related) expect(now?.isKnown(related)).toBe(whole.isKnown(related));
          }
        }
      },
    ),
    { numRuns: process.env['SOP_TEST_LONG'] === undefined ? 500 : 20_000 },
  );
});

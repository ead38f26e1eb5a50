import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printDiagnostics, unpainted } from '../../src/document/diagnostic-text.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { lintDocument } from '../../src/lint/lint-files.ts';

const file = 'sops/sihumas.yaml';
const bytes = readFileSync(join(import.meta.dirname, '../..', file));
const found = lintDocument(readSopDocument(bytes, file));

test('the SOP of the source has no errors', () => {
  expect(found.filter((one) => one.severity === 'error')).toEqual([]);
});

test('each oddity of the source is reported, no more and no less', () => {
  const counts: Record<string, number> = {};
  for (const { rule } of found) counts[rule] = (counts[rule] ?? 0) + 1;
  expect(counts).toEqual({
    'active-verb': 7,
    'blank-serial': 1,
    'duplicate-activity': 3,
    'incomplete-date': 1,
    'missing-number': 1,
    'missing-roles': 3,
    'mixed-units': 1,
    'swapped-twin': 1,
    'too-long': 1,
  });
});

test('the report reads as agreed', async () => {
  const output = printDiagnostics(found, new Map([[file, bytes]]), { language: 'id', palette: unpainted });
  await expect(output).toMatchFileSnapshot(join(import.meta.dirname, 'sihumas.out'));
});

test('lint gives the same diagnostics each time, in reading order', () => {
  expect(lintDocument(readSopDocument(bytes, file))).toEqual(found);
  const places = found.map(({ range }) => range.start.line * 10_000 + range.start.column);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

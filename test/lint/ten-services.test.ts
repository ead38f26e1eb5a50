import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputLimits } from '../../src/document/input-limits.ts';
import { errorsToUse, readSopDocument } from '../../src/document/read-sop.ts';
import { type LintFile, lintFiles } from '../../src/lint/lint-files.ts';
import { severitiesOf } from '../../src/lint/profiles.ts';

/**
 * Ten SOPs of ten services, each as another hand would write it, and every finding judged as an officer of tata laksana would:
 * right, disputable (then it is a note only), or wrong.
 */
const folder = join(import.meta.dirname, '../fixtures/ten-services');
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const judged = readFileSync(join(folder, 'findings.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

const files = names.map(
  (name): LintFile => ({ id: name, shown: name, read: () => readFileSync(join(folder, name)) }),
);
const found = (profile: Parameters<typeof severitiesOf>[0]) =>
  lintFiles(
    { reported: files, beside: [] },
    { severities: severitiesOf(profile, {}), today: '2026-06-20', limits: inputLimits },
  ).map(({ file, range, rule, severity }) => [file, String(range.start.line), rule, severity].join(' '));

test('what is found is what was judged', () => {
  expect(found('permenpan-35-2012')).toEqual(
    judged.map(([file, line, rule, severity]) => [file, line, rule, severity].join(' ')),
  );
});

test('wrong findings are at most 2 of 100, disputable ones are notes', () => {
  expect(judged.every((row) => ['right', 'disputable', 'wrong'].includes(row[4] ?? '') && row[5])).toBe(true);
  const wrong = judged.filter(([, , , , judgement]) => judgement === 'wrong');
  expect(wrong.length / judged.length).toBeLessThanOrEqual(0.02);
  const disputable = judged.filter(([, , , , judgement]) => judgement === 'disputable');
  expect(disputable.filter(([, , , severity]) => severity !== 'info')).toEqual([]);
});

test('habits of the police are asked of the police only', () => {
  const police = found('polri').filter((one) => / (kop-size|number-form|implausible-nrp) /.test(one));
  expect(police).toContain('01-perizinan.yaml 7 kop-size error');
  expect(police.filter((one) => one.startsWith('05-polri'))).toEqual([]);
  expect(found('permenpan-35-2012').join()).not.toMatch(/kop-size|number-form|implausible-nrp/);
});

test('all ten can be walked, whatever their faults', () => {
  for (const name of names) {
    const document = readSopDocument(readFileSync(join(folder, name)), name);
    expect(errorsToUse(document), name).toEqual([]);
    expect(document.sop, name).toBeDefined();
  }
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printDiagnostics, unpainted } from '../../src/document/diagnostic-text.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { pastIn } from '../../src/lint/earlier-sops.ts';
import { folderIndex, outlineOf } from '../../src/lint/folder-index.ts';
import { type LintSettings, lintDocument } from '../../src/lint/lint-files.ts';
import { rules } from '../../src/lint/rules.ts';

const here = import.meta.dirname;

/** Fixtures are looked at on this day; beside `bad.yaml` may lie `past.yaml` (its earlier state) and `other-*.yaml`. */
function settingsOf(ruleId: string): LintSettings {
  const folder = join(here, ruleId);
  const read = (name: string) => readSopDocument(readFileSync(join(folder, name)), name);
  const others = readdirSync(folder)
    .filter((name) => /^(?:other-.*|bad)\.yaml$/.test(name))
    .toSorted((a, b) => Number(a === 'bad.yaml') - Number(b === 'bad.yaml'))
    .map(read)
    .flatMap(({ file, sop }) => (sop ? outlineOf(sop, file) : []));
  const sop = existsSync(join(folder, 'past.yaml')) ? read('past.yaml').sop : undefined;
  const past = sop && pastIn([{ id: 'bad.yaml', sop, isGone: false }])({ id: 'bad.yaml' }, sop);
  return {
    severities: {},
    today: '2026-11-23',
    ...(others.length > 1 ? { folder: folderIndex(others) } : {}),
    ...(past ? { past } : {}),
  };
}

/** What one rule says about a fixture, as it is printed. */
function outputOf(ruleId: string, name: string): string {
  const bytes = readFileSync(join(here, ruleId, name));
  const document = readSopDocument(bytes, name);
  expect(document.diagnostics).toEqual([]);
  const found = lintDocument(document, settingsOf(ruleId)).filter((one) => one.rule === ruleId);
  return printDiagnostics(found, new Map([[name, bytes]]), { language: 'id', palette: unpainted });
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id) => {
  test('finds what bad.yaml holds', async () => {
    const golden = join(here, id, 'bad.out');
    expect(existsSync(golden), `${golden} is missing: run vitest once with -u and read it`).toBe(true);
    const output = outputOf(id, 'bad.yaml');
    expect(output).not.toBe('');
    await expect(output).toMatchFileSnapshot(golden);
  });

  test('is silent about good.yaml', () => {
    expect(outputOf(id, 'good.yaml')).toBe('');
  });

  test('can be switched off and made heavier', () => {
    const document = readSopDocument(readFileSync(join(here, id, 'bad.yaml')), 'bad.yaml');
    const off = lintDocument(document, { ...settingsOf(id), severities: { [id]: 'off' } });
    expect(off.filter((one) => one.rule === id)).toEqual([]);
    const heavy = lintDocument(document, { ...settingsOf(id), severities: { [id]: 'error' } }).filter(
      (one) => one.rule === id,
    );
    expect(heavy.length).toBeGreaterThan(0);
    expect(heavy.every((one) => one.severity === 'error')).toBe(true);
  });
});

test('good fixtures pass every rule', () => {
  for (const { id } of rules) {
    const document = readSopDocument(readFileSync(join(here, id, 'good.yaml')), id);
    expect(lintDocument(document, settingsOf(id)), id).toEqual([]);
  }
});

test('rules stand in the list by id, each in a file of its name, and nowhere else', () => {
  const ids = rules.map((rule) => rule.id);
  expect(ids).toEqual(ids.toSorted());
  const files = readdirSync(join(here, '../../src/lint/rules')).map((file) => file.replace(/\.ts$/, ''));
  expect(files.toSorted()).toEqual(ids);
  const fixtures = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(fixtures.map((entry) => entry.name).toSorted()).toEqual(ids);
});

test('the office file knows exactly the rules there are', () => {
  const schema = JSON.parse(readFileSync(join(here, '../../schemas/kantor.schema.json'), 'utf8'));
  expect(Object.keys(schema.properties.lint.properties.aturan.properties)).toEqual(
    rules.map((rule) => rule.id),
  );
});

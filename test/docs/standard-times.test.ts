import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';
import { repository } from '../support/program-files.ts';

const page = readFileSync(join(repository, 'docs/standard-times.md'), 'utf8');
const rows = [...page.matchAll(/^\| (`.*`) \| ([a-z0-9. +-]+) \|$/gm)].flatMap(
  ([, texts = '', reading = '']) =>
    [...texts.matchAll(/`([^`]+)`/g)].map(([, text = '']) => [text, reading] as const),
);

test.each(rows)('the page on standard times is right about %s', (text, expected) => {
  const time = parseStandardTime(text);
  if (isProblem(time)) expect('unread').toBe(expected);
  else if (time.kind !== 'measured') expect(time.kind).toBe(expected);
  else {
    const length = time.amounts.map(({ value, unit }) => `${value} ${unit}`).join(' + ');
    expect(time.perItem === undefined ? length : `${length} per ${time.perItem}`).toBe(expected);
  }
});

test('the page has examples of every kind', () => {
  expect(rows.length).toBeGreaterThan(45);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatYaml } from '../../../src/document/yaml/format-yaml.ts';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';

const root = join(import.meta.dirname, '../../..');
const files = ['sops', 'templates/kalender', 'templates/jawaban', 'templates/sop'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

describe('one layout', () => {
  it.each(files)('%s is in it already', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    expect(formatYaml(text)).toBe(text);
  });

  it.each([
    ['indentation of lists', 'a:\n- b\n- c\n', 'a:\n  - b\n  - c\n'],
    ['brackets', 'a: [ b,c ]\nd: {e: f}\n', 'a: [b, c]\nd: { e: f }\n'],
    ['the last line end, of the kind that all have', 'a: b\r\nc: d', 'a: b\r\nc: d\r\n'],
    ['line ends that are mixed', 'a: b\r\nc: d\ne: f\r\n', 'a: b\nc: d\ne: f\n'],
    ['blank lines', 'a: b\n\n\n\nc: d\n', 'a: b\n\nc: d\n'],
    [
      'comments',
      '# satu\na: b   # dua\n\n# tiga\nc: [ d ] # empat\n',
      '# satu\na: b # dua\n\n# tiga\nc: [d] # empat\n',
    ],
    [
      'numbers as they are written',
      'a:   197801012005011001\nb: 00123\nc: +5\nd: 1e3\ne: 1.00000000000000000001\n',
      'a: 197801012005011001\nb: 00123\nc: +5\nd: 1e3\ne: 1.00000000000000000001\n',
    ],
    ['values that are not written', 'a:\nb:   ~\nc: null\n', 'a:\nb: ~\nc: null\n'],
    ['brackets within texts', 'a: "[ b ]"\nc: [ "[ d ]", e ]\n', 'a: "[ b ]"\nc: ["[ d ]", e]\n'],
  ])('%s', (_, before, after) => {
    expect(formatYaml(before)).toBe(after);
  });

  it.each(['a: [', 'a: 1\na: 2', 'a: &x 1', ''])('%j is left alone', (text) => {
    expect(formatYaml(text)).toBeUndefined();
  });

  it('is stable, and changes no value, for whatever it takes', () => {
    const word = fc.constantFrom(
      'satu',
      '"dua: [ x ]"',
      "'tiga'",
      '12',
      '[ a, b ]',
      '{c: d}',
      '# e',
      '\n  f: g',
      '|\n  h\n  i',
      '',
    );
    const text = fc.array(
      fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), word, fc.constantFrom('', ' # k', '\n\n\n')),
      { minLength: 1, maxLength: 6 },
    );
    let taken = 0;
    fc.assert(
      fc.property(text, (rows) => {
        const before = rows.map(([key, value, after]) => `${key}: ${value}${after}`).join('\n');
        const once = formatYaml(before);
        if (once === undefined) return;
        taken += 1;
        expect(formatYaml(once)).toBe(once);
        expect(parse(once)).toEqual(parse(before));
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe('sop fmt', () => {
  it('writes what changes, and --check only names it', async () => {
    const files = { '/kantor/sops/a.yaml': 'a: [ b ]\n', '/kantor/sops/b.yaml': 'a: [b]\n' };
    const checked = fakeHost({ files });
    expect(await main(['fmt', '--check'], checked)).toBe(1);
    expect(checked.stdout()).toBe('perlu ditata sops/a.yaml\n');
    const host = fakeHost({ files });
    expect(await main(['fmt'], host)).toBe(0);
    expect(new TextDecoder().decode(host.disk.get('/kantor/sops/a.yaml'))).toBe('a: [b]\n');
    expect(await main(['fmt', '--check'], host)).toBe(0);
  });

  it('leaves bytes that are no UTF-8 alone', async () => {
    const bytes = Uint8Array.from([0x61, 0x3a, 0x20, 0x20, 0xe9, 0x0a]);
    const host = fakeHost({ files: { '/kantor/sops/a.yaml': bytes } });
    expect(await main(['fmt'], host)).toBe(1);
    expect(host.disk.get('/kantor/sops/a.yaml')).toEqual(bytes);
  });

  it('leaves a broken file alone and says so', async () => {
    const host = fakeHost({ files: { '/kantor/sops/a.yaml': 'a: [' } });
    expect(await main(['fmt'], host)).toBe(1);
    expect(host.stderr()).toContain('sops/a.yaml: tidak dapat ditata');
    expect(new TextDecoder().decode(host.disk.get('/kantor/sops/a.yaml'))).toBe('a: [');
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { scalarLike } from '../../src/document/yaml/scalar-text.ts';
import { applyFixes } from '../../src/lint/apply-fixes.ts';
import { lintDocument } from '../../src/lint/lint-files.ts';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';

const fixtures = join(import.meta.dirname, '');
const lint = (text: string): readonly Diagnostic[] => {
  const document = readSopDocument(new TextEncoder().encode(text), 'a.yaml');
  return lintDocument(document);
};

/** Corrections until there are no more. */
function mended(text: string): string {
  let now = text;
  for (let round = 0; round < 10; round++) {
    const { text: next, applied } = applyFixes(now, lint(now));
    if (applied.length === 0) break;
    now = next;
  }
  return now;
}

const rewriteAt = (text: string, raw: string, rewrite: string): Diagnostic => {
  const at = text.indexOf(raw);
  const column = at - text.lastIndexOf('\n', at - 1);
  const line = text.slice(0, at).split('\n').length;
  const range = { start: { line, column }, end: { line, column: column + raw.length } };
  const written = scalarLike(raw, rewrite);
  return {
    rule: 'x',
    severity: 'warning',
    message: { id: '', en: '' },
    file: 'a.yaml',
    range,
    ...(written === undefined ? {} : { edit: { kind: 'safe', range, text: written } }),
  };
};

describe('a new text stands in the quotes of the old one', () => {
  it.each([
    ['a: satu dua # c\n', 'satu dua', 'tiga', 'a: tiga # c\n'],
    ['a: "satu" # c\n', '"satu"', 'ia "tiga"', 'a: "ia \\"tiga\\"" # c\n'],
    ["a: 'satu'\n", "'satu'", "jum'at", "a: 'jum''at'\n"],
    ['a: satu\n', 'satu', 'dua: tiga', 'a: "dua: tiga"\n'],
    ['a: satu\n', 'satu', '12', 'a: "12"\n'],
    ['a: satu\n', 'satu', '- dua', 'a: "- dua"\n'],
    ['a: [satu, dua]\n', 'satu', 'tiga, empat', 'a: ["tiga, empat", dua]\n'],
    ['a: satu\r\nb: dua\r\n', 'dua', 'tiga', 'a: satu\r\nb: tiga\r\n'],
    ['a: |\n  satu\n', '|\n  satu', 'tiga', 'a: |\n  satu\n'],
  ])('%j', (text, raw, rewrite, after) => {
    expect(applyFixes(text, [rewriteAt(text, raw, rewrite)]).text).toBe(after);
  });

  it('and is read back as it was meant, in every kind of quotes', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((one) => !/[\p{C}\u2028\u2029]/u.test(one));
    fc.assert(
      fc.property(text, fc.constantFrom('satu', '"satu"', "'satu'"), fc.boolean(), (rewrite, raw, flow) => {
        const before = flow ? `a: [${raw}, b]\n` : `a: ${raw}\n`;
        const after = parse(applyFixes(before, [rewriteAt(before, raw, rewrite)]).text) as { a: unknown };
        expect(after.a).toEqual(flow ? [rewrite, 'b'] : rewrite);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('fixing', () => {
  const names = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'bad.yaml')));

  it.each(names)('%s: twice is once, and what was mended is found no more', (name) => {
    const text = readFileSync(join(fixtures, name, 'bad.yaml'), 'utf8');
    const once = mended(text);
    expect(mended(once)).toBe(once);
    expect(lint(once).filter((one) => one.edit)).toEqual([]);
  });

  it('a guess is a suggestion, the same meaning otherwise written is safe, a block is left to people', () => {
    const good = readFileSync(join(fixtures, 'lower-case/good.yaml'), 'utf8');
    const kinds = (text: string) => lint(text).map(({ rule, edit }) => `${rule} ${edit?.kind ?? 'none'}`);
    expect(kinds(good.replace(/^nama:/m, 'nma:'))).toContain('unknown-key suggestion');
    expect(kinds(good.replace(/uraian: M/, 'uraian: m'))).toEqual(['lower-case safe']);
    expect(kinds(good.replace(/^nama: /m, 'nama: |\n  Rapat  '))).toEqual(['stray-spaces none']);
  });

  it('never makes overlapping corrections', () => {
    const text = 'a: satu dua\n';
    const both = [rewriteAt(text, 'satu dua', 'x'), rewriteAt(text, 'satu', 'y')];
    expect(applyFixes(text, both).applied).toHaveLength(1);
  });
});

describe('sop lint --fix', () => {
  const wrong = readFileSync(join(fixtures, 'lower-case/bad.yaml'), 'utf8').replaceAll('\n', '\r\n');

  it('writes the file and keeps its line ends and mark', async () => {
    const host = fakeHost({ files: { '/kantor/sops/a.yaml': `\ufeff${wrong}` } });
    expect(await main(['lint', '--fix'], host)).toBe(0);
    const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(host.disk.get('/kantor/sops/a.yaml'));
    expect(after).toBe(`\ufeff${wrong.replace('uraian: menerima', 'uraian: Menerima')}`);
    expect(host.stderr()).toContain('diperbaiki sops/a.yaml');
  });

  it('shows a diff and writes nothing with --fix-dry-run', async () => {
    const host = fakeHost({ files: { '/kantor/sops/a.yaml': wrong.replaceAll('\r\n', '\n') } });
    const before = new Map(host.disk);
    await main(['lint', '--fix-dry-run', '--quiet'], host);
    expect(host.disk).toEqual(before);
    expect(host.stdout()).toContain('--- a/sops/a.yaml\n+++ b/sops/a.yaml\n@@ -');
    expect(host.stdout()).toMatch(/^-.*menerima surat masuk.*\n\+.*Menerima surat masuk/m);
  });
});

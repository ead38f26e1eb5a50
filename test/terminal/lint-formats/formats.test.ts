import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/document/diagnostic.ts';
import { unpainted } from '../../../src/document/diagnostic-text.ts';
import { lintFormats } from '../../../src/terminal/lint-formats/formats.ts';
import type { LintReport } from '../../../src/terminal/lint-formats/lint-report.ts';

const source = 'format: 1\nnomor: "SOP/  /I/X/2026/Y"\nnama: contoh\nwaktu: 60 Menit\n';
const range = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});
const diagnostics: readonly Diagnostic[] = [
  {
    rule: 'blank-serial',
    severity: 'warning',
    message: { id: 'Nomor urut belum diisi.', en: 'The serial is blank.' },
    hint: { id: 'Isi dari buku register.', en: 'Take it from the register.' },
    file: 'sops/a b.yaml',
    range: range(2, 8, 27),
  },
  {
    rule: 'unknown-key',
    severity: 'error',
    message: { id: 'Kunci "nam" <tidak> dikenal & salah.', en: 'Unknown key.' },
    file: 'sops/a b.yaml',
    range: range(3, 1, 5),
    edit: { kind: 'suggestion', range: range(3, 1, 5), text: 'nama' },
  },
  {
    rule: 'overdue-monitoring',
    severity: 'info',
    message: { id: 'Sudah waktunya.', en: 'It is due.' },
    file: 'sops/c.yaml',
    range: range(1, 1, 7),
  },
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const reportOf = (found: readonly Diagnostic[], files: readonly string[]): LintReport => ({
  diagnostics: found,
  sources: new Map(files.map((file) => [file, source])),
  files: files.map((file) => ({ id: file, shown: file })),
  version: '1.2.3',
  sha256,
});
const files = ['sops/a b.yaml', 'sops/bersih.yaml', 'sops/c.yaml'];
const print = (format: string, found = diagnostics, names: readonly string[] = files): string =>
  lintFormats.get(format)?.(reportOf(found, names), { language: 'id', palette: unpainted }) ?? '';

describe.each([...lintFormats.keys()])('%s', (format) => {
  it('prints as agreed', async () => {
    await expect(print(format)).toMatchFileSnapshot(join(import.meta.dirname, `goldens/${format}.txt`));
  });

  it('prints a clean run without a finding', async () => {
    await expect(print(format, [], files)).toMatchFileSnapshot(
      join(import.meta.dirname, `goldens/${format}-clean.txt`),
    );
  });
});

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const { id: _id, $schema: _draft, ...asPublished } = schema;
const isSarif = ajv.compile(asPublished);

describe('sarif', () => {
  it('is valid by the schema of the standard, which refuses what is not', () => {
    expect(isSarif(JSON.parse(print('sarif'))), JSON.stringify(isSarif.errors)).toBe(true);
    expect(isSarif(JSON.parse(print('sarif', [])))).toBe(true);
    expect(isSarif(JSON.parse(print('sarif').replace('"ruleIndex": 0', '"ruleIndex": "0"')))).toBe(false);
  });

  it('names every rule that it uses, at the place that it says', () => {
    const [run] = JSON.parse(print('sarif')).runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('keeps fingerprints when lines move, and tells equal findings apart', () => {
    const twice = [diagnostics[0], diagnostics[0]].flatMap((one) => one ?? []);
    const printsOf = (report: LintReport): readonly string[] =>
      JSON.parse(
        lintFormats.get('sarif')?.(report, { language: 'id', palette: unpainted }) ?? '',
      ).runs[0].results.map(
        (one: { partialFingerprints: Record<string, string> }) => Object.values(one.partialFingerprints)[0],
      );
    const before = printsOf(reportOf(twice, files));
    expect(new Set(before).size).toBe(2);
    const lower = twice.map((one) => ({ ...one, range: range(4, 8, 27) }));
    const after = printsOf({
      ...reportOf(lower, files),
      sources: new Map([['sops/a b.yaml', `# baru\n\n${source}`]]),
    });
    expect(after).toEqual(before);
  });
});

/** Names and texts that try to break out of a format. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...'a"\'<>&,:%]\n\r\t\\',
      '\u001b[31m',
      '\u202e',
      '\ud800',
      ']]>',
      '::error::',
      '-->',
      '\u0000',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((signs) => signs.join(''));

const hostileReport = fc
  .array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    rows.map(
      ([file, message, hint]): Diagnostic => ({
        rule: 'blank-serial',
        severity: 'error',
        message: { id: message, en: message },
        hint: { id: hint, en: hint },
        file,
        range: range(1, 1, 2),
      }),
    ),
  );

/** Whether tags nest and nothing stands outside of them: enough to see a text that broke out. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>/, '')
    .replace(/<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g, (_, close, name, __, empty) => {
      if (close) return open.pop() === name ? '' : '<';
      if (!empty) open.push(name);
      return '';
    });
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/.test(rest);
}

describe('hostile names and texts stay inside their format', () => {
  const namesOf = (found: readonly Diagnostic[]): readonly string[] => [
    ...new Set(found.map(({ file }) => file)),
  ];
  const everyReport = (check: (found: readonly Diagnostic[]) => void): void =>
    fc.assert(fc.property(hostileReport, check), { numRuns: 1000 });

  it.each(['json', 'gitlab', 'sarif'])('%s is JSON with as many findings', (format) => {
    everyReport((found) => {
      const value = JSON.parse(print(format, found, namesOf(found)));
      expect((format === 'sarif' ? value.runs[0].results : value).length).toBe(found.length);
      if (format === 'sarif') expect(isSarif(value), JSON.stringify(isSarif.errors)).toBe(true);
    });
  });

  it.each(['junit', 'checkstyle'])('%s is well-formed XML', (format) => {
    expect(isWellFormed('<?xml version="1.0"?><a><b c="1"/></a>')).toBe(true);
    expect(isWellFormed('<a><b></a>')).toBe(false);
    everyReport((found) => {
      const text = print(format, found, namesOf(found));
      expect(isWellFormed(text), text).toBe(true);
    });
  });

  it('github is one command a finding', () => {
    everyReport((found) => {
      const lines = print('github', found, namesOf(found)).trimEnd().split('\n');
      expect(lines).toHaveLength(found.length);
      for (const line of lines) expect(line).toMatch(/^::error file=[^:]*,title=blank-serial::[^\r\n]*$/);
    });
  });

  it.each([...lintFormats.keys()])('%s holds no control characters', (format) => {
    everyReport((found) => {
      expect(print(format, found, namesOf(found))).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/,
      );
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { hostileFiles, named } from './hostile-files.ts';
import { bytesOf, sopText, sopWith } from './sop-text.ts';

describe('hostile and broken files are refused where they are wrong', () => {
  test.each(hostileFiles)('%s', (_, file, rule, line, column) => {
    const document = readSopDocument(typeof file === 'string' ? bytesOf(file) : file, 'uji.yaml');
    expect(document.sop).toBeUndefined();
    const [first] = document.diagnostics;
    expect({ rule: first?.rule, severity: first?.severity, ...first?.range.start }).toEqual({
      rule,
      severity: 'error',
      line,
      column,
    });
    expect(first?.message.id).not.toBe('');
    expect(first?.message.en).not.toBe('');
  });
});

describe('what is unusual but harmless is read', () => {
  const harmless: readonly (readonly [string, string])[] = [
    ['a byte order mark in front, as Notepad writes it', `\uFEFF${sopText}`],
    ['CRLF', sopText.replaceAll('\n', '\r\n')],
    ['a document start', `---\n${sopText}`],
    ['a document start and end', `# komentar\n---\n${sopText}...\n`],
    ['no line end at the end', sopText.trimEnd()],
    ['signs within text', named('Surat & lampiran *penting* !segera %')],
    ['signs within quotes', named('"&a *b !c <<: %YAML ---"')],
    ['a tab within text', named('Surat\tmasuk')],
    ['other scripts', named('سورات 手紙 📨')],
    ['500 items', sopWith('[Surat]', `[${Array.from({ length: 100 }, () => 'Surat').join(', ')}]`)],
  ];
  test.each(harmless)('%s', (_, text) => {
    const { sop, diagnostics } = readSopDocument(bytesOf(text), 'uji.yaml');
    expect(diagnostics).toEqual([]);
    expect(sop?.parts[0]?.activities[0]?.code).toBe('SM-01');
  });

  test('a value keeps the YAML 1.2 reading', () => {
    const { sop } = readSopDocument(bytesOf(named('no')), 'uji.yaml');
    expect(sop?.name).toBe('no');
  });
});

test('answers may be JSON', () => {
  const json = JSON.stringify(
    { format: 1, bagian: 'SM', petugas: 'Rangga Wirasena', jawaban: [{ kode: 'SM-01', hasil: 'sesuai' }] },
    null,
    '\t',
  );
  const { value, diagnostics } = readYaml(bytesOf(json), 'jawaban.json', 'jawaban');
  expect(diagnostics).toEqual([]);
  expect(value).toEqual(JSON.parse(json));
});

// Two documents a run: 100,000 of them in the long tests.
test('no text makes the reader throw, and what has no SOP has an error', () => {
  const pieces = fc.constantFrom(
    ...'[]{}:-?&*!|>\'"%@`#,.\n\r\t ~<\\é\u0000',
    'kode',
    ': ',
    '\n  ',
    '\n- ',
    '---\n',
    '"\\u',
  );
  const junk = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 });
  fc.assert(
    fc.property(junk, fc.nat(sopText.length), (parts, at) => {
      for (const text of [parts.join(''), sopText.slice(0, at) + parts.join('') + sopText.slice(at)]) {
        const { sop, diagnostics } = readSopDocument(bytesOf(text), 'uji.yaml');
        expect(sop !== undefined || diagnostics.some((one) => one.severity === 'error')).toBe(true);
      }
    }),
    { numRuns: process.env['SOP_TEST_LONG'] ? 50_000 : 300 },
  );
});

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readSopDocument(bytes, 'uji.yaml').sop).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

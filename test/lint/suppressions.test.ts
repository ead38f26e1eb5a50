import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { silencesIn, withoutSilenced } from '../../src/lint/suppressions.ts';

const known = ['missing-time', 'active-verb', 'lower-case'];
const at = (line: number, rule: string): Diagnostic => ({
  rule,
  severity: 'warning',
  message: { id: rule, en: rule },
  file: 'a.yaml',
  range: { start: { line, column: 1 }, end: { line, column: 2 } },
});
const left = (text: string, ...diagnostics: readonly Diagnostic[]): readonly string[] => {
  const { silences, problems } = silencesIn(text, 'a.yaml', known);
  return withoutSilenced([...diagnostics, ...problems], silences, 'a.yaml', new Set(known)).map(
    ({ rule, range, message }) => `${range.start.line}:${range.start.column} ${rule} ${message.id}`,
  );
};
describe('a comment', () => {
  it('silences the next line that is more than a comment, and nothing else', () => {
    const text =
      '# sop-lint-disable-next-line missing-time -- naskah tidak menyebutnya\n# catatan\n\na: 1\nb: 2\n';
    expect(left(text, at(4, 'missing-time'), at(4, 'active-verb'), at(5, 'missing-time'))).toEqual([
      '4:1 active-verb active-verb',
      '5:1 missing-time missing-time',
    ]);
  });

  it('silences its own line and several rules', () => {
    const text = 'a: 1 # sop-lint-disable-line missing-time, active-verb -- seperti di naskah\n';
    expect(left(text, at(1, 'missing-time'), at(1, 'active-verb'))).toEqual([]);
  });

  it('silences a file', () => {
    const text = '# sop-lint-disable-file lower-case -- naskah asli\na: 1\nb: 2\n';
    expect(left(text, at(2, 'lower-case'), at(3, 'lower-case'))).toEqual([]);
  });

  it.each([
    ['# sop-lint-disable-next-line missing-time', 'suppression-form Pengecualian tanpa alasan.'],
    ['# sop-lint-disable-next-line missing-time --', 'suppression-form Pengecualian tanpa alasan.'],
    ['# sop-lint-disable-next-line -- alasan', 'suppression-form Perintah sop-lint ini tidak dimengerti.'],
    ['# sop-lint-disable missing-time -- alasan', 'suppression-form Perintah sop-lint ini tidak dimengerti.'],
    ['# sop-lint-disable-line mising-time -- alasan', 'suppression-form Aturan "mising-time" tidak ada.'],
    [
      '# sop-lint-disable-next-line missing-time -- alasan',
      'unused-suppression Tidak ada temuan missing-time untuk dikecualikan.',
    ],
  ])('%s is a finding itself', (comment, finding) => {
    expect(left(`${comment}\na: 1\n`, at(3, 'missing-time'))).toEqual([
      '3:1 missing-time missing-time',
      `1:1 ${finding}`,
    ]);
  });

  it('counts lines as they end in any file, and each of its rules', () => {
    const text = '# sop-lint-disable-next-line missing-time, active-verb -- naskah\r\n# lagi\r\na: 1\r\n';
    expect(left(text, at(3, 'missing-time'))).toEqual([
      '1:1 unused-suppression Tidak ada temuan active-verb untuk dikecualikan.',
    ]);
    expect(left('# sop-lint-disabel-line missing-time -- x\na: 1\n')).toHaveLength(1);
  });

  it('is none within a text', () => {
    const text =
      'a: "# sop-lint-disable-next-line missing-time -- x"\nb: |\n  # sop-lint-disable-next-line missing-time -- x\nc: 1\n';
    expect(left(text, at(2, 'missing-time'), at(4, 'missing-time'))).toHaveLength(2);
  });
});

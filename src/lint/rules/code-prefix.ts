import { codeList } from '../code-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** One finding a part: existing codes must never be changed, the next ones may be better. */
export const codePrefix: Rule = {
  id: 'code-prefix',
  group: 'document',
  severity: 'info',
  title: { id: 'Kode tanpa awalan bagiannya', en: 'A code without the prefix of its part' },
  why: {
    id: 'URMIN-03 menunjukkan bagiannya di setiap daftar dan laporan.',
    en: 'URMIN-03 shows its part in every list and report.',
  },
  check: ({ parts }) =>
    parts.flatMap(({ part, path, rows }): readonly Finding[] => {
      const all = rows.map(({ activity }) => activity.code);
      const others = all.filter((code) => !code.startsWith(`${part.code}-`));
      if (others.length === 0 || (others.length === all.length && sharedPrefix(all))) return [];
      const codes = codeList(others);
      return [
        {
          path: [...path, 'kode'],
          message: {
            id: `Kode tanpa awalan ${part.code}-: ${codes}.`,
            en: `Codes without the prefix ${part.code}-: ${codes}.`,
          },
          hint: {
            id: 'Kode yang sudah dipakai jangan diubah; pakai awalan ini untuk yang berikutnya.',
            en: 'Do not change codes in use; give the next ones this prefix.',
          },
        },
      ];
    }),
};

/** Whether all codes share a prefix of their own (`SM-01`, `SM-02`). */
const sharedPrefix = (codes: readonly string[]): boolean =>
  new Set(codes.map((code) => code.slice(0, code.lastIndexOf('-')))).size === 1;

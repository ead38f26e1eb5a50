import type { Finding, Rule } from '../rule.ts';

/** Silent while no activity names anybody: then missing-roles speaks. */
export const unusedRole: Rule = {
  id: 'unused-role',
  group: 'pelaksana',
  severity: 'warning',
  title: { id: 'Kolom pelaksana yang tidak dipakai', en: 'A pelaksana column that is not used' },
  why: {
    id: 'Kolom kosong membuat formulir sulit dibaca, atau sebuah kegiatan kehilangan pelaksananya.',
    en: 'An empty column makes the form hard to read, or an activity has lost its pelaksana.',
  },
  check: ({ sop, rows }) => {
    const used = new Set(rows.flatMap(({ activity }) => activity.roles.map(({ role }) => role)));
    if (used.size === 0) return [];
    return sop.roles.flatMap(({ code, title }, index): readonly Finding[] =>
      used.has(code)
        ? []
        : [
            {
              path: ['pelaksana', index],
              message: {
                id: `${code} (${title}) tidak mengerjakan apa pun.`,
                en: `${code} (${title}) does nothing.`,
              },
              hint: {
                id: 'Hapus kolomnya, atau tulis kodenya pada kegiatan yang dikerjakannya.',
                en: 'Delete the column, or write its code at the activities it does.',
              },
            },
          ],
    );
  },
};

import { nearest } from '../../words/nearest.ts';
import type { Rule } from '../rule.ts';

/** A role that has no column cannot be drawn, and no person can fill it. */
export const unknownRole: Rule = {
  id: 'unknown-role',
  group: 'pelaksana',
  severity: 'error',
  title: { id: 'Pelaksana yang tidak terdaftar', en: 'A pelaksana that is not in the list' },
  why: {
    id: 'Pelaksana tanpa kolom tidak dapat digambar dan tidak dapat diisi siapa pun.',
    en: 'A pelaksana without a column cannot be drawn, and nobody can fill it.',
  },
  check: ({ sop, rows }) => {
    const known = sop.roles.map(({ code }) => code);
    return rows.flatMap(({ activity, path }) =>
      activity.roles.flatMap(({ role }, index) => {
        if (known.includes(role)) return [];
        const meant = nearest(role, known);
        return [
          {
            // The short form is the code itself: there the path ends one step earlier.
            path: [...path, 'pelaksana', index, 'kode'],
            message: {
              id: `Pelaksana ${role} tidak ada di daftar pelaksana dokumen.`,
              en: `The pelaksana ${role} is not in the document's list.`,
            },
            hint:
              meant === undefined
                ? {
                    id: `Tambahkan ke daftar "pelaksana" di atas.`,
                    en: 'Add it to the list "pelaksana" above.',
                  }
                : { id: `Maksud Anda: ${meant}?`, en: `Did you mean: ${meant}?` },
          },
        ];
      }),
    );
  },
};

import type { Finding, Rule } from '../rule.ts';

/** Codes differ, what is printed does not. */
export const sameTitle: Rule = {
  id: 'same-title',
  group: 'pelaksana',
  severity: 'warning',
  title: { id: 'Dua kolom dengan jabatan yang sama', en: 'Two columns with the same title' },
  why: {
    id: 'Dua kolom dengan nama yang sama tidak dapat dibedakan di kertas.',
    en: 'Two columns of one name cannot be told apart on paper.',
  },
  check: ({ sop }) =>
    sop.roles.flatMap(({ title }, index): readonly Finding[] => {
      const first = sop.roles.findIndex((one) => one.title.toUpperCase() === title.toUpperCase());
      if (first === index) return [];
      return [
        {
          path: ['pelaksana', index, 'jabatan'],
          message: {
            id: `Jabatan "${title}" sudah ada di kolom ${sop.roles[first]?.code}.`,
            en: `The title "${title}" is that of column ${sop.roles[first]?.code} already.`,
          },
          hint: {
            id: 'Tulis apa yang membedakannya, atau gabungkan.',
            en: 'Write what sets them apart, or make them one.',
          },
        },
      ];
    }),
};

import type { Finding, Rule } from '../rule.ts';

/** Nothing is drawn otherwise; it only helps the reader of the file. */
export const roleOrder: Rule = {
  id: 'role-order',
  group: 'pelaksana',
  severity: 'info',
  title: { id: 'Urutan pelaksana lain dari kolomnya', en: 'Pelaksana in another order than the columns' },
  why: {
    id: 'Urutan yang sama di mana-mana memudahkan mencocokkan berkas dengan formulir.',
    en: 'One order everywhere makes it easy to compare the file with the form.',
  },
  check: ({ sop, rows }) => {
    const column = new Map(sop.roles.map(({ code }, index) => [code, index]));
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const places = activity.roles.flatMap(({ role }) => column.get(role) ?? []);
      if (places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0))) return [];
      return [
        {
          path: [...path, 'pelaksana'],
          message: {
            id: 'Urutan pelaksana tidak sama dengan urutan kolom.',
            en: 'The pelaksana are not in the order of the columns.',
          },
          hint: {
            id: `Tulis menurut kolom: ${sop.roles.map(({ code }) => code).join(', ')}.`,
            en: `Write them by column: ${sop.roles.map(({ code }) => code).join(', ')}.`,
          },
        },
      ];
    });
  },
};

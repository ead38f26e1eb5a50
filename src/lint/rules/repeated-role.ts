import type { Finding, Rule } from '../rule.ts';

/** The second mark would be drawn over the first. */
export const repeatedRole: Rule = {
  id: 'repeated-role',
  group: 'pelaksana',
  severity: 'warning',
  title: { id: 'Pelaksana yang sama dua kali', en: 'The same pelaksana twice' },
  why: {
    id: 'Satu kegiatan menandai tiap kolom paling banyak satu kali.',
    en: 'An activity marks each column once at most.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }) =>
      activity.roles.flatMap(({ role }, index): readonly Finding[] =>
        activity.roles.findIndex((one) => one.role === role) === index
          ? []
          : [
              {
                path: [...path, 'pelaksana', index],
                message: {
                  id: `${role} tertulis dua kali pada kegiatan ini.`,
                  en: `${role} stands twice at this activity.`,
                },
                hint: { id: 'Hapus salah satu.', en: 'Delete one of them.' },
              },
            ],
      ),
    ),
};

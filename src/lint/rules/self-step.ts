import type { Finding, Rule } from '../rule.ts';

/** To do something again, go back to an earlier row. */
export const selfStep: Rule = {
  id: 'self-step',
  group: 'flow',
  severity: 'error',
  title: { id: 'Panah ke diri sendiri', en: 'An arrow to itself' },
  why: {
    id: 'Kegiatan yang melanjutkan ke dirinya sendiri tidak pernah selesai.',
    en: 'An activity that leads on to itself never ends.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }) =>
      activity.next.flatMap(({ to }, index): readonly Finding[] =>
        to !== activity.code
          ? []
          : [
              {
                path: [...path, 'lanjut', index, 'ke'],
                message: { id: `${to} melanjutkan ke dirinya sendiri.`, en: `${to} leads on to itself.` },
                hint: { id: 'Tulis kode kegiatan sesudahnya.', en: 'Write the code of what comes after.' },
              },
            ],
      ),
    ),
};

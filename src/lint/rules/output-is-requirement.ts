import type { Finding, Rule } from '../rule.ts';

/** Both columns filled with the same items. */
export const outputIsRequirement: Rule = {
  id: 'output-is-requirement',
  group: 'mutu-baku',
  severity: 'warning',
  title: { id: 'Output sama dengan kelengkapan', en: 'The output equals what is needed' },
  why: {
    id: 'Kegiatan yang menghasilkan persis yang dibutuhkannya tidak mengubah apa pun, atau salah satu kolom salah isi.',
    en: 'An activity that yields just what it needs changes nothing, or a column is filled in wrongly.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      if (activity.output.length === 0 || !sameItems(activity.output, activity.requirements)) return [];
      return [
        {
          path: [...path, 'output'],
          message: {
            id: `Output ${activity.code} sama dengan kelengkapannya.`,
            en: `The output of ${activity.code} equals its kelengkapan.`,
          },
          hint: {
            id: 'Sebut apa yang berubah, misalnya "Surat yang sudah diregister".',
            en: 'Say what has changed, such as "Surat yang sudah diregister".',
          },
        },
      ];
    }),
};

const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join('\n').toLowerCase() === b.toSorted().join('\n').toLowerCase();

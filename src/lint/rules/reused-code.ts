import { activityRows } from '../../sop/activities.ts';
import { nearest } from '../../words/nearest.ts';
import type { Finding, Rule } from '../rule.ts';

/** Compared with an earlier revision (`--since`): fewer than a third of the words are the same, so that a corrected spelling is no finding. */
export const reusedCode: Rule = {
  id: 'reused-code',
  group: 'document',
  severity: 'error',
  title: { id: 'Kode dipakai untuk kegiatan lain', en: 'A code used for another activity' },
  why: {
    id: 'Kode lama dengan arti baru mencampur angka dua pekerjaan yang berbeda.',
    en: 'An old code with a new meaning mixes the figures of two kinds of work.',
  },
  checkSince: ({ rows }, past) => {
    const before = new Map(
      past.parts.flatMap((part) =>
        activityRows(part).map(({ activity }) => [activity.code, activity.text] as const),
      ),
    );
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const was = before.get(activity.code);
      if (was === undefined || was === activity.text || likeness(was, activity.text) >= 1 / 3) return [];
      return [
        {
          path: [...path, 'kode'],
          message: {
            id: `${activity.code} dahulu berarti "${was}".`,
            en: `${activity.code} meant "${was}" before.`,
          },
          hint: {
            id: 'Beri kegiatan baru kode yang belum pernah dipakai.',
            en: 'Give the new activity a code that was never used.',
          },
        },
      ];
    });
  },
};

/** Share of the words that two texts have in common; a word that is nearly the same was corrected. */
function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const common = first.filter((word) => second.includes(word) || nearest(word, second) !== undefined).length;
  return common / Math.max(1, Math.min(first.length, second.length));
}

const wordsOf = (text: string): readonly string[] => [
  ...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
];

import { nearest } from '../../words/nearest.ts';
import type { Finding, Rule } from '../rule.ts';

/**
 * Compared with an earlier revision (`--since`), in whatever file it was: fewer than half of the words that say something are the same, so
 * that a corrected spelling is no finding, or one of them became its opposite.
 */
export const reusedCode: Rule = {
  id: 'reused-code',
  group: 'document',
  severity: 'error',
  title: { id: 'Kode dipakai untuk kegiatan lain', en: 'A code used for another activity' },
  why: {
    id: 'Kode lama dengan arti baru mencampur angka dua pekerjaan yang berbeda.',
    en: 'An old code with a new meaning mixes the figures of two kinds of work.',
  },
  checkSince: ({ rows }, { withCode }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const before = withCode(activity.code);
      const [was] = before;
      if (!was || before.some(({ text }) => isAlike(text, activity.text))) return [];
      return [
        {
          path: [...path, 'kode'],
          message: {
            id: `${activity.code} dahulu berarti "${was.text}"${was.file ? ` di ${was.file}` : ''}.`,
            en: `${activity.code} meant "${was.text}"${was.file ? ` in ${was.file}` : ''} before.`,
          },
          hint: {
            id: 'Beri kegiatan baru kode yang belum pernah dipakai.',
            en: 'Give the new activity a code that was never used.',
          },
        },
      ];
    }),
};

/** Words that stand for the contrary of each other in what offices do. */
const opposites: readonly (readonly [string, string])[] = [
  ['masuk', 'keluar'],
  ['menerima', 'mengirim'],
  ['menerima', 'menyerahkan'],
  ['menerima', 'menolak'],
  ['menyetujui', 'menolak'],
  ['membuka', 'menutup'],
  ['meminjam', 'mengembalikan'],
  ['meminjamkan', 'mengembalikan'],
  ['memasang', 'membongkar'],
  ['menyimpan', 'memusnahkan'],
  ['internal', 'eksternal'],
  ['awal', 'akhir'],
];

function isAlike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const became = (from: string, to: string): boolean =>
    first.includes(from) && !second.includes(from) && second.includes(to) && !first.includes(to);
  if (opposites.some(([one, other]) => became(one, other) || became(other, one))) return false;
  // A word that is nearly the same was corrected.
  const common = first.filter((word) => second.includes(word) || nearest(word, second) !== undefined).length;
  return common / Math.max(1, Math.min(first.length, second.length)) >= 1 / 2;
}

/** Words that every text may have say nothing about what it means. */
const empty = new Set('atas dan dari dalam dengan di ke kepada oleh pada untuk yang'.split(' '));

const wordsOf = (text: string): readonly string[] =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].filter((word) => !empty.has(word));

import type { Activity } from '../../sop/sop.ts';
import type { Finding, OtherSop, Rule } from '../rule.ts';

/** Texts are compared without case and punctuation. */
export const duplicateAcrossFiles: Rule = {
  id: 'duplicate-across-files',
  group: 'activities',
  severity: 'info',
  title: { id: 'Uraian yang sama di SOP lain', en: 'The same text in another SOP' },
  why: {
    id: 'Kegiatan yang sama di dua SOP sering berbeda mutu bakunya tanpa ada yang tahu.',
    en: 'The same activity in two SOPs often has two standards without anybody knowing.',
  },
  check: ({ rows, others }) => {
    if (!others) return [];
    const elsewhere = textsOf(others);
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const twin = elsewhere.get(plain(activity.text));
      if (!twin || twin.sop.parts.some((part) => codesOf(part.activities).has(activity.code))) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: { id: `Uraian yang sama ada di ${twin.file}.`, en: `The same text is in ${twin.file}.` },
          hint: {
            id: 'Samakan mutu bakunya, atau rujuk SOP itu pada keterkaitan.',
            en: 'Give both the same standard, or name that SOP under keterkaitan.',
          },
        },
      ];
    });
  },
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const known = new WeakMap<readonly OtherSop[], ReadonlyMap<string, OtherSop>>();

/** Texts of a folder by their plain form; made once for all its documents. */
function textsOf(others: readonly OtherSop[]): ReadonlyMap<string, OtherSop> {
  const made = known.get(others) ?? new Map(others.flatMap(textsIn));
  known.set(others, made);
  return made;
}

const textsIn = (other: OtherSop): readonly (readonly [string, OtherSop])[] =>
  other.sop.parts.flatMap((part) => allOf(part.activities).map(({ text }) => [plain(text), other] as const));

const allOf = (activities: readonly Activity[]): readonly Activity[] =>
  activities.flatMap((activity) => [activity, ...allOf(activity.children)]);

const codesOf = (activities: readonly Activity[]): ReadonlySet<string> =>
  new Set(allOf(activities).map(({ code }) => code));

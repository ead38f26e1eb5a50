import { activityRows } from '../../sop/activities.ts';
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
    const own = new Set(rows.map(({ activity }) => activity.code));
    const texts = textsOf(others);
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const twin = texts
        .get(plain(activity.text))
        ?.find(({ code }) => code !== activity.code && !own.has(code));
      if (!twin) return [];
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

type Text = { readonly code: string; readonly file: string };

const known = new WeakMap<readonly OtherSop[], ReadonlyMap<string, readonly Text[]>>();

/** The activities of a folder by their plain text; made once for all its documents. */
function textsOf(others: readonly OtherSop[]): ReadonlyMap<string, readonly Text[]> {
  const made = known.get(others);
  if (made) return made;
  const texts = new Map<string, Text[]>();
  for (const { file, sop } of others) {
    for (const { code, text } of sop.parts.flatMap((part) =>
      activityRows(part).map(({ activity }) => activity),
    )) {
      const key = plain(text);
      const same = texts.get(key);
      if (same) same.push({ code, file });
      else texts.set(key, [{ code, file }]);
    }
  }
  known.set(others, texts);
  return texts;
}

import type { Finding, Rule } from '../rule.ts';

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
  checkAmong: ({ rows }, folder) => {
    const own = new Set(rows.map(({ activity }) => activity.code.toUpperCase()));
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const twin = folder.twinOf(activity.text, own);
      if (twin === undefined) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: { id: `Uraian yang sama ada di ${twin}.`, en: `The same text is in ${twin}.` },
          hint: {
            id: 'Samakan mutu bakunya, atau rujuk SOP itu pada keterkaitan.',
            en: 'Give both the same standard, or name that SOP under keterkaitan.',
          },
        },
      ];
    });
  },
};

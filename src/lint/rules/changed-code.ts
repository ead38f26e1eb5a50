import { activityRows } from '../../sop/activities.ts';
import type { Finding, Rule } from '../rule.ts';

/** Compared with an earlier revision (`--since`): the same text under another code, whose old code is gone. */
export const changedCode: Rule = {
  id: 'changed-code',
  group: 'document',
  severity: 'error',
  title: { id: 'Kode kegiatan berganti', en: 'The code of an activity changed' },
  why: {
    id: 'Angka bertahun-tahun bergantung pada kode: kegiatan yang sama dengan kode lain memulai dari nol.',
    en: 'Figures over the years hang on codes: the same activity under another code begins at nothing.',
  },
  check: ({ rows, past }) => {
    if (!past) return [];
    const before = past.parts.flatMap((part) => activityRows(part).map(({ activity }) => activity));
    const now = new Set(rows.map(({ activity }) => activity.code));
    const gone = new Map(
      before.filter(({ code }) => !now.has(code)).map(({ code, text }) => [text.toLowerCase(), code]),
    );
    const old = new Set(before.map(({ code }) => code));
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const was = gone.get(activity.text.toLowerCase());
      if (was === undefined || old.has(activity.code)) return [];
      return [
        {
          path: [...path, 'kode'],
          message: {
            id: `Kegiatan ini dahulu berkode ${was}.`,
            en: `This activity had the code ${was} before.`,
          },
          hint: {
            id: `Kembalikan ${was}; kode tetap untuk selamanya.`,
            en: `Put ${was} back; codes are for ever.`,
          },
        },
      ];
    });
  },
};

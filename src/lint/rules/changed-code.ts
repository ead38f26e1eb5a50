import type { Finding, Rule } from '../rule.ts';

/** Compared with an earlier revision (`--since`): the same text under another code, also where rows were renumbered or codes exchanged. */
export const changedCode: Rule = {
  id: 'changed-code',
  group: 'document',
  severity: 'error',
  title: { id: 'Kode kegiatan berganti', en: 'The code of an activity changed' },
  why: {
    id: 'Angka bertahun-tahun bergantung pada kode: kegiatan yang sama dengan kode lain memulai dari nol.',
    en: 'Figures over the years hang on codes: the same activity under another code begins at nothing.',
  },
  checkSince: ({ rows }, { movable, withCode }) => {
    const codes = new Map(movable.map(({ code, text }) => [text.toLowerCase(), code]));
    const own = new Set(
      rows.map(({ activity }) => `${activity.code.toUpperCase()} ${activity.text.toLowerCase()}`),
    );
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const text = activity.text.toLowerCase();
      const was = codes.get(text);
      if (was === undefined || was.toUpperCase() === activity.code.toUpperCase()) return [];
      const isKept = withCode(activity.code).some((before) => before.text.toLowerCase() === text);
      if (isKept || own.has(`${was.toUpperCase()} ${text}`)) return [];
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

import type { Finding, Rule } from '../rule.ts';

/** Whole numbers at one level of a part count up by one, letters within them (`2a`, `2b`) likewise; other ways of numbering are left alone. */
export const numbering: Rule = {
  id: 'numbering',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Nomor kegiatan tidak berurutan', en: 'Numbers of activities out of order' },
  why: {
    id: 'Nomor yang terlompat atau berulang membuat rujukan di kertas salah alamat.',
    en: 'Numbers that are skipped or repeated send references on paper astray.',
  },
  check: ({ parts }) =>
    parts.flatMap(({ rows }) => {
      const top = rows.filter(
        ({ level, activity }) => level === 1 && /^\d{1,4}[a-z]?[.)]?$/i.test(activity.number ?? ''),
      );
      return top.flatMap(({ activity, path }, index): readonly Finding[] => {
        const before = top[index - 1];
        if (!before) return [];
        const [own, last] = [
          Number.parseInt(activity.number ?? '', 10),
          Number.parseInt(before.activity.number ?? '', 10),
        ];
        const [letter, letterBefore] = [letterOf(activity.number), letterOf(before.activity.number)];
        if (own === last + 1 && letter <= 1) return [];
        if (own === last && letter > 0 && letter === letterBefore + 1) return [];
        const wanted =
          own === last && letter > 0 ? `${last}${String.fromCharCode(97 + letterBefore)}` : last + 1;
        return [
          {
            path: [...path, 'no'],
            message: {
              id: `Nomor ${activity.number} sesudah nomor ${before.activity.number}; mestinya ${wanted}.`,
              en: `Number ${activity.number} after number ${before.activity.number}; it should be ${wanted}.`,
            },
            hint: {
              id: 'Urutkan nomornya. Kode tetap: jangan diubah.',
              en: 'Put the numbers in order. Codes stay: do not change them.',
            },
          },
        ];
      });
    }),
};

/** 1 for `2a`, 2 for `2b`; 0 without a letter. */
const letterOf = (number = ''): number => {
  const letter = /[a-z]/i.exec(number)?.[0].toLowerCase();
  return letter === undefined ? 0 : letter.charCodeAt(0) - 96;
};

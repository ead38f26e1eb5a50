import type { Finding, Rule } from '../rule.ts';

/** Over 240 characters. */
export const tooLong: Rule = {
  id: 'too-long',
  group: 'activities',
  severity: 'info',
  title: { id: 'Uraian terlalu panjang', en: 'Text that is too long' },
  why: {
    id: 'Uraian yang panjang biasanya memuat beberapa kegiatan, dan sukar dinilai dengan satu centang.',
    en: 'A long text usually holds several activities, and is hard to judge with one tick.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] =>
      activity.text.length <= longest
        ? []
        : [
            {
              path: [...path, 'uraian'],
              message: {
                id: `Uraian ini ${activity.text.length} karakter.`,
                en: `This text has ${activity.text.length} characters.`,
              },
              hint: {
                id: 'Ringkas, atau pecah menjadi beberapa kegiatan.',
                en: 'Shorten it, or split it into several activities.',
              },
            },
          ],
    ),
};

const longest = 240;

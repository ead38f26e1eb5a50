import type { Finding, Rule } from '../rule.ts';

/** Without regard to case. */
export const repeatedAnswer: Rule = {
  id: 'repeated-answer',
  group: 'flow',
  severity: 'error',
  title: { id: 'Jawaban yang sama dua kali', en: 'The same answer twice' },
  why: {
    id: 'Dua panah dengan jawaban yang sama: tidak ada yang tahu jalan mana yang benar.',
    en: 'Two arrows with one answer: nobody knows which way is right.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }) => {
      const names = activity.next.map(({ when }) => when?.toLowerCase());
      return names.flatMap((name, index): readonly Finding[] =>
        name === undefined || names.indexOf(name) === index
          ? []
          : [
              {
                path: [...path, 'lanjut', index, 'bila'],
                message: {
                  id: `Jawaban "${activity.next[index]?.when}" sudah dipakai.`,
                  en: `The answer "${activity.next[index]?.when}" is taken already.`,
                },
                hint: {
                  id: 'Beri tiap jawaban namanya sendiri.',
                  en: 'Give every answer a name of its own.',
                },
              },
            ],
      );
    }),
};

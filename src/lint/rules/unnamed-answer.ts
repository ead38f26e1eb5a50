import { startsApart } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** Each entry of `lanjut` of a row with several has `bila`. */
export const unnamedAnswer: Rule = {
  id: 'unnamed-answer',
  group: 'flow',
  severity: 'warning',
  title: { id: 'Jawaban keputusan tanpa nama', en: 'An answer without a name' },
  why: {
    id: 'Panah dari keputusan harus mengatakan kapan ia dipakai.',
    en: 'An arrow out of a decision must say when it is taken.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }) =>
      activity.next.length < 2 || startsApart(activity)
        ? []
        : activity.next.flatMap(({ when, to }, index): readonly Finding[] =>
            when !== undefined
              ? []
              : [
                  {
                    path: [...path, 'lanjut', index],
                    message: {
                      id: `Jawaban ke ${to} tidak bernama.`,
                      en: `The answer to ${to} has no name.`,
                    },
                    hint: { id: 'Tambahkan bila, misalnya bila: Ya.', en: 'Add bila, such as bila: Ya.' },
                  },
                ],
          ),
    ),
};

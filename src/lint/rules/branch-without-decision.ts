import { isDecision, startsApart } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** Several entries in `lanjut` where no pelaksana shows `keputusan`. Where several pelaksana start at once, each has a way of its own. */
export const branchWithoutDecision: Rule = {
  id: 'branch-without-decision',
  group: 'flow',
  severity: 'warning',
  title: { id: 'Bercabang tanpa keputusan', en: 'A branch without a decision' },
  why: {
    id: 'Percabangan digambar dengan belah ketupat; kotak biasa hanya punya satu jalan.',
    en: 'A branch is drawn as a diamond; a plain box has one way only.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] =>
      activity.next.length < 2 || isDecision(activity) || startsApart(activity)
        ? []
        : [
            {
              path: [...path, 'lanjut'],
              of: 'key',
              message: {
                id: `${activity.code} bercabang tetapi bukan keputusan.`,
                en: `${activity.code} branches but is no decision.`,
              },
              hint: {
                id: 'Beri pelaksananya bentuk: keputusan.',
                en: 'Give its pelaksana bentuk: keputusan.',
              },
            },
          ],
    ),
};

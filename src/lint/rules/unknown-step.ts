import type { Path } from '../../document/locate.ts';
import { nearest } from '../../words/nearest.ts';
import type { Finding, PlacedPart, Rule } from '../rule.ts';

/** An arrow must lead to a row of the same part. */
export const unknownStep: Rule = {
  id: 'unknown-step',
  group: 'flow',
  severity: 'error',
  title: { id: 'Panah ke kegiatan yang tidak ada', en: 'An arrow to an activity that is not there' },
  why: {
    id: 'Panah harus menuju kegiatan di bagian yang sama; selain itu alurnya putus.',
    en: 'An arrow must lead to a row of the same part, else the flow breaks off.',
  },
  check: ({ parts }) => parts.flatMap(findingsOf),
};

/** Looking for the nearest of many codes takes time; a file with more wrong arrows than this has another problem. */
const mostSuggestions = 20;

function findingsOf({ part, rows }: PlacedPart): readonly Finding[] {
  const known = rows.map(({ activity }) => activity.code);
  const codes = new Set(known);
  let suggested = 0;
  return rows.flatMap(({ activity, path }) =>
    activity.next.flatMap(({ to }, index) => {
      if (codes.has(to)) return [];
      const meant = suggested++ < mostSuggestions ? nearest(to, known) : undefined;
      return [
        {
          path: stepPath(path, index),
          message: {
            id: `Kegiatan ${to} tidak ada di bagian ${part.code}.`,
            en: `There is no activity ${to} in part ${part.code}.`,
          },
          ...(meant === undefined
            ? {}
            : { hint: { id: `Maksud Anda: ${meant}?`, en: `Did you mean: ${meant}?` } }),
        },
      ];
    }),
  );
}

/** The short form `lanjut: SM-06` has no list: the path then ends at the nearest place on the way, the text itself. */
const stepPath = (path: Path, index: number): Path => [...path, 'lanjut', index, 'ke'];

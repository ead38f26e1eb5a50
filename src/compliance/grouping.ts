import type { DayNumber } from '../calendar/civil-date.ts';
import { localDay } from '../calendar/local-time.ts';
import { parsePeriod } from '../calendar/parse-period.ts';
import { type CalendarKind, periodOf, periodWords, previousPeriod } from '../calendar/period.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { inOrderOf, type Labels } from './labels.ts';
import type { Observation } from './observation.ts';
import type { GroupBy, GroupSummary } from './summary.ts';

/** Key of the group without a person (nobody answered) or without a role (it is not known). */
export const noKey = '-';

/** How observations fall into groups. */
export type Grouping = {
  readonly keyOf: (observation: Observation) => string;
  readonly labelOf: (key: string) => Pick<GroupSummary, 'label' | 'standardText'>;
  /** The order in which groups are shown: of the form, of time, or of the alphabet. */
  readonly inOrder: (keys: Iterable<string>) => readonly string[];
  /** The group one period before, where groups are periods themselves. */
  readonly keyBefore?: (key: string) => string | undefined;
};

const same = (text: string): Bilingual => ({ id: text, en: text });
const roleUnknown: Bilingual = { id: 'Pelaksana tidak diketahui', en: 'Role not known' };
const notDone: Bilingual = { id: 'Tidak dikerjakan', en: 'Not done' };

/** The grouping by an activity, part, role or person, or by the period in which an observation counts. */
export function groupingBy(by: GroupBy, labels: Labels | undefined, zone: string): Grouping {
  switch (by) {
    case 'activity':
      return {
        keyOf: (one) => one.activity,
        labelOf: (key) => {
          const known = labels?.activities.get(key);
          if (!known) return { label: same(key) };
          return {
            label: same(known.text),
            ...(known.standardText === undefined ? {} : { standardText: known.standardText }),
          };
        },
        inOrder: inOrderOf(labels?.activities.keys() ?? []),
      };
    case 'part':
      return named((one) => one.part, labels?.parts);
    case 'run':
      // A run that began in the period before is not compared with its own beginning.
      return { ...named((one) => one.run, undefined), keyBefore: () => undefined };
    case 'role':
      return named((one) => one.role ?? noKey, labels?.roles, roleUnknown);
    case 'person':
      return named((one) => one.person ?? noKey, undefined, notDone);
    default:
      return byPeriod(by, zone);
  }
}

function named(
  keyOf: Grouping['keyOf'],
  names: ReadonlyMap<string, string> | undefined,
  withoutKey: Bilingual = same(noKey),
): Grouping {
  const order = inOrderOf(names?.keys() ?? []);
  const inOrder = (keys: Iterable<string>): readonly string[] => {
    const all = order(keys);
    return all.includes(noKey) ? [...all.filter((key) => key !== noKey), noKey] : all;
  };
  const labelOf = (key: string) => ({ label: key === noKey ? withoutKey : same(names?.get(key) ?? key) });
  return { keyOf, labelOf, inOrder };
}

function byPeriod(kind: CalendarKind, zone: string): Grouping {
  const names = new Map<DayNumber, string>();
  const keyOf = ({ at }: Observation): string => {
    const day = localDay(at, zone);
    const known = names.get(day) ?? periodOf(kind, at, zone).name;
    names.set(day, known);
    return known;
  };
  const read = (key: string) => parsePeriod(key, 0, zone);
  return {
    keyOf,
    labelOf: (key) => {
      const period = read(key);
      return { label: period ? periodWords(period, zone) : same(key) };
    },
    inOrder: inOrderOf([]),
    keyBefore: (key) => {
      const period = read(key);
      return period && previousPeriod(period, zone).name;
    },
  };
}

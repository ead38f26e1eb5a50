import type { Host } from '../host/host.ts';
import { fieldsOf } from './decode-line.ts';
import { dayOfLine, toUtc } from './line.ts';
import { readJournal } from './record.ts';
import type { RunPlace } from './run-folder.ts';
import type { Segment } from './segment.ts';

/** A run whose number several folders bear. */
export type Twin = {
  /** The other folders. */
  readonly others: readonly string[];
  /** `copy`: it has the same journals as another one. `original`: another one is a copy of it. `namesake`: only the number is the same. */
  readonly kind: 'original' | 'copy' | 'namesake';
};

/**
 * The runs whose number more than one folder bears, by their folder. Two clones may give the same number to two runs; a folder that holds the
 * same journals as another is a copy of it. Of those the one is the original whose folder bears the date of its opening and lies in
 * its month; where that is none or several, all count as copies, because nobody can say which one does not.
 */
export function twinsAmong(
  host: Pick<Host, 'files' | 'sha256'>,
  places: readonly RunPlace[],
): ReadonlyMap<string, Twin> {
  const byRun = new Map<string, RunPlace[]>();
  for (const place of places) byRun.set(place.run, [...(byRun.get(place.run) ?? []), place]);
  const groups = [...byRun.values()].filter((group) => group.length > 1);
  return new Map(groups.flatMap((group) => twinsOf(host, group)));
}

function twinsOf(
  host: Pick<Host, 'files' | 'sha256'>,
  group: readonly RunPlace[],
): readonly (readonly [folder: string, twin: Twin])[] {
  const read = group.flatMap((place) => journalOf(host, place));
  return read.map(({ place, journal }) => {
    const names = new Set(journal.segments.map(({ name }) => name));
    const same = read.filter(({ journal: { segments } }) => segments.some(({ name }) => names.has(name)));
    const original = same.filter((one) => bearsItsDate(one.place, one.journal.segments));
    const isOriginal = original.length === 1 && original[0]?.place === place;
    const kind = same.length < 2 ? 'namesake' : isOriginal ? 'original' : 'copy';
    const others = group.flatMap(({ folder }) => (folder === place.folder ? [] : [folder]));
    return [place.folder, { others, kind }] as const;
  });
}

/** What cannot be read is looked at by whoever judges that run. */
function journalOf(host: Pick<Host, 'files' | 'sha256'>, place: RunPlace) {
  try {
    return [{ place, journal: readJournal(host, place) }];
  } catch {
    return [];
  }
}

/** An opening takes a moment, in which a day may end. */
const moment = 60_000;

/** Whether a run's folder bears the day of its opening, as the line says it, and lies in its month. */
export function bearsItsDate(
  { folder, date }: RunPlace,
  segments: readonly Pick<Segment, 'read'>[],
): boolean {
  const opening = segments.flatMap(({ read }) => read).find(({ line }) => line?.event.type === 'open');
  if (!opening?.line || folder.split('/').slice(-3, -1).join('') !== date.slice(0, 6)) return false;
  const { at } = opening.line.event.stamp;
  return [at, at - moment].some(
    (instant) => dayOfLine({ ...fieldsOf(opening), at: toUtc(instant) }).replaceAll('-', '') === date,
  );
}

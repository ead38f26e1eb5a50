import type { RunState } from '../checklist/state.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';

/** A run that is counted and of which a reader of the figures must know something; absent is what there is nothing to say of. */
export type NotedRun = {
  readonly run: string;
  readonly part: string;
  /** What came after its close and is not counted: how many acts, by whom, and whether an acceptance fell because of it. */
  readonly late?: { readonly acts: number; readonly people: readonly string[]; readonly dropped: boolean };
  /** Why it cannot be judged whether its record is whole, by the kinds of `sop verify`. */
  readonly doubts?: readonly string[];
  /** Why it was closed or reviewed although its record was damaged. */
  readonly despite?: readonly string[];
};

/** What there is to say of a closed run; undefined when nothing. */
export function notedRun(
  { run, part }: Pick<NotedRun, 'run' | 'part'>,
  { lateActs, acceptanceDropped, despiteDamage }: RunState,
  doubts: readonly string[],
): NotedRun | undefined {
  if (lateActs.length + despiteDamage.length + doubts.length === 0) return undefined;
  const people = [...new Set(lateActs.map(({ stamp }) => stamp.by.name))];
  return {
    run,
    part,
    ...(lateActs.length > 0
      ? { late: { acts: lateActs.length, people, dropped: acceptanceDropped === true } }
      : {}),
    ...(doubts.length > 0 ? { doubts: [...new Set(doubts)] } : {}),
    ...(despiteDamage.length > 0 ? { despite: despiteDamage.map(({ reason }) => reason) } : {}),
  };
}

/** As many of many runs does a message name; the report and JSON name all. */
export const mostNoted = 20;

/** What there is to say of runs, a sentence a kind; of many runs the first `most`. */
export function notedWords(
  noted: readonly NotedRun[],
  most = Number.POSITIVE_INFINITY,
): readonly Bilingual[] {
  const lists = [
    [
      noted.flatMap(({ run, late }) =>
        late ? [`${run} (${late.acts}: ${visibleLine(late.people.join(', '))})`] : [],
      ),
      { id: 'Tindakan sesudah ditutup, tidak dihitung', en: 'Acts after the close, not counted' },
    ],
    [
      noted.flatMap(({ run, doubts }) => (doubts ? [`${run} (${doubts.join(', ')})`] : [])),
      {
        id: 'BELUM DAPAT DINILAI, tetap dihitung (lihat sop verify)',
        en: 'CANNOT BE JUDGED, counted (see sop verify)',
      },
    ],
    [
      noted.flatMap(({ run, despite }) => (despite ? [`${run} (${visibleLine(despite.join('; '))})`] : [])),
      { id: 'Ditutup atau ditelaah meski catatan rusak', en: 'Closed or reviewed although damaged' },
    ],
  ] as const;
  return lists.flatMap(([runs, { id, en }]) => {
    if (runs.length === 0) return [];
    const [shown, more] = [runs.slice(0, most).join(', '), Math.max(0, runs.length - most)];
    const [restId, restEn] = more === 0 ? ['', ''] : [`, dan ${more} lagi`, `, and ${more} more`];
    return [{ id: `${id}: ${shown}${restId}.`, en: `${en}: ${shown}${restEn}.` }];
  });
}

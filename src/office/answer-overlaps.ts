import { type ActivityState, activityState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Activity } from '../sop/sop.ts';
import type { AnswerProblem, AnswersGround } from './answer-problems.ts';
import type { GivenAnswer } from './read-answers.ts';

/** A stretch of work of the person whose answers are taken in; `place` is absent for what the run holds already. */
type Work = { readonly code: string; readonly from: number; readonly to: number; readonly place?: number };

export type Overlaps = {
  readonly refused: readonly AnswerProblem[];
  readonly warned: readonly AnswerProblem[];
};

/**
 * Work of one person that overlaps in time. The form lets several roles work at once, so that it is refused only where both activities
 * name one and the same single pelaksana, who cannot do both; all else is a warning. An activity and its own rincian may overlap.
 */
export function overlaps(answers: readonly GivenAnswer[], ground: AnswersGround): Overlaps {
  const given = answers.flatMap(workOf);
  const work = [...given, ...earlierWork(ground)];
  const rows = new Map(activityRows(ground.part).map(({ activity }) => [activity.code, activity]));
  const found = given.map((one, index) => ({
    one,
    others: work.slice(index + 1).filter((other) => meets(one, other) && !nested(one, other, rows)),
  }));
  const sort = (same: boolean): readonly AnswerProblem[] =>
    found.flatMap(({ one, others }) => {
      const codes = others
        .filter((other) => sameSingleRole(one, other, rows) === same)
        .map(({ code }) => code);
      if (codes.length === 0) return [];
      const words = same ? refusal(one.code, codes, roleOf(rows, one.code)) : warning(one.code, codes);
      return [{ code: one.code, ...(one.place === undefined ? {} : { place: one.place }), ...words }];
    });
  return { refused: sort(true), warned: sort(false) };
}

function workOf({ code, started, finished, place }: GivenAnswer): readonly Work[] {
  if (!started || !finished || !(started.at < finished.at)) return [];
  return [{ code, from: started.at, to: finished.at, place }];
}

/** What the same person did in the run before, as far as it was timed. */
function earlierWork({ run, part, by }: AnswersGround): readonly Work[] {
  if (!run || !by) return [];
  return activityRows(part).flatMap(({ activity: { code } }) => {
    const { startedAt, finishedAt, answer }: ActivityState = activityState(run.state, code);
    if (startedAt === undefined || finishedAt === undefined || answer?.by.name !== by.name) return [];
    return [{ code, from: startedAt, to: finishedAt }];
  });
}

const meets = (a: Work, b: Work): boolean => a.code !== b.code && a.from < b.to && b.from < a.to;

type Rows = ReadonlyMap<string, Activity>;

const nested = (a: Work, b: Work, rows: Rows): boolean =>
  holds(rows.get(a.code), b.code) || holds(rows.get(b.code), a.code);

const holds = (activity: Activity | undefined, code: string): boolean =>
  activity?.children.some((child) => child.code === code || holds(child, code)) ?? false;

function roleOf(rows: Rows, code: string): string | undefined {
  const [only, ...more] = rows.get(code)?.roles ?? [];
  return more.length === 0 ? only?.role : undefined;
}

function sameSingleRole(a: Work, b: Work, rows: Rows): boolean {
  const role = roleOf(rows, a.code);
  return role !== undefined && role === roleOf(rows, b.code);
}

const refusal = (code: string, others: readonly string[], role: string | undefined) => ({
  id: `${code}: jamnya bertumpang tindih dengan ${others.join(', ')}, padahal pelaksananya satu (${role}); betulkan 'mulai' atau 'selesai'`,
  en: `${code}: its time overlaps that of ${others.join(', ')}, and both have the same single pelaksana (${role}); put 'mulai' or 'selesai' right`,
});

const warning = (code: string, others: readonly string[]) => ({
  id: `${code}: jamnya bertumpang tindih dengan ${others.join(', ')}; dicatat seperti tertulis`,
  en: `${code}: its time overlaps that of ${others.join(', ')}; recorded as written`,
});

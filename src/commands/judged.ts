import type { RunPlace } from '../record/run-folder.ts';
import type { Workspace } from '../workflows/office/workspace.ts';
import {
  doubtfulRun,
  type JudgedFirst,
  type JudgeWish,
  judgementOf,
  openJudged,
} from '../workflows/record/judge-first.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';

/** Judges and opens a run, and says what cannot be judged about it before anything is done. @throws UserError see {@link openJudged} */
export function openAndTell(
  context: Context,
  workspace: Workspace,
  place: RunPlace,
  wish: JudgeWish,
): JudgedFirst {
  const judged = openJudged(context.host, workspace, place, wish);
  if (judged.doubts.length > 0) tell(context, [doubtfulRun(place.run, judged.doubts)]);
  return judged;
}

/** Says what cannot be judged about a run that is about to be closed. */
export function tellDoubts(context: Context, workspace: Workspace, place: RunPlace): void {
  const { doubts } = judgementOf(context.host, workspace, place);
  if (doubts.length > 0) tell(context, [doubtfulRun(place.run, doubts)]);
}

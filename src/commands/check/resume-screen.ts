import { printDateTime } from '../../calendar/print-date.ts';
import { unanswered } from '../../checklist/allowed.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { activityRows } from '../../sop/activities.ts';
import { clip, pad } from '../../terminal/text-width.ts';
import { resultWords } from '../../terminal/walk/walk-detail.ts';
import { visibleLine } from '../../words/visible.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { beginOrCancel } from './check-questions.ts';

const shownAnswers = 5;

/** Before a run is gone on with: its last answers, newest first, and what is under way. @throws Cancelled */
export function showResume(context: Context, { office }: Workspace, opened: OpenedRun): Promise<void> {
  const { host, say, palette } = context;
  const { part, state, record } = opened;
  const width = host.terminal.columns() - 1;
  const all = activityRows(part).length;
  const done = all - unanswered(part, state).length;
  const answered = lastAnswers(opened);
  const underWay = unanswered(part, state).flatMap((code) => {
    const activity = activityState(state, code);
    const status = statusOf(activity);
    if (status !== 'running' && status !== 'paused') return [];
    const since = activity.startedAt === undefined ? '' : printDateTime(activity.startedAt, office.zone);
    const pause = visibleLine(activity.pauses.at(-1)?.reason ?? '');
    const word = status === 'paused' ? `${say(words.paused)} (${pause})` : say(words.running);
    return [clip(`  ${code}  ${word}, ${say(words.since)} ${since}`, width)];
  });
  const title = `${visibleLine(part.name)} · ${record.place.run}: ${done}/${all} ${say(words.answered)}`;
  const answers = answered.map(({ code, answer }) => {
    const result = pad(say(resultWords[answer.result]), 14);
    const why = answer.reason === undefined ? '' : `: ${visibleLine(answer.reason)}`;
    const who = visibleLine(answer.by.name);
    return clip(`  ${code}  ${result} ${printDateTime(answer.at, office.zone)}, ${who}${why}`, width);
  });
  const lines = [
    palette.bold(title),
    '',
    palette.dim(say(answers.length > 0 ? words.last : words.none)),
    ...answers,
    ...(underWay.length === 0 ? [] : ['', palette.dim(say(words.underWay)), ...underWay.slice(0, 8)]),
    '',
  ];
  return beginOrCancel(context, lines, { id: 'lanjutkan', en: 'go on' });
}

function lastAnswers({ part, state }: OpenedRun) {
  const answers = activityRows(part).flatMap(({ activity: { code } }) => {
    const { answer } = activityState(state, code);
    return answer ? [{ code, answer }] : [];
  });
  return answers.sort((a, b) => b.answer.at - a.answer.at).slice(0, shownAnswers);
}

const words = {
  answered: { id: 'dijawab', en: 'answered' },
  last: { id: 'Jawaban terakhir', en: 'Last answers' },
  none: { id: 'Belum ada jawaban', en: 'No answers yet' },
  underWay: { id: 'Sedang dikerjakan', en: 'Under way' },
  running: { id: 'berjalan', en: 'running' },
  paused: { id: 'dijeda', en: 'paused' },
  since: { id: 'mulai', en: 'since' },
} as const;

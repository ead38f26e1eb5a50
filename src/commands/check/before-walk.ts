import { dateTimeWords } from '../../calendar/print-date.ts';
import { resultWords } from '../../checklist/action-words.ts';
import { unanswered } from '../../checklist/allowed.ts';
import type { Person } from '../../checklist/events.ts';
import { isName, longestName } from '../../checklist/person.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { Cancelled } from '../../host/errors.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Sop } from '../../sop/sop.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import { choose } from '../../terminal/ask/choose.ts';
import { clip, pad } from '../../terminal/text-width.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';

/** Lets the user go on with an open run or begin a new one; the newest comes first. */
export function chooseRun(
  context: Context,
  { office }: Workspace,
  open: readonly OpenedRun[],
): Promise<OpenedRun | undefined> {
  const { say } = context;
  const choices = [...open].reverse().map((run) => {
    const all = activityRows(run.part).length;
    const done = all - unanswered(run.part, run.state).length;
    const when = dateTimeWords(run.state.lastAt, office.zone);
    const who = visibleLine(run.state.people.at(-1)?.name ?? '');
    const name = say({
      id: `Lanjutkan ${run.record.place.run}: ${done}/${all} dijawab, terakhir ${when.id} oleh ${who}`,
      en: `Go on with ${run.record.place.run}: ${done}/${all} answered, last ${when.en} by ${who}`,
    });
    return { name, value: run as OpenedRun | undefined };
  });
  const fresh = { name: say({ id: 'Buka pelaksanaan baru', en: 'Open a new run' }), value: undefined };
  const question = say({ id: 'Ada pelaksanaan yang belum selesai:', en: 'There are unfinished runs:' });
  return choose(context, question, [...choices, fresh]);
}

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
    const since = activity.startedAt === undefined ? '' : say(dateTimeWords(activity.startedAt, office.zone));
    const pause = visibleLine(activity.pauses.at(-1)?.reason ?? '');
    const word = status === 'paused' ? `${say(words.paused)} (${pause})` : say(words.running);
    return [clip(`  ${code}  ${word}, ${say(words.since)} ${since}`, width)];
  });
  const title = `${visibleLine(part.name)} · ${record.place.run}: ${done}/${all} ${say(words.answered)}`;
  const answers = answered.map(({ code, answer }) => {
    const result = pad(say(resultWords[answer.result]), 14);
    const why = answer.reason === undefined ? '' : `: ${visibleLine(answer.reason)}`;
    const who = visibleLine(answer.by.name);
    return clip(`  ${code}  ${result} ${say(dateTimeWords(answer.at, office.zone))}, ${who}${why}`, width);
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

/** Shows what must be ready before the work begins, and waits for the key that opens the run. */
export async function introduce(context: Context, { file, part }: NamedPart): Promise<void> {
  const { say, palette } = context;
  const { sop } = file;
  const blocks = [
    [say({ id: 'Peralatan/perlengkapan', en: 'Equipment' }), sop.equipment],
    [say({ id: 'Kualifikasi pelaksana', en: 'Qualifications' }), sop.qualifications],
    [say({ id: 'Peringatan', en: 'Warnings' }), sop.warnings],
  ] as const;
  const lines = [
    palette.bold(`SOP ${visibleLine(part.name)}: ${visibleLine(sop.name)}`),
    say({ id: `${activityRows(part).length} kegiatan`, en: `${activityRows(part).length} activities` }),
    ...blocks.flatMap(([title, items]) =>
      items.length === 0 ? [] : ['', palette.dim(title), ...items.map((item) => `  • ${visibleLine(item)}`)],
    ),
    '',
  ];
  await beginOrCancel(context, lines, { id: 'buka pelaksanaan baru', en: 'open a new run' });
}

/** Shows lines and waits for the key that goes on. @throws Cancelled */
async function beginOrCancel(context: Context, lines: readonly string[], label: Bilingual): Promise<void> {
  const cancel = { key: 'q', label: { id: 'batal', en: 'cancel' } } as const;
  if ((await askKey(context, lines, [{ key: 'm', label }, cancel])) === 'm') return;
  throw new Cancelled({ id: 'batal; tidak ada yang dicatat.', en: 'cancelled; nothing was recorded.' });
}

/** Who does the work: one of the office's people, or a name typed in. */
export async function whoWorks(context: Context, { office }: Workspace, sop: Sop): Promise<Person> {
  const { say } = context;
  if (office.people.length > 0) {
    const choices = office.people.map((person) => ({
      name: personLine(person, sop),
      value: person as Person | undefined,
    }));
    const other = { name: say({ id: 'Orang lain…', en: 'Somebody else…' }), value: undefined };
    const question = say({ id: 'Siapa yang mengerjakan?', en: 'Who does the work?' });
    const chosen = await choose(context, question, [...choices, other]);
    if (chosen) return chosen;
  }
  const name = await askLine(context, {
    message: say({ id: 'Nama petugas yang mengerjakan:', en: 'Name of the person who does the work:' }),
    validate: (text: string) => isName(text) || say(wrongName),
  });
  return { name: name.trim() };
}

const wrongName = {
  id: `Tulis namanya, paling banyak ${longestName} huruf.`,
  en: `Write the name, at most ${longestName} letters.`,
};

/** A person as offered in the list: name, rank, and the column of the form. */
function personLine(person: Person, sop: Sop): string {
  const column = sop.roles.find((role) => role.code === person.role)?.title;
  const extra = [person.rank, column ?? person.title].filter((text) => text !== undefined);
  return visibleLine(extra.length > 0 ? `${person.name} (${extra.join(', ')})` : person.name);
}

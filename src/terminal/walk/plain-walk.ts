import { dateTimeWords } from '../../calendar/print-date.ts';
import { resultWords } from '../../checklist/action-words.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { shownStandard } from '../../sop/standard-time-help.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Asking } from '../ask/asking.ts';
import { plainMenu } from '../ask/plain-menu.ts';
import { type Asked, isOfRun, isUsable, walkKeys } from './walk-keys.ts';
import type { WalkChoice } from './walk-prompt.ts';
import { clockOf, codeAt, type WalkView } from './walk-view.ts';

/** What stays inside the walk: nothing is asked of the record. */
type Move = 'next' | 'previous' | 'list' | 'again';

/**
 * The walk as plain numbered lines: one activity at a time, its state in words, what can be done. An answer SESUAI is asked for
 * once more, so that neither a paste nor a wrong number records it.
 * @throws Cancelled
 */
export async function plainWalk(
  asking: Asking,
  view: WalkView,
  start: number,
  now: () => number,
): Promise<WalkChoice> {
  const { say } = asking;
  let selected = start;
  let opening: readonly string[] = view.message ? [visibleLine(view.message.text), ''] : [];
  for (;;) {
    const choices = choicesAt(view, selected);
    const lines = ['', ...opening, ...activityLines(asking, view, selected, now()), ''];
    const place = await plainMenu(
      asking,
      lines,
      choices.map(({ label }) => say(label)),
    );
    const chosen = choices[place];
    opening = [];
    if (chosen === undefined) continue;
    if ('asks' in chosen) {
      const { asks } = chosen;
      const isSesuai = asks.act === 'answer' && asks.result === 'sesuai';
      if (!isSesuai || (await isMeant(asking, view, selected))) return { asks, selected };
    } else if (chosen.move === 'next') selected++;
    else if (chosen.move === 'previous') selected--;
    else if (chosen.move === 'list') opening = listLines(asking, view);
  }
}

type Choice =
  | { readonly asks: Asked; readonly label: Bilingual }
  | { readonly move: Move; readonly label: Bilingual };

/** What can be done to this activity, where else to look, and what is done to the whole run. */
function choicesAt(view: WalkView, selected: number): readonly Choice[] {
  const usable = walkKeys.filter(({ asks }) => isUsable(asks, view, selected));
  const here = usable.filter(({ asks }) => !isOfRun(asks));
  const all = usable.filter(({ asks }) => isOfRun(asks));
  return [...here, ...moveChoices(view, selected), ...all];
}

function moveChoices(view: WalkView, selected: number): readonly Choice[] {
  return [
    ...(selected < view.rows.length - 1 ? ([{ move: 'next', label: words.next }] as const) : []),
    ...(selected > 0 ? ([{ move: 'previous', label: words.previous }] as const) : []),
    { move: 'list', label: words.list },
    { move: 'again', label: words.again },
  ];
}

async function isMeant(asking: Asking, view: WalkView, selected: number): Promise<boolean> {
  const { say } = asking;
  const code = codeAt(view, selected) ?? '';
  return (
    (await plainMenu(
      asking,
      [`${code}: ${say(resultWords.sesuai)}?`],
      [say(words.save), say(words.cancel)],
    )) === 0
  );
}

function activityLines({ say }: Asking, view: WalkView, selected: number, now: number): readonly string[] {
  const row = view.rows[selected];
  if (!row) return [];
  const { activity } = row;
  const figures = runFigures(view.part, view.state, view.rule, now);
  const { totals } = figures;
  const one = figures.activities[selected];
  const late = totals.late > 0 ? `, ${totals.late} ${say(words.late)}` : '';
  const items = (values: readonly string[]): string => values.map(visibleLine).join(', ') || '–';
  const standard = say(shownStandard(one?.standard));
  const used = one?.net === undefined ? '' : ` ${say(words.used)} ${clockOf(one.net)}.`;
  const due = one?.due === undefined ? '' : ` ${say(words.due)} ${say(dateTimeWords(one.due, view.zone))}.`;
  return [
    `SOP ${visibleLine(view.part.name)}, ${view.run}: ${totals.answered}/${totals.activities} ${say(words.answered)}${late}. ${say(dateTimeWords(now, view.zone))}.`,
    `${say(words.activity)} ${selected + 1}/${view.rows.length}: ${activity.code}. ${visibleLine(activity.text)}`,
    `${say(words.state)}: ${stateWords({ say }, view, activity.code)}.`,
    `${say(words.standard)}: ${standard}.${used}${due}`,
    `${say(words.needed)}: ${items(activity.requirements)}. Output: ${items(activity.output)}.`,
  ];
}

function stateWords({ say }: Pick<Asking, 'say'>, view: WalkView, code: string): string {
  const activity = activityState(view.state, code);
  const status = statusOf(activity);
  if (activity.answer) {
    const why = activity.answer.reason === undefined ? '' : `, ${visibleLine(activity.answer.reason)}`;
    const { count } = activity.answer;
    const many = count === undefined ? '' : `, ${say(words.count)} ${count}`;
    return `${say(resultWords[activity.answer.result])}${why}${many}`;
  }
  if (status === 'paused')
    return `${say(words.paused)}, ${visibleLine(activity.pauses.at(-1)?.reason ?? '')}`;
  return say(status === 'running' ? words.running : words.waiting);
}

const listLines = (asking: Asking, view: WalkView): readonly string[] => [
  ...view.rows.map(
    ({ activity }, index) =>
      `${index + 1}: ${activity.code}, ${visibleLine(activity.text)}, ${stateWords(asking, view, activity.code)}`,
  ),
  '',
];

const words = {
  next: { id: 'kegiatan berikutnya', en: 'next activity' },
  previous: { id: 'kegiatan sebelumnya', en: 'previous activity' },
  list: { id: 'daftar semua kegiatan', en: 'list of all activities' },
  again: { id: 'baca ulang keadaan sekarang', en: 'read the present state again' },
  save: { id: 'simpan', en: 'save' },
  cancel: { id: 'batal', en: 'cancel' },
  late: { id: 'terlambat', en: 'late' },
  count: { id: 'jumlah', en: 'number' },
  used: { id: 'Terpakai', en: 'Used' },
  due: { id: 'Batas', en: 'Due' },
  answered: { id: 'dijawab', en: 'answered' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  state: { id: 'Keadaan', en: 'State' },
  standard: { id: 'Waktu baku', en: 'Standard time' },
  needed: { id: 'Kelengkapan', en: 'Needed' },
  paused: { id: 'dijeda', en: 'paused' },
  running: { id: 'berjalan', en: 'running' },
  waiting: { id: 'belum dimulai', en: 'not started' },
} as const satisfies Record<string, Bilingual>;

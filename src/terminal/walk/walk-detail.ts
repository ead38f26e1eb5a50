import { dateTimeWords } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { isWorking, nextOpening } from '../../calendar/working-time.ts';
import { resultWords } from '../../checklist/action-words.ts';
import { enteredAfterwards } from '../../checklist/late-entry.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import { shownStandard } from '../../sop/standard-time-help.ts';
import { visibleLine } from '../../words/visible.ts';
import { clip, wrap } from '../text-width.ts';
import { type Canvas, clockOf, toneOf, type WalkView } from './walk-view.ts';

/** The chosen activity in full: text, kelengkapan, output, standard time, due moment, what was answered. */
export function walkDetail(
  view: WalkView,
  selected: number,
  figures: RunFigures,
  canvas: Canvas,
  width: number,
  now: number,
): readonly string[] {
  const row = view.rows[selected];
  if (!row) return [];
  const { palette, say } = canvas;
  const { activity } = row;
  const height = detailHeight(canvas.rows);
  const ends = [
    ...standing(view, activity.code, canvas, now),
    ...outcome(view, activity.code, canvas, width),
  ].slice(0, 2);
  const text = wrap(`${activity.code}  ${visibleLine(activity.text)}`, width);
  const most = height - 2 - ends.length;
  const shown = text.length > most ? [...text.slice(0, most - 1), clip(`${text[most - 1]}…`, width)] : text;
  const label = (name: string): string => palette.dim(`${name}: `);
  const items = (values: readonly string[]): string =>
    values.length > 0 ? values.map(visibleLine).join(', ') : '–';
  const needs = `${label(say({ id: 'Kelengkapan', en: 'Needed' }))}${items(activity.requirements)}`;
  const lines = [
    ...shown.map((line) => palette.bold(line)),
    oneLine(`${needs}   ${label('Output')}${items(activity.output)}`, width),
    oneLine(timeLine(view, selected, figures, canvas, now), width),
    ...ends,
  ];
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, () => '')];
}

/** The detail keeps its height, so that the list does not jump from row to row. */
const detailHeight = (rows: number): number => (rows < 30 ? 6 : 9);

function timeLine(
  view: WalkView,
  selected: number,
  figures: RunFigures,
  canvas: Canvas,
  now: number,
): string {
  const { palette, say } = canvas;
  const one = figures.activities[selected];
  const standard = `${palette.dim(say({ id: 'Waktu baku: ', en: 'Standard time: ' }))}${say(shownStandard(one?.standard))}`;
  if (one?.startedAt === undefined || one.net === undefined) return standard;
  const due =
    one.due === undefined
      ? ''
      : `   ${palette.dim(say({ id: 'Batas: ', en: 'Due: ' }))}${say(dateTimeWords(one.due, view.zone))}`;
  const ran = `   ${palette.dim(say({ id: 'Terpakai: ', en: 'Used: ' }))}${toneOf(view, one, now, palette)(clockOf(one.net))}`;
  return `${standard}${due}${ran}${lateness(one, canvas)}`;
}

function lateness(one: RunFigures['activities'][number], { palette, say }: Canvas): string {
  if (one.lateBy === undefined) return '';
  return `   ${palette.bad(`${say({ id: 'terlambat', en: 'late' })} ${say(durationWords(one.lateBy))}`)}`;
}

/** Says why a running clock stands still: a pause, or the office is closed. */
function standing(view: WalkView, code: string, { palette, say }: Canvas, now: number): readonly string[] {
  const activity = activityState(view.state, code);
  const status = statusOf(activity);
  if (status === 'paused') {
    const reason = visibleLine(activity.pauses.at(-1)?.reason ?? '');
    return [palette.warn(`${say({ id: 'Jeda', en: 'Paused' })}: ${reason}`)];
  }
  if (status !== 'running' || isWorking(view.rule.calendar, now)) return [];
  const opening = say(dateTimeWords(nextOpening(view.rule.calendar, now), view.zone));
  return [
    palette.warn(
      `${say({ id: 'Di luar jam kerja; waktu berjalan lagi', en: 'Office closed; the clock runs again' })} ${opening}`,
    ),
  ];
}

function outcome(view: WalkView, code: string, { palette, say }: Canvas, width: number): readonly string[] {
  const activity = activityState(view.state, code);
  const { answer, replaced } = activity;
  const lines: string[] = [];
  if (answer) {
    const word = say(resultWords[answer.result]);
    const why = answer.reason ? `: ${visibleLine(answer.reason)}` : '';
    const many = answer.count === undefined ? '' : `, ${say({ id: 'jumlah', en: 'number' })} ${answer.count}`;
    const again = replaced.length > 0 ? ` (${say({ id: 'dikoreksi', en: 'corrected' })})` : '';
    const late =
      enteredAfterwards(activity) === undefined
        ? ''
        : `${say({ id: 'dicatat belakangan', en: 'entered afterwards' })} `;
    lines.push(
      clip(
        `${word}${again}${why}${many}, ${visibleLine(answer.by.name)}, ${late}${say(dateTimeWords(answer.at, view.zone))}`,
        width,
      ),
    );
  }
  const more = extras(view, code, say);
  if (more.length > 0) lines.push(palette.dim(clip(more.join('   '), width)));
  return lines.slice(0, 2);
}

/** What hangs on an activity: how much evidence, the last follow-up, the last note. */
function extras(view: WalkView, code: string, say: Canvas['say']): readonly string[] {
  const { notes, evidence = [], followUps = [] } = activityState(view.state, code);
  const [note, followUp] = [notes.at(-1), followUps.at(-1)];
  return [
    ...(evidence.length > 0 ? [`${say({ id: 'Bukti', en: 'Evidence' })}: ${evidence.length}`] : []),
    ...(followUp
      ? [
          `${say({ id: 'Tindak lanjut', en: 'Follow-up' })}: ${visibleLine(`${followUp.text} (${followUp.person}, ${followUp.due})`)}`,
        ]
      : []),
    ...(note ? [`${say({ id: 'Catatan', en: 'Note' })}: ${visibleLine(note.text)}`] : []),
  ];
}

/** A line that may carry colour codes, kept to one line of the screen. */
const oneLine = (line: string, width: number): string => wrap(line, width)[0] ?? '';

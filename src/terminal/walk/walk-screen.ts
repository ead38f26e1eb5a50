import { dateTimeWords } from '../../calendar/print-date.ts';
import { type ActivityStatus, activityState, statusOf } from '../../checklist/state.ts';
import type { ActivityFigures, RunFigures } from '../../compliance/figures.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import type { ActivityRow } from '../../sop/activities.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { clip, pad, widthOf, wrap } from '../text-width.ts';
import { walkDetail } from './walk-detail.ts';
import { helpLines, keyLines } from './walk-keys.ts';
import { type Canvas, clockOf, toneOf, type WalkView } from './walk-view.ts';

type Cursor = { readonly selected: number; readonly help: boolean };

/** The whole screen as lines joined by line ends; never more than `rows - 1` lines nor wider than `columns - 1`. */
export function drawWalk(view: WalkView, cursor: Cursor, canvas: Canvas, now: number): string {
  const width = Math.min(canvas.columns, 160) - 1;
  const figures = runFigures(view.part, view.state, view.rule, now);
  const rule = canvas.palette.dim('─'.repeat(width));
  const top = [...header(view, figures, canvas, width, now), rule];
  const keys = keyLines(view, cursor.selected, canvas, width);
  const bottom = [rule, ...keys, ...statusLines(view, canvas, width)];
  const detail = cursor.help ? [] : [rule, ...walkDetail(view, cursor.selected, figures, canvas, width, now)];
  const room = Math.max(1, canvas.rows - 1 - top.length - bottom.length - detail.length);
  const middle = cursor.help
    ? helpLines(canvas, width).slice(0, room)
    : list(view, cursor.selected, figures, canvas, width, room, now);
  return [...top, ...middle, ...detail, ...bottom].slice(0, Math.max(4, canvas.rows - 1)).join('\n');
}

function header(
  view: WalkView,
  figures: RunFigures,
  canvas: Canvas,
  width: number,
  now: number,
): readonly string[] {
  const { palette, say } = canvas;
  const { totals } = figures;
  const progress = `${totals.answered}/${totals.activities} ${say({ id: 'dijawab', en: 'answered' })}`;
  const late = totals.late > 0 ? `  ${totals.late} ${say({ id: 'terlambat', en: 'late' })}` : '';
  const left = clip(
    `SOP ${visibleLine(view.part.name)} · ${view.run}`,
    width - widthOf(progress) - widthOf(late) - 2,
  );
  const gap = ' '.repeat(Math.max(1, width - widthOf(left) - widthOf(progress) - widthOf(late)));
  const clock = say(dateTimeWords(now, view.zone));
  const who = clip(
    `${say({ id: 'Petugas', en: 'By' })}: ${visibleLine(view.runner)}`,
    width - widthOf(clock) - 2,
  );
  return [
    `${palette.bold(left)}${gap}${progress}${palette.bad(late)}`,
    palette.dim(`${who}${' '.repeat(Math.max(1, width - widthOf(who) - widthOf(clock)))}${clock}`),
  ];
}

function list(
  view: WalkView,
  selected: number,
  figures: RunFigures,
  canvas: Canvas,
  width: number,
  room: number,
  now: number,
): readonly string[] {
  const first = Math.max(0, Math.min(selected - Math.floor(room / 2), view.rows.length - room));
  const codeWidth = Math.max(...view.rows.map((row) => row.activity.code.length), 1);
  const shown = view.rows.slice(first, first + room).map((row, offset) => {
    const index = first + offset;
    const line = listLine(view, row, figures.activities[index], { canvas, width, codeWidth, now });
    return index === selected ? `${canvas.palette.accent('❯')}${line}` : ` ${line}`;
  });
  return [...shown, ...Array.from({ length: Math.max(0, room - shown.length) }, () => '')];
}

type LineSpace = {
  readonly canvas: Canvas;
  readonly width: number;
  readonly codeWidth: number;
  readonly now: number;
};

function listLine(
  view: WalkView,
  row: ActivityRow,
  figures: ActivityFigures | undefined,
  space: LineSpace,
): string {
  const { canvas, width, codeWidth, now } = space;
  const { palette } = canvas;
  const status = statusOf(activityState(view.state, row.activity.code));
  const elapsed = figures?.net === undefined ? '' : clockOf(figures.net);
  const standard = clip(visibleLine(row.activity.standardTime?.text ?? '–'), 12);
  const room = width - 1 - 3 - codeWidth - 2 - 14 - 10;
  const indent = '  '.repeat(Math.max(0, row.level - 1));
  const text = pad(clip(`${indent}${visibleLine(row.activity.text)}`, room), room);
  const tone = toneOf(view, figures, now, palette);
  const line = `${icon(status, figures, palette)} ${pad(row.activity.code, codeWidth)}  ${text}`;
  return ` ${status === 'answered' ? palette.dim(line) : line}${pad(standard, 13, 'right')}${tone(pad(elapsed, 10, 'right'))}`;
}

function icon(status: ActivityStatus, figures: ActivityFigures | undefined, palette: Palette): string {
  if (status === 'running') return palette.accent('▶');
  if (status === 'paused') return palette.warn('‖');
  if (status === 'waiting') return palette.dim('·');
  if (figures?.result === 'sesuai') return palette.good('✓');
  return figures?.result === 'tidak_sesuai' ? palette.bad('✗') : palette.dim('–');
}

/** A message may need more than a line, such as what a colleague did meanwhile. */
const mostOfMessage = 4;

function statusLines({ message }: WalkView, { palette }: Canvas, width: number): readonly string[] {
  if (!message) return [' '];
  const lines = wrap(visibleLine(message.text), width).slice(0, mostOfMessage);
  return lines.map((line) => palette[message.tone](clip(line, width)));
}

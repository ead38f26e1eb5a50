import { holderOf } from '../../checklist/shares.ts';
import { type ActivityState, activityState } from '../../checklist/state.ts';
import type { ActivityFigures } from '../../compliance/figures.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import type { Symbol as FormSymbol, Role, RoleUse } from '../../sop/sop.ts';
import { type Cell, codeCell, durationCell, listCell, numberCell, textCell } from '../blocks/cell.ts';
import { type Column, cellRow, type Table, type TableRow } from '../blocks/table.ts';
import { activityRemarks, type RemarkView } from './activity-remarks.ts';
import type { RunReportInput } from './run-input.ts';

const tick = '✓';

/** The table of the form with the result of the run: every activity of the part, from top to bottom. */
export function activityTable({ sop, part, state, figures, zone, shared, runner }: RunReportInput): Table {
  const view: RemarkView = { runner: runner ?? holderOf(state), zone, ...(shared ? { shared } : {}) };
  const rows = activityRows(part);
  const figuresOf = new Map(figures.activities.map((one) => [one.code, one]));
  const numbered = rows.some(({ activity }) => activity.number !== undefined);
  const band: TableRow = { kind: 'band', text: part.name, bold: true };
  const empty: TableRow = { kind: 'band', text: 'Bagian ini tidak memuat kegiatan.' };
  return {
    bookmark: `Kegiatan bagian ${part.name}`,
    columns: activityColumns(
      sop.roles,
      rows.some(({ activity }) => activity.roles.some(({ caption }) => caption !== undefined)),
    ),
    rows: [
      band,
      ...rows.map((row, index): TableRow => {
        const done = activityState(state, row.activity.code);
        const place: RowPlace = { index, last: rows.length - 1 };
        return cellRow(
          numberOf(row, numbered ? undefined : index + 1),
          activityCell(row),
          ...roleCells(sop.roles, row.activity.roles, place),
          listCell(row.activity.requirements, 'dashed'),
          standardCell(figuresOf.get(row.activity.code), row.activity.standardTime?.text ?? ''),
          listCell(row.activity.output, 'dashed'),
          ...resultCells(done),
          ...timeCells(done, figuresOf.get(row.activity.code)),
          { kind: 'prose', paragraphs: activityRemarks(row.activity, done, view) },
        );
      }),
      ...(rows.length === 0 ? [empty] : []),
    ],
  };
}

/**
 * The columns of the form, one for each role, and those of the run. Many roles make narrow columns, captions in
 * symbols wider ones.
 */
function activityColumns(roles: readonly Role[], captioned: boolean): readonly Column[] {
  const wide = captioned ? 62 : 40;
  const width = Math.min(wide, Math.max(26, (6 * wide) / Math.max(1, roles.length)));
  const roleColumns: readonly Column[] =
    roles.length === 0
      ? [{ title: 'PELAKSANA', width: 56, align: 'center' }]
      : roles.map(({ title }) => ({ title, group: 'PELAKSANA', width, align: 'center' }));
  return [
    { title: 'NO', width: 20, align: 'center' },
    { title: 'KEGIATAN', width: 120, grow: 4, align: 'left', middle: true },
    ...roleColumns,
    { title: 'KELENGKAPAN', group: 'MUTU BAKU', width: 60, grow: 1, align: 'left', middle: true },
    { title: 'WAKTU', group: 'MUTU BAKU', width: 42, align: 'center' },
    { title: 'OUTPUT', group: 'MUTU BAKU', width: 60, grow: 1, align: 'left', middle: true },
    { title: 'SESUAI', group: 'CEKLIST', width: 34, align: 'center' },
    { title: 'TIDAK SESUAI', group: 'CEKLIST', width: 34, align: 'center' },
    { title: 'WAKTU NYATA', group: 'PELAKSANAAN', width: 60, align: 'center' },
    { title: 'KETEPATAN', group: 'PELAKSANAAN', width: 68, align: 'center' },
    { title: 'KETERANGAN', width: 90, grow: 2, align: 'left', middle: true },
  ];
}

/** The standard as printed; of one that goes by items also for how many it was. */
function standardCell(figures: ActivityFigures | undefined, text: string): Cell {
  if (figures?.count === undefined) return textCell(text);
  return { ...textCell(text), below: [{ head: 'JUMLAH', lead: '× ', value: numberCell(figures.count) }] };
}

/** The number that the SOP gives an activity, else its place among the rows, if those are counted. */
export function numberOf({ activity }: ActivityRow, place: number | undefined): Cell {
  if (activity.number !== undefined) return codeCell(activity.number);
  return place === undefined ? textCell('') : numberCell(place);
}

/** The words of an activity; those of a detail hang behind a mark, further in the deeper it is. */
export function activityCell({ activity, level }: ActivityRow): Cell {
  const runs = [{ text: activity.text }];
  if (level === 1) return textCell(activity.text);
  return { kind: 'prose', paragraphs: [{ runs, marker: level === 2 ? '•' : '–', indent: level - 2 }] };
}

type RowPlace = { readonly index: number; readonly last: number };

function roleCells(roles: readonly Role[], uses: readonly RoleUse[], place: RowPlace): readonly Cell[] {
  if (roles.length === 0) return [textCell('')];
  return roles.map((role) => {
    const use = uses.find((one) => one.role === role.code);
    if (!use) return textCell('');
    const caption = use.caption === undefined ? {} : { caption: use.caption };
    return { kind: 'symbol', shape: use.symbol ?? usualSymbol(place), ...caption };
  });
}

function usualSymbol({ index, last }: RowPlace): FormSymbol {
  if (index === 0) return 'start';
  return index === last ? 'end' : 'process';
}

function resultCells({ answer }: ActivityState): readonly [Cell, Cell] {
  switch (answer?.result) {
    case 'sesuai':
      return [textCell(tick, { bold: true }), textCell('')];
    case 'tidak_sesuai':
      return [textCell(''), textCell(tick, { bold: true })];
    case 'tidak_berlaku':
      return [textCell('–'), textCell('–')];
    case undefined:
      return [textCell(''), textCell('')];
  }
}

/** Blank until the activity is answered: what still runs has no recorded time yet. */
function timeCells(done: ActivityState, figures: ActivityFigures | undefined): readonly [Cell, Cell] {
  if (!done.answer || !figures) return [textCell(''), textCell('')];
  return [recordedTime(figures), timelinessCell(figures)];
}

function recordedTime({ net, gross }: ActivityFigures): Cell {
  if (gross === undefined || gross === net) return durationCell(net);
  const below = { head: 'WAKTU NYATA BRUTO', lead: 'bruto ', value: durationCell(gross) };
  return { ...durationCell(net), below: [below] };
}

const timelinessWords = {
  tepat_waktu: 'Tepat waktu',
  terlambat: 'Terlambat',
  tidak_diukur: 'Tidak diukur',
} as const;

function timelinessCell({ timeliness, lateBy }: ActivityFigures): Cell {
  const word = textCell(timelinessWords[timeliness]);
  if (timeliness !== 'terlambat' || lateBy === undefined) return word;
  return { ...word, below: [{ head: 'LEWAT', lead: '+', value: durationCell(lateBy) }] };
}

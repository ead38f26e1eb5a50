import { formDate, printDateTime } from '../../calendar/print-date.ts';
import { activityState, type RunState, statusOf } from '../../checklist/state.ts';
import type { ActivityFigures } from '../../compliance/figures.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import { shortened } from '../../words/shortened.ts';
import { type Cell, codeCell, durationCell, instantCell, textCell, type Value } from '../blocks/cell.ts';
import type { Block } from '../blocks/report-document.ts';
import { type Column, cellRow, type Table, type TableRow } from '../blocks/table.ts';
import { resultNames } from '../run/activity-remarks.ts';
import { type HandoverInput, handedOver } from './handover-input.ts';

/** What was handed over, activity by activity, then the follow-ups and evidence that go with the run. */
export function handoverTables(input: HandoverInput): readonly Block[] {
  const extra = extraRows(input);
  return [
    { kind: 'table', name: 'Kegiatan yang diserahkan', table: activityTable(input) },
    ...(extra.length === 0
      ? []
      : [{ kind: 'table', name: 'Tindak lanjut dan bukti', table: extraTable(extra) } as const]),
  ];
}

const column = (title: string, width: number, grow = 0): Column => ({
  title,
  width,
  grow,
  align: 'left',
  middle: true,
});

/** More rows than this would push the signatures to a second page: then what nobody touched stands in one row. */
const mostRows = 6;

function activityTable(input: HandoverInput): Table {
  const { part, state } = input;
  const codes = handedOver(input);
  const handed = activityRows(part).filter(({ activity }) => codes.includes(activity.code));
  const untouched = ({ activity: { code } }: ActivityRow): boolean => {
    const { notes, evidence = [] } = activityState(state, code);
    return statusOf(activityState(state, code)) === 'waiting' && notes.length + evidence.length === 0;
  };
  const together = handed.length > mostRows ? handed.filter(untouched) : [];
  const none: TableRow = { kind: 'band', text: 'Nihil: semua kegiatan sudah dijawab.' };
  return {
    columns: [
      column('KODE', 62),
      column('KEGIATAN YANG DISERAHKAN', 190, 2),
      column('KEADAAN', 140, 2),
      column('WAKTU BAKU', 64),
      column('TERPAKAI', 66),
      column('BATAS WAKTU', 94),
      column('CATATAN TERAKHIR', 90, 2),
    ],
    rows: [
      ...handed.filter((row) => !together.includes(row)).map((row) => activityTableRow(input, row)),
      ...(together.length === 0 ? [] : [untouchedRow(together)]),
      ...(handed.length === 0 ? [none] : []),
    ],
  };
}

function activityTableRow({ state, figures, zone }: HandoverInput, { activity }: ActivityRow): TableRow {
  const one = figures.activities.find(({ code }) => code === activity.code);
  return cellRow(
    codeCell(activity.code),
    textCell(shortened(activity.text, longest)),
    textCell(one ? standingWords(state, one, zone) : ''),
    textCell(activity.standardTime?.text),
    usedTime(one),
    instantCell(one?.due, zone),
    textCell(lastNote(state, activity.code)),
  );
}

/** Activities that nobody has begun, by code and standard time. */
function untouchedRow(rows: readonly ActivityRow[]): TableRow {
  const each = rows.map(({ activity: { code, standardTime } }) =>
    standardTime ? `${code} (${standardTime.text})` : code,
  );
  return { kind: 'band', text: `Belum dimulai, ${rows.length} kegiatan: ${each.join(', ')}` };
}

/** Where an activity stands, in words: answered, running since, paused with its reason, or not begun. */
function standingWords(state: RunState, { code, startedAt }: ActivityFigures, zone: string): string {
  const activity = activityState(state, code);
  const since = (at: number): string => `sejak ${printDateTime(at, zone)}`;
  switch (statusOf(activity)) {
    case 'answered':
      return activity.answer ? resultNames[activity.answer.result] : '';
    case 'running':
      return startedAt === undefined ? 'Berjalan' : `Berjalan ${since(startedAt)}`;
    case 'paused': {
      const pause = activity.pauses.at(-1);
      return pause ? `Dijeda ${since(pause.from)}: ${pause.reason}` : 'Dijeda';
    }
    case 'waiting':
      return 'Belum dimulai';
  }
}

/** Used against the standard: `40 menit`, and by how much the standard time is over. */
function usedTime(one: ActivityFigures | undefined): Cell {
  const used = durationCell(one?.net);
  if (one?.net === undefined || one.lateBy === undefined) return used;
  return { ...used, below: [{ head: 'LEWAT', lead: 'lewat ', value: durationCell(one.lateBy) }] };
}

const lastNote = (state: RunState, code: string): string =>
  activityState(state, code).notes.at(-1)?.text ?? '';

/** How much of an activity stands here: the code says which row it is, and the sheet shall stay on one page. */
const longest = 90;

type Extra = readonly [code: string, kind: string, text: string, person: string, date: Value];

/** The follow-ups of the run, of which no record says that they are done, and the evidence kept so far. */
function extraRows({ part, state, zone }: HandoverInput): readonly Extra[] {
  return activityRows(part).flatMap(({ activity: { code } }) => {
    const { followUps = [], evidence = [] } = activityState(state, code);
    return [
      ...followUps.map(
        ({ text, person, due }): Extra => [
          code,
          'Tindak lanjut',
          text,
          person,
          textCell(`batas ${formDate(due)}`),
        ],
      ),
      ...evidence.map(
        ({ name, sha256, at, by }): Extra => [
          code,
          'Bukti',
          `${name} (sidik ${sha256.slice(0, 16)})`,
          by.name,
          instantCell(at, zone),
        ],
      ),
    ];
  });
}

const extraTable = (rows: readonly Extra[]): Table => ({
  columns: [
    column('KODE', 62),
    column('JENIS', 70),
    column('TINDAK LANJUT DAN BUKTI', 260, 1),
    column('PENANGGUNG JAWAB / OLEH', 140),
    column('TANGGAL', 120),
  ],
  rows: rows.map(([code, kind, text, person, date]) =>
    cellRow(codeCell(code), textCell(kind), textCell(text), textCell(person), date),
  ),
});

import { formDate, printDateTime } from '../../calendar/print-date.ts';
import type { Evidence, FollowUp } from '../../checklist/state.ts';
import { activityState } from '../../checklist/state.ts';
import { activityRows } from '../../sop/activities.ts';
import { codeCell, instantCell, textCell } from '../blocks/cell.ts';
import { type Column, cellRow, type Table } from '../blocks/table.ts';
import type { RunReportInput } from './run-input.ts';

const column = (title: string, width: number, grow = 0): Column => ({ title, width, grow, align: 'left' });

/** What is done about an activity, who sees to it, until when. */
export const followUpText = (followUps: readonly FollowUp[]): string =>
  followUps.map(({ text, person, due }) => `${text} (${person}, s.d. ${formDate(due)})`).join('; ');

/** Evidence, hand-overs and reviews of a run, each as a table where there is any. */
export function courseTables(input: RunReportInput): readonly Table[] {
  return [...evidenceTable(input), ...handoverTable(input), ...reviewTable(input)];
}

function evidenceTable({ part, state, zone }: RunReportInput): readonly Table[] {
  const kept = activityRows(part).flatMap(({ activity: { code } }) =>
    (activityState(state, code).evidence ?? []).map((one) => [code, one] as const),
  );
  if (kept.length === 0) return [];
  const rows = kept.map(([code, one]) =>
    cellRow(
      codeCell(code),
      textCell(one.name),
      textCell(sizeText(one)),
      codeCell(one.sha256),
      textCell(`${printDateTime(one.at, zone)}, ${one.by.name}`),
    ),
  );
  const columns = [
    column('KODE', 70),
    column('BERKAS', 150, 1),
    column('UKURAN', 60),
    column('SIDIK (SHA-256)', 250),
    column('DILAMPIRKAN', 150),
  ];
  return [{ title: 'Bukti', columns, rows }];
}

function sizeText({ size }: Evidence): string {
  if (size < 1024) return `${size} B`;
  const kib = size / 1024;
  return kib < 1024 ? `${Math.round(kib)} KiB` : `${(kib / 1024).toFixed(1).replace('.', ',')} MiB`;
}

function handoverTable({ state, zone }: RunReportInput): readonly Table[] {
  if (state.handovers.length === 0) return [];
  const rows = state.handovers.map(({ at, from, to, activity, text }) =>
    cellRow(
      instantCell(at, zone),
      textCell(from.name),
      textCell(to.name),
      activity === undefined ? textCell('semua yang belum dijawab') : codeCell(activity),
      textCell(text ?? ''),
    ),
  );
  const columns = [
    column('WAKTU', 130),
    column('DARI', 130),
    column('KEPADA', 130),
    column('KEGIATAN', 110),
    column('CATATAN', 150, 1),
  ];
  return [{ title: 'Serah terima', columns, rows }];
}

const outcomes = {
  accept: 'Diterima',
  return: 'Dikembalikan',
  comment: 'Catatan',
  dismiss: 'Sesudah ditutup: tidak dihitung',
} as const;

function reviewTable({ state, zone }: RunReportInput): readonly Table[] {
  if (state.reviews.length === 0) return [];
  const rows = state.reviews.map(({ at, by, outcome, activity, text }) =>
    cellRow(
      instantCell(at, zone),
      textCell(by.name),
      textCell(outcomes[outcome]),
      codeCell(activity ?? ''),
      textCell(text ?? ''),
    ),
  );
  const columns = [
    column('WAKTU', 130),
    column('OLEH', 130),
    column('PUTUSAN', 90),
    column('KEGIATAN', 90),
    column('CATATAN', 200, 1),
  ];
  return [{ title: 'Telaah', columns, rows }];
}

import { printDateTime, printDuration } from '../../calendar/print-date.ts';
import { activityState } from '../../checklist/state.ts';
import type { ActivityFigures } from '../../compliance/figures.ts';
import { activityRows } from '../../sop/activities.ts';
import { type Cell, codeCell, durationCell, instantCell, numberCell, textCell } from '../blocks/cell.ts';
import type { Block } from '../blocks/report-document.ts';
import { unknownYearsWarning } from '../blocks/report-words.ts';
import { type Column, cellRow, nothing, type Table } from '../blocks/table.ts';
import { courseTables, followUpText } from './course-tables.ts';
import { historyStatements, lateActTable } from './later-history.ts';
import type { RunReportInput } from './run-input.ts';
import { standardSum } from './standard-sum.ts';

/** The ringkasan: counts, what was not sesuai, the notes of the run, and what must be known to read the figures. */
export function summaryBlocks(input: RunReportInput): readonly Block[] {
  const tables = [
    ...lateActTable(input),
    countTable(input),
    deviationTable(input),
    ...courseTables(input),
    ...noteTables(input),
  ];
  return [
    { kind: 'heading', text: 'RINGKASAN', bookmark: name },
    ...tables.map(
      (table, index): Block => ({
        kind: 'table',
        name: table.title ?? `${name} ${index + 1}`,
        table: { ...table, size: 8, below: 8 },
      }),
    ),
    { kind: 'statements', title: 'Penjelasan', items: statements(input) },
  ];
}

const name = 'Ringkasan';

const answeredOf = ({ figures }: RunReportInput): readonly ActivityFigures[] =>
  figures.activities.filter(({ result }) => result !== undefined);

function countTable(input: RunReportInput): Table {
  const answered = answeredOf(input);
  const { activities } = input.figures;
  const results = (result: string): number => answered.filter((one) => one.result === result).length;
  const times = (word: string): number => answered.filter((one) => one.timeliness === word).length;
  const empty = [textCell(''), textCell('')];
  const counts: readonly (readonly Cell[])[] = [
    [...counted('Sesuai', results('sesuai')), ...counted('Tepat waktu', times('tepat_waktu'))],
    [...counted('Tidak sesuai', results('tidak_sesuai')), ...counted('Terlambat', times('terlambat'))],
    [
      ...counted('Tidak berlaku', results('tidak_berlaku')),
      ...counted('Tidak diukur', times('tidak_diukur')),
    ],
    [...counted('Belum dijawab', activities.length - answered.length), ...empty],
    [...counted('Jumlah kegiatan', activities.length), ...counted('Jumlah dijawab', answered.length)],
  ];
  const sums = timeSums(input, answered);
  return {
    columns: [...pair('CEKLIST'), ...pair('KETEPATAN WAKTU'), ...pair('WAKTU', 90)],
    rows: counts.map((cells, index) => cellRow(...cells, ...(sums[index] ?? empty))),
  };
}

const counted = (label: string, count: number): readonly Cell[] => [textCell(label), numberCell(count)];

function pair(group: string, valueWidth = 40): readonly Column[] {
  return [
    { title: '', group, width: 100, grow: 1, align: 'left' },
    { title: '', group, width: valueWidth, align: 'center' },
  ];
}

function timeSums(
  { figures }: RunReportInput,
  answered: readonly ActivityFigures[],
): readonly (readonly Cell[])[] {
  const sum = (field: 'net' | 'gross'): Cell =>
    durationCell(answered.reduce((total, one) => total + (one[field] ?? 0), 0));
  const unmeasured = figures.activities.filter(({ standard }) => standard?.kind !== 'measured').length;
  return [
    [textCell('Jumlah waktu baku'), textCell(standardSum(figures.activities))],
    counted('Kegiatan tanpa waktu baku', unmeasured),
    [textCell('Jumlah waktu nyata (neto)'), sum('net')],
    [textCell('Jumlah waktu nyata (bruto, dengan jeda)'), sum('gross')],
  ];
}

const textColumn = (title: string, width: number, grow = 0): Column => ({
  title,
  width,
  grow,
  align: 'left',
});

function deviationTable({ part, state }: RunReportInput): Table {
  const rows = activityRows(part).flatMap(({ activity }) => {
    const { answer, followUps = [] } = activityState(state, activity.code);
    if (answer?.result !== 'tidak_sesuai') return [];
    return [
      cellRow(
        codeCell(activity.code),
        textCell(activity.text),
        textCell(answer.reason),
        textCell(followUpText(followUps)),
      ),
    ];
  });
  return {
    title: 'Kegiatan yang TIDAK SESUAI',
    columns: [
      textColumn('KODE', 70),
      textColumn('KEGIATAN', 240, 1),
      textColumn('ALASAN', 200, 1),
      textColumn('TINDAK LANJUT', 160, 1),
    ],
    rows: rows.length === 0 ? [nothing] : rows,
  };
}

function noteTables({ state, zone }: RunReportInput): readonly Table[] {
  if (state.notes.length === 0) return [];
  const rows = state.notes.map((note) =>
    cellRow(instantCell(note.at, zone), textCell(note.by.name), textCell(note.text)),
  );
  const columns = [textColumn('WAKTU', 130), textColumn('OLEH', 130), textColumn('CATATAN', 300, 1)];
  return [{ title: 'Catatan pelaksanaan', columns, rows }];
}

function statements(input: RunReportInput): readonly string[] {
  const { state, figures, zone, runId, recordDigest } = input;
  const open = figures.activities.filter(({ result }) => result === undefined);
  const overdue = open.filter(({ timeliness }) => timeliness === 'terlambat').length;
  return [
    ...historyStatements(input),
    ...(state.closedAt === undefined
      ? [
          `Pelaksanaan belum ditutup; laporan ini menurut catatan sampai ${printDateTime(state.lastAt, zone)}.`,
        ]
      : []),
    ...(open.length === 0 ? [] : [`${open.length} kegiatan belum dijawab; kolom hasilnya dibiarkan kosong.`]),
    ...(overdue === 0 ? [] : [`${overdue} kegiatan belum dijawab dan sudah melewati waktu bakunya.`]),
    'SESUAI dan TIDAK SESUAI adalah penilaian petugas; ketepatan adalah hasil hitungan waktu nyata terhadap waktu baku.',
    'Waktu nyata dihitung dalam waktu kerja menurut kalender tersebut di atas; neto berarti tanpa jeda.',
    'Jumlah waktu baku adalah penjumlahan waktu baku setiap kegiatan, bukan lama seluruh proses.',
    ...overlapWords(figures.totals.twice),
    ...unknownYearsWarning(figures.unknownYears),
    `Sidik catatan pelaksanaan ${runId} (SHA-256): ${recordDigest}`,
  ];
}

/** That the sums count time more than once where activities ran side by side. */
const overlapWords = (twice: number): readonly string[] =>
  twice === 0
    ? []
    : [
        `Ada kegiatan yang berjalan bersamaan: ${printDuration(twice)} dalam jumlah waktu nyata bruto terhitung lebih dari sekali.`,
      ];

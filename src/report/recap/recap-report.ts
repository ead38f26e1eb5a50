import { zoneName } from '../../calendar/local-time.ts';
import type { Period } from '../../calendar/period.ts';
import { printDate, printDateTime } from '../../calendar/print-date.ts';
import { isClosedIn } from '../../compliance/closed-run.ts';
import { trendPoints } from '../../compliance/figure-columns.ts';
import { notedWords } from '../../compliance/remarks.ts';
import type { ComplianceSummary, GroupSummary } from '../../compliance/summary.ts';
import { codeCell, durationCell, numberCell, shareCell, textCell } from '../blocks/cell.ts';
import { type Field, fieldTable } from '../blocks/fields.ts';
import { paperCode } from '../blocks/paper-code.ts';
import { decimalComma } from '../blocks/printed-cell.ts';
import type { Block, ReportDocument } from '../blocks/report-document.ts';
import { electronicStatus, footerWords, judgedWords, unknownYearsWarning } from '../blocks/report-words.ts';
import { officialBlock } from '../blocks/signatures.ts';
import { type Column, cellRow, nothing, type Table, type TableRow } from '../blocks/table.ts';
import { patternWords } from '../compliance/compliance-document.ts';
import { followUpText } from '../run/course-tables.ts';
import { recapCharts } from './recap-charts.ts';
import type { RecapCase, RecapInput } from './recap-input.ts';
import { runsTable } from './runs-table.ts';

const titles: Readonly<Record<Period['kind'], string>> = {
  day: 'LAPORAN HARIAN',
  week: 'LAPORAN MINGGUAN',
  month: 'LAPORAN BULANAN',
  quarter: 'LAPORAN TRIWULAN',
  semester: 'LAPORAN SEMESTER',
  year: 'LAPORAN TAHUNAN',
  range: 'LAPORAN PERIODE',
};

/** The recap of a period as plain data, Indonesian and final. The same input gives the same report. */
export function composeRecap(input: RecapInput): ReportDocument {
  const { period, parts, agency, digest, signed, onlyPart, lastCounted = period.from } = input;
  const name = onlyPart === undefined ? period.name : `${period.name}/${onlyPart}`;
  const code = paperCode({ kind: 'REKAP', name, digest, ...(signed ? { key: signed.key } : {}) });
  const names = [...parts.values()].join(', ');
  const title = `${titles[period.kind]} PELAKSANAAN SOP`;
  return {
    metadata: {
      title: `${title}, ${period.label}, bagian ${names}`,
      author: agency.join(' '),
      subject: `Rekapitulasi pelaksanaan SOP, periode ${period.name}`,
      keywords: [period.name, ...parts.keys(), digest].join(' '),
      language: 'id-ID',
      createdAt: lastCounted,
    },
    sections: [
      {
        letterhead: agency.map((line) => line.toUpperCase()),
        heading: [title, `BAGIAN ${names.toUpperCase()}`, period.label.toUpperCase()],
        blocks: [
          { kind: 'table', name: 'Ringkasan', table: factsTable(input) },
          {
            kind: 'table',
            name: 'Per bagian',
            table: figuresTable('Menurut bagian', 'BAGIAN', input.byPart),
          },
          ...recapCharts(input).map((chart): Block => ({ kind: 'chart', chart })),
          {
            kind: 'table',
            name: 'Per kegiatan',
            table: figuresTable('Menurut kegiatan', 'KEGIATAN', input.byActivity),
          },
          {
            kind: 'table',
            name: 'Per pelaksana',
            table: figuresTable('Menurut pelaksana', 'PELAKSANA', input.byRole),
          },
          { kind: 'table', name: 'Tidak sesuai', table: deviationsTable(input.deviations) },
          { kind: 'table', name: 'Terlambat', table: lateTable(input.late) },
          { kind: 'table', name: 'Perlu diperiksa', table: findingsTable(input) },
          { kind: 'table', name: 'Pelaksanaan', table: runsTable(input) },
          { kind: 'statements', title: 'Penjelasan', items: statements(input) },
          { kind: 'signatures', title: 'Tanda tangan', blocks: [officialBlock(input)] },
        ],
      },
    ],
    footer: footerWords(
      `${title}, ${period.label}, sidik data ${digest.slice(0, 16)}`,
      signed && electronicStatus,
      code,
    ),
  };
}

function factsTable(input: RecapInput): Table {
  const { period, periodOver, zone, byPart, calendar, calendarRule, openRuns, closedRuns } = input;
  const { total } = byPart;
  const closed = closedRuns.filter((one) => isClosedIn(one, period)).length;
  const field = (label: string, text: string): Field => ({ label, value: textCell(text) });
  return fieldTable(
    [
      'PERIODE',
      [
        field('Periode', `${printDate(period.from, zone)} s.d. ${printDate(period.to - 1, zone)}`),
        field(
          'Pelaksanaan',
          `${total.runs.length} dihitung, ${closed} ditutup pada periode ini, ${openRuns.length} ${periodOver ? 'terbuka pada akhir periode' : 'masih terbuka'}`,
        ),
        field('Kegiatan', `${total.activities} tercatat`),
        field('Kalender', `${calendar}, ${zoneName(zone)}`),
        field('Aturan waktu', calendarRule),
      ],
    ],
    [
      'HASIL',
      [
        field(
          'Sesuai',
          `${total.sesuai} sesuai, ${total.tidakSesuai} tidak sesuai, ${total.tidakBerlaku} tidak berlaku, ${total.notDone} tidak dikerjakan`,
        ),
        { label: 'Tingkat kesesuaian', value: shareCell(total.complianceRate) },
        field(
          'Ketepatan waktu',
          `${total.onTime} tepat waktu, ${total.late} terlambat, ${total.unmeasured} tidak diukur`,
        ),
        { label: 'Tingkat tepat waktu', value: shareCell(total.onTimeRate) },
        field('Terhadap periode sebelumnya', trendText(total)),
      ],
    ],
  );
}

function trendText({ trend }: GroupSummary): string {
  const points = trendPoints(trend);
  if (points === undefined) return 'tidak ada pembanding';
  return `${points > 0 ? 'naik' : points < 0 ? 'turun' : 'tetap'}${points === 0 ? '' : ` ${decimalComma(Math.abs(points))} poin`}`;
}

const narrow = (title: string, width = 54): Column => ({ title, width, align: 'center' });
const wide = (title: string, grow = 1): Column => ({ title, width: 110, grow, align: 'left' });
const rowsOrNothing = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.length === 0 ? [nothing] : rows;

function figuresTable(title: string, head: string, { groups, total }: ComplianceSummary): Table {
  const row = (group: GroupSummary, name: string): TableRow =>
    cellRow(
      textCell(name),
      numberCell(group.activities),
      numberCell(group.sesuai),
      numberCell(group.tidakSesuai),
      shareCell(group.complianceRate),
      numberCell(group.onTime),
      numberCell(group.late),
      shareCell(group.onTimeRate),
      durationCell(group.net?.median),
      durationCell(group.net?.p90),
    );
  const name = ({ key, label }: GroupSummary): string => (label.id === key ? key : `${key} · ${label.id}`);
  return {
    title,
    bookmark: title,
    columns: [
      wide(head, 3),
      narrow('DIJAWAB'),
      narrow('SESUAI'),
      narrow('TIDAK SESUAI'),
      narrow('TINGKAT SESUAI'),
      narrow('TEPAT WAKTU'),
      narrow('TERLAMBAT', 60),
      narrow('TINGKAT TEPAT'),
      narrow('MEDIAN', 66),
      narrow('P90', 66),
    ],
    rows:
      groups.length === 0
        ? [nothing]
        : [...groups.map((group) => row(group, name(group))), row(total, 'Jumlah')],
  };
}

/** The first cells of every case: the run, the activity, and what it says. */
const whichCells = ({ run, activity, text }: RecapCase) => [
  codeCell(run),
  codeCell(activity),
  textCell(text),
];

function deviationsTable(cases: readonly RecapCase[]): Table {
  return {
    title: 'Kegiatan yang TIDAK SESUAI dan tindak lanjutnya',
    bookmark: 'Tidak sesuai',
    columns: [
      narrow('PELAKSANAAN', 70),
      narrow('KODE', 80),
      wide('KEGIATAN', 2),
      wide('ALASAN', 2),
      wide('PETUGAS'),
      wide('TINDAK LANJUT', 2),
    ],
    rows: rowsOrNothing(
      cases.map((one) =>
        cellRow(
          ...whichCells(one),
          textCell(one.reason),
          textCell(one.person),
          textCell(followUpText(one.followUps ?? [])),
        ),
      ),
    ),
  };
}

function lateTable(cases: readonly RecapCase[]): Table {
  return {
    title: 'Kegiatan yang terlambat',
    bookmark: 'Terlambat',
    columns: [
      narrow('PELAKSANAAN', 70),
      narrow('KODE', 80),
      wide('KEGIATAN', 2),
      narrow('WAKTU BAKU', 70),
      narrow('WAKTU NYATA', 76),
      narrow('LEWAT', 76),
      wide('ALASAN'),
      wide('PETUGAS'),
    ],
    rows: rowsOrNothing(
      cases.map((one) =>
        cellRow(
          ...whichCells(one),
          textCell(one.standardText),
          durationCell(one.net),
          durationCell(one.lateBy),
          textCell(one.reason),
          textCell(one.person),
        ),
      ),
    ),
  };
}

function findingsTable({ periodOver, byActivity, openRuns, lateRuns, zone }: RecapInput): Table {
  const row = (run: string, pattern: string, person: string | undefined, text: string): TableRow =>
    cellRow(codeCell(run), textCell(pattern), textCell(person), textCell(text));
  const patterns = byActivity.patterns.map(({ kind, run, person, activities }) =>
    row(run, patternWords[kind].replaceAll('_', ' '), person, activities.join(', ')),
  );
  const open = openRuns.map(({ run, part, openedAt }) =>
    row(
      run,
      periodOver ? 'terbuka pada akhir periode' : 'belum ditutup',
      undefined,
      `${part}, dibuka ${printDateTime(openedAt, zone)}`,
    ),
  );
  const late = lateRuns.map(({ run, part, acts, people }) =>
    row(run, 'tindakan sesudah ditutup', people.join(', '), `${part}, ${acts} tindakan tidak dihitung`),
  );
  return {
    title: 'Untuk diperiksa atasan, bukan bukti',
    bookmark: 'Perlu diperiksa',
    columns: [narrow('PELAKSANAAN', 80), wide('POLA'), wide('PETUGAS'), wide('KETERANGAN', 3)],
    rows: rowsOrNothing([...late, ...open, ...patterns]),
  };
}

function statements({ periodOver, skipped, noted, byActivity, digest }: RecapInput): readonly string[] {
  return [
    ...(periodOver ? [] : ['Periode belum berakhir; angka masih dapat berubah.']),
    'SESUAI dan TIDAK SESUAI adalah penilaian petugas; ketepatan adalah hasil hitungan waktu nyata (neto, tanpa jeda) terhadap waktu baku.',
    'Tingkat tepat waktu = tepat waktu ÷ (tepat waktu + terlambat); tingkat sesuai = sesuai ÷ (sesuai + tidak sesuai). Yang tidak diukur tidak ikut dihitung.',
    'Hanya pelaksanaan yang sudah ditutup yang dihitung.',
    ...(skipped.length === 0 ? [] : [`Catatan rusak, tidak dihitung: ${skipped.join(', ')}.`]),
    // What came after a close is in the table of what to look at.
    ...notedWords(noted.map(({ late: _late, ...one }) => one)).map(({ id }) => id),
    judgedWords,
    ...unknownYearsWarning(byActivity.unknownYears),
    `Sidik data (SHA-256): ${digest}`,
  ];
}

import { zoneName } from '../../calendar/local-time.ts';
import type { Period } from '../../calendar/period.ts';
import { printDate } from '../../calendar/print-date.ts';
import type { Table7Row } from '../../compliance/table7.ts';
import { type Cell, codeCell, textCell } from '../blocks/cell.ts';
import { type Field, fieldTable } from '../blocks/fields.ts';
import { paperCode } from '../blocks/paper-code.ts';
import type { ReportDocument, Section, SignatureBlock } from '../blocks/report-document.ts';
import { electronicStatus, footerWords } from '../blocks/report-words.ts';
import { officialBlock, signerBlock } from '../blocks/signatures.ts';
import { type Column, cellRow, type Table, type TableRow } from '../blocks/table.ts';
import type { Table7Input, Table7Part } from './table7-input.ts';
import { table7Statements } from './table7-statements.ts';

const title = 'Monitoring Pelaksanaan SOP';

/**
 * The six-monthly monitoring (Tabel 7 of PermenPAN-RB 35/2012) as plain data, Indonesian and final. The same input gives the
 * same report; its date is that of the last thing counted, and the date of signing is left for the pen.
 */
export function composeTable7(input: Table7Input): ReportDocument {
  const { parts, period, lastCounted = period.from, signed, digest, only } = input;
  const names = parts.map(({ part }) => part.name).join(', ');
  return {
    metadata: {
      title: `${title}, bagian ${names}, ${period.label}`,
      author: parts[0]?.sop.agency.join(' ') ?? '',
      subject: `Tabel 7 PermenPAN-RB Nomor 35 Tahun 2012, periode ${period.name}`,
      keywords: [period.name, ...parts.map(({ part }) => part.code)].join(' '),
      language: 'id-ID',
      createdAt: lastCounted,
    },
    sections: parts.map((part) => section(input, part)),
    footer: footerWords(
      `${title}, ${period.label}, sidik data ${digest.slice(0, 16)}`,
      signed && electronicStatus,
      paperCode({ kind: 'TABEL7', name: only ? `${period.name}/${only.join('+')}` : period.name, digest }),
    ),
  };
}

/** The monitoring of one part: a form of its own, with kop and signatures. */
function section(input: Table7Input, one: Table7Part): Section {
  const { sop, part } = one;
  const name = `Bagian ${part.name}`;
  const facts = fieldTable(['SOP', sopFields(one)], ['PEMANTAUAN', countedFields(input, one)]);
  return {
    letterhead: sop.agency.map((line) => line.toUpperCase()),
    heading: [title, sop.name, name, input.period.label].map((line) => line.toUpperCase()),
    blocks: [
      { kind: 'table', name: `${name.toUpperCase()}: keterangan`, table: { ...facts, size: 8 } },
      {
        kind: 'table',
        name: `${name.toUpperCase()}: penilaian`,
        table: { ...assessmentTable(one), below: 8 },
      },
      {
        kind: 'statements',
        title: `Penjelasan monitoring bagian ${part.name}, ${input.period.label}`,
        items: table7Statements(input, one),
      },
      { kind: 'signatures', title: `Tanda tangan bagian ${part.name}`, blocks: signatures(input) },
    ],
  };
}

function sopFields({ sop, part, rows }: Table7Part): readonly Field[] {
  const count = (assessment: Table7Row['assessment']): number =>
    rows.filter((row) => row.assessment === assessment).length;
  const counts = [
    `${count('baik')} berjalan dengan baik`,
    `${count('tidak')} tidak berjalan dengan baik`,
    `${count('belum_dinilai')} belum dinilai`,
  ];
  return [
    { label: 'Nomor SOP', value: codeCell(sop.number) },
    field('Nama SOP', sop.name),
    field('Bagian', part.name),
    field('Hasil', `${rows.length} prosedur: ${counts.join(', ')}`),
  ];
}

function countedFields(
  { period, zone, calendar, calendarRule }: Table7Input,
  { runs }: Table7Part,
): readonly Field[] {
  return [
    field('Periode', periodText(period, zone)),
    field('Pelaksanaan', runsText(runs)),
    field('Kalender', `${calendar}, ${zoneName(zone)}`),
    field('Aturan waktu', calendarRule),
  ];
}

const field = (label: string, text: string): Field => ({ label, value: textCell(text) });

/** The label, and the days where it does not say them itself. */
function periodText({ kind, label, from, to }: Period, zone: string): string {
  if (kind === 'day' || kind === 'week' || kind === 'range') return label;
  return `${label}, ${printDate(from, zone)} s.d. ${printDate(to - 1, zone)}`;
}

const mostNamed = 12;

/** All run numbers where they are few. */
function runsText(runs: readonly string[]): string {
  if (runs.length === 0) return 'tidak ada yang ditutup pada periode ini';
  const list = runs.length > mostNamed ? '' : `: ${runs.join(', ')}`;
  return `${runs.length} yang sudah ditutup${list}`;
}

const columns: readonly Column[] = [
  { title: 'NO', width: 24, align: 'center' },
  { title: 'PROSEDUR', width: 190, grow: 3, align: 'left', middle: true },
  { title: 'BERJALAN DENGAN BAIK', group: 'PENILAIAN TERHADAP PENERAPAN', width: 56, align: 'center' },
  { title: 'TIDAK BERJALAN DENGAN BAIK', group: 'PENILAIAN TERHADAP PENERAPAN', width: 56, align: 'center' },
  { title: 'CATATAN HASIL PENILAIAN', width: 190, grow: 3, align: 'left', middle: true },
  { title: 'TINDAKAN YANG HARUS DIAMBIL', width: 110, grow: 2, align: 'left', middle: true },
  { title: 'PARAF PENILAI', width: 50, align: 'center' },
];

function assessmentTable({ part, rows }: Table7Part): Table {
  const empty: TableRow = { kind: 'band', text: 'Bagian ini tidak memuat kegiatan.' };
  return {
    bookmark: `Penilaian bagian ${part.name}`,
    columns,
    rows: rows.length === 0 ? [empty] : rows.map(assessmentRow),
  };
}

function assessmentRow({ no, procedure, assessment, note, action }: Table7Row): TableRow {
  const tick = (of: Table7Row['assessment']): Cell => textCell(assessment === of ? '✓' : '', { bold: true });
  return cellRow(
    codeCell(no),
    textCell(procedure),
    tick('baik'),
    tick('tidak'),
    assessment === 'belum_dinilai' ? unassessedNote(note) : textCell(note),
    textCell(action),
    textCell(''),
  );
}

const unassessedNote = (note: string): Cell => ({
  kind: 'prose',
  paragraphs: [{ runs: [{ text: 'Belum dinilai.', bold: true }, { text: note }] }],
});

/** Left the assessor, whose paraf stands in the rows, right the official; the day is written when it is signed. */
function signatures(input: Table7Input): readonly SignatureBlock[] {
  return [signerBlock(undefined, 'Penilai,'), officialBlock(input)];
}

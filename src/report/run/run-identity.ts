import type { Sop } from '../../sop/sop.ts';
import { type Cell, codeCell, dateCell, instantCell, linesCell, listCell, textCell } from '../blocks/cell.ts';
import { type Field, fieldTable } from '../blocks/fields.ts';
import { officialNumber, personText, serviceLine } from '../blocks/person-line.ts';
import type { Block } from '../blocks/report-document.ts';
import { type Column, cellRow, type Table } from '../blocks/table.ts';
import type { RunReportInput } from './run-input.ts';

/** Name of the identity in the outline of the file, and of its tables in data. */
export const identityName = 'Identitas SOP dan pelaksanaan';

/** The identity block of the form: the SOP's own fields beside the facts of the run, then the six lists in pairs, close together. */
export function identityBlocks(input: RunReportInput): readonly Block[] {
  const { sop } = input;
  const tables = [
    fieldTable(['PELAKSANAAN', runFacts(input)], ['IDENTITAS SOP', sopFields(sop)]),
    listPair(['DASAR HUKUM', sop.legalBasis], ['KUALIFIKASI PELAKSANA', sop.qualifications]),
    listPair(['KETERKAITAN', sop.related], ['PERALATAN/PERLENGKAPAN', sop.equipment]),
    listPair(['PERINGATAN', sop.warnings], ['PENCATATAN DAN PENDATAAN', sop.recording]),
  ];
  return tables.map((table, index) => ({
    kind: 'table',
    name: `${identityName} ${index + 1}`,
    table: { ...table, size: 8, below: index === tables.length - 1 ? 10 : 0 },
  }));
}

/** The facts of the run that stand beside the SOP's own fields: part, run, times with zone, people, calendar. */
function runFacts({ part, state, runId, zone, calendar, calendarRule }: RunReportInput): readonly Field[] {
  const { closedAt } = state;
  return [
    { label: 'Bagian', value: textCell(part.name) },
    { label: 'Nomor Pelaksanaan', value: codeCell(runId) },
    { label: 'Dibuka', value: instantCell(state.openedAt, zone) },
    {
      label: 'Ditutup',
      value: closedAt === undefined ? textCell('belum ditutup') : instantCell(closedAt, zone),
    },
    {
      label: 'Petugas',
      value: linesCell(state.people.map(personText)),
    },
    { label: 'Kalender', value: textCell([calendar, calendarRule].filter((text) => text).join('; ')) },
  ];
}

function sopFields(sop: Sop): readonly Field[] {
  const { created, revised, approved, effective } = sop.dates;
  return [
    { label: 'Nomor SOP', value: codeCell(sop.number) },
    { label: 'Tanggal Pembuatan', value: dateCell(created) },
    { label: 'Tanggal Revisi', value: dateCell(revised) },
    { label: 'Tanggal Pengesahan', value: dateCell(approved) },
    ...(effective === undefined ? [] : [{ label: 'Tanggal Efektif', value: dateCell(effective) }]),
    { label: 'Disahkan Oleh', value: approvalCell(sop) },
    { label: 'Nama SOP', value: textCell(sop.name, { bold: true }) },
  ];
}

function approvalCell({ approvedBy }: Sop): Cell {
  if (!approvedBy) return textCell(undefined);
  const lines = [
    approvedBy.title.toUpperCase(),
    approvedBy.name,
    serviceLine(approvedBy.rank, officialNumber(approvedBy)),
  ];
  return linesCell(lines.filter((text) => text !== ''));
}

type TitledList = readonly [title: string, items: readonly string[]];

function listPair(left: TitledList, right: TitledList): Table {
  const column = (title: string): Column => ({ title, width: 300, grow: 1, align: 'left' });
  return {
    columns: [column(left[0]), column(right[0])],
    rows: [cellRow(listCell(left[1], 'numbered'), listCell(right[1], 'numbered'))],
  };
}

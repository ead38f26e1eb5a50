import type { Sop } from '../../sop/sop.ts';
import { type Cell, codeCell, dateCell, linesCell, listCell, textCell } from './cell.ts';
import { officialNumber, serviceLine } from './person-line.ts';
import { type Column, cellRow, type Table } from './table.ts';

/** A label and what stands beside it. */
export type Field = { readonly label: string; readonly value: Cell };

/** The identity block of the form: the SOP's own fields beside the facts of the run, then the six lists in pairs. */
export function identityTables(sop: Sop, facts: readonly Field[]): readonly Table[] {
  return [
    fieldTable(['PELAKSANAAN', facts], ['IDENTITAS SOP', sopFields(sop)]),
    listPair(['DASAR HUKUM', sop.legalBasis], ['KUALIFIKASI PELAKSANA', sop.qualifications]),
    listPair(['KETERKAITAN', sop.related], ['PERALATAN/PERLENGKAPAN', sop.equipment]),
    listPair(['PERINGATAN', sop.warnings], ['PENCATATAN DAN PENDATAAN', sop.recording]),
  ];
}

type Titled<Item> = readonly [title: string, items: readonly Item[]];

/** Labels and values in two columns side by side, each under its title. */
export function fieldTable([leftTitle, left]: Titled<Field>, [rightTitle, right]: Titled<Field>): Table {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    cellRow(...fieldCells(left[index]), ...fieldCells(right[index])),
  );
  return { columns: [...fieldColumns(leftTitle), ...fieldColumns(rightTitle)], rows };
}

function fieldColumns(group: string): readonly Column[] {
  return [
    { title: '', group, width: 100, align: 'left' },
    { title: '', group, width: 200, grow: 1, align: 'left' },
  ];
}

function fieldCells(field: Field | undefined): readonly Cell[] {
  return field ? [textCell(field.label), field.value] : [textCell(''), textCell('')];
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

function listPair(left: Titled<string>, right: Titled<string>): Table {
  const column = (title: string): Column => ({ title, width: 300, grow: 1, align: 'left' });
  return {
    columns: [column(left[0]), column(right[0])],
    rows: [cellRow(listCell(left[1], 'numbered'), listCell(right[1], 'numbered'))],
  };
}

import { formDate } from '../../calendar/print-date.ts';
import type { Sop } from '../../sop/sop.ts';
import { officialNumber, serviceLine } from './person-line.ts';
import { type Cell, type Column, cellRow, continued, listCell, type Table, textCell } from './table-data.ts';

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

type TitledFields = readonly [title: string, fields: readonly Field[]];

/** Labels and values in two columns side by side, each under its title. */
export function fieldTable([leftTitle, left]: TitledFields, [rightTitle, right]: TitledFields): Table {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    cellRow(...fieldCells(left[index]), ...fieldCells(right[index])),
  );
  return { columns: [...fieldColumns(leftTitle), ...fieldColumns(rightTitle)], rows, continued };
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
    { label: 'Nomor SOP', value: textCell(sop.number) },
    { label: 'Tanggal Pembuatan', value: textCell(formDate(created)) },
    { label: 'Tanggal Revisi', value: textCell(formDate(revised)) },
    { label: 'Tanggal Pengesahan', value: textCell(formDate(approved)) },
    ...(effective === undefined ? [] : [{ label: 'Tanggal Efektif', value: textCell(formDate(effective)) }]),
    { label: 'Disahkan Oleh', value: approvalCell(sop) },
    { label: 'Nama SOP', value: textCell(sop.name, { bold: true }) },
  ];
}

function approvalCell({ approvedBy }: Sop): Cell {
  if (!approvedBy) return textCell('–');
  const lines = [
    approvedBy.title.toUpperCase(),
    approvedBy.name,
    serviceLine(approvedBy.rank, officialNumber(approvedBy)),
  ];
  return { paragraphs: lines.filter((text) => text !== '').map((text) => ({ runs: [{ text }] })) };
}

type TitledList = readonly [title: string, items: readonly string[]];

function listPair(left: TitledList, right: TitledList): Table {
  const column = (title: string): Column => ({ title, width: 300, grow: 1, align: 'left' });
  return {
    columns: [column(left[0]), column(right[0])],
    rows: [cellRow(itemsCell(left[1]), itemsCell(right[1]))],
    continued,
  };
}

function itemsCell(items: readonly string[]): Cell {
  if (items.length <= 1) return textCell(items[0] ?? '–');
  return listCell(items, (index) => `${index + 1}.`);
}

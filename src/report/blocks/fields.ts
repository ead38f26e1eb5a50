import { type Cell, textCell } from './cell.ts';
import { type Column, cellRow, type Table } from './table.ts';

/** A label and what stands beside it. */
export type Field = { readonly label: string; readonly value: Cell };

type TitledFields = readonly [title: string, fields: readonly Field[]];

/** Labels and values in two columns side by side, each under its title. */
export function fieldTable([leftTitle, left]: TitledFields, [rightTitle, right]: TitledFields): Table {
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

import { posix } from 'node:path';
import { type Element, elementsOf, parseXml } from './strict-xml.ts';
import { unzip } from './unzip.ts';

/** A cell by its type, with the number format of its style. */
export type Cell = { readonly value: string | number; readonly format: string | undefined };
export type Rows = readonly (readonly (Cell | undefined)[])[];

type Parts = ReadonlyMap<string, Element>;

/**
 * The sheets of a workbook by name, read as strictly as a spreadsheet does: every part well formed, of a declared type, every
 * relationship with a target, every cell where its reference says.
 * @throws Error at the first thing that is wrong
 */
export function readWorkbook(bytes: Uint8Array): ReadonlyMap<string, Rows> {
  const parts: Parts = new Map(
    [...unzip(bytes)].map(([path, content]) => [
      path,
      parseXml(new TextDecoder('utf-8', { fatal: true }).decode(content)),
    ]),
  );
  checkTypes(parts);
  const book = targetsOf(parts, '_rels/.rels', '').get('rId-workbook-1') ?? '';
  const targets = targetsOf(parts, 'xl/_rels/workbook.xml.rels', 'xl');
  const strings = elementsOf(part(parts, 'xl/sharedStrings.xml'), 'si').map((item) =>
    elementsOf(item, 't')
      .map((text) => text.text)
      .join(''),
  );
  const formats = formatsOf(part(parts, 'xl/styles.xml'));
  return new Map(
    elementsOf(part(parts, book), 'sheet').map((sheet) => {
      const path = targets.get(sheet.attributes.get('r:id') ?? '') ?? '';
      return [sheet.attributes.get('name') ?? '', rowsOf(part(parts, path), strings, formats)];
    }),
  );
}

function part(parts: Parts, path: string): Element {
  const found = parts.get(path);
  if (!found) throw new Error(`the part ${path} is missing`);
  return found;
}

function checkTypes(parts: Parts): void {
  const types = part(parts, '[Content_Types].xml').children;
  const of = (name: string, key: string): ReadonlySet<string> =>
    new Set(types.filter((type) => type.name === name).map((type) => type.attributes.get(key) ?? ''));
  for (const path of of('Override', 'PartName')) part(parts, path.slice(1));
  for (const path of parts.keys()) {
    const extension = path.split('.').at(-1) ?? '';
    if (!of('Default', 'Extension').has(extension)) throw new Error(`${path} has no content type`);
  }
}

function targetsOf(parts: Parts, path: string, folder: string): ReadonlyMap<string, string> {
  return new Map(
    elementsOf(part(parts, path), 'Relationship').map(({ attributes }) => {
      const target = posix.join(folder, attributes.get('Target') ?? '');
      part(parts, target);
      return [attributes.get('Id') ?? '', target];
    }),
  );
}

function formatsOf(styles: Element): readonly (string | undefined)[] {
  const codes = new Map(
    elementsOf(styles, 'numFmt').map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode'),
    ]),
  );
  const [cells] = elementsOf(styles, 'cellXfs');
  return (cells?.children ?? []).map(({ attributes }) => codes.get(attributes.get('numFmtId')));
}

function rowsOf(sheet: Element, strings: readonly string[], formats: readonly (string | undefined)[]): Rows {
  return elementsOf(sheet, 'row').map((row, index) => {
    if (row.attributes.get('r') !== String(index + 1)) throw new Error('a row stands in the wrong place');
    const cells: (Cell | undefined)[] = [];
    for (const cell of row.children) {
      const reference = /^([A-Z]+)(\d+)$/.exec(cell.attributes.get('r') ?? '');
      const column =
        [...(reference?.[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      if (reference?.[2] !== String(index + 1) || column < cells.length)
        throw new Error('a cell stands in the wrong place');
      cells[column] = cellOf(cell, strings, formats);
    }
    return Array.from(cells);
  });
}

function cellOf(
  cell: Element,
  strings: readonly string[],
  formats: readonly (string | undefined)[],
): Cell | undefined {
  if (cell.children.some(({ name }) => name !== 'v')) throw new Error('a cell holds more than a value');
  const [held] = cell.children;
  if (!held) return undefined;
  const format = formats[Number(cell.attributes.get('s') ?? 0)];
  const type = cell.attributes.get('t') ?? 'n';
  const number = Number(held.text);
  if (held.text === '' || Number.isNaN(number)) throw new Error(`'${held.text}' is no number`);
  if (type === 'n') return { value: number, format };
  const text = strings[number];
  if (type !== 's' || text === undefined) throw new Error(`a cell of type ${type} has no text`);
  return { value: text, format };
}

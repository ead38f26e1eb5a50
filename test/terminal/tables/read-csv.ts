/**
 * The records of a CSV file by RFC 4180, as objects by the heads of their columns.
 * @throws Error on a quote out of place, a bare line end or a record of another length
 */
export function readCsv(csv: string): readonly ReadonlyMap<string, string>[] {
  const [head = [], ...rows] = records(csv);
  return rows.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells under ${head.length} heads`);
    return new Map(head.map((key, index) => [key, row[index] ?? '']));
  });
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;

function records(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  cell.lastIndex = 0;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const match = cell.exec(csv);
    if (!match) throw new Error(`no CSV at ${at}: ${JSON.stringify(csv.slice(at, at + 40))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

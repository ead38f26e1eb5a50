import { deflateSync } from 'node:zlib';

/** An object as it is written: `text` is its value, streams included. */
export type Piece = { readonly number: number; readonly generation?: number; readonly text: string };

/** A line of a cross-reference: an object by its place in the list of pieces, one in an object stream, or none. */
export type Row = {
  readonly number: number;
  readonly kind: 'n' | 'f' | 'c';
  /** Index of the piece; for `c` the number of the object stream. */
  readonly at: number;
  readonly delta?: number;
  /** For `c` the index in the stream. */
  readonly generation: number;
};

/** A revision in the making, each part of which may be spoilt. */
export type Plan = {
  readonly form: 'table' | 'stream';
  readonly pieces: readonly Piece[];
  readonly rows: readonly Row[];
  readonly trailer: readonly string[];
  /** Numbers of the cross-reference stream, or of one beside a table, with its rows. */
  readonly beside?: { readonly number: number; readonly rows: readonly Row[] };
  readonly section: number;
  readonly line?: (text: string) => string;
  readonly head?: (text: string) => string;
  readonly start?: (offset: number) => string;
  readonly object?: (text: string, piece: Piece) => string;
  readonly index?: readonly number[];
  readonly entries?: (data: Buffer) => Buffer;
  readonly tail?: string;
};

const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 1 R/Resources<</Font<</F 5 0 R>>>>>>';
const content = 'BT /F 18 Tf 40 100 Td (Surat keluar) Tj ET';
const basePieces: readonly Piece[] = [
  { number: 1, text: '<</Type/Catalog/Pages 2 0 R/Dests 90 0 R>>' },
  { number: 2, text: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
  { number: 3, text: page },
  { number: 4, generation: 1, text: streamOf(content) },
  { number: 5, text: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>' },
  { number: 6, text: '<</Title(Surat)>>' },
];

export function streamOf(data: string, more = ''): string {
  return `<<${more}/Length ${data.length}>>\nstream\n${data}\nendstream`;
}

/** A page with a line of text; object 4 has generation 1, object 90 does not exist. */
export function basePdf(): Buffer {
  const plan = planOf(basePieces, 0, { size: 7 });
  const rows: readonly Row[] = [{ number: 0, kind: 'f', at: 0, generation: 65535 }, ...plan.rows];
  return writePlan(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), { ...plan, rows });
}

/** An orderly revision that adds or replaces the pieces. `prev` is 0 for none. */
export function planOf(
  pieces: readonly Piece[],
  prev: number,
  { size = 30, form = 'table' as Plan['form'] } = {},
): Plan {
  const rows = pieces.map(({ number, generation = 0 }, at): Row => ({ number, kind: 'n', at, generation }));
  const ofPrev = prev > 0 ? [`/Prev ${prev}`] : [];
  return {
    form,
    pieces,
    rows,
    section: 29,
    trailer: [`/Size ${size}`, '/Root 1 0 R', '/Info 6 0 R', ...ofPrev],
  };
}

/** The same with all pieces in one object stream, number 28. */
export function packedPlan(pieces: readonly Piece[], prev: number): Plan {
  const rows = pieces.map(({ number }, at): Row => ({ number, kind: 'c', at: 28, generation: at }));
  const holder: Piece = { number: 28, text: objectStream(pieces) };
  const own: Row = { number: 28, kind: 'n', at: 0, generation: 0 };
  return { ...planOf([holder], prev, { form: 'stream' }), rows: [...rows, own] };
}

export function objectStream(pieces: readonly Piece[], join = ' '): string {
  const places = pieces.map((_, at) =>
    pieces.slice(0, at).reduce((sum, { text }) => sum + text.length + join.length, 0),
  );
  const head = pieces.map(({ number }, at) => `${number} ${places[at]}`).join(' ');
  const body = pieces.map(({ text }) => text).join(join);
  return streamOf(`${head} ${body}`, `/Type/ObjStm/N ${pieces.length}/First ${head.length + 1}`);
}

/** Where the last cross-reference of a file begins. */
export const lastSection = (pdf: Buffer): number =>
  Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);

/** Appends a revision as planned. */
export function writePlan(before: Buffer, plan: Plan): Buffer {
  const parts = [before];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const put = (text: string): number => parts.push(Buffer.from(text, 'latin1'));
  const offsets: number[] = [];
  const putObject = (piece: Piece): void => {
    offsets.push(length());
    const text = `${piece.number} ${piece.generation ?? 0} obj\n${piece.text}\nendobj\n`;
    put(plan.object?.(text, piece) ?? text);
  };
  for (const piece of plan.pieces) putObject(piece);
  const { beside } = plan;
  const trailer = [...plan.trailer];
  if (beside) {
    trailer.push(`/XRefStm ${length()}`);
    putObject({ number: beside.number, text: xrefStream(plan, beside.rows, offsets, ['/Size 30']) });
  }
  const start = length();
  if (plan.form === 'table') {
    put(`xref\n${tableOf(plan, offsets)}trailer\n<<${trailer.join('')}>>\n`);
  } else {
    const own: Row = { number: plan.section, kind: 'n', at: offsets.push(start) - 1, generation: 0 };
    const text = xrefStream(plan, [...plan.rows, own], offsets, trailer);
    put(`${plan.section} 0 obj\n${text}\nendobj\n`);
  }
  put(`startxref\n${plan.start?.(start) ?? start}\n%%EOF\n${plan.tail ?? ''}`);
  return Buffer.concat(parts);
}

const placeOf = ({ at, delta = 0 }: Row, offsets: readonly number[]): number => (offsets[at] ?? 0) + delta;

function tableOf(
  { rows, line = (text) => text, head = (text) => text }: Plan,
  offsets: readonly number[],
): string {
  let text = '';
  for (let at = 0; at < rows.length; ) {
    const first = rows[at]?.number ?? 0;
    let end = at + 1;
    while (rows[end]?.number === first + end - at) end++;
    text += head(`${first} ${end - at}\n`);
    for (const row of rows.slice(at, end)) {
      const place = row.kind === 'f' ? 0 : placeOf(row, offsets);
      text += line(
        `${String(place).padStart(10, '0')} ${String(row.generation).padStart(5, '0')} ${row.kind} \n`,
      );
    }
    at = end;
  }
  return text;
}

function xrefStream(
  { index, entries = (data) => data }: Plan,
  rows: readonly Row[],
  offsets: readonly number[],
  trailer: readonly string[],
): string {
  const data = Buffer.concat(
    rows.map((row) => {
      const bytes = Buffer.alloc(7);
      bytes[0] = ['f', 'n', 'c'].indexOf(row.kind);
      bytes.writeUInt32BE(row.kind === 'c' ? row.at : row.kind === 'f' ? 0 : placeOf(row, offsets), 1);
      bytes.writeUInt16BE(row.generation, 5);
      return bytes;
    }),
  );
  const numbers = index ?? rows.flatMap(({ number }) => [number, 1]);
  const packed = deflateSync(entries(data)).toString('latin1');
  const more = `/Type/XRef/W[1 4 2]/Index[${numbers.join(' ')}]/Filter/FlateDecode${trailer.join('')}`;
  return streamOf(packed, more);
}

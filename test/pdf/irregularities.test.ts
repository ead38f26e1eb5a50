import { describe, expect, it } from 'vitest';
import { irregularities } from '../../src/pdf/irregularities.ts';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import { PdfProblem } from '../../src/pdf/value.ts';
import {
  basePdf,
  lastSection,
  objectStream,
  type Piece,
  type Plan,
  packedPlan,
  planOf,
  type Row,
  streamOf,
  writePlan,
} from './revisions.ts';

const base = basePdf();
const prev = lastSection(base);
const judge = (pdf: Buffer): readonly string[] => {
  const file = openPdf(pdf);
  return irregularities(file.revision(base.length), file);
};
const content: Piece = { number: 4, generation: 1, text: streamOf('BT ET') };
const catalog: Piece = { number: 1, text: '<</Type/Catalog/Pages 2 0 R/Dests 90 0 R/DSS 8 0 R>>' };
const store: Piece = { number: 8, text: '<</Type/DSS/Certs[9 0 R]>>' };
const certificate: Piece = { number: 9, text: streamOf('DER') };
const pieces = [catalog, store, certificate];
const table = planOf(pieces, prev);
const stream = planOf(pieces, prev, { form: 'stream' });
const packed: Plan = (() => {
  const { rows, ...plan } = packedPlan([catalog, store], prev);
  const own: Row = { number: 9, kind: 'n', at: 1, generation: 0 };
  return { ...plan, pieces: [...plan.pieces, certificate], rows: [...rows, own] };
})();
const packedRows = packed.rows.filter(({ kind }) => kind === 'c');
const hybrid: Plan = {
  ...planOf([...packed.pieces, catalog], prev),
  rows: [{ number: 1, kind: 'n', at: 2, generation: 0 }],
  pieces: [{ number: 28, text: objectStream([store]) }, certificate, catalog],
  beside: {
    number: 27,
    rows: [
      { number: 8, kind: 'c', at: 28, generation: 0 },
      { number: 9, kind: 'n', at: 1, generation: 0 },
      { number: 28, kind: 'n', at: 0, generation: 0 },
    ],
  },
};
const withPiece = (plan: Plan, index: number, change: (text: string) => string): Plan => ({
  ...plan,
  pieces: plan.pieces.map((piece, at) => (at === index ? { ...piece, text: change(piece.text) } : piece)),
});
const withRow = (plan: Plan, index: number, change: Partial<Row>): Plan => ({
  ...plan,
  rows: plan.rows.map((row, at) => (at === index ? { ...row, ...change } : row)),
});
const withTrailer = (plan: Plan, key: string, ...instead: readonly string[]): Plan => ({
  ...plan,
  trailer: plan.trailer.flatMap((entry) => (entry.startsWith(key) ? instead : [entry])),
});

const honest: readonly (readonly [name: string, plan: Plan])[] = [
  ['a table', table],
  ['a cross-reference stream', stream],
  ['an object stream', packed],
  ['a table with a stream beside it', hybrid],
  ['an object replaced with its generation', planOf([content, ...pieces], prev)],
  ['sub-sections in another order', { ...table, rows: table.rows.toReversed() }],
  [
    'an object that is gone',
    { ...withTrailer(table, '/Info'), rows: [...table.rows, { number: 6, kind: 'f', at: 0, generation: 1 }] },
  ],
  [
    'a new object of another generation, which nothing names',
    planOf([...pieces, { number: 12, generation: 1, text: '<<>>' }], prev),
  ],
  ['lines that end in CR LF', { ...table, line: (text) => text.replace(' \n', '\r\n') }],
  ['lines that end in CR', { ...table, line: (text) => text.replace(' \n', ' \r') }],
  ['a space behind the head of a sub-section', { ...table, head: (text) => text.replace('\n', ' \n') }],
  [
    'objects in CR LF',
    {
      ...table,
      object: (text) => text.replace(/ obj\n/, ' obj\r\n').replace(/\nendobj\n/, '\r\n\r\nendobj\r\n'),
    },
  ],
  [
    'nothing behind the data of a stream',
    { ...table, object: (text) => text.replace('DER\nends', 'DERends') },
  ],
  [
    'a length in its own object',
    withPiece(
      planOf([...pieces, { number: 10, text: '3' }], prev),
      2,
      () => '<</Length 10 0 R>>\nstream\nDER\nendstream',
    ),
  ],
  [
    'a length that takes the line end along',
    withPiece(table, 2, (text) => text.replace('Length 3', 'Length 4')),
  ],
  [
    'comments between objects',
    {
      ...table,
      object: (text) => `% tambahan\n${text}`,
      rows: table.rows.map((row) => ({ ...row, delta: 11 })),
    },
  ],
  ['the entry of an older object once more', { ...table, pieces: table.pieces, rows: [...table.rows] }],
  [
    'numbers of all kinds',
    withPiece(table, 1, (text) => text.replace('>>', '/N[0 -1 +2 .5 5. -0.25 007 2147483647]>>')),
  ],
  [
    'names and strings of all kinds',
    withPiece(table, 1, (text) => text.replace('>>', '/A#20B(a\\(b\\051 (c) \\\n)/C<4 1 5>/D[]/ null>>')),
  ],
  [
    'words like those of the file in a string',
    withPiece(table, 1, (text) => text.replace('>>', '/S(trailer of 9 obj, endobj 0 objects)>>')),
  ],
  ['some blank lines behind the end', { ...table, tail: '\n \r\n\0\n' }],
];

describe('an orderly revision', () => {
  it.each(honest)('%s', (_name, plan) => {
    expect(judge(writePlan(base, plan))).toEqual([]);
  });

  it('behind another one', () => {
    const once = writePlan(base, table);
    const twice = writePlan(once, planOf([content], lastSection(once)));
    const file = openPdf(twice);
    expect(irregularities(file.revision(once.length), file)).toEqual([]);
    expect(irregularities(file.revision(base.length), file.revision(once.length))).toEqual([]);
    // The one in the middle may not be left out.
    expect(irregularities(file.revision(base.length), file)).not.toEqual([]);
  });
});

const evil = streamOf('BT /F 18 Tf 40 100 Td (Jumlah: 900) Tj ET');
/** Each kind of revision that readers understand differently, by the part of the file that is spoilt. */
const odd: readonly (readonly [name: string, plan: Plan])[] = [
  // Entries.
  ['an object twice in a table', { ...planOf([...pieces, content, { ...content, text: evil }], prev) }],
  [
    'an object twice in one sub-section, by overlap',
    { ...table, head: (text) => text.replace(/^8 2/, '1 2') },
  ],
  [
    'an object twice in a stream',
    planOf([...pieces, content, { ...content, text: evil }], prev, { form: 'stream' }),
  ],
  [
    'an object in the table and beside it',
    { ...hybrid, rows: [...hybrid.rows, { number: 9, kind: 'n', at: 1, generation: 0 }] },
  ],
  [
    'an object that is free in the table and in use beside it',
    { ...hybrid, rows: [...hybrid.rows, { number: 9, kind: 'f', at: 0, generation: 0 }] },
  ],
  [
    'a table that begins at 1 and means 0',
    {
      ...table,
      rows: [
        { number: 1, kind: 'f', at: 0, generation: 65535 },
        { number: 2, kind: 'n', at: 0, generation: 0 },
        ...table.rows.slice(1),
      ],
    },
  ],
  ['an offset beside its object', withRow(table, 0, { delta: -1 })],
  [
    'an offset inside the number',
    withPiece(
      withRow(planOf([...pieces, { number: 11, text: '<<>>' }], prev), 3, { number: 1, delta: 1 }),
      3,
      (text) => text,
    ),
  ],
  ['an entry of another generation', withRow(table, 1, { generation: 1 })],
  [
    'an object that takes the place of another generation',
    planOf([...pieces, { ...content, generation: 0 }], prev),
  ],
  [
    'an entry without an object',
    { ...table, rows: [...table.rows, { number: 12, kind: 'n', at: 99, generation: 0 }] },
  ],
  ['an entry that names another object', withRow(table, 1, { number: 10 })],
  [
    'an older object brought back',
    {
      ...table,
      rows: [...table.rows, { number: 6, kind: 'n', at: 98, delta: base.indexOf('5 0 obj'), generation: 0 }],
    },
  ],
  ['lines of nineteen bytes', { ...table, line: (text) => text.replace(' \n', '\n') }],
  ['lines of twenty-one bytes', { ...table, line: (text) => text.replace(' \n', ' \r\n') }],
  [
    'one line of twenty-one bytes',
    { ...planOf([content], prev), line: (text) => text.replace(' \n', ' \r\n') },
  ],
  ['offsets of nine digits', { ...table, line: (text) => text.slice(1) }],
  ['a comment in the table', { ...table, head: (text) => `%\n${text}` }],
  ['an empty line in the table', { ...table, head: (text) => `\n${text}`.repeat(1), rows: [...table.rows] }],
  [
    'an unlisted object',
    { ...table, rows: table.rows.slice(0, 2).concat({ number: 12, kind: 'f', at: 0, generation: 0 }) },
  ],
  ['an unlisted object of a known number', { ...planOf([...pieces, content], prev), rows: table.rows }],
  [
    'an object whose entry says free',
    { ...table, rows: [...table.rows.slice(0, 2), { number: 9, kind: 'f', at: 0, generation: 0 }] },
  ],
  ['an entry twice', { ...table, rows: [...table.rows, ...table.rows.slice(0, 1)] }],
  [
    'an object twice, of which the last is listed',
    {
      ...planOf([{ number: 8, text: '<<>>' }, ...pieces], prev),
      rows: table.rows.map((row) => ({ ...row, at: row.at + 1 })),
    },
  ],
  [
    'a new object of another generation than its entry says',
    {
      ...planOf([...pieces, { number: 12, text: '<<>>' }], prev),
      rows: [...table.rows, { number: 12, kind: 'n', at: 3, generation: 1 }],
    },
  ],
  [
    'a table that begins at 1 and fits when it means 0',
    {
      ...planOf([{ number: 1, text: '<</Type/Catalog/Pages 2 0 R>>' }], prev),
      rows: [
        { number: 1, kind: 'f', at: 0, generation: 65535 },
        { number: 2, kind: 'n', at: 0, generation: 0 },
      ],
    },
  ],
  [
    'an object that is gone, though the trailer names it',
    { ...table, rows: [...table.rows, { number: 6, kind: 'f', at: 0, generation: 1 }] },
  ],
  // Cross-reference streams.
  ['one number of a pair in /Index', { ...stream, index: [1, 1, 8, 2, 29, 1, 30] }],
  ['more entries in /Index than bytes', { ...stream, index: [1, 1, 8, 2, 29, 5] }],
  [
    'an entry of an unknown kind for an unused number',
    {
      ...stream,
      rows: [...stream.rows, { number: 20, kind: 'f', at: 0, generation: 0 }],
      entries: (data) => {
        const copy = Buffer.from(data);
        copy[21] = 3;
        return copy;
      },
    },
  ],
  ['numbers that overlap in /Index', { ...stream, index: [1, 1, 8, 2, 9, 1] }],
  [
    'bytes left over in the stream',
    { ...stream, entries: (data) => Buffer.concat([data, data.subarray(0, 7)]) },
  ],
  [
    'fewer bytes than /Index says',
    { ...stream, entries: (data) => data.subarray(0, -7), index: [29, 1, 1, 1, 8, 2] },
  ],
  [
    'an entry of an unknown kind',
    {
      ...stream,
      entries: (data) => {
        const copy = Buffer.from(data);
        copy[0] = 3;
        return copy;
      },
    },
  ],
  [
    'another cross-reference stream among the objects',
    planOf([...pieces, { number: 12, text: streamOf('', '/Type/XRef/W[1 1 1]/Size 0/Root 3 0 R') }], prev),
  ],
  ['a stream beside the table from before', { ...withTrailer(table, '/Info', '/Info 6 0 R', '/XRefStm 9') }],
  // Object streams.
  ['an object twice in one object stream', withPiece(packed, 0, () => objectStream([catalog, store, store]))],
  [
    'the wrong index',
    { ...packed, rows: packed.rows.map((row) => (row === packedRows[0] ? { ...row, generation: 1 } : row)) },
  ],
  [
    'an index beyond',
    { ...packed, rows: packed.rows.map((row) => (row === packedRows[1] ? { ...row, generation: 7 } : row)) },
  ],
  [
    'an unlisted object in an object stream',
    withPiece(packed, 0, () => objectStream([catalog, store, { number: 4, text: '<<>>' }])),
  ],
  ['objects of an object stream that overlap', withPiece(packed, 0, (text) => text.replace(/8 \d+/, '8 00'))],
  [
    'something between the objects of an object stream',
    withPiece(packed, 0, () => objectStream([catalog, store], ' 5 ')),
  ],
  [
    'something behind the objects of an object stream',
    withPiece(packed, 0, () => objectStream([catalog, { ...store, text: `${store.text} 5` }])),
  ],
  [
    'an object stream inside an object stream',
    withPiece(packed, 0, () => objectStream([catalog, store, { number: 28, text: '<<>>' }])),
  ],
  ['an object stream that is none', withPiece(packed, 0, (text) => text.replace('/ObjStm', '/ObjStx'))],
  [
    'two objects of an object stream on one place',
    {
      ...packedPlan(
        [
          { number: 8, text: '<</X 1>>' },
          { number: 9, text: '<</X 2>>' },
        ],
        prev,
      ),
      object: (text) => text.replace('9 9', '9 0'),
    },
  ],
  [
    'an object in two object streams',
    (() => {
      const plan = packedPlan([store, { number: 9, text: '<<>>' }], prev);
      const own: Row = { number: 27, kind: 'n', at: 1, generation: 0 };
      const second = {
        number: 27,
        text: objectStream([
          { number: 11, text: '<<>>' },
          { number: 9, text: '<</X 1>>' },
        ]),
      };
      const other: Row = { number: 11, kind: 'c', at: 27, generation: 0 };
      return { ...plan, pieces: [...plan.pieces, second], rows: [...plan.rows, own, other] };
    })(),
  ],
  // Objects.
  ['a generation in the reference', withPiece(table, 0, (text) => text.replace('8 0 R', '8 1 R'))],
  ['a reference to nothing', withPiece(table, 1, (text) => text.replace('9 0 R', '9 0 R 77 0 R'))],
  [
    'an object that is gone, though the trailer leads to it',
    { ...table, rows: [...table.rows, { number: 6, kind: 'f', at: 0, generation: 1 }] },
  ],
  [
    'a reference to a free object',
    withPiece(
      { ...table, rows: [...table.rows, { number: 6, kind: 'f', at: 0, generation: 1 }] },
      1,
      (text) => text.replace('9 0 R', '9 0 R 6 0 R'),
    ),
  ],
  [
    'a reference to nothing in an object stream',
    withPiece(packed, 0, () => objectStream([catalog, { ...store, text: '<</Certs[77 0 R]>>' }])),
  ],
  ['a key twice', withPiece(table, 0, (text) => text.replace('/DSS', '/Pages 2 0 R/DSS'))],
  [
    'a key twice, once with an escape',
    withPiece(table, 0, (text) => text.replace('/DSS', '/P#61ges 2 0 R/DSS')),
  ],
  [
    'a key twice, deep inside',
    withPiece(table, 1, (text) => text.replace('>>', '/VRI[<</A[<</B 1/B 1>>]>>]>>')),
  ],
  [
    'a key twice in an object stream',
    withPiece(packed, 0, () => objectStream([catalog, { ...store, text: '<</A 1/A 1>>' }])),
  ],
  ...[
    '--5',
    '0-842',
    '1.2.3',
    '1e5',
    '5-',
    '4294967297',
    '-2147483649',
    '99999999999.5',
    '.',
    '+',
    '0x10',
    '1,5',
  ].map((number): readonly [string, Plan] => [
    `the number ${number}`,
    withPiece(table, 1, (text) => text.replace('>>', `/N[0 ${number} 9]>>`)),
  ]),
  ...['A#', 'A#2', 'A#G0', 'A#00B', 'A\x01B', 'A\x7f'].map((name): readonly [string, Plan] => [
    `the name ${JSON.stringify(name)}`,
    withPiece(table, 1, (text) => text.replace('>>', `/${name} 1>>`)),
  ]),
  ['a hexadecimal string with a stranger', withPiece(table, 1, (text) => text.replace('>>', '/S<41g2>>>'))],
  [
    'a hexadecimal string with a no-break space',
    withPiece(table, 1, (text) => text.replace('>>', '/S<41\xa042>>>')),
  ],
  ['an unknown word', withPiece(table, 1, (text) => text.replace('>>', '/S nul>>'))],
  ['a reference in other letters', withPiece(table, 1, (text) => text.replace('9 0 R', '9 0 r'))],
  ['two values in one object', withPiece(table, 1, (text) => `${text} <<>>`)],
  ['no value in an object', withPiece(table, 1, () => '')],
  ['no endobj', { ...table, object: (text) => text.replace('endobj\n', '') }],
  ['endobj of other letters', { ...table, object: (text) => text.replace('endobj', 'endobjx') }],
  ['a number with zeros before it', { ...table, object: (text) => `0${text}` }],
  ['a comment in the head of an object', { ...table, object: (text) => text.replace(' 0 ', ' %\n0 ') }],
  ['a comment in an object', { ...table, object: (text) => text.replace('<<', '<< % isi\n') }],
  ['a reference with a comment in it', withPiece(table, 1, (text) => text.replace('9 0 R', '9 %6\n0 R'))],
  ['a head of PDF between objects', { ...table, object: (text) => `${text}%PDF-1.4\n` }],
  [
    'a comment with an object in it',
    { ...table, object: (text) => text.replace('<<', '<< % 4 1 obj <<>> endobj\n') },
  ],
  ['something between objects', { ...table, object: (text) => `${text}5\n` }],
  [
    'a comment with an object between objects',
    { ...table, object: (text) => `${text}%endobj\n`, rows: table.rows },
  ],
  // Streams.
  ...['2', '3.0', '-1', '3.5', '(3)', '0', '1000000', '77 0 R', '5 0 R'].map(
    (length): readonly [string, Plan] => [
      `the length ${length}`,
      withPiece(table, 2, (text) => text.replace(/Length \d+/, `Length ${length}`)),
    ],
  ),
  [
    'a length with a fraction in its own object',
    withPiece(
      planOf([...pieces, { number: 10, text: '3.0' }], prev),
      2,
      () => '<</Length 10 0 R>>\nstream\nDER\nendstream',
    ),
  ],
  [
    'a comment before endstream',
    withPiece(table, 2, (text) => text.replace('\nendstream', '\n%\nendstream')),
  ],
  ['no length', withPiece(table, 2, (text) => text.replace(/\/Length \d+/, ''))],
  ['the length twice', withPiece(table, 2, (text) => text.replace(/\/Length \d+/, '/Length 3/Length 3'))],
  ['a stream that begins behind CR', withPiece(table, 2, (text) => text.replace('stream\n', 'stream\r'))],
  [
    'a stream that begins behind a space',
    withPiece(table, 2, (text) => text.replace('stream\n', 'stream \n')),
  ],
  ['no endstream', withPiece(table, 2, (text) => text.replace('\nendstream', ''))],
  ['endstream too late', withPiece(table, 2, (text) => text.replace('\nendstream', '\n5 endstream'))],
  ['a stream of no dictionary', withPiece(table, 2, (text) => text.replace(/<<.*>>/, '[3]'))],
  // Words for readers that look through the bytes.
  [
    'an object in the data of a stream',
    withPiece(table, 2, () => streamOf('DER\n00000000004 000001 obj\n<<>>\nendobj\n')),
  ],
  ['the head of an object in a string', withPiece(table, 1, (text) => text.replace('>>', '/S(4\r1 obj)>>'))],
  [
    'a trailer in the data of a stream',
    withPiece(table, 2, () => streamOf('DER\ntrailer\n<</Root 3 0 R>>\n')),
  ],
  [
    'a trailer in a string behind which no other comes',
    withPiece(stream, 1, (text) => text.replace('>>', '/S(\\ntrailer<</Root 3 0 R>>)>>')),
  ],
  // The trailer and the end.
  ['two roots', withTrailer(table, '/Root', '/Root 1 0 R', '/Root 3 0 R')],
  ['two roots of the same name', withTrailer(table, '/Root', '/Root 1 0 R', '/Root 1 0 R')],
  ['a root of another generation', withTrailer(table, '/Root', '/Root 1 1 R')],
  ['two roots in a stream', withTrailer(stream, '/Root', '/Root 1 0 R', '/Root 3 0 R')],
  ['a size far too large', withTrailer(table, '/Size', '/Size 8000000')],
  ['no size', withTrailer(table, '/Size')],
  ['a size too small for the revision', withTrailer(table, '/Size', '/Size 9')],
  [
    'a size too small for what was there',
    planOf([{ number: 1, text: '<</Type/Catalog/Pages 2 0 R/Dests 90 0 R>>' }], prev, { size: 3 }),
  ],
  ['no way back', withTrailer(table, '/Prev')],
  ['a way back beside the section', withTrailer(table, '/Prev', `/Prev ${prev - 1}`)],
  ['a way back that is no whole number', withTrailer(table, '/Prev', `/Prev ${prev}.0`)],
  ['a way back that is a word too many', withTrailer(table, '/Prev', `/Prev ${prev}/Prev ${prev}`)],
  ['startxref beside the section', { ...table, start: (offset) => String(offset - 1) }],
  ['startxref that is no whole number', { ...table, start: (offset) => `${offset}.0` }],
  ['startxref twice', { ...table, start: (offset) => `${offset}\n%%EOF\nstartxref\n${offset}` }],
  ['something before %%EOF', { ...table, start: (offset) => `${offset}\n%` }],
  ['an object behind the end', { ...table, tail: '4 1 obj\n<<>>\nendobj\n' }],
  ['a comment behind the end', { ...table, tail: '% selesai\n' }],
  ['a second end', { ...table, tail: '%%EOF\n' }],
  ['blank lines until the end is out of sight', { ...table, tail: '\n'.repeat(1000) }],
];

/** What is out of order; what cannot be read at all is not accepted either. */
function spoilt(pdf: Buffer): readonly string[] {
  try {
    return judge(pdf);
  } catch (error) {
    if (error instanceof PdfProblem) return [error.text.en];
    throw error;
  }
}

describe('a revision that readers understand differently', () => {
  it.each(odd)('%s', (_name, plan) => {
    const pdf = writePlan(base, plan);
    expect(spoilt(pdf)).not.toEqual([]);
  });
});

it('a stream beside the table that an older revision brought', () => {
  const first = writePlan(base, stream);
  const plan = planOf([content], lastSection(first));
  const pdf = writePlan(first, { ...plan, trailer: [...plan.trailer, `/XRefStm ${lastSection(first)}`] });
  const file = openPdf(pdf);
  expect(irregularities(file.revision(first.length), file)).not.toEqual([]);
});

/** What spoils a revision in whatever form it is written. */
const everywhere: readonly (readonly [name: string, spoil: (plan: Plan) => Plan])[] = [
  ['two roots', (plan) => withTrailer(plan, '/Root', '/Root 1 0 R', '/Root 3 0 R')],
  ['a root of another generation', (plan) => withTrailer(plan, '/Root', '/Root 1 1 R')],
  ['a trailer that names nothing', (plan) => withTrailer(plan, '/Info', '/Info 77 0 R')],
  ['no size', (plan) => withTrailer(plan, '/Size')],
  ['a size too small', (plan) => withTrailer(plan, '/Size', '/Size 9')],
  ['a size with a fraction', (plan) => withTrailer(plan, '/Size', '/Size 30.0')],
  ['no way back', (plan) => withTrailer(plan, '/Prev')],
  ['a way back beside the section', (plan) => withTrailer(plan, '/Prev', `/Prev ${prev + 1}`)],
  ['a way back with a fraction', (plan) => withTrailer(plan, '/Prev', `/Prev ${prev}.0`)],
  ['startxref beside the section', (plan) => ({ ...plan, start: (offset) => String(offset - 1) })],
  ['startxref of an older section', (plan) => ({ ...plan, start: () => String(prev) })],
  ['something behind the end', (plan) => ({ ...plan, tail: '%\n' })],
  ['an end out of sight', (plan) => ({ ...plan, tail: ' '.repeat(1000) })],
  [
    'an object that nothing lists',
    (plan) => ({ ...plan, pieces: [...plan.pieces, { number: 4, generation: 1, text: evil }] }),
  ],
  ['no endobj', (plan) => ({ ...plan, object: (text) => text.replace('endobj', '') })],
  ['a word between objects', (plan) => ({ ...plan, object: (text) => `${text}null\n` })],
  ['a number that begins with 0', (plan) => ({ ...plan, object: (text) => `0${text}` })],
  [
    'a longer stream than it says',
    (plan) => ({ ...plan, object: (text) => text.replace(/Length (\d)/, 'Length 1$1') }),
  ],
  ['an object of another number', (plan) => ({ ...plan, object: (text) => text.replace(/^\d+/, '13') })],
  [
    'an object of another generation',
    (plan) => ({ ...plan, object: (text) => text.replace(/^(\d+) 0/, '$1 1') }),
  ],
  [
    'entries of another generation',
    (plan) => ({ ...plan, rows: plan.rows.map((row) => ({ ...row, generation: row.generation + 1 })) }),
  ],
  [
    'an older object brought back',
    (plan) => ({
      ...plan,
      rows: [...plan.rows, { number: 6, kind: 'n', at: 99, delta: base.indexOf('5 0 obj'), generation: 0 }],
    }),
  ],
  [
    'entries beside their objects',
    (plan) =>
      ({
        ...plan,
        rows: plan.rows.map((row) => ({ ...row, delta: 1 })),
        beside: plan.beside && {
          ...plan.beside,
          rows: plan.beside.rows.map((row) => ({ ...row, delta: 1 })),
        },
      }) as Plan,
  ],
];
const forms = { table, stream, packed, hybrid };

describe.each(Object.entries(forms))('in the form of a %s', (_form, plan) => {
  it.each(everywhere)('%s', (_name, spoil) => {
    const pdf = writePlan(base, spoil(plan));
    expect(pdf.equals(writePlan(base, plan))).toBe(false);
    expect(spoilt(pdf)).not.toEqual([]);
  });
});

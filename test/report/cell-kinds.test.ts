import { describe, expect, it } from 'vitest';
import {
  type Cell,
  codeCell,
  dateCell,
  durationCell,
  instantCell,
  listCell,
  numberCell,
  shareCell,
  textCell,
} from '../../src/report/blocks/cell.ts';
import { cellText } from '../../src/report/blocks/printed-cell.ts';
import type { ReportDocument } from '../../src/report/blocks/report-document.ts';
import { cellRow } from '../../src/report/blocks/table.ts';
import { reportCsv } from '../../src/report/formats/csv.ts';
import { drawHtml } from '../../src/report/formats/html.ts';
import { reportJson } from '../../src/report/formats/json.ts';
import { drawMarkdown } from '../../src/report/formats/markdown.ts';
import { reportWorkbook } from '../../src/report/formats/xlsx.ts';
import { drawPdf } from '../../src/report/pdf/draw-pdf.ts';
import { readCsv } from '../terminal/tables/read-csv.ts';
import { readWorkbook } from '../terminal/tables/read-workbook.ts';
import { pdfItems } from './pdf-items.ts';
import { reportFonts } from './report-fonts.ts';

const minutes = (count: number): number => count * 60_000;
const at = Date.UTC(2026, 10, 23, 0, 15, 30);

/** A cell of every kind with what each format shows of it: words on paper, a value in JSON, text with its unit in CSV, a typed cell in XLSX. */
const cells: readonly {
  readonly name: string;
  readonly cell: Cell;
  readonly words: string;
  readonly json: unknown;
  readonly csv: readonly [text: string, unit: string];
  readonly xlsx: readonly [value: unknown, format?: string] | undefined;
  readonly sort?: number;
}[] = [
  { name: 'none', cell: textCell(undefined), words: '–', json: null, csv: ['', ''], xlsx: undefined },
  { name: 'text', cell: textCell('12'), words: '12', json: '12', csv: ['12', ''], xlsx: ['12'] },
  {
    name: 'text that is no formula',
    cell: textCell('=1+1'),
    words: '=1+1',
    json: '=1+1',
    csv: ["'=1+1", ''],
    xlsx: ['=1+1'],
  },
  { name: 'empty text', cell: textCell(''), words: '', json: '', csv: ['', ''], xlsx: undefined },
  {
    name: 'code',
    cell: codeCell('0042'),
    words: '0042',
    json: '0042',
    csv: ['0042', ''],
    xlsx: ['0042', '@'],
  },
  {
    name: 'number',
    cell: numberCell(1234),
    words: '1234',
    json: 1234,
    csv: ['1234', ''],
    xlsx: [1234, '#,##0'],
    sort: 1234,
  },
  {
    name: 'number with decimals',
    cell: { kind: 'number', number: 1.239, decimals: 2 },
    words: '1,24',
    json: 1.24,
    csv: ['1.24', ''],
    xlsx: [1.24, '0.00'],
    sort: 1.239,
  },
  {
    name: 'duration',
    cell: durationCell(minutes(90) + 999),
    words: '1 jam 30 menit',
    json: 5400,
    csv: ['5400', 'detik'],
    xlsx: [0.0625, '[h]:mm:ss'],
    sort: 5_400_999,
  },
  {
    name: 'share',
    cell: shareCell(2 / 3),
    words: '66,7 %',
    json: 0.667,
    csv: ['0.667', 'bagian'],
    xlsx: [0.667, '0.0%'],
    sort: 2 / 3,
  },
  {
    name: 'share that is not all',
    cell: shareCell(0.9999),
    words: '99,9 %',
    json: 0.999,
    csv: ['0.999', 'bagian'],
    xlsx: [0.999, '0.0%'],
    sort: 0.9999,
  },
  {
    name: 'day',
    cell: dateCell('2026-01-19'),
    words: '19 Januari 2026',
    json: '2026-01-19',
    csv: ['2026-01-19', ''],
    xlsx: [46_041, 'd mmm yyyy'],
    sort: Date.UTC(2026, 0, 19),
  },
  {
    name: 'month',
    cell: dateCell('2026-01'),
    words: 'Januari 2026',
    json: '2026-01',
    csv: ['2026-01', ''],
    xlsx: ['2026-01'],
    sort: Date.UTC(2026, 0, 1),
  },
  {
    name: 'instant',
    cell: instantCell(at, 'Asia/Makassar'),
    words: '23 Nov 2026 08.15 WITA',
    json: '2026-11-23T08:15:30+08:00',
    csv: ['2026-11-23T08:15:30+08:00', ''],
    xlsx: [46_349 + (8 * 3600 + 15 * 60 + 30) / 86_400, 'd mmm yyyy hh:mm'],
    sort: at,
  },
  {
    name: 'dashed list',
    cell: listCell(['Surat', 'Agenda'], 'dashed'),
    words: '- Surat\n- Agenda',
    json: ['Surat', 'Agenda'],
    csv: ['Surat\nAgenda', ''],
    xlsx: ['Surat\nAgenda'],
  },
  {
    name: 'numbered list',
    cell: listCell(['Surat', 'Agenda'], 'numbered'),
    words: '1. Surat\n2. Agenda',
    json: ['Surat', 'Agenda'],
    csv: ['Surat\nAgenda', ''],
    xlsx: ['Surat\nAgenda'],
  },
  {
    name: 'list of one',
    cell: listCell(['Surat'], 'numbered'),
    words: 'Surat',
    json: ['Surat'],
    csv: ['Surat', ''],
    xlsx: ['Surat'],
  },
  {
    name: 'list of none',
    cell: listCell([], 'numbered'),
    words: '–',
    json: [],
    csv: ['', ''],
    xlsx: undefined,
  },
  {
    name: 'symbol',
    cell: { kind: 'symbol', shape: 'decision' },
    words: 'keputusan',
    json: 'keputusan',
    csv: ['keputusan', ''],
    xlsx: ['keputusan'],
  },
  {
    name: 'symbol with words',
    cell: { kind: 'symbol', shape: 'process', caption: 'Disposisi' },
    words: 'Disposisi',
    json: 'Disposisi',
    csv: ['Disposisi', ''],
    xlsx: ['Disposisi'],
  },
  {
    name: 'prose',
    cell: {
      kind: 'prose',
      paragraphs: [
        { runs: [{ text: 'Alasan:', bold: true }, { text: 'listrik padam' }] },
        { runs: [{ text: 'Sekali' }], marker: '•' },
      ],
    },
    words: 'Alasan: listrik padam\n• Sekali',
    json: 'Alasan: listrik padam\n• Sekali',
    csv: ['Alasan: listrik padam\n• Sekali', ''],
    xlsx: ['Alasan: listrik padam\n• Sekali'],
  },
];

/** A document of one table with a row for each cell, behind its name. */
const documentOf = (rows: readonly { readonly name: string; readonly cell: Cell }[]): ReportDocument => ({
  metadata: { title: 'T', author: 'A', subject: 'S', keywords: 'K', language: 'id-ID', createdAt: 0 },
  sections: [
    {
      letterhead: [],
      heading: ['JUDUL'],
      blocks: [
        {
          kind: 'table',
          name: 'Sel',
          table: {
            columns: [
              { title: 'NAMA', width: 200, align: 'left' },
              { title: 'ISI', group: 'SEL', width: 200, align: 'left' },
            ],
            rows: rows.map(({ name, cell }) => cellRow(textCell(name), cell)),
          },
        },
      ],
    },
  ],
  footer: { text: 'kaki', pageLabel: '{halaman}' },
});

const document = documentOf(cells);
type Json = {
  readonly tabel: readonly {
    readonly kolom: readonly string[];
    readonly baris: readonly (readonly unknown[])[];
  }[];
};
const tableJson = (report: ReportDocument) => (reportJson(report) as Json).tabel[0];

describe('every kind of cell', async () => {
  const html = drawHtml(document);
  const markdown = drawMarkdown(document).split('\n');
  const csv = readCsv(reportCsv(document)).filter((line) => line.get('kolom') === 'SEL: ISI');
  const sheet = readWorkbook(await reportWorkbook(document))
    .get('Sel')
    ?.slice(1);
  const pages = (await pdfItems(await drawPdf(document, reportFonts))).flat().map(({ text }) => text);

  it.each(cells.map((one, index) => ({ ...one, index })))(
    '$name',
    ({ name, cell, words, json, csv: [text, unit], xlsx, sort, index }) => {
      expect(cellText(cell)).toBe(words);
      const shown = words.replaceAll('\n', '<br>');
      expect(html).toContain(
        `<td>${name}</td><td${sort === undefined ? '' : ` data-n="${sort}"`}>${shown}</td>`,
      );
      expect(markdown).toContain(
        `| ${name} | ${shown
          .replaceAll('<br>', '@')
          .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
          .replaceAll('@', '<br>')} |`,
      );
      expect(tableJson(document)?.baris[index]).toEqual([name, json]);
      expect([csv[index]?.get('isi'), csv[index]?.get('satuan')]).toEqual([text, unit]);
      const found = sheet?.[index]?.[1];
      expect(
        found && [
          typeof found.value === 'number' ? Math.round(found.value * 1e9) / 1e9 : found.value,
          found.format,
        ],
      ).toEqual(xlsx && [typeof xlsx[0] === 'number' ? Math.round(xlsx[0] * 1e9) / 1e9 : xlsx[0], xlsx[1]]);
      if (cell.kind === 'symbol' && cell.caption === undefined) return;
      for (const line of words.split('\n').filter((one) => one !== ''))
        expect(pages.join(' ')).toContain(line);
    },
  );
});

describe('a cell of the wrong kind, with the same words', async () => {
  const typed: readonly (readonly [name: string, cell: Cell, tells: readonly string[]])[] = [
    ['number', { kind: 'number', number: 12.5, decimals: 1 }, ['json', 'csv', 'xlsx', 'html']],
    ['duration', durationCell(minutes(90)), ['json', 'csv', 'xlsx', 'html']],
    ['share', shareCell(0.5), ['json', 'csv', 'xlsx', 'html']],
    ['date', dateCell('2026-01-19'), ['json', 'csv', 'xlsx', 'html']],
    ['instant', instantCell(at, 'Asia/Jakarta'), ['json', 'csv', 'xlsx', 'html']],
    ['none', textCell(undefined), ['json', 'csv', 'xlsx']],
    // Its lines hang behind their dashes on paper.
    ['list', listCell(['a', 'b'], 'dashed'), ['json', 'csv', 'xlsx', 'pdf']],
    ['code', codeCell('0042'), ['xlsx']],
  ];

  it.each(typed)('%s: the same on paper, another in data', async (name, cell, tells) => {
    const right = await allFormats(documentOf([{ name, cell }]));
    const wrong = await allFormats(documentOf([{ name, cell: textCell(cellText(cell)) }]));
    const told = Object.keys(right).filter((format) => right[format] !== wrong[format]);
    expect(told.sort()).toEqual([...tells].sort());
  });
});

async function allFormats(report: ReportDocument): Promise<Readonly<Record<string, string>>> {
  return {
    pdf: Buffer.from(await drawPdf(report, reportFonts)).toString('latin1'),
    md: drawMarkdown(report),
    html: drawHtml(report),
    json: JSON.stringify(reportJson(report)),
    csv: reportCsv(report),
    xlsx: JSON.stringify([...readWorkbook(await reportWorkbook(report))]),
  };
}

it('calls a symbol without words what it is called in an SOP file', () => {
  const words = (['start', 'process', 'decision', 'end', 'box'] as const).map((shape) =>
    cellText({ kind: 'symbol', shape }),
  );
  expect(words).toEqual(['mulai', 'proses', 'keputusan', 'selesai', '☐']);
});

it('draws a table in the size and with the space below that it asks for', async () => {
  const report = documentOf([{ name: 'satu', cell: textCell('satu') }]);
  const [section] = report.sections;
  const [block] = section?.blocks ?? [];
  if (!section || block?.kind !== 'table') throw new Error('no table');
  const heights = async (look: { readonly size?: number; readonly below?: number }) => {
    const blocks = [{ ...block, table: { ...block.table, ...look } }, block];
    const bytes = await drawPdf({ ...report, sections: [{ ...section, blocks }] }, reportFonts);
    const [first, second] = (await pdfItems(bytes)).flat().filter(({ text }) => text === 'NAMA');
    const sizes = (await pdfItems(bytes)).flat().filter(({ text }) => text === 'satu');
    return { step: (first?.y ?? 0) - (second?.y ?? 0), size: sizes[0]?.size };
  };
  const plain = await heights({});
  expect(plain.size).toBeCloseTo(7.5);
  expect((await heights({ below: 0 })).step).toBeCloseTo(plain.step - 10);
  expect((await heights({ below: 25 })).step).toBeCloseTo(plain.step + 15);
  expect((await heights({ size: 8 })).size).toBeCloseTo(8);
});

it('gives what stands below a value a column of its own in data, and a line of its own on paper', async () => {
  const below = [{ head: 'LEWAT', lead: '+', value: durationCell(minutes(5)) }];
  const late: Cell = { ...textCell('Terlambat'), below };
  const report = documentOf([
    { name: 'a', cell: textCell('Tepat waktu') },
    { name: 'b', cell: late },
  ]);
  expect(cellText(late)).toBe('Terlambat\n+5 menit');
  expect(tableJson(report)).toMatchObject({
    kolom: ['NAMA', 'SEL: ISI', 'SEL: LEWAT'],
    baris: [
      ['a', 'Tepat waktu', null],
      ['b', 'Terlambat', 300],
    ],
  });
  const sheet = readWorkbook(await reportWorkbook(report)).get('Sel');
  expect(sheet?.map((row) => row[2]?.value)).toEqual(['SEL: LEWAT', undefined, 300 / 86_400]);
  expect(drawHtml(report)).toContain('<td>Terlambat<br>+5 menit</td>');
});

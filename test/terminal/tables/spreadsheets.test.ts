import { describe, expect, it } from 'vitest';
import { complianceColumns } from '../../../src/compliance/figure-columns.ts';
import { visibleText } from '../../../src/report/blocks/visible-text.ts';
import { complianceCsv } from '../../../src/report/compliance/compliance-document.ts';
import { drawComplianceWorkbook } from '../../../src/report/compliance/compliance-xlsx.ts';
import { quoted, withoutFormula } from '../../../src/report/formats/csv.ts';
import { hostileDocument, hostileTexts } from './hostile-summary.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { sampleDocument } from './sample-summary.ts';
import { parseXml } from './strict-xml.ts';
import { unzip } from './unzip.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '  =1', '\t=1', '\tteks', '\rteks', '＝1+1', '+62 811', '-'])(
    'guards %j',
    (text) => expect(withoutFormula(text)).toBe(`'${text}`),
  );

  it.each(['', '-1', '+62811', '-0.5', '12,5', 'surat = masuk', 'a@b', "'=1", '1 Jam'])('leaves %j', (text) =>
    expect(withoutFormula(text)).toBe(text),
  );

  it('quotes what would end a cell', () => {
    expect(['a', 'a,b', 'a"b', 'a\nb', 'a\rb'].map(quoted)).toEqual([
      'a',
      '"a,b"',
      '"a""b"',
      '"a\nb"',
      '"a\rb"',
    ]);
  });

  it('keeps hostile texts in their cells and no cell a formula', () => {
    const document = hostileDocument('activity');
    const rows = readCsv(complianceCsv(document));
    const keys = document.summary.groups.map(({ key }) => key);
    const shown = keys.map((key) => visibleText(key, () => true));
    expect(rows.slice(0, -1).map((row) => row.get('kunci')?.replace(/^'/, ''))).toEqual(shown);
    expect([...keys].sort()).toEqual([...hostileTexts].sort());
    const numbers = new Set(complianceColumns.filter(({ kind }) => kind !== 'text').map(({ key }) => key));
    for (const row of rows)
      for (const [key, cell] of row) {
        if (numbers.has(key)) expect(cell).toMatch(/^(-?\d+(\.\d+)?)?$/);
        else expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }
  });
});

describe('the workbook', () => {
  it('has the same bytes twice, whenever it is drawn', async () => {
    const bytes = await drawComplianceWorkbook(sampleDocument('activity', { trace: true }));
    expect(
      Buffer.compare(await drawComplianceWorkbook(sampleDocument('activity', { trace: true })), bytes),
    ).toBe(0);
    expect(Buffer.compare(await drawComplianceWorkbook(sampleDocument('activity')), bytes)).not.toBe(0);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = view.getUint32(bytes.length - 6, true); at < bytes.length - 22; ) {
      expect(view.getUint32(at + 12, true)).toBe(0x00210000);
      expect(view.getUint32(view.getUint32(at + 42, true) + 10, true)).toBe(0x00210000);
      at +=
        46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  });

  it('has its sheets, the runs only with trace', async () => {
    const names = ['Kepatuhan', 'Perjalanan', 'Sebab', 'Untuk diperiksa', 'Jejak', 'Keterangan'];
    const sheetsOf = async (trace: boolean): Promise<readonly string[]> => [
      ...readWorkbook(await drawComplianceWorkbook(sampleDocument('day', { trace }))).keys(),
    ];
    expect(await sheetsOf(true)).toEqual(names);
    expect(await sheetsOf(false)).toEqual(names.filter((name) => name !== 'Jejak'));
  });

  it('is well formed with hostile texts, and has no formula', async () => {
    for (const by of ['activity', 'person', 'run'] as const) {
      const bytes = await drawComplianceWorkbook(hostileDocument(by));
      const sheets = readWorkbook(bytes);
      expect(sheets.get('Kepatuhan')?.length).toBe(hostileTexts.length + 2);
      const cells = [...sheets.values()].flat(2);
      expect(
        cells.some((cell) => String(cell?.value).includes('=HYPERLINK("http://contoh.invalid";"klik")')),
      ).toBe(true);
      for (const [path, content] of unzip(bytes))
        if (path.startsWith('xl/worksheets/sheet')) expect(content.toString()).not.toContain('<f');
    }
  });
});

describe('the strict reader of the tests', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a b="1" b="2"/>',
    '<a b=1/>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a/><b/>',
    '<a>\u0001</a>',
    '<a>&#1;</a>',
    'x<a/>',
    '',
  ])('refuses %j', (xml) => expect(() => parseXml(xml)).toThrow());

  it('reads what is well formed', () => {
    const root = parseXml('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&lt;&#x41;"><c/>x &amp; y</a>');
    expect([root.name, root.attributes.get('b'), root.text, root.children[0]?.name]).toEqual([
      'a',
      '<A',
      'x & y',
      'c',
    ]);
  });

  it('refuses a damaged archive', async () => {
    const bytes = await drawComplianceWorkbook(sampleDocument('activity'));
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    expect(() => unzip(bytes)).toThrow();
  });
});

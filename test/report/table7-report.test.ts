import { describe, expect, test } from 'vitest';
import { periodOf } from '../../src/calendar/period.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { type Table7Row, table7 } from '../../src/compliance/table7.ts';
import { cellText } from '../../src/report/blocks/printed-cell.ts';
import type { Section } from '../../src/report/blocks/report-document.ts';
import { drawHtml } from '../../src/report/formats/html.ts';
import { drawMarkdown } from '../../src/report/formats/markdown.ts';
import { rowCells } from '../../src/report/formats/table-rows.ts';
import { drawPdf } from '../../src/report/pdf/draw-pdf.ts';
import { defaultLayout, frameOf } from '../../src/report/pdf/layout.ts';
import type { Table7Input } from '../../src/report/table7/table7-input.ts';
import { composeTable7 } from '../../src/report/table7/table7-report.ts';
import { builtInCalendar } from '../support/calendars.ts';
import { overlaps, type PdfItem, pdfItems } from './pdf-items.ts';
import { reportFonts } from './report-fonts.ts';
import { signaturesOf, statementsOf as statements, tableOf } from './report-text.ts';
import { activity, longPart } from './sample-run.ts';
import { samplePart, sampleTable7 } from './sample-table7.ts';

const page = frameOf(defaultLayout);

const draw = (input: Table7Input): Promise<Uint8Array> => drawPdf(composeTable7(input), reportFonts);
const textOf = (items: readonly PdfItem[]): string => items.map(({ text }) => text).join(' ');

function onlySection(input: Table7Input): Section {
  const [section] = composeTable7(input).sections;
  if (!section) throw new Error('no section');
  return section;
}

/** The text of every cell of the table, row by row. */
const cellsOf = (input: Table7Input): readonly (readonly string[])[] =>
  tableOf(composeTable7(input), 'penilaian').rows.map((row) => rowCells(row).map(cellText));

const factsOf = (input: Table7Input): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tableOf(composeTable7(input), 'keterangan').rows.flatMap((row) => {
      const texts = rowCells(row).map(cellText);
      return [
        [texts[0], texts[1]],
        [texts[2], texts[3]],
      ];
    }),
  );

const statementsOf = (input: Table7Input): string => statements(composeTable7(input)).join('\n');

/** Every piece of text is inside the margins (the foot in the lower one), and no two cover each other. */
function expectClean(pages: readonly (readonly PdfItem[])[]): void {
  for (const items of pages) {
    expect(overlaps(items)).toEqual([]);
    expect(Math.min(...items.map(({ x }) => x))).toBeGreaterThanOrEqual(page.left - 0.1);
    expect(Math.max(...items.map(({ x, width }) => x + width))).toBeLessThanOrEqual(page.right + 0.1);
    const body = items.filter(({ size }) => Math.abs(size - 6.5) > 0.01);
    expect(Math.min(...body.map(({ y }) => y))).toBeGreaterThan(page.height - page.bottom);
  }
}

describe('what the form says', () => {
  const input = sampleTable7([samplePart(longPart(4))]);

  test('its columns are those of Tabel 7, the two assessments under one heading', () => {
    expect(
      tableOf(composeTable7(input), 'penilaian').columns.map(({ group, title }) => [group ?? '', title]),
    ).toEqual([
      ['', 'NO'],
      ['', 'PROSEDUR'],
      ['PENILAIAN TERHADAP PENERAPAN', 'BERJALAN DENGAN BAIK'],
      ['PENILAIAN TERHADAP PENERAPAN', 'TIDAK BERJALAN DENGAN BAIK'],
      ['', 'CATATAN HASIL PENILAIAN'],
      ['', 'TINDAKAN YANG HARUS DIAMBIL'],
      ['', 'PARAF PENILAI'],
    ]);
  });

  test('a row has one tick or none, a note, and a blank paraf', () => {
    const rows = cellsOf(input);
    expect(rows.map((row) => [row[0], row[2], row[3], row[6]])).toEqual([
      ['1', '✓', '', ''],
      ['2', '', '✓', ''],
      ['3', '✓', '', ''],
      ['4', '', '', ''],
    ]);
    expect(rows[1]?.[5]).toBe('Tindak lanjuti 3 hasil tidak sesuai.');
    expect(rows[3]?.[4]).toBe('Belum dinilai. Tidak ada pelaksanaan pada periode ini.');
  });

  test('numbers of rows are codes, and so is the number of the SOP', () => {
    const codes = ['keterangan', 'penilaian'].map((name) =>
      tableOf(composeTable7(input), name)
        .rows.flatMap(rowCells)
        .flatMap((cell) => (cell.kind === 'code' ? [cell.text] : [])),
    );
    expect(codes).toEqual([['SOP/07/I/HUK.7.1./2026/Sihumas'], ['1', '2', '3', '4']]);
  });

  test('kop, title and facts', () => {
    const section = onlySection(input);
    expect(section.letterhead).toEqual([
      'KEPOLISIAN NEGARA REPUBLIK INDONESIA',
      'DAERAH CONTOH RAYA',
      'RESOR CONTOH',
    ]);
    expect(section.heading).toEqual([
      'MONITORING PELAKSANAAN SOP',
      'TUGAS DAN FUNGSI SIHUMAS POLRES CONTOH',
      'BAGIAN URMIN',
      'SEMESTER I 2026',
    ]);
    expect(factsOf(input)).toEqual({
      'Nomor SOP': 'SOP/07/I/HUK.7.1./2026/Sihumas',
      'Nama SOP': 'Tugas dan Fungsi Sihumas Polres Contoh',
      Bagian: 'URMIN',
      Hasil: '4 prosedur: 2 berjalan dengan baik, 1 tidak berjalan dengan baik, 1 belum dinilai',
      Periode: 'Semester I 2026, 1 Januari 2026 s.d. 30 Juni 2026',
      Pelaksanaan: '3 yang sudah ditutup: 7F3K, 0B2C, 9XYZ',
      Kalender: 'Jam kerja Polri, WIB',
      'Aturan waktu': 'n Hari berakhir pada jam yang sama, n hari kerja kemudian',
    });
  });

  test('runs are counted, and named while they are few', () => {
    const runsOf = (count: number): string | undefined => {
      const runs = Array.from({ length: count }, (_, n) => `RN${10 + n}`);
      return factsOf(sampleTable7([samplePart(longPart(1), { runs })]))['Pelaksanaan'];
    };
    expect(runsOf(0)).toBe('tidak ada yang ditutup pada periode ini');
    expect(runsOf(12)).toMatch(/^12 yang sudah ditutup: RN10, .*RN21$/);
    expect(runsOf(13)).toBe('13 yang sudah ditutup');
  });

  test('a range of days is said once', () => {
    const day = periodOf('day', Date.UTC(2026, 2, 2), 'Asia/Jakarta');
    expect(factsOf({ ...input, period: day })['Periode']).toBe('2 Maret 2026');
  });

  test('left the assessor, right the official; the day of signing is left for the pen', () => {
    const [assessor, official] = signaturesOf(composeTable7(input));
    expect(assessor).toMatchObject({ lead: ['Penilai,'], underlined: false });
    expect(assessor?.name).toMatch(/^\.+$/);
    expect(official).toMatchObject({
      title: 'KEPALA SEKSI HUMAS',
      name: 'Sinta Maharani, S.I.Kom.',
      service: 'AJUN KOMISARIS POLISI NRP 86011234',
    });
    expect(official?.lead[0]).toMatch(/^Kota Contoh, \.{10,}$/);
  });
});

describe('what the explanations say', () => {
  const part = samplePart(longPart(3));

  test('nothing is amiss with a whole period that was assessed throughout', () => {
    expect(statementsOf(sampleTable7([part]))).not.toContain('PERHATIAN');
    expect(statementsOf(sampleTable7([part]))).toMatch(/90 % .* SESUAI .* 80 % tepat waktu/);
  });

  test.each([
    ['years without holidays', { unknownYears: [2029, 2030] }, {}, 'data hari libur tahun 2029, 2030'],
    ['codes that the SOP lacks', { formerCodes: ['URMIN-77'] }, {}, 'tidak lagi di SOP ini: URMIN-77'],
    ['damaged records', {}, { skipped: ['AB12'] }, 'rusak dan tidak dihitung: AB12'],
    [
      'patterns, once a run',
      {
        patterns: [
          { kind: 'blind-ticking', run: '7F3K', activities: ['URMIN-01'] },
          { kind: 'blind-ticking', run: '7F3K', person: 'Rina Wulandari', activities: ['URMIN-02'] },
          { kind: 'clock-jump', run: '0B2C', activities: ['URMIN-01'] },
        ] as const,
      },
      {},
      'bukan bukti: dijawab beruntun (7F3K); jam bergeser (0B2C)',
    ],
    ['a period that goes on', {}, { periodOver: false }, 'Periode belum berakhir'],
  ])('warns of %s', (_name, ofPart, ofInput, text) => {
    const [first] = statements(composeTable7(sampleTable7([{ ...part, ...ofPart }], ofInput)));
    expect(first).toMatch(/^PERHATIAN: /);
    expect(first).toContain(text);
  });

  test('counts the rows that were not assessed', () => {
    expect(statementsOf(sampleTable7([samplePart(longPart(8))]))).toContain(
      '2 dari 8 prosedur belum dinilai',
    );
  });
});

test('parts of two SOPs are named each with the SOP and kop of its own, also where there is no paper', () => {
  const other = samplePart({ ...longPart(1), code: 'ARSIP', name: 'Arsip' });
  const sop = { ...other.sop, name: 'Kearsipan Kantor Contoh', agency: ['DINAS CONTOH'] };
  const report = composeTable7(sampleTable7([samplePart(longPart(1)), { ...other, sop }]));
  for (const text of [drawMarkdown(report), drawHtml(report)])
    for (const words of ['TUGAS DAN FUNGSI SIHUMAS POLRES CONTOH', 'KEARSIPAN KANTOR CONTOH', 'DINAS CONTOH'])
      expect(text).toContain(words);
});

test('rows as the figures make them: without a run nothing is ticked', async () => {
  const part = longPart(15);
  const rows = table7(part, summarize([], { by: 'activity', calendar: builtInCalendar('polri') }));
  const pages = await pdfItems(await draw(sampleTable7([samplePart(part, { rows, runs: [] })])));
  const text = textOf(pages.flat());
  expect(text.match(/✓/g)).toHaveLength(1); // in the explanation
  expect(text.match(/Belum dinilai\./g)).toHaveLength(15);
  expectClean(pages);
});

describe('the file', async () => {
  const input = sampleTable7([
    samplePart(longPart(15)),
    samplePart({ ...longPart(19), code: 'PPID', name: 'PPID' }),
  ]);
  const bytes = await draw(input);
  const pages = await pdfItems(bytes);

  test('every part begins on a page of its own, with kop, title and signatures', () => {
    const begins = pages.flatMap((items, index) =>
      textOf(items).includes('MONITORING PELAKSANAAN SOP') ? [index] : [],
    );
    expect(begins).toHaveLength(2);
    const [, second = 0] = begins;
    expect(textOf(pages[0] ?? [])).toContain('BAGIAN URMIN');
    expect(textOf(pages[second] ?? [])).toContain('BAGIAN PPID');
    expect(textOf(pages[second] ?? [])).toContain('KEPOLISIAN NEGARA REPUBLIK INDONESIA');
    for (const last of [pages[second - 1], pages.at(-1)]) {
      expect(textOf(last ?? [])).toContain('NRP 86011234');
      expect(textOf(last ?? [])).toMatch(/Penjelasan monitoring bagian (URMIN|PPID), Semester I 2026/);
    }
  });

  test('numbers every page and says on each that nobody signed', () => {
    for (const [index, items] of pages.entries()) {
      expect(textOf(items)).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect(textOf(items)).toContain('Dokumen ini belum ditandatangani secara elektronik');
    }
  });

  test('is the same bytes every time, dated from the records', async () => {
    expect(Buffer.from(await draw(input)).equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(bytes).toString('latin1')).toContain('(D:20260629063000Z)');
  });

  test('stays inside the margins and nothing overlaps', () => expectClean(pages));
});

test.each([0, 1, 15, 19, 200])('%i rows: all there, in order, none cut', async (count) => {
  const pages = await pdfItems(await draw(sampleTable7([samplePart(longPart(count))])));
  const text = textOf(pages.flat());
  const numbers = [...text.matchAll(/pimpinan \((\d+)\)/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  if (count === 0) expect(text).toContain('Bagian ini tidak memuat kegiatan.');
  const withRows = pages.filter((items) => /pimpinan \(\d+\)/.test(textOf(items)));
  for (const items of withRows)
    expect(textOf(items)).toMatch(/PROSEDUR.*CATATAN HASIL PENILAIAN.*TINDAKAN YANG HARUS DIAMBIL/);
  expectClean(pages);
});

test('long texts: the first and the last words of a row are on one page', async () => {
  const words = (n: number, times: number): string =>
    `Awal${n}. ${'kata demi kata '.repeat(times % 37)}Akhir${n}.`;
  const part = {
    code: 'PANJANG',
    name: 'Panjang',
    activities: Array.from({ length: 60 }, (_, n) => activity(`PANJANG-${n}`, words(n, n * 7))),
  };
  const rows = samplePart(part).rows.map(
    (row, n): Table7Row => ({ ...row, note: words(n + 1000, n * 11), action: words(n + 2000, n * 5) }),
  );
  const pages = await pdfItems(await draw(sampleTable7([samplePart(part, { rows })])));
  const pageOf = (word: string): number =>
    pages.findIndex((items) => items.some(({ text }) => text.includes(word)));
  for (const n of rows.keys()) {
    const places = [n, n + 1000, n + 2000].flatMap((at) => [pageOf(`Awal${at}.`), pageOf(`Akhir${at}.`)]);
    expect([n, Math.min(...places)]).toEqual([n, Math.max(...places)]);
    expect(places[0]).toBeGreaterThanOrEqual(0);
  }
  expectClean(pages);
});

test('hostile strings are shown, never obeyed', async () => {
  const part = {
    code: 'H',
    name: 'H&\u202e',
    activities: [activity('H-1', `balik\u202ekanan ${'W'.repeat(300)}`)],
  };
  const bytes = await draw(sampleTable7([samplePart(part)]));
  const pages = await pdfItems(bytes);
  expect(textOf(pages.flat())).toContain('balik<U+202E>kanan');
  expectClean(pages);
});

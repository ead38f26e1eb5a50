import { describe, expect, test } from 'vitest';
import { drawPdf } from '../../src/report/pdf/draw-pdf.ts';
import { defaultLayout, frameOf } from '../../src/report/pdf/layout.ts';
import type { RunReportInput } from '../../src/report/run/run-input.ts';
import { composeRunReport } from '../../src/report/run/run-report.ts';
import type { Part, Sop } from '../../src/sop/sop.ts';
import { overlaps, type PdfItem, pdfItems, pdfOutline } from './pdf-items.ts';
import { reportFonts } from './report-fonts.ts';
import { activity, longPart, plainRun, sampleInput, sampleSop } from './sample-run.ts';
import { urminRun } from './urmin-run.ts';

const page = frameOf(defaultLayout);

const draw = (input: RunReportInput): Promise<Uint8Array> => drawPdf(composeRunReport(input), reportFonts);
const runOf = (part: Part, more: Partial<Sop> = {}): RunReportInput =>
  sampleInput(sampleSop(part, more), part, plainRun(part));
const flat = (part: string, texts: readonly string[]): Part => ({
  code: part,
  name: part,
  activities: texts.map((text, index) => activity(`${part}-${index}`, text)),
});
const textOf = (items: readonly PdfItem[]): string => items.map(({ text }) => text).join(' ');

/** Every piece of text is inside the margins (the foot in the lower one), and no two cover each other. */
function expectClean(pages: readonly (readonly PdfItem[])[]): void {
  for (const items of pages) {
    expect(overlaps(items)).toEqual([]);
    expect(Math.min(...items.map(({ x }) => x))).toBeGreaterThanOrEqual(page.left - 0.1);
    const ends = items.map(({ x, width, turned }) => (turned ? x : x + width));
    expect(Math.max(...ends)).toBeLessThanOrEqual(page.right + 0.1);
    const body = items.filter(({ size }) => Math.abs(size - 6.5) > 0.01);
    expect(Math.min(...body.map(({ y }) => y))).toBeGreaterThan(page.height - page.bottom);
  }
}

describe('a run of fifteen rows', async () => {
  const bytes = await draw(urminRun);
  const pages = await pdfItems(bytes);

  test('has its ticks, rows and reasons', () => {
    const text = pages.map(textOf).join(' ');
    expect(text.match(/✓/g)).toHaveLength(13);
    for (let number = 1; number <= 15; number++)
      expect(pages.flat().map((item) => item.text)).toContain(String(number));
    expect(text).toContain('KEPOLISIAN NEGARA REPUBLIK INDONESIA');
    expect(text).toContain('Sinta Maharani, S.I.Kom.');
    expect(text).toContain('AJUN KOMISARIS POLISI NRP 86011234');
    expect(text).toContain('Balasan belum dikirim');
  });

  test('numbers every page and says on each that nobody signed', () => {
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, items] of pages.entries()) {
      expect(textOf(items)).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect(textOf(items)).toContain('Dokumen ini belum ditandatangani secara elektronik');
      expect(textOf(items)).toContain('sidik catatan fa6faeeb652ec0db');
    }
  });

  test('has an outline of its sections', async () => {
    expect(await pdfOutline(bytes)).toEqual([
      'Identitas SOP dan pelaksanaan',
      'Kegiatan bagian URMIN',
      'Ringkasan',
      'Tanda tangan',
    ]);
  });

  test('stays inside the margins and nothing overlaps', () => expectClean(pages));

  test('is the same bytes every time, dated from the record', async () => {
    expect(Buffer.from(await draw(urminRun)).equals(Buffer.from(bytes))).toBe(true);
    expect(Buffer.from(bytes).toString('latin1')).toContain('(D:20261123081500Z)');
  });

  test('is another file when the record is another', async () => {
    const other = await draw({ ...urminRun, recordDigest: `0${urminRun.recordDigest.slice(1)}` });
    const idOf = (file: Uint8Array): string | undefined =>
      /\/ID \[<(\w+)>/.exec(Buffer.from(file).toString('latin1'))?.[1];
    expect(idOf(other)).not.toBe(idOf(bytes));
  });

  test('embeds only its own two reportFonts and names its language', () => {
    const source = Buffer.from(bytes).toString('latin1');
    const names = new Set(
      [...source.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...names].sort()).toEqual(['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold']);
    expect(source).not.toContain('Helvetica');
    expect(source).toContain('/Lang (id-ID)');
    expect(source).toContain('/Outlines');
  });
});

test('the header stands on every page of the table', async () => {
  const pages = await pdfItems(await draw(runOf(longPart(49))));
  const withRows = pages.filter((items) => textOf(items).includes('✓'));
  expect(withRows.length).toBeGreaterThan(3);
  for (const items of withRows) expect(textOf(items)).toMatch(/KEGIATAN.*KELENGKAPAN.*KETEPATAN.*KETERANGAN/);
  expectClean(pages);
});

test('no row is cut: its first and last words are on the same page', async () => {
  const texts = Array.from(
    { length: 120 },
    (_, n) => `Awal${n}. ${'kata demi kata '.repeat((n * 7) % 31)}Akhir${n}.`,
  );
  const pages = await pdfItems(await draw(runOf(flat('BARIS', texts))));
  const pageOf = (word: string): number =>
    pages.findIndex((items) => items.some(({ text }) => text.includes(word)));
  for (const n of texts.keys()) {
    expect(pageOf(`Awal${n}.`)).toBeGreaterThanOrEqual(0);
    expect([n, pageOf(`Akhir${n}.`)]).toEqual([n, pageOf(`Awal${n}.`)]);
  }
  expectClean(pages);
});

test('only a row taller than a page goes on, marked, and loses no word', async () => {
  const words = Array.from({ length: 900 }, (_, n) => `kata${n}.`);
  const pages = await pdfItems(await draw(runOf(flat('PANJANG', ['Pendek', words.join(' '), 'Penutup']))));
  const text = pages.map(textOf).join(' ');
  for (const word of words) expect(text).toContain(word);
  const marks = pages.filter((items) => textOf(items).includes('(lanjutan)')).length;
  const holding = pages.filter((items) => textOf(items).includes('kata')).length;
  expect(marks).toBeGreaterThan(1);
  expect(marks).toBe(holding - 1);
  expectClean(pages);
});

test.each([0, 1, 200])('%i activities make a clean report', async (count) => {
  const pages = await pdfItems(await draw(runOf(longPart(count))));
  expect(textOf(pages.flat()).match(/✓/g) ?? []).toHaveLength(count);
  if (count === 0) expect(textOf(pages.flat())).toContain('Bagian ini tidak memuat kegiatan.');
  expectClean(pages);
});

test.each([0, 1, 6, 12, 24])('%i roles with symbols and captions stay in their columns', async (count) => {
  const roles = Array.from({ length: count }, (_, n) => ({
    code: `R${n}`,
    title: `BENDAHARA PENGELUARAN/SEKSI ${n}`,
  }));
  const activities = Array.from({ length: 8 }, (_, n) =>
    activity(`R-${n}`, `Memeriksa klasifikasi surat ${n}`, {
      roles: [{ role: `R${n % Math.max(1, count)}`, symbol: 'decision', caption: 'Perlu disposisi' }],
    }),
  );
  expectClean(await pdfItems(await draw(runOf({ code: 'R', name: 'Surat', activities }, { roles }))));
});

test('hostile strings are shown, never obeyed', async () => {
  const text = `balik\u202ekanan \u0000 文 & <b> (kurung) \\ ${'W'.repeat(300)}`;
  const legalBasis = Array.from({ length: 120 }, (_, n) => `Dasar ${n} & \u2066`);
  const part = flat('H&\u202e', [text]);
  const bytes = await draw({
    ...runOf(part, { name: text, number: text, agency: [text], legalBasis }),
    runId: 'A&B',
  });
  const pages = await pdfItems(bytes);
  const shown = textOf(pages.flat());
  expect(shown).toContain('balik<U+202E>kanan');
  expect(shown).toContain('<U+0000> <U+6587> & <b> (kurung) \\');
  expect(shown).toContain('Dasar 119 & <U+2066>');
  expect(shown).not.toMatch(/[\u0000-\u0009\u202e\u2066]/);
  expectClean(pages);
  const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? '';
  expect(xmp).toContain('balik&lt;U+202E&gt;kanan');
  expect(xmp.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/&|<b>|[\u0000-\u0009\u202e]/);
});

test('the signatures stand together, under the last explanation', async () => {
  for (const count of [2, 4, 6, 8, 9, 10]) {
    const pages = await pdfItems(await draw(runOf(longPart(count))));
    const last = textOf(pages.at(-1) ?? []);
    for (const word of [
      'Yang melaksanakan,',
      'Kota Contoh, 23 November 2026',
      'NRP 88051234',
      'NRP 86011234',
      'SHA-256',
    ]) {
      expect(last).toContain(word);
    }
  }
});

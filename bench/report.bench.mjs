// Reports on paper: ours against pdfkit's own `doc.table` and against reportlab (Python), each with the same texts in the same font,
// as processes of their own.
//   node bench/report.bench.mjs [pairs]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { bundled, folder, root } from './source.mjs';
import { median, timed } from './timed.mjs';

const pairs = Number(process.argv[2] ?? 7);
const fonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
  join(root, 'templates/huruf', name),
);
const titles = ['NO', 'KODE', 'KEGIATAN', 'KELENGKAPAN', 'WAKTU', 'OUTPUT', 'KETERANGAN'];
const widths = [30, 70, 220, 110, 60, 110, 128];

/** Our drawing, as the program does it: tags, foot and QR code on every page included. */
const oursSource = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { drawPdf } from './src/report/pdf/draw-pdf.ts';
  const { titles, widths, rows, fonts } = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
  const cell = (text: string) => ({ kind: 'text' as const, text });
  const table = {
    columns: titles.map((title: string, at: number) => ({ title, width: widths[at], align: 'left' as const })),
    rows: rows.map((texts: string[]) => ({ kind: 'cells' as const, cells: texts.map(cell) })),
  };
  const report = {
    metadata: { title: 'Uji', author: 'KANTOR CONTOH', subject: 'Uji', keywords: '', language: 'id-ID', createdAt: 0 },
    sections: [{
      letterhead: ['KANTOR CONTOH'], heading: ['LAPORAN UJI'],
      blocks: [{ kind: 'table' as const, name: 'Kegiatan', table: table as never }],
    }],
    footer: { text: 'Uji', pageLabel: 'Halaman {halaman} dari {jumlah}', code: 'SOP1 RUN 7F3K 24551CA20B5250125E277641C7EFE80F' },
  };
  const [regular, bold] = fonts.map((path: string) => readFileSync(path));
  drawPdf(report, { regular, bold }).then((bytes) => writeFileSync(process.argv[3]!, bytes));`;

const peerSource = `
  const { readFileSync, createWriteStream } = require('node:fs');
  const PDFDocument = require('pdfkit');
  const { titles, widths, rows, fonts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 50, font: fonts[0] });
  doc.pipe(createWriteStream(process.argv[3]));
  doc.fontSize(7.5).table({ columnStyles: widths, data: [titles, ...rows] });
  doc.end();`;

const pythonSource = `
import json, sys
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
data = json.load(open(sys.argv[1]))
pdfmetrics.registerFont(TTFont('D', data['fonts'][0]))
style = ParagraphStyle('s', fontName='D', fontSize=7.5, leading=9)
rows = [data['titles']] + [[Paragraph(text, style) if len(text) > 20 else text for text in row] for row in data['rows']]
table = Table(rows, colWidths=data['widths'], repeatRows=1)
table.setStyle(TableStyle([('GRID', (0, 0), (-1, -1), 0.5, 'black'), ('FONT', (0, 0), (-1, -1), 'D', 7.5)]))
SimpleDocTemplate(sys.argv[2], pagesize=landscape(A4), leftMargin=50, rightMargin=50, topMargin=50, bottomMargin=50).build([table])
`;

/** So many rows of the kind that reports have: a sentence or two in some cells, a word in others. */
function rowsOf(count) {
  const words =
    'menyusun berkas laporan hasil kegiatan dan menyampaikannya kepada pimpinan setelah diperiksa bersama'.split(
      ' ',
    );
  const sentence = (n, length) =>
    Array.from({ length }, (_, at) => words[(n * 7 + at * 3) % words.length]).join(' ');
  return Array.from({ length: count }, (_, n) => [
    String(n + 1),
    `URMIN-${n + 1}`,
    sentence(n, 9 + (n % 9)),
    'Jukrah, ATK',
    '1 Jam',
    'Produk, laporan',
    sentence(n + 3, n % 7),
  ]);
}

const ours = await bundled('ours', oursSource);
const peer = join(folder, 'peer.cjs');
writeFileSync(peer, peerSource);
const python = join(folder, 'peer.py');
writeFileSync(python, pythonSource);
const hasReportlab = spawnSync('/usr/bin/python3', ['-c', 'import reportlab']).status === 0;
console.log(
  `Node ${process.version}, ${cpus().length} cores, ${pairs} pairs; reportlab ${hasReportlab ? 'installed' : 'not installed'}`,
);
for (const [name, count, target, targetPython] of [
  ['10 pages', 200, 0.6],
  ['200 pages', 4000, 0.45, 1],
]) {
  const data = join(folder, 'rows.json');
  writeFileSync(data, JSON.stringify({ titles, widths, rows: rowsOf(count), fonts }));
  const [a, b] = [[], []];
  const [ratios, ratiosPython] = [[], []];
  let memory = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const theirs = timed(root, [peer, data, join(folder, 'peer.pdf')]);
    const own = timed(root, [ours, data, join(folder, 'ours.pdf')]);
    ratios.push(own.seconds / theirs.seconds);
    a.push(own.seconds);
    b.push(theirs.seconds);
    memory = Math.max(memory, own.memory);
    if (hasReportlab) ratiosPython.push(own.seconds / pythonSeconds(python, data));
  }
  const pages = (file) =>
    readFileSync(join(folder, file))
      .toString('latin1')
      .match(/\/Type ?\/Page\b/g)?.length;
  const line = `${name}: ${median(ratios).toFixed(2)} × doc.table (target ${target}); ${median(a).toFixed(2)} s against ${median(b).toFixed(2)} s; ${pages('ours.pdf')} and ${pages('peer.pdf')} pages; peak ${Math.round(memory / 1024)} MiB`;
  const other = hasReportlab
    ? `; ${median(ratiosPython).toFixed(2)} × reportlab${targetPython ? ` (target ${targetPython})` : ''}`
    : '';
  console.log(line + other);
}

function pythonSeconds(script, data) {
  const begin = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/python3', [script, data, join(folder, 'python.pdf')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - begin) / 1000;
}

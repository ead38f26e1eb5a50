// Regenerates the pictures of README.md: the walk as SVG from a real terminal session, a report page as PNG.
// Run after `npm run build`: node scripts/pictures.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import xterm from '@xterm/headless';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs/gambar');
const office = mkdtempSync(join(tmpdir(), 'sop-gambar-'));
const [columns, rows] = [100, 26];
mkdirSync(pictures, { recursive: true });
writeFileSync(
  join(office, 'sop.config.yaml'),
  [
    'format: 1',
    'tempat: Kota Contoh',
    'petugas:',
    '  - { nama: Rina Wulandari, pangkat: Bripda, nrp: "01020304", jabatan: BAMIN HUMAS, pelaksana: BAMIN }',
    'penanda_tangan:',
    '  - { kode: KASI, jabatan: KASI HUMAS, nama: Bagus Pratama S.H., pangkat: AKP, nrp: "85060708" }',
    '',
  ].join('\n'),
);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const command = `stty rows ${rows} cols ${columns}; exec '${process.execPath}' '${join(root, 'bin/sop.js')}'`;

/** Runs sop in a pseudo-terminal, presses keys, gives the terminal. */
async function session(args, steps) {
  const child = spawn('script', ['-qefc', `${command} ${args}`, '/dev/null'], {
    cwd: office,
    env: { ...process.env, TERM: 'xterm-256color', HOME: office },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  child.stdout.on('data', (data) => terminal.write(data));
  for (const keys of steps) {
    await pause(700);
    child.stdin.write(keys);
  }
  await pause(2500);
  return { terminal, child };
}

const palette = ['#0b0e14', '#f0716b', '#86c166', '#e6b450', '#6aa9f0', '#c397d8', '#5ccfe6', '#c7c7c7'];

/** The screen as SVG, one text element a run of equal cells. */
function toSvg(terminal) {
  const [cellWidth, cellHeight] = [8.4, 18];
  const parts = [];
  for (let row = 0; row < rows; row++) {
    const line = terminal.buffer.active.getLine(row);
    let run = '';
    let style = '';
    let from = 0;
    const flush = () => {
      if (run.trim() !== '')
        parts.push(textOf(run, style, from * cellWidth + 16, row * cellHeight + 34, run.length * cellWidth));
      run = '';
    };
    for (let column = 0; column < columns; column++) {
      const cell = line?.getCell(column);
      const now = cell ? styleOf(cell) : '';
      if (now !== style) {
        flush();
        style = now;
        from = column;
      }
      run += cell?.getChars() || ' ';
    }
    flush();
  }
  const [width, height] = [columns * cellWidth + 32, rows * cellHeight + 36];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">\n<title>Ceklis URMIN di terminal</title>\n<rect width="${width}" height="${height}" rx="8" fill="#0b0e14"/>\n${parts.join('\n')}\n</svg>\n`;
}

function styleOf(cell) {
  const fill = cell.isFgPalette() ? (palette[cell.getFgColor() % 8] ?? '#d6d9df') : '#d6d9df';
  return `fill="${fill}"${cell.isBold() ? ' font-weight="bold"' : ''}${cell.isDim() ? ' opacity="0.6"' : ''}`;
}

function textOf(text, style, x, y, length) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text xml:space="preserve" x="${x.toFixed(1)}" y="${y}" textLength="${length.toFixed(1)}" ${style}>${escaped}</text>`;
}

async function pageToPng(pdf, number, target) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 }).promise;
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1.6 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
  writeFileSync(target, canvas.toBuffer('image/png'));
}

const answered = ['m', 's', 'm', 't', 'formulir belum lengkap\r', 'm', 's', 'm'];
const walk = await session('check URMIN', ['m', '\r', ...answered]);
writeFileSync(join(pictures, 'ceklis.svg'), toSvg(walk.terminal));
walk.child.stdin.write('q');
await pause(500);

const filled = await session(
  `check URMIN --as "Rina Wulandari" --answers '${join(root, 'templates/jawaban/urmin.yaml')}' --json`,
  [],
);
const [, run] = /"pelaksanaan": "(\w+)"/.exec(readScreen(filled.terminal)) ?? [];
await session(`report ${run}`, []);
const [pdf] = readdirSync(join(office, 'laporan'));
await pageToPng(join(office, 'laporan', pdf), 2, join(pictures, 'laporan.png'));
rmSync(office, { recursive: true });
process.exit(0);

function readScreen(terminal) {
  return Array.from({ length: rows }, (_, row) =>
    terminal.buffer.active.getLine(row)?.translateToString(true),
  ).join('\n');
}

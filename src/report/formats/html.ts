import type { Cell } from '../blocks/cell.ts';
import { type Chart, layChart, type Mark } from '../blocks/charts.ts';
import { cellText } from '../blocks/printed-cell.ts';
import type { Block, ReportDocument, Section } from '../blocks/report-document.ts';
import { visibleText } from '../blocks/visible-text.ts';
import { rowCells, tableHeads } from './table-rows.ts';

/** A report as one HTML file that asks nothing of any other: tables to sort, charts as SVG, light and dark, fit to print. */
export function drawHtml({ metadata, sections, footer }: ReportDocument): string {
  const [first, ...others] = sections.map((section) => [
    headHtml(section),
    section.blocks.map(blockHtml).join('\n'),
  ]);
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${safe(metadata.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${safe(metadata.title)}</title>
<style>${style}</style>
</head>
<body>
${first?.[0] ?? ''}
<main>
${[first?.[1], ...others.flat()].join('\n')}
</main>
<footer>${safe(footer.text)}</footer>
<script>${script}</script>
</body>
</html>
`;
}

const headHtml = ({ letterhead, heading }: Section): string =>
  `<header><p class="kop">${letterhead.map(safe).join('<br>')}</p><h1>${heading.map(safe).join('<br>')}</h1></header>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string =>
  visibleText(text, () => true)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('\n', '<br>');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${safe(block.text)}</h2>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block.chart);
    case 'statements':
      return `<section><h3>${safe(block.title)}</h3><ol>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ol></section>`;
    case 'signatures':
      return `<section class="ttd" aria-label="${safe(block.title)}">${block.blocks
        .map(
          ({ lead, title, stamp, name, service }) =>
            `<p>${lead.map(safe).join('<br>')}<br><strong>${safe(title)}</strong><span>${(stamp ?? []).map(safe).join('<br>')}</span><u>${safe(name)}</u><br>${safe(service)}</p>`,
        )
        .join('')}</section>`;
  }
}

function tableHtml({ name, table }: Extract<Block, { kind: 'table' }>): string {
  const heads = tableHeads(table.columns);
  const rows = table.rows.map(rowCells);
  const width = Math.max(heads.length, ...rows.map((row) => row.length));
  const head =
    heads.length === 0
      ? ''
      : `<thead><tr>${heads.map((text) => `<th scope="col">${text === '' ? '' : `<button type="button">${safe(text)}</button>`}</th>`).join('')}</tr></thead>`;
  const body = rows.map((row) =>
    row.length === 1 && width > 1
      ? `<tr class="band"><td colspan="${width}">${row.map(cellHtml).join('')}</td></tr>`
      : `<tr>${row.map((cell) => `<td${sortedBy(cell)}>${cellHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="lebar"><table><caption>${safe(table.title ?? name)}</caption>${head}<tbody>${body.join('')}</tbody></table></div>`;
}

const cellHtml = (cell: Cell): string => safe(cellText(cell));

/** What a column is sorted by where its words would not do. */
function sortedBy(cell: Cell): string {
  const by = sortNumber(cell);
  return by === undefined ? '' : ` data-n="${by}"`;
}

function sortNumber(cell: Cell): number | undefined {
  switch (cell.kind) {
    case 'number':
      return cell.number;
    case 'duration':
      return cell.ms;
    case 'share':
      return cell.share;
    case 'instant':
      return cell.at;
    case 'date': {
      const at = Date.parse(cell.date);
      return Number.isNaN(at) ? undefined : at;
    }
    default:
      return undefined;
  }
}

const size = { width: 720, height: 190 };

function chartHtml(chart: Chart): string {
  const marks = layChart(chart, size.width, size.height).map(markSvg).join('');
  return `<figure><figcaption>${safe(chart.title)}</figcaption><svg role="img" aria-label="${safe(chart.alternative)}" viewBox="0 0 ${size.width} ${size.height}">${marks}</svg><p>${safe(chart.alternative)}</p></figure>`;
}

const anchors = { left: 'start', center: 'middle', right: 'end' } as const;
const round = (value: number): string => String(Math.round(value * 10) / 10);

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'box':
      return `<rect class="s${Math.round(mark.shade * 100)}" x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}"/>`;
    case 'dot':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="2.4"/>`;
    case 'line':
      return `<polyline class="l${Math.round(mark.shade * 100)}" points="${mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}"/>`;
    case 'text':
      return `<text x="${round(mark.x)}" y="${round(mark.y + 8)}" text-anchor="${anchors[mark.align]}">${safe(mark.text)}</text>`;
  }
}

const style = `:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--rule:#bbb;--head:#eee;--bar:#2b5d8a;--soft:#9db8d1}
@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#161616;--rule:#555;--head:#2a2a2a;--bar:#7fb2e0;--soft:#45637f}}
body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,"DejaVu Sans",sans-serif}
header{text-align:center}.kop{text-align:left;text-transform:uppercase;font-size:.85rem}h1{font-size:1.2rem}h2{margin-top:2rem}
.lebar{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%;font-size:.85rem}caption{text-align:left;font-weight:700;padding:.3rem 0}
th,td{border:1px solid var(--rule);padding:.25rem .45rem;vertical-align:top;text-align:left}th{background:var(--head)}.band td{text-align:center}
th button{all:unset;cursor:pointer;font-weight:700}th button:focus-visible{outline:2px solid var(--bar)}th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
figure{margin:1rem 0}figcaption{font-weight:700}svg{width:100%;height:auto}svg text{font-size:9px;fill:var(--ink)}circle{fill:var(--bar)}polyline{fill:none;stroke:var(--bar);stroke-width:1.6}.l85{stroke:var(--rule);stroke-width:.6}rect{fill:var(--bar)}.s75{fill:var(--soft)}
.ttd{display:flex;gap:2rem;justify-content:space-around;text-align:center;margin:2rem 0;break-inside:avoid}.ttd span{display:block;min-height:3.5rem}
footer{border-top:1px solid var(--rule);font-size:.75rem;padding-top:.5rem}
@media print{@page{size:A4 landscape;margin:1.5cm}:root{--ink:#000;--paper:#fff}body{max-width:none;padding:0;font-size:11px}tr,figure{break-inside:avoid}thead{display:table-header-group}}`;

/** Sorts by the numbers behind the words where there are some, else by the words; again turns it round. */
const script = `for(const t of document.querySelectorAll("table")){const h=[...t.querySelectorAll("th")];h.forEach((c,i)=>c.querySelector("button")?.addEventListener("click",()=>{
const up=c.getAttribute("aria-sort")!=="ascending";h.forEach(x=>x.removeAttribute("aria-sort"));c.setAttribute("aria-sort",up?"ascending":"descending");
const b=t.tBodies[0],v=r=>r.cells[i]?.textContent.trim()??"",n=r=>Number(r.cells[i]?.dataset.n);
[...b.rows].filter(r=>r.className!=="band").sort((x,y)=>{const m=n(x),k=n(y);return(up?1:-1)*(isNaN(m)||isNaN(k)?v(x).localeCompare(v(y),"id",{numeric:true}):m-k)}).forEach(r=>b.append(r))}))}`;

import { type Chart, layChart, type Mark } from '../blocks/charts.ts';
import { layLines } from './lines.ts';
import { drawLine, needRoom, type Sheet } from './sheet.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const height = 150;
const titleStyle = { size: 8.5, bold: true };
const textStyle = { size: 6.5 };

/** Draws a chart over the width of the body, with its title above and what it says below. */
export function drawChart(sheet: Sheet, chart: Chart): void {
  const title = layTextBlock(chart.title, sheet.page.bodyWidth, titleStyle, sheet.measure);
  const words = layTextBlock(chart.alternative, sheet.page.bodyWidth, { size: 7.5 }, sheet.measure);
  needRoom(sheet, title.height + height + words.height + 6);
  sheet.tags.mark('H3', () => drawTextBlock(sheet, title, sheet.page.left));
  const draw = (): void => {
    for (const mark of layChart(chart, sheet.page.bodyWidth, height)) drawMark(sheet, mark);
  };
  sheet.tags.mark('Figure', draw, chart.alternative);
  sheet.y += height;
  sheet.tags.mark('P', () => drawTextBlock(sheet, words, sheet.page.left));
  sheet.y += 6;
}

const grey = (shade: number): string => {
  const level = Math.round(shade * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${level}${level}${level}`;
};

function drawMark(sheet: Sheet, mark: Mark): void {
  const { doc, y: top } = sheet;
  const left = sheet.page.left;
  switch (mark.kind) {
    case 'box':
      doc.rect(left + mark.x, top + mark.y, mark.width, mark.height).fill(grey(mark.shade));
      break;
    case 'dot':
      doc.circle(left + mark.x, top + mark.y, 1.8).fill('#000000');
      break;
    case 'line':
      doc.lineWidth(mark.shade > 0.8 ? 0.4 : 1.1).strokeColor(grey(mark.shade));
      mark.points.forEach(([x, y], index) => {
        if (index === 0) doc.moveTo(left + x, top + y);
        else doc.lineTo(left + x, top + y);
      });
      doc.stroke();
      break;
    case 'text':
      drawLabel(sheet, mark);
  }
  doc.fillColor('#000000').strokeColor('#000000');
}

function drawLabel(sheet: Sheet, { x, y, text, align }: Extract<Mark, { kind: 'text' }>): void {
  const [line] = layLines(text, sheet.page.bodyWidth, textStyle, sheet.measure);
  if (!line) return;
  const shift = align === 'center' ? line.end / 2 : align === 'right' ? line.end : 0;
  drawLine(sheet, line, sheet.page.left + x - shift, sheet.y + y, textStyle);
}

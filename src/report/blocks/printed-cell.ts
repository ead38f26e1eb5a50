import { formDate, printDateTime, printDuration } from '../../calendar/print-date.ts';
import { ratePercent } from '../../compliance/figure-columns.ts';
import { type Cell, type CellSymbol, type Paragraph, plain, type Value } from './cell.ts';

/** A cell as it is printed, Indonesian: its value, then what stands below it. A symbol is drawn and has no words here. */
export const printedCell = (cell: Cell): readonly Paragraph[] => [
  ...printedValue(cell),
  ...(cell.below ?? []).map(({ lead, value }) => plain(`${lead}${valueText(value)}`)),
];

/** The same as one text for formats that draw no symbols, a line for each paragraph. */
export const cellText = (cell: Cell): string =>
  [...(cell.kind === 'symbol' ? [symbolWords(cell)] : []), ...printedCell(cell).map(paragraphText)].join(
    '\n',
  );

/** A value alone as one text, a line for each paragraph. */
export const valueText = (value: Value): string => printedValue(value).map(paragraphText).join('\n');

const paragraphText = ({ marker, runs }: Paragraph): string =>
  [marker ?? '', ...runs.map(({ text }) => text)].filter((text) => text !== '').join(' ');

function printedValue(value: Value): readonly Paragraph[] {
  switch (value.kind) {
    case 'symbol':
      return [];
    case 'prose':
      return value.paragraphs;
    case 'list':
      return printedList(value);
    case 'text': {
      const { text, bold } = value;
      return text === '' ? [] : [{ runs: [bold === undefined ? { text } : { text, bold }] }];
    }
    default:
      return [plain(wordsOf(value))];
  }
}

function printedList({ items, as }: Extract<Value, { kind: 'list' }>): readonly Paragraph[] {
  const marked = (marker: (index: number) => string): readonly Paragraph[] =>
    items.map((text, index) => ({ ...plain(text), marker: marker(index) }));
  if (as === 'dashed') return marked(() => '-');
  return items.length > 1 ? marked((index) => `${index + 1}.`) : [plain(items[0] ?? dash)];
}

const dash = '–';

function wordsOf(value: Exclude<Value, { kind: 'symbol' | 'prose' | 'list' | 'text' }>): string {
  switch (value.kind) {
    case 'none':
      return dash;
    case 'code':
      return value.text;
    case 'number':
      return decimalComma(rounded(value));
    case 'duration':
      return printDuration(value.ms);
    case 'share':
      return `${decimalComma(ratePercent(value.share) ?? 0)} %`;
    case 'date':
      return formDate(value.date);
    case 'instant':
      return printDateTime(value.at, value.zone);
  }
}

/** A number with the decimals that it is shown with. */
export function rounded({ number, decimals = 0 }: Extract<Value, { kind: 'number' }>): number {
  const parts = 10 ** decimals;
  return Math.round(number * parts) / parts;
}

/** `12,5`. */
export const decimalComma = (value: number): string => String(value).replace('.', ',');

const shapeWords = {
  start: 'mulai',
  process: 'proses',
  decision: 'keputusan',
  end: 'selesai',
  box: '☐',
} as const satisfies Record<CellSymbol['shape'], string>;

/** The words in a symbol, else what it is called in an SOP file. */
export const symbolWords = ({ shape, caption }: CellSymbol): string => caption ?? shapeWords[shape];

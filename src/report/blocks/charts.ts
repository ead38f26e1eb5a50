/** A chart as plain data: what it shows, in words for those who do not see it, and its numbers. */
export type Chart = {
  readonly title: string;
  /** The chart in a sentence. */
  readonly alternative: string;
  /** What the values are shares of: `%` of the whole, or `top` times something. */
  readonly unit: '%' | '×';
  /** The figure at the upper edge, where a value is 1. */
  readonly top: number;
  /** Figures at the left edge, smallest first. */
  readonly scale: readonly { readonly at: number; readonly label: string }[];
  readonly groups: readonly ChartGroup[];
  readonly series: readonly { readonly name: string; readonly as: 'bar' | 'line' }[];
};

/** One place on the chart: its name and a value for each series, 1 at the upper edge; undefined where nothing was measured. */
type ChartGroup = { readonly label: string; readonly values: readonly (number | undefined)[] };

/** A value of a chart as the figure it stands for, to four places; the share itself for `%`. */
export const chartFigure = ({ top }: Chart, value: number): number =>
  Math.round(value * top * 10_000) / 10_000;

/** The same as it is printed: `66,7 %`, `4 ×`; a dash where nothing was measured. */
export function chartFigureText(chart: Chart, value: number | undefined): string {
  if (value === undefined) return '–';
  const figure = chartFigure(chart, value) * (chart.unit === '%' ? 100 : 1);
  return `${String(Math.round(figure * 100) / 100).replace('.', ',')} ${chart.unit}`;
}

/** What a chart is drawn of, points from the upper left corner; `shade` runs from 0 (black) to 1 (white). */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly shade: number;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly shade: number;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly align: 'left' | 'center' | 'right';
    };

const shades = [0.3, 0.75, 0.5];
const room = { left: 46, right: 10, top: 20, bottom: 26 };

/** Lays a chart into a box. A label is left out where it would meet the one before it. */
export function layChart(chart: Chart, width: number, height: number): readonly Mark[] {
  const plot = {
    x: room.left,
    y: room.top,
    width: width - room.left - room.right,
    height: height - room.top - room.bottom,
  };
  const yOf = (value: number): number => plot.y + plot.height * (1 - Math.min(1, Math.max(0, value)));
  const step = plot.width / Math.max(1, chart.groups.length);
  const middle = (index: number): number => plot.x + step * (index + 0.5);
  const bars = chart.series.filter(({ as }) => as === 'bar').length;
  return [
    ...legend(chart, plot.x),
    ...chart.scale.flatMap(({ at, label }): Mark[] => [
      {
        kind: 'line',
        points: [
          [plot.x, yOf(at)],
          [plot.x + plot.width, yOf(at)],
        ],
        shade: 0.85,
      },
      { kind: 'text', x: plot.x - 4, y: yOf(at) - 4, text: label, align: 'right' },
    ]),
    ...chart.series.flatMap(({ as }, series): readonly Mark[] =>
      as === 'line'
        ? lineMarks(chart, series, middle, yOf)
        : barMarks(chart, series, {
            middle,
            yOf,
            width: Math.min(26, (step * 0.7) / Math.max(1, bars)),
            bars,
          }),
    ),
    ...labels(chart, middle, step, plot.y + plot.height + 5),
  ];
}

function legend({ series }: Chart, left: number): readonly Mark[] {
  let x = left;
  return series.flatMap(({ name }, index): readonly Mark[] => {
    const at = x;
    x += 26 + name.length * 5;
    return [
      { kind: 'box', x: at, y: 4, width: 8, height: 8, shade: shades[index] ?? 0.5 },
      { kind: 'text', x: at + 12, y: 4, text: name, align: 'left' },
    ];
  });
}

type BarPlace = {
  readonly middle: (index: number) => number;
  readonly yOf: (value: number) => number;
  readonly width: number;
  readonly bars: number;
};

function barMarks(
  { groups }: Chart,
  series: number,
  { middle, yOf, width, bars }: BarPlace,
): readonly Mark[] {
  return groups.flatMap(({ values }, index): readonly Mark[] => {
    const value = values[series];
    if (value === undefined) return [];
    const x = middle(index) + (series - bars / 2) * width;
    return [
      {
        kind: 'box',
        x,
        y: yOf(value),
        width: width * 0.92,
        height: yOf(0) - yOf(value),
        shade: shades[series] ?? 0.5,
      },
    ];
  });
}

/** A line breaks where nothing was measured; a value alone is a dot. */
function lineMarks(
  { groups }: Chart,
  series: number,
  middle: (index: number) => number,
  yOf: (value: number) => number,
): readonly Mark[] {
  const runs: (readonly [number, number])[][] = [[]];
  for (const [index, { values }] of groups.entries()) {
    const value = values[series];
    if (value === undefined) runs.push([]);
    else runs.at(-1)?.push([middle(index), yOf(value)]);
  }
  return runs.flatMap((points): readonly Mark[] => [
    ...(points.length > 1 ? [{ kind: 'line', points, shade: shades[series] ?? 0.5 } as const] : []),
    ...points.map(([x, y]) => ({ kind: 'dot', x, y }) as const),
  ]);
}

function labels(
  { groups }: Chart,
  middle: (index: number) => number,
  step: number,
  y: number,
): readonly Mark[] {
  const longest = Math.max(1, ...groups.map(({ label }) => label.length));
  const every = Math.max(1, Math.ceil((longest * 5.6) / step));
  return groups.flatMap(({ label }, index): readonly Mark[] =>
    index % every === 0 ? [{ kind: 'text', x: middle(index), y, text: label, align: 'center' }] : [],
  );
}

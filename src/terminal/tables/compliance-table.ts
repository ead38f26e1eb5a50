import { noKey } from '../../compliance/grouping.ts';
import type { ComplianceSummary, GroupBy, GroupSummary } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page } from '../palette.ts';
import { clip, pad, widthOf, wrap } from '../text-width.ts';
import {
  type FittedFigure,
  figuresLine,
  fitFigures,
  neededFigures,
  titlesLine,
  usualRank,
  widthOfFigures,
} from './compliance-figures.ts';

/** How the groups are laid out: labels beside their figures, where there is room, or above them. */
type Layout = Page & {
  readonly figures: readonly FittedFigure[];
  /** Of the label beside the figures; undefined when it stands above. */
  readonly beside?: number;
};

export type ComplianceTable = {
  readonly lines: readonly string[];
  /** The columns shown, and those that the terminal is too narrow for. */
  readonly shown: readonly FittedFigure[];
  readonly left: readonly FittedFigure[];
};

/** Room before every line of figures, for the sign of those that depend on years without holidays. */
const margin = 2;
/** Labels are not broken or clipped below this many columns to stand beside their figures. */
const roomyLabel = 56;
const shortestLabel = 12;
const labelGap = 2;
const mostLabelLines = 2;

/** The groups and their total as lines of at most `width` columns; with `trace` the runs below each group. */
export function complianceTable(summary: ComplianceSummary, trace: boolean, page: Page): ComplianceTable {
  const { by, groups, total } = summary;
  const { say, palette } = page;
  const labels = groups.map((group) => groupLabel(group, by, say));
  const totalLabel = { code: '', text: say(total.label) };
  const layout = layoutOf([...groups, total], [...labels, totalLabel], page);
  const titles = `${' '.repeat(margin)}${headLabel(say(groupTitles[by]), layout)}${titlesLine(layout.figures, say)}`;
  const needed = neededFigures([...groups, total], say);
  const shown = new Set(layout.figures.map(({ figure }) => figure));
  const body = groups.flatMap((group, index) => [
    ...groupLines(group, labels[index] ?? totalLabel, layout),
    ...(trace ? runLines(group, page) : []),
  ]);
  const widest = Math.max(...[titles, ...body].map(widthOf));
  const rule = palette.dim('─'.repeat(Math.min(page.width, widest)));
  return {
    lines: [
      ...(layout.beside === undefined ? [palette.bold(say(groupTitles[by]))] : []),
      palette.bold(titles),
      rule,
      ...body,
      rule,
      ...groupLines(total, totalLabel, layout),
    ],
    shown: layout.figures,
    left: needed.filter(({ figure }) => !shown.has(figure)),
  };
}

function layoutOf(groups: readonly GroupSummary[], labels: readonly GroupLabel[], page: Page): Layout {
  const needed = neededFigures(groups, page.say);
  const usual = widthOfFigures(needed.filter(({ figure }) => figure.rank <= usualRank));
  const longest = Math.max(shortestLabel, ...labels.map((label) => widthOf(plain(label))));
  const room = page.width - margin;
  const beside = Math.min(longest, room - labelGap - usual);
  if (beside < Math.min(longest, roomyLabel)) return { ...page, figures: fitFigures(needed, room) };
  return { ...page, figures: fitFigures(needed, room - labelGap - beside), beside };
}

const plain = ({ code, text }: GroupLabel): string => [code, text].filter(Boolean).join('  ');

const headLabel = (title: string, { beside }: Layout): string =>
  beside === undefined ? '' : pad(clip(title, beside), beside + labelGap);

function groupLines(group: GroupSummary, label: GroupLabel, layout: Layout): readonly string[] {
  const { width, beside, palette, figures } = layout;
  const mark = group.unknownYears.length > 0 ? palette.warn(pad('*', margin)) : ' '.repeat(margin);
  const texts = labelLines(label, beside ?? width).map((line) =>
    line.startsWith(label.code) ? palette.bold(label.code) + line.slice(label.code.length) : line,
  );
  const line = figuresLine(figures, group, layout);
  if (beside === undefined) return [...texts, `${mark}${line}`];
  const [first = '', ...more] = texts;
  return [
    `${mark}${pad(first, beside + labelGap)}${line}`,
    ...more.map((text) => `${' '.repeat(margin)}${text}`),
  ];
}

function labelLines(label: GroupLabel, width: number): readonly string[] {
  const lines = wrap(plain(label), width);
  if (lines.length <= mostLabelLines) return lines;
  const kept = lines.slice(0, mostLabelLines - 1);
  return [...kept, clip(lines.slice(mostLabelLines - 1).join(' '), width)];
}

/** The runs behind the figures of a group, oldest first. */
function runLines({ runs }: GroupSummary, { width, palette, say }: Page): readonly string[] {
  const head = say({ id: 'dari:', en: 'from:' });
  const indent = margin * 2;
  return wrap(`${head} ${runs.map(visibleLine).join(' ')}`, width - indent).map((line) =>
    palette.dim(`${' '.repeat(indent)}${line}`),
  );
}

/** What groups are called at the head of their table. */
const groupTitles: Readonly<Record<GroupBy, Bilingual>> = {
  activity: { id: 'Kegiatan', en: 'Activity' },
  part: { id: 'Bagian', en: 'Part' },
  run: { id: 'Pelaksanaan', en: 'Run' },
  role: { id: 'Pelaksana', en: 'Role' },
  person: { id: 'Petugas', en: 'Person' },
  day: { id: 'Hari', en: 'Day' },
  week: { id: 'Minggu', en: 'Week' },
  month: { id: 'Bulan', en: 'Month' },
  quarter: { id: 'Triwulan', en: 'Quarter' },
  semester: { id: 'Semester', en: 'Semester' },
  year: { id: 'Tahun', en: 'Year' },
};

/** How a group is called: what people know by its code with the code before it, the others by their name. */
type GroupLabel = { readonly code: string; readonly text: string };

/** The label of a group, safe to show. */
function groupLabel(group: GroupSummary, by: GroupBy, say: Say): GroupLabel {
  const [key, label] = [visibleLine(group.key), visibleLine(say(group.label))];
  if (!coded.has(by) || group.key === noKey) return { code: '', text: label };
  return { code: key, text: key === label ? '' : label };
}

const coded: ReadonlySet<GroupBy> = new Set(['activity', 'part', 'run', 'role']);

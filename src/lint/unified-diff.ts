/** A line of a comparison: kept, taken out, or put in. */
type Step = { readonly sign: ' ' | '-' | '+'; readonly line: string };

/** How many lines stand around a change. */
const context = 3;

/** What changed between two texts as a unified diff (as git prints it); empty when they are the same. */
export function unifiedDiff(before: string, after: string, name: string): string {
  if (before === after) return '';
  const steps = compare(linesOf(before), linesOf(after));
  const hunks = hunksOf(steps).map((hunk) => printHunk(steps, hunk));
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

/** Lines with their ends; the last one may lack it. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The middle between what is the same at both ends, by the longest common subsequence. */
function compare(before: readonly string[], after: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1;
  const keep = (line: string): Step => ({ sign: ' ', line });
  const middle = compareMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return [...before.slice(0, head).map(keep), ...middle, ...before.slice(before.length - tail).map(keep)];
}

/** Above this many pairs of lines a middle counts as changed as a whole. */
const mostPairs = 4_000_000;

function compareMiddle(before: readonly string[], after: readonly string[]): readonly Step[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > mostPairs || rows === 0 || columns === 0) return replaced(before, after);
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (before[row] === after[column]) {
      steps.push({ sign: ' ', line: before[row++] ?? '' });
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1))
      steps.push({ sign: '-', line: before[row++] ?? '' });
    else steps.push({ sign: '+', line: after[column++] ?? '' });
  }
  return [...steps, ...replaced(before.slice(row), after.slice(column))];
}

const replaced = (before: readonly string[], after: readonly string[]): readonly Step[] => [
  ...before.map((line): Step => ({ sign: '-', line })),
  ...after.map((line): Step => ({ sign: '+', line })),
];

type Hunk = { readonly from: number; readonly to: number };

/** Stretches of steps with a change in them and some lines around; those that touch are one. */
function hunksOf(steps: readonly Step[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    const [from, to] = [Math.max(0, index - context), Math.min(steps.length, index + context + 1)];
    const last = hunks.at(-1);
    if (last && from <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from, to });
  }
  return hunks;
}

function printHunk(steps: readonly Step[], { from, to }: Hunk): string {
  const count = (part: readonly Step[], other: Step['sign']): number =>
    part.filter(({ sign }) => sign !== other).length;
  const [above, own] = [steps.slice(0, from), steps.slice(from, to)];
  const side = (other: Step['sign']): string => {
    const lines = count(own, other);
    return `${count(above, other) + (lines === 0 ? 0 : 1)},${lines}`;
  };
  const body = own.map(({ sign, line }) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${side('+')} +${side('-')} @@\n${body.join('')}`;
}

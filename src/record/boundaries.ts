import { isAct } from '../checklist/fold.ts';
import type { JournalLine } from './line.ts';

/** A review that speaks of all that its writer had seen, and of nothing else. */
const isVerdict = ({ event }: JournalLine): boolean =>
  event.type === 'review' && (event.outcome === 'accept' || event.outcome === 'dismiss');

/** What a verdict would be another one without: acts, and what decides which of them count. */
const isOnVerdicts = ({ event }: JournalLine): boolean =>
  isAct(event) ||
  event.type === 'reopen' ||
  (event.type === 'review' && (event.outcome === 'return' || event.outcome === 'dismiss'));

/** What a report would be another one without. */
const isOnReports = ({ event }: JournalLine): boolean => event.type !== 'join' && event.type !== 'report';

/** A line that comes after exactly what its writer had seen. */
export const isBoundary = (line: JournalLine): boolean => line.event.type === 'close' || isVerdict(line);

/**
 * Moves each boundary up to right behind the last line of its own past. Verdicts come first, so that no close that their writers did
 * not know of gets in between. Where acts, or what decides
 * which of them count, stand before a verdict that its writer had not seen, the verdict is marked as unaware of them; so is a report.
 * @param base all lines in an order in which each comes after its past
 */
export function boundariesFirst(base: readonly JournalLine[]): readonly JournalLine[] {
  const pastOf = pastsIn(base);
  const taken = new Uint8Array(base.length);
  const order: number[] = [];
  const take = (place: number): void => {
    if (taken[place]) return;
    taken[place] = 1;
    order.push(place);
  };
  const emit = (boundary: number): void => {
    const past = pastOf(boundary, taken);
    for (const place of past) if (place !== boundary && !taken[place] && holds(place)) emit(place);
    for (const place of past) take(place);
  };
  const holds = (place: number): boolean => isBoundary(base[place] as JournalLine);
  const boundaries = [...base.keys()].filter(holds);
  for (const place of boundaries) if (!taken[place] && isVerdict(base[place] as JournalLine)) emit(place);
  for (const place of boundaries) if (!taken[place]) emit(place);
  for (const place of base.keys()) take(place);
  return withUnaware(base, order, pastOf);
}

type PastOf = (place: number, without: Uint8Array) => readonly number[];

function withUnaware(
  base: readonly JournalLine[],
  order: readonly number[],
  pastOf: PastOf,
): readonly JournalLine[] {
  const nothing = new Uint8Array(base.length);
  let [judged, said] = [0, 0];
  return order.map((place) => {
    const line = base[place] as JournalLine;
    if (isOnVerdicts(line)) judged++;
    if (isOnReports(line)) said++;
    const isReport = line.event.type === 'report';
    if (!isReport && !isVerdict(line)) return line;
    const past = pastOf(place, nothing).map((one) => base[one] as JournalLine);
    const missed = isReport
      ? past.filter(isOnReports).length < said
      : past.filter(isOnVerdicts).length < judged;
    return missed ? unaware(line) : line;
  });
}

const unaware = (line: JournalLine): JournalLine => ({
  ...line,
  event: { ...line.event, stamp: { ...line.event.stamp, unaware: true } },
});

/** The past of the line at a place, itself included, in the order given; what `without` marks, and so all of its past, is left out. */
function pastsIn(base: readonly JournalLine[]): PastOf {
  const places = new Map<string, number[]>();
  for (const [place, { segment }] of base.entries()) {
    const own = places.get(segment);
    if (own) own.push(place);
    else places.set(segment, [place]);
  }
  const walked = new Int32Array(base.length);
  let walk = 0;
  return (place, without) => {
    walk++;
    const found: number[] = [];
    const open: (number | undefined)[] = [place];
    while (open.length > 0) {
      const next = open.pop();
      if (next === undefined || next > place || without[next] || walked[next] === walk) continue;
      walked[next] = walk;
      found.push(next);
      const { segment, n, seen } = base[next] as JournalLine;
      open.push(places.get(segment)?.[n - 2]);
      for (const name in seen) open.push(places.get(name)?.[(seen[name]?.n ?? 0) - 1]);
    }
    return found.sort((a, b) => a - b);
  };
}

import { isAct } from '../checklist/fold.ts';
import { headsAmong } from './digest.ts';
import { type Heads, type JournalLine, noHeads } from './line.ts';
import type { Segment } from './segment.ts';

type Lines = Pick<Segment, 'name' | 'lines'>;

/**
 * Puts the lines of several writers into one order: each segment's own order holds, a line comes after what its writer
 * had seen, and only lines that know nothing of each other are ordered by the clock. A clock that jumped can therefore
 * never put an answer before what it answers.
 *
 * A close, and a review that accepts or dismisses, is a boundary: it comes after exactly what its writer had seen. What he had not seen
 * comes after it, whatever its clock says, so that a fold can tell what reached a run after it was closed.
 *
 * `missing` names segments that somebody saw and that are not there, or not as they were seen. Time grows with the number of
 * lines and of heads that they name, times the logarithm of the number of segments.
 */
export function weave(segments: readonly Lines[]): {
  lines: readonly JournalLine[];
  missing: readonly string[];
} {
  const missing = missingSegments(segments);
  const [only] = segments;
  if (only && segments.length === 1) return { lines: only.lines, missing };
  const base = causalOrder(segments, new Set(missing));
  return { lines: base.some(isBoundary) ? withUnaware(boundariesFirst(base)) : base, missing };
}

/**
 * Of two closes that knew nothing of each other one has to come first, and with it acts that somebody who accepted after the other close
 * had not read. That is noted on what he wrote.
 */
function withUnaware(lines: readonly JournalLine[]): readonly JournalLine[] {
  const placeOf = placesIn(lines);
  return lines.map((line, place) => {
    if (line.event.type !== 'review' || !isBoundary(line)) return line;
    const read = new Set(pastOf(place, lines, placeOf, new Uint8Array(lines.length)));
    const aware = lines.slice(0, place).every(({ event }, before) => !isAct(event) || read.has(before));
    return aware
      ? line
      : { ...line, event: { ...line.event, stamp: { ...line.event.stamp, unaware: true } } };
  });
}

const isBoundary = ({ event }: JournalLine): boolean =>
  event.type === 'close' ||
  (event.type === 'review' && (event.outcome === 'accept' || event.outcome === 'dismiss'));

/** Each boundary, in the order given, is moved up to right behind the last line of its own past. */
function boundariesFirst(base: readonly JournalLine[]): readonly JournalLine[] {
  const placeOf = placesIn(base);
  const taken = new Uint8Array(base.length);
  const lines: JournalLine[] = [];
  for (const [place, line] of base.entries()) {
    if (!isBoundary(line) || taken[place]) continue;
    for (const past of pastOf(place, base, placeOf, taken)) lines.push(base[past] as JournalLine);
  }
  return [...lines, ...base.filter((_, place) => !taken[place])];
}

/** Where in an order the lines of a segment stand, by their number. */
function placesIn(lines: readonly JournalLine[]) {
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const own = places.get(line.segment);
    if (own) own.push(place);
    else places.set(line.segment, [place]);
  }
  return (segment: string, n: number): number | undefined => places.get(segment)?.[n - 1];
}

/** A line and all that it comes after and that is not taken yet, in the base order; marks them as taken. */
function pastOf(
  place: number,
  base: readonly JournalLine[],
  placeOf: (segment: string, n: number) => number | undefined,
  taken: Uint8Array,
): readonly number[] {
  const found: number[] = [];
  const open = [place];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (taken[next]) continue;
    taken[next] = 1;
    found.push(next);
    const { segment, n, seen } = base[next] as JournalLine;
    const before = [placeOf(segment, n - 1)];
    for (const [name, head] of Object.entries(seen)) before.push(placeOf(name, head.n));
    for (const one of before) if (one !== undefined && one < next && !taken[one]) open.push(one);
  }
  return found.sort((a, b) => a - b);
}

/** A topological sort; of the lines that may come next, the earliest by the clock does. */
function causalOrder(segments: readonly Lines[], missing: ReadonlySet<string>): readonly JournalLine[] {
  const total = segments.reduce((sum, { lines }) => sum + lines.length, 0);
  const byName = new Map(segments.map((segment) => [segment.name, { ...segment, next: 0 }]));
  /** Per segment: who waits for its line `n`, and for how many lines a segment's next line still waits. */
  const waiters = new Map<string, { readonly n: number; readonly waiting: string }[]>();
  const open = new Map<string, number>();
  const ready = emptyHeap();
  const look = (name: string): void => {
    const segment = byName.get(name);
    const line = segment?.lines[segment.next];
    if (!line) return;
    let waits = 0;
    for (const [other, { n }] of Object.entries(line.seen)) {
      const there = byName.get(other);
      if (!there || missing.has(other) || other === name || there.next >= n) continue;
      waiters.set(other, [...(waiters.get(other) ?? []), { n, waiting: name }]);
      waits++;
    }
    if (waits === 0) ready.push(line);
    else open.set(name, waits);
  };
  for (const name of byName.keys()) look(name);
  const order: JournalLine[] = [];
  while (order.length < total) {
    const line = ready.pop();
    if (!line) break;
    const segment = byName.get(line.segment);
    if (!segment) break;
    order.push(line);
    segment.next++;
    const waiting = waiters.get(line.segment) ?? [];
    const freed = waiting.filter(({ n }) => n <= segment.next);
    if (freed.length > 0)
      waiters.set(
        line.segment,
        waiting.filter(({ n }) => n > segment.next),
      );
    for (const { waiting: name } of freed) {
      const left = (open.get(name) ?? 1) - 1;
      open.set(name, left);
      const other = byName.get(name);
      const held = other?.lines[other.next];
      if (left === 0 && held) ready.push(held);
    }
    look(line.segment);
  }
  return order.length === total ? order : withRest(order, segments);
}

/** Heads that name one another in a circle cannot be written by anybody honest; their lines still are read, by the clock. */
function withRest(order: readonly JournalLine[], segments: readonly Lines[]): readonly JournalLine[] {
  const done = new Set(order);
  const rest = segments.flatMap(({ lines }) => lines.filter((line) => !done.has(line)));
  return [...order, ...rest.sort((a, b) => (isEarlier(a, b) ? -1 : 1))];
}

const isEarlier = (a: JournalLine, b: JournalLine): boolean => {
  const [one, other] = [a.event.stamp.at, b.event.stamp.at];
  if (one !== other) return one < other;
  return a.segment === b.segment ? a.n < b.n : a.segment < b.segment;
};

/** A binary heap of lines, the earliest on top. */
function emptyHeap() {
  const heap: JournalLine[] = [];
  const at = (place: number): JournalLine => heap[place] as JournalLine;
  const swap = (a: number, b: number): void => {
    const held = at(a);
    heap[a] = at(b);
    heap[b] = held;
  };
  return {
    push(line: JournalLine): void {
      heap.push(line);
      for (let place = heap.length - 1; place > 0; ) {
        const above = (place - 1) >> 1;
        if (!isEarlier(at(place), at(above))) return;
        swap(place, above);
        place = above;
      }
    },
    pop(): JournalLine | undefined {
      const [top] = heap;
      const last = heap.pop();
      if (last && heap.length > 0) heap[0] = last;
      for (let place = 0; ; ) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        let least = place;
        if (left < heap.length && isEarlier(at(left), at(least))) least = left;
        if (right < heap.length && isEarlier(at(right), at(least))) least = right;
        if (least === place) return top;
        swap(place, least);
        place = least;
      }
    },
  };
}

/** A segment is missing as well when it is shorter than somebody saw it, or its seen line has another hash. */
function missingSegments(segments: readonly Lines[]): readonly string[] {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  const missing = new Set<string>();
  for (const segment of segments) {
    for (const { seen } of segment.lines) {
      if (seen === noHeads) continue;
      for (const [name, head] of Object.entries(seen)) {
        if (byName.get(name)?.lines[head.n - 1]?.event.stamp.hash !== head.hash) missing.add(name);
      }
    }
  }
  return [...missing].sort();
}

/** How many heads a line may name: far below what a line can hold; others stay unknown to it until a later line names them. */
export const mostHeads = 128;

/**
 * What a new line says its writer has seen: the heads that no line of another segment has already seen. Whoever names them names with
 * them all that they come after.
 * @returns at most {@link mostHeads} of them, the newest by the clock
 */
export function frontierOf(segments: readonly Lines[]): Heads {
  const heads = headsAmong(segments.map(({ lines }) => lines));
  if (Object.keys(heads).length <= mostHeads) return heads;
  const newest = segments
    .flatMap(({ name, lines }) => (name in heads ? (lines.at(-1) ?? []) : []))
    .sort((a, b) => b.event.stamp.at - a.event.stamp.at)
    .slice(0, mostHeads);
  return Object.fromEntries(newest.map(({ segment, n, event }) => [segment, { n, hash: event.stamp.hash }]));
}

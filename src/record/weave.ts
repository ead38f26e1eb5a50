import { boundariesFirst, isBoundary } from './boundaries.ts';
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
  return { lines: base.some(isBoundary) ? boundariesFirst(base) : base, missing };
}

/** A segment that is being put in order: which of its lines comes next, for how many others that one waits, and who waits for its own. */
type Thread = {
  readonly lines: readonly JournalLine[];
  next: number;
  waits: number;
  readonly waiters: { readonly n: number; readonly waiting: Thread }[];
};

/** A topological sort; of the lines that may come next, the earliest by the clock does. */
function causalOrder(segments: readonly Lines[], missing: ReadonlySet<string>): readonly JournalLine[] {
  const threads = new Map<string, Thread>();
  let total = 0;
  for (const { name, lines } of segments) {
    threads.set(name, { lines, next: 0, waits: 0, waiters: [] });
    total += lines.length;
  }
  const ready = emptyHeap();
  const look = (thread: Thread): void => {
    const line = thread.lines[thread.next];
    if (!line) return;
    if (line.seen !== noHeads) thread.waits = waitFor(thread, line, threads, missing);
    if (thread.waits === 0) ready.push(line);
  };
  for (const thread of threads.values()) look(thread);
  const order: JournalLine[] = [];
  for (let line = ready.pop(); line; line = ready.pop()) {
    order.push(line);
    const thread = threads.get(line.segment) as Thread;
    thread.next++;
    for (const waiting of freedBy(thread)) {
      const held = waiting.lines[waiting.next];
      if (--waiting.waits === 0 && held) ready.push(held);
    }
    look(thread);
  }
  return order.length === total ? order : withRest(order, segments);
}

/** Has a thread wait for what its next line has seen of others. @returns for how many it waits */
function waitFor(
  thread: Thread,
  { seen }: JournalLine,
  threads: ReadonlyMap<string, Thread>,
  missing: ReadonlySet<string>,
): number {
  let waits = 0;
  for (const name in seen) {
    const there = threads.get(name);
    const n = seen[name]?.n ?? 0;
    if (!there || there === thread || there.next >= n || missing.has(name)) continue;
    there.waiters.push({ n, waiting: thread });
    waits++;
  }
  return waits;
}

/** Who waited for the line that a thread has just given. */
function freedBy({ waiters, next }: Thread): readonly Thread[] {
  const freed: Thread[] = [];
  for (let place = waiters.length - 1; place >= 0; place--) {
    const waiter = waiters[place];
    if (!waiter || waiter.n > next) continue;
    freed.push(waiter.waiting);
    waiters[place] = waiters.at(-1) ?? waiter;
    waiters.pop();
  }
  return freed;
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
      for (const name in seen) {
        const head = seen[name];
        if (head && byName.get(name)?.lines[head.n - 1]?.event.stamp.hash !== head.hash) missing.add(name);
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

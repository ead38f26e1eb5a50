// How fast due moments and working time are counted: `node bench/calendar.bench.mjs [intervals]`. One interval is a start and
// a standard time, made into a due moment, and the working time between the two. Starts are spread over ten years. The
// bare loop makes the same random numbers and nothing else; the ratio to it compares machines.
import { cpus } from 'node:os';
import { importSource } from './source.mjs';

const count = Number(process.argv[2] ?? 1_000_000);
const runs = 5;

const { builtInCalendar, dueAt, workingBetween } = await importSource(`
  export { dueAt } from './src/calendar/due.ts';
  export { workingBetween } from './src/calendar/working-time.ts';
  export { builtInCalendar } from './test/support/calendars.ts';`);

const minute = 60_000;
const firstStart = Date.UTC(2020, 0, 1);
const spread = Date.UTC(2030, 0, 1) - firstStart;
const amounts = [
  [{ value: 30, unit: 'minute' }],
  [{ value: 1, unit: 'hour' }],
  [{ value: 1, unit: 'day' }],
  [{ value: 3, unit: 'day' }],
  [{ value: 1, unit: 'week' }],
  [{ value: 1, unit: 'month' }],
  [
    { value: 1, unit: 'hour' },
    { value: 30, unit: 'minute' },
  ],
  [{ value: 14, unit: 'day' }],
];

/** Calls `visit` with the start and the standard time of each interval; the sum keeps the loops from being left out. */
function eachInterval(visit) {
  let seed = 42;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const start = firstStart + Math.floor((seed / 2 ** 32) * (spread / minute)) * minute;
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    sum += visit(start, amounts[seed >>> 29]);
  }
  return sum;
}

const bare = () => eachInterval((start, standard) => start + standard.length);
const counting = (calendar) => () =>
  eachInterval((start, standard) => workingBetween(calendar, start, dueAt(calendar, start, standard)));

console.log(`Node ${process.version}, ${cpus().length} cores, ${count} intervals, median of ${runs} runs`);
const bareTime = median(bare);
console.log(`bare loop  ${bareTime.toFixed(1)} ms`);
for (const name of ['polri', 'asn']) {
  const time = median(counting(builtInCalendar(name)));
  const each = ((time / count) * 1e6).toFixed(0);
  console.log(
    `${name.padEnd(9)}  ${time.toFixed(0)} ms  ${(time / bareTime).toFixed(0)} × bare  ${each} ns each`,
  );
}

/** Median wall time in ms of several runs after one to warm up. */
function median(work) {
  const times = [];
  for (let run = 0; run <= runs; run++) {
    const begin = performance.now();
    if (!Number.isFinite(work())) throw new Error('not a number');
    times.push(performance.now() - begin);
  }
  return times.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)];
}

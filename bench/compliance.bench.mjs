// Figures from many records against a bare script that reads, parses and counts the same files:
//   node bench/compliance.bench.mjs [runs] [pairs]
// Pairs run in turn: bare, first run without an index, second run with it. Also a tenth of the runs, for the growth.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source.mjs';
import { median, timed } from './timed.mjs';

const runs = Number(process.argv[2] ?? 21_000);
const pairs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'sop-bench-'));
try {
  const large = office('besar', runs);
  const small = office('kecil', Math.round(runs / 10));
  const times = { bare: [], first: [], second: [], small: [] };
  let peak = { bare: 0, first: 0, second: 0 };
  for (let pair = 0; pair < pairs; pair++) {
    for (const [name, work] of Object.entries(cases(large, small))) {
      const { seconds, memory } = work();
      times[name].push(seconds);
      peak = { ...peak, [name]: Math.max(peak[name] ?? 0, memory) };
    }
  }
  console.log(`Node ${process.version}, ${cpus().length} cores, ${runs} runs, median of ${pairs} pairs`);
  for (const name of ['bare', 'first', 'second']) {
    const ratio = median(times[name].map((seconds, pair) => seconds / times.bare[pair]));
    console.log(
      `${name.padEnd(7)} ${median(times[name]).toFixed(2)} s  ${ratio.toFixed(2)} × bare  peak ${Math.round(peak[name] / 1024)} MiB`,
    );
  }
  const growth = median(times.first.map((seconds, pair) => seconds / times.small[pair]));
  const faster = median(times.first.map((seconds, pair) => seconds / times.second[pair]));
  console.log(
    `10 × the runs take ${growth.toFixed(1)} × the time; the second run is ${faster.toFixed(1)} × faster than the first`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function cases(large, small) {
  const sop = [join(root, 'bin/sop.js'), 'compliance', '--json'];
  const withoutIndex = (place) => {
    rmSync(join(place, 'catatan/.indeks'), { recursive: true, force: true });
    return timed(place, sop);
  };
  return {
    bare: () => timed(large, [join(root, 'bench/count-events.mjs'), 'catatan']),
    first: () => withoutIndex(large),
    second: () => timed(large, sop),
    small: () => withoutIndex(small),
  };
}

/** An office folder with honest records. */
function office(name, count) {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'sop.config.yaml'), 'format: 1\ninstansi: [BAGIAN CONTOH]\n');
  execFileSync(process.execPath, [
    join(root, 'bench/generate-records.mjs'),
    '--runs',
    String(count),
    '--out',
    join(place, 'catatan'),
  ]);
  return place;
}

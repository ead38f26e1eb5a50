// What it costs to look at an office with a long past, and at a run with many sessions; used by record.bench.mjs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, importSource, root } from './source.mjs';
import { median, timed } from './timed.mjs';

const program = join(root, 'bin/sop.js');
const help = ['--help'];

/** `sop status` and its like among many closed runs: with and without the index, against the start of the program and compliance. */
export function longPast(runs, pairs) {
  inOffice((place) => {
    execFileSync(process.execPath, [
      join(root, 'bench/generate-records.mjs'),
      ...['--runs', String(runs), '--out', join(place, 'catatan')],
    ]);
    const sop = (...words) => timed(place, [program, ...words]);
    const fresh = (...words) => {
      rmSync(join(place, 'catatan/.indeks'), { recursive: true, force: true });
      return sop(...words);
    };
    sop('status');
    for (const words of [['status'], ['status', '--remind'], ['status', '--json']]) {
      const both = [() => sop(...words), () => sop(...help)];
      show(`sop ${words.join(' ')} among ${runs} closed runs`, 'sop --help', pairs, both);
    }
    const both = [() => fresh('status'), () => fresh('compliance', '--json')];
    show('sop status without the index', 'the first sop compliance --json', Math.min(pairs, 5), both);
    const judging = [() => sop('verify'), () => sop('verify', '--json')];
    show('sop verify of all of them', 'the same with --json', Math.min(pairs, 3), judging);
  });
}

/** A run that so many sessions wrote in, each after the one before: reading it, and adding a note. */
export async function manySessions(sessions, pairs) {
  const { encodeLine, noLine } = await importSource(
    "export { encodeLine, noLine } from './src/record/line.ts';",
    'lines',
  );
  inOffice((place) => {
    const run = writeSessions(join(place, 'catatan'), sessions, { encodeLine, noLine });
    const sop = (...words) => timed(place, [program, ...words]);
    const note = ['run', 'note', run, '--text', 'diperiksa lagi', '--by', 'Rina Wulandari'];
    show(`sop status, a run of ${sessions} sessions`, 'sop --help', pairs, [
      () => sop('status'),
      () => sop(...help),
    ]);
    show(`sop run note, a run of ${sessions} sessions`, 'sop --help', pairs, [
      () => sop(...note),
      () => sop(...help),
    ]);
  });
}

function inOffice(work) {
  const place = mkdtempSync(join(folder, 'kantor-'));
  writeFileSync(join(place, 'sop.config.yaml'), 'format: 1\ninstansi: [BAGIAN CONTOH]\n');
  work(place);
  rmSync(place, { recursive: true });
}

function show(name, peer, pairs, [ours, theirs]) {
  const rows = Array.from({ length: pairs }, () => [ours(), theirs()]);
  const peak = Math.max(...rows.map(([a]) => a.memory));
  const part = (of) => {
    const ratio = median(rows.map(([a, b]) => of(a) / of(b)));
    const more = median(rows.map(([a, b]) => of(a) - of(b)));
    const own = median(rows.map(([a]) => of(a)));
    return `${own.toFixed(2)} s, ${ratio.toFixed(2)} × ${peer} (${more.toFixed(2)} s more)`;
  };
  const [processor, clock] = [part((one) => one.processor), part((one) => one.seconds)];
  console.log(
    `${name}: processor ${processor}; clock ${clock}; peak ${Math.round(peak / 1024)} MiB, ${pairs} pairs`,
  );
}

/** Each session is a file of two lines: it joins, naming the head before it, and leaves a note. */
function writeSessions(records, count, { encodeLine, noLine }) {
  const sop = readFileSync(join(root, 'sops/sihumas.yaml'));
  const run = '7F3K';
  const runFolder = join(records, '2026/11', `20261123-URMIN-${run}`);
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(join(runFolder, 'sop.yaml'), sop);
  let seen = {};
  for (let session = 0; session < count; session++) {
    const segment = sha256(`${session}`).slice(0, 16);
    const at = Date.UTC(2026, 10, 23, 1) + session * 60_000;
    const head = { run, segment, at, zone: 'Asia/Jakarta', up: 0, by: { name: 'Rina Wulandari' } };
    const opening =
      session === 0
        ? { type: 'open', part: 'URMIN', sop: 'Tugas dan fungsi Sihumas', sopHash: sha256(sop) }
        : { type: 'join' };
    const one = encodeLine({ ...head, n: 1, prev: noLine, seen }, opening, sha256);
    const two = encodeLine(
      { ...head, n: 2, prev: sha256(one), seen: {} },
      { type: 'note', text: `catatan ke-${session}` },
      sha256,
    );
    writeFileSync(join(runFolder, `${run}.${segment}.jsonl`), `${one}\n${two}\n`);
    seen = { [segment]: { n: 2, hash: sha256(two) } };
  }
  return run;
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

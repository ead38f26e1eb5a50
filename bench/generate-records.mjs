// Makes honest records: real journal lines with their hash chain, written as the program writes them (without its fsync).
//   node bench/generate-records.mjs --runs 21000 --offices 1 --out /tmp/catatan-besar
// One office has ten years of runs (2017 to 2026); with --offices N every office gets its share in a folder of its own.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource, root } from './source.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '21000' },
    offices: { type: 'string', default: '1' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
if (!values.out) throw new Error('--out is missing');

const { encodeLine, noLine } = await importSource(
  `export { encodeLine, noLine } from './src/record/line.ts';`,
);
const sop = readFileSync(join(root, 'sops/sihumas.yaml'));
const sopHash = sha256(sop);
const parts = { URMIN: 15, PPID: 19, MULTIMEDIA: 15 };
const people = ['Rina Wulandari', 'Bagus Pratama', 'Sinta Maharani', 'Rahmat Setiadi'].map((name) => ({
  name,
}));
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [dayMs, minuteMs] = [86_400_000, 60_000];
const random = generator(Number(values.seed));

let events = 0;
const perOffice = Math.ceil(Number(values.runs) / Number(values.offices));
for (let office = 0; office < Number(values.offices); office++) {
  const folder =
    Number(values.offices) === 1
      ? values.out
      : join(values.out, `kantor-${String(office + 1).padStart(3, '0')}`);
  for (let index = 0; index < perOffice; index++) events += writeRun(folder, index, perOffice);
}
console.log(`${perOffice * Number(values.offices)} runs, ${events} events in ${values.out}`);

/** One run: opened, every activity started, some paused, answered, closed. Gives the number of its lines. */
function writeRun(folder, index, count) {
  const start = Date.UTC(2017, 0, 2, 0, 15) + Math.floor((index / count) * 3640) * dayMs;
  const weekday = new Date(start).getUTCDay();
  let at =
    start + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayMs + Math.floor(random() * 300) * minuteMs;
  const code = Object.keys(parts)[index % 3];
  const run = idOf(index);
  const segment = sha256(`${folder}${index}`).slice(0, 16);
  const by = people[Math.floor(random() * people.length)];
  const lines = [];
  let prev = noLine;
  const opened = at;
  const add = (action) => {
    const head = {
      run,
      segment,
      n: lines.length + 1,
      prev,
      at,
      zone: 'Asia/Jakarta',
      up: at - opened,
      by,
      seen: {},
    };
    const line = encodeLine(head, action, sha256);
    prev = sha256(line);
    lines.push(line);
  };
  add({ type: 'open', part: code, sop: 'Tugas dan fungsi Sihumas', sopHash });
  for (let n = 1; n <= parts[code]; n++) {
    const activity = `${code}-${String(n).padStart(2, '0')}`;
    at = withinHours(at);
    add({ type: 'start', activity });
    at += Math.floor(random() < 0.08 ? random() * 180 + 60 : random() * 50 + 5) * minuteMs;
    if (random() < 0.3) {
      add({
        type: 'pause',
        activity,
        reason: random() < 0.6 ? 'menunggu disposisi' : 'jaringan internet putus',
      });
      at += Math.floor(random() * 40) * minuteMs;
      add({ type: 'resume', activity });
    }
    if (random() < 0.2) add({ type: 'note', activity, text: 'diserahkan lewat surat elektronik' });
    const sesuai = random() < 0.93;
    add({
      type: 'answer',
      activity,
      result: sesuai ? 'sesuai' : 'tidak_sesuai',
      ...(sesuai ? {} : { reason: 'berkas belum lengkap' }),
    });
    at += Math.floor(random() * 20) * minuteMs;
  }
  add({ type: 'close' });
  const [year, month, day] = new Date(opened + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
  const place = join(folder, year, month, `${year}${month}${day}-${code}-${run}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'sop.yaml'), sop);
  writeFileSync(join(place, `${run}.${segment}.jsonl`), `${lines.join('\n')}\n`);
  return lines.length;
}

/** The same instant, or 07.15 WIB of the next weekday when the office is about to close. */
function withinHours(at) {
  const local = new Date(at + 7 * 3_600_000);
  if (local.getUTCHours() < 14 && local.getUTCDay() % 6 !== 0) return at;
  const morning = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + 1, 0, 15);
  return withinHours(morning);
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function idOf(index) {
  return [3, 2, 1, 0].map((place) => letters[Math.floor(index / 32 ** place) % 32]).join('');
}

/** Park and Miller's generator: the same records on every machine. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

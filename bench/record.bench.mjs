// The record: from an answer to "on disk and shown" against a bare write and fsync; opening a run of 10,000 events against
// reading and hashing the same bytes; drawing the walk of an SOP of 500 activities; looking at an office of 21,000 closed runs and at a
// run of many sessions, against the start of the program.
//   node bench/record.bench.mjs [pairs]
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { longPast, manySessions } from './office-past.mjs';
import { bundled, folder, importSource, root } from './source.mjs';
import { median, timed } from './timed.mjs';

const pairs = Number(process.argv[2] ?? 15);
console.log(`Node ${process.version}, ${cpus().length} cores`);
const tools = await importSource(`
  export { systemHost } from './src/host/system.ts';
  export { openRun } from './src/record/session.ts';
  export { newRunPlace } from './src/record/run-folder.ts';
  export { readRun } from './src/record/record.ts';
  export { apply, fold } from './src/checklist/fold.ts';
  export { readSopDocument } from './src/document/read-sop.ts';
  export { activityRows } from './src/sop/activities.ts';
  export { drawWalk } from './src/terminal/walk/walk-screen.ts';
  export { paletteFor } from './src/terminal/palette.ts';
  export { sayIn } from './src/words/language.ts';
  export { builtInCalendar } from './test/support/calendars.ts';
  export { parseStandardTime } from './src/sop/standard-time.ts';`);
const walk = openedWalk(tools, 500);
answers(tools, walk, 500);
redraw(tools, walk, 300);
await opening(10_000);
longPast(21_000, pairs);
for (const sessions of [640, 10_000]) await manySessions(sessions, Math.min(pairs, 5));

/** A run of an SOP with so many activities, on the disk of the temporary folder. */
function openedWalk(
  { systemHost, openRun, newRunPlace, readRun, readSopDocument, activityRows, builtInCalendar },
  count,
) {
  const host = systemHost();
  const bytes = new TextEncoder().encode(sopText(count));
  const { sop, diagnostics } = readSopDocument(bytes, 'besar.yaml');
  if (!sop) throw new Error(JSON.stringify(diagnostics[0]));
  const place = newRunPlace(host, join(folder, 'catatan'), 'BESAR', '2026-11-23');
  const session = openRun(
    host,
    { place, by: { name: 'Rina Wulandari' }, zone: 'Asia/Jakarta', seen: {} },
    bytes,
    sop.name,
  );
  const rule = { calendar: builtInCalendar('polri'), dayRule: 'sama_jam' };
  return {
    host,
    session,
    place,
    part: sop.parts[0],
    rows: activityRows(sop.parts[0]),
    rule,
    state: readRun(host, place).state,
  };
}

function sopText(count) {
  const rows = Array.from({ length: count }, (_, index) => {
    const n = String(index + 1).padStart(3, '0');
    return `      - kode: BESAR-${n}\n        uraian: Menyusun berkas nomor ${n} dan menyerahkannya kepada petugas berikutnya\n        waktu: 30 Menit\n        kelengkapan: [ATK]\n        output: [Berkas]\n`;
  });
  return `format: 1\nnomor: "SOP/01/I/2026"\nnama: SOP besar\ninstansi: [KANTOR CONTOH]\ntanggal: { pembuatan: 2026-01-05, revisi: 2026-01-05, pengesahan: 2026-01-05 }\nbagian:\n  - kode: BESAR\n    nama: Besar\n    kegiatan:\n${rows.join('')}`;
}

function screenOf({ drawWalk, paletteFor, sayIn }, { part, rows, rule }, state, selected, now) {
  const view = {
    run: '7F3K',
    runner: 'Rina Wulandari',
    part,
    rows,
    state,
    rule,
    zone: 'Asia/Jakarta',
  };
  const canvas = { columns: 80, rows: 24, palette: paletteFor(true), say: sayIn('id') };
  return drawWalk(view, { selected, help: false }, canvas, now);
}

/** Start and answer every activity in turn; each action beside the same bytes written and synced bare. */
function answers(tools, walk, count) {
  const { host, session, rows, place } = walk;
  const bare = openSync(join(folder, 'bare'), 'a');
  const screen = openSync('/dev/null', 'w');
  const [ours, theirs] = [[], []];
  let { state } = walk;
  for (let index = 0; index < count; index++) {
    const activity = rows[index].activity.code;
    for (const action of [
      { type: 'start', activity },
      { type: 'answer', activity, result: 'sesuai' },
    ]) {
      const begin = performance.now();
      state = tools.apply(state, session.record(action)) ?? state;
      writeSync(screen, screenOf(tools, walk, state, index, host.now()));
      ours.push(performance.now() - begin);
      const line = readFileSync(`${place.folder}/${place.run}.${session.segment}.jsonl`).subarray(-400);
      const start = performance.now();
      writeSync(bare, line);
      fsyncSync(bare);
      theirs.push(performance.now() - start);
    }
  }
  closeSync(bare);
  closeSync(screen);
  session.close();
  walk.state = state;
  const [a, b] = [p99(ours), p99(theirs)];
  console.log(
    `answer on disk and shown, ${ours.length} times: p99 ${a.toFixed(2)} ms; write and fsync alone ${b.toFixed(2)} ms; difference ${(a - b).toFixed(2)} ms (target 5)`,
  );
  console.log(`  median ${median(ours).toFixed(2)} ms against ${median(theirs).toFixed(2)} ms`);
}

function redraw(tools, walk, count) {
  const times = [];
  for (let index = 0; index < count; index++) {
    const begin = performance.now();
    screenOf(tools, walk, walk.state, index, walk.host.now());
    times.push(performance.now() - begin);
  }
  console.log(
    `the screen of ${walk.rows.length} activities: median ${median(times).toFixed(2)} ms, p99 ${p99(times).toFixed(2)} ms (target 16)`,
  );
}

function p99(values) {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1];
}

/** Opening a run of many events as a process of its own, in pairs with a bare script over the same bytes. */
async function opening(events) {
  const writer = await bundled(
    'writer',
    `
    import { systemHost } from './src/host/system.ts';
    import { openRun } from './src/record/session.ts';
    import { newRunPlace } from './src/record/run-folder.ts';
    const host = systemHost();
    const files = { ...host.files, createAppender: (path: string) => {
      let text = '';
      return { append: (line: string) => { text += line; }, close: () => host.files.write(path, text) };
    } };
    const place = newRunPlace(host, process.argv[2]!, 'BESAR', '2026-11-23');
    const session = openRun({ ...host, files }, { place, by: { name: 'Rina Wulandari' }, zone: 'Asia/Jakarta', seen: {} }, new Uint8Array([10]), 'Besar');
    const cycle = ['start', 'pause', 'resume', 'answer', 'note'];
    for (let n = 1; n < Number(process.argv[3]); n++) {
      const activity = 'BESAR-' + Math.floor(n / 5);
      const type = cycle[(n - 1) % 5];
      if (type === 'start' || type === 'resume') session.record({ type, activity });
      else if (type === 'pause') session.record({ type, activity, reason: 'menunggu disposisi' });
      else if (type === 'answer') session.record({ type, activity, result: 'sesuai' });
      else session.record({ type: 'note', activity, text: 'catatan ke-' + n });
    }
    session.close();
    console.log(place.folder);`,
  );
  const opener = await bundled(
    'opener',
    `
    import { hash } from 'node:crypto';
    import { systemFiles } from './src/host/system-files.ts';
    import { readRun } from './src/record/record.ts';
    import { placeOf } from './src/record/run-folder.ts';
    const place = placeOf(process.argv[2]!)!;
    const sha256 = (data: Uint8Array | string) => hash('sha256', data);
    const { lines, damage, state } = readRun({ files: systemFiles, sha256 }, place);
    if (damage.length > 0 || !state || lines.length !== Number(process.argv[3])) throw new Error('not read');`,
  );
  const bare = join(folder, 'bare.cjs');
  writeFileSync(
    bare,
    `
    const { readFileSync, readdirSync } = require('node:fs');
    const { hash } = require('node:crypto');
    let lines = 0;
    for (const name of readdirSync(process.argv[2]).filter((one) => one.endsWith('.jsonl')))
      for (const line of readFileSync(process.argv[2] + '/' + name, 'utf8').split('\\n'))
        if (line !== '') { hash('sha256', line); lines++; }
    if (lines !== Number(process.argv[3])) throw new Error('not read');`,
  );
  const records = join(folder, 'besar');
  mkdirSync(records);
  timed(root, [writer, records, String(events)]);
  const [run] = readdirSync(join(records, '2026')).flatMap((month) =>
    readdirSync(join(records, '2026', month)).map((name) => join(records, '2026', month, name)),
  );
  const rows = [];
  for (let pair = 0; pair < pairs; pair++)
    rows.push([timed(root, [opener, run, String(events)]), timed(root, [bare, run, String(events)])]);
  const part = (of) => {
    const [own, floor] = [median(rows.map(([a]) => of(a))), median(rows.map(([, b]) => of(b)))];
    const ratio = median(rows.map(([a, b]) => of(a) / of(b)));
    return `${ratio.toFixed(2)} × (${(own * 1000).toFixed(0)} against ${(floor * 1000).toFixed(0)} ms)`;
  };
  console.log(
    `opening a run of ${events} events against reading and hashing the same lines: processor ${part((one) => one.processor)}, clock ${part((one) => one.seconds)} (target 1.4), ${pairs} pairs`,
  );
}

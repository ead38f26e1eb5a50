// `sop lsp --stdio` as an editor meets it:
//   node bench/lsp.bench.mjs [edits]
// The start, findings after an edit (without the 100 ms that the server waits for silence), and memory; by the clock and of the processor.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { writeFiles } from './sop-files.mjs';
import { folder, root } from './source.mjs';
import { median } from './timed.mjs';

const edits = Number(process.argv[2] ?? 200);
const silence = 100;
console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, ${edits} edits`,
);

const starts = [];
for (let round = 0; round < 15; round++) {
  const { child, started } = await start(folder);
  starts.push(started);
  child.kill();
}
console.log(
  `start until the server answers: median ${shown(
    starts.map(({ clock }) => clock),
    median,
  )}, of the processor ${shown(
    starts.map(({ processor }) => processor),
    median,
  )}`,
);

const small = join(folder, 'kecil');
mkdirSync(join(small, 'sops'), { recursive: true });
const sihumas = readFileSync(join(root, 'sops/sihumas.yaml'), 'utf8');
writeFileSync(join(small, 'sops/sihumas.yaml'), sihumas);
await measure('49 activities, alone', small, 'sihumas.yaml');
const large = join(folder, 'besar');
writeFiles(join(large, 'sops'), 999);
writeFileSync(join(large, 'sops/sihumas.yaml'), sihumas);
await measure('49 activities among 999 other files', large, 'sihumas.yaml');

/** Types and deletes in a file and waits for its findings each time. */
async function measure(name, office, file) {
  const { child, connection } = await start(office);
  const uri = pathToFileURL(join(office, 'sops', file)).href;
  let wake;
  connection.onNotification('textDocument/publishDiagnostics', ({ version }) => wake?.(version));
  const published = (wanted) =>
    new Promise((resolve) => {
      wake = (version) => version === wanted && resolve();
    });
  const text = readFileSync(join(office, 'sops', file), 'utf8');
  const begun = performance.now();
  let next = published(1);
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  await next;
  const first = performance.now() - begun - silence;
  const lines = text.split('\n');
  const rows = lines.flatMap((line, index) => (line.includes('uraian: ') ? [index] : []));
  const times = [];
  for (let edit = 0; edit < edits; edit++) {
    // Every other edit takes away what the one before it typed.
    const typed = edit % 2 === 0;
    const line = rows[(edit >> 1) % rows.length];
    const end = { line, character: lines[line].length };
    const range = { start: end, end: typed ? end : { line, character: end.character + 5 } };
    next = published(edit + 2);
    const [clock, processor] = [performance.now(), processorTime(child.pid)];
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: edit + 2 },
      contentChanges: [{ range, text: typed ? ' ijin' : '' }],
    });
    await next;
    times.push({
      clock: performance.now() - clock - silence,
      processor: processorTime(child.pid) - processor,
    });
  }
  const clock = times.map((one) => one.clock);
  const processor = times.map((one) => one.processor);
  console.log(
    `${name}: first findings ${first.toFixed(0)} ms; after an edit p50 ${shown(clock, median)}, p95 ${shown(clock, p95)}; of the processor p50 ${shown(processor, median)}, p95 ${shown(processor, p95)}; peak ${peak(child.pid)} MiB`,
  );
  child.kill();
}

/** The built server, once it has answered `initialize`. */
async function start(cwd) {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/sop.js'), 'lsp', '--stdio'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const started = { clock: performance.now() - begun, processor: processorTime(child.pid) };
  await connection.sendNotification('initialized', {});
  return { child, connection, started };
}

/** Milliseconds that all threads of a process were on a processor. */
function processorTime(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  return (
    threads.reduce(
      (sum, thread) =>
        sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
      0,
    ) / 1e6
  );
}

function peak(pid) {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

function p95(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
}

function shown(values, pick) {
  return `${pick(values).toFixed(0)} ms`;
}

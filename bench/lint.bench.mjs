// `sop lint` against ajv-cli (schema only, no positions) and an empty node:
//   node bench/lint.bench.mjs [pairs]
// The peer is installed from the registry into a temporary folder. Pairs run in turn; ratios are medians of pairs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { headOf, rowOf, writeFiles } from './sop-files.mjs';
import { root } from './source.mjs';
import { median, timed } from './timed.mjs';

const pairs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'sop-bench-'));
try {
  execFileSync(
    'npm',
    ['i', '--silent', '--no-audit', '--prefix', folder, 'ajv-cli@5.0.0', 'ajv-formats@2.1.1'],
    { stdio: 'ignore' },
  );
  const schema = join(folder, 'sop.schema.json');
  writeFileSync(schema, readFileSync(join(root, 'schemas/sop.schema.json')));
  console.log(`Node ${process.version}, ${cpus().length} cores, median of ${pairs} pairs`);
  for (const count of [1, 100, 1000, 10_000]) {
    const office = join(folder, `kantor-${count}`);
    writeFiles(join(office, 'sops'), count);
    measure(`${count} files`, office, schema, count > 1000 ? Math.min(3, pairs) : pairs);
  }
  const office = join(folder, 'kantor-besar');
  writeLargeOffice(office);
  // The peer is handed the same schema with its lists as long as this office allows.
  const raised = join(folder, 'raised.schema.json');
  writeFileSync(raised, readFileSync(schema, 'utf8').replace(/"maxItems": 500/g, '"maxItems": 100000'));
  measure('10,000 activities', office, raised, pairs);
} finally {
  rmSync(folder, { recursive: true });
}

/** One file of 10,000 activities, in an office that raised its limits for it. */
function writeLargeOffice(office) {
  mkdirSync(join(office, 'sops'), { recursive: true });
  writeFileSync(
    join(office, 'sop.config.yaml'),
    'format: 1\nbatas: { ukuran_kib: 8192, unsur: 5000000, butir: 20000 }\n',
  );
  const rows = Array.from({ length: 10_000 }, (_, index) => rowOf('BESAR', 0, index + 1));
  writeFileSync(join(office, 'sops/besar.yaml'), headOf('BESAR', 0) + rows.join(''));
}

function measure(name, office, schema, rounds) {
  const sop = [join(root, 'bin/sop.js'), 'lint', '-f', 'stylish'];
  const ajv = [
    join(folder, 'node_modules/ajv-cli/dist/index.js'),
    'validate',
    '--spec=draft2020',
    '--strict=false',
    '-s',
    schema,
    '-d',
    `${office}/sops/*.yaml`,
  ];
  const cases = {
    node: () => timed(office, ['-e', '0']),
    'ajv-cli': () => timed(office, ajv),
    'sop lint': () => timed(office, sop),
    'sop lint, unchanged, --cache': () => {
      timed(office, [...sop, '--cache']);
      return timed(office, [...sop, '--cache']);
    },
  };
  const times = {};
  const peaks = {};
  for (let round = 0; round < rounds; round++) {
    for (const [tool, work] of Object.entries(cases)) {
      const { seconds, memory } = work();
      times[tool] = [...(times[tool] ?? []), seconds];
      peaks[tool] = Math.max(peaks[tool] ?? 0, memory);
    }
  }
  const ratio = (tool, to) =>
    median(times[tool].map((seconds, index) => seconds / times[to][index])).toFixed(2);
  for (const tool of Object.keys(cases))
    console.log(
      `${name}  ${tool.padEnd(30)} ${median(times[tool]).toFixed(2)} s  ${ratio(tool, 'node')} × node  ${ratio(tool, 'ajv-cli')} × ajv-cli  ${Math.round(peaks[tool] / 1024)} MiB`,
    );
}

// `sop lint` against ajv-cli (schema only, no positions) and an empty node:
//   node bench/lint.bench.mjs [pairs]
// NODE_EXTRA_CA_CERTS makes every start of Node longer by the same: say whether it was set.
// The peer is installed from the registry into a temporary folder. Pairs run in turn; ratios are medians of pairs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { headOf, rowOf, writeFiles } from './sop-files.mjs';
import { root } from './source.mjs';
import { median, timed } from './timed.mjs';

const pairs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'sop-bench-'));
try {
  execFileSync(
    'npm',
    [
      'i',
      '--silent',
      '--no-audit',
      '--prefix',
      folder,
      'ajv-cli@5.0.0',
      'ajv-formats@2.1.1',
      '@stoplight/spectral-cli@6.16.3',
    ],
    { stdio: 'ignore' },
  );
  const schema = join(folder, 'sop.schema.json');
  writeFileSync(schema, readFileSync(join(root, 'schemas/sop.schema.json')));
  writeFileSync(join(folder, 'ruleset.yaml'), spectralRules(schema));
  console.log(
    `Node ${process.version}, ${cpus().length} cores, median of ${pairs} pairs, load ${loadavg()[0].toFixed(1)}, NODE_EXTRA_CA_CERTS ${process.env.NODE_EXTRA_CA_CERTS ? 'set' : 'not set'}`,
  );
  for (const count of [1, 100, 1000, 10_000]) {
    const office = join(folder, `kantor-${count}`);
    writeFiles(join(office, 'sops'), count);
    measure(`${count} files`, office, schema, count > 1000 ? Math.min(3, pairs) : pairs);
  }
  for (const [name, text] of Object.entries(variants())) {
    const office = join(folder, `kantor-${name}`);
    mkdirSync(join(office, 'sops'), { recursive: true });
    writeFileSync(join(office, 'sops/sihumas.yaml'), text);
    measure(`1 file of 49 activities, ${name}`, office, schema, pairs);
  }
  for (const [count, format] of [
    [100, 'stylish'],
    [1000, 'stylish'],
    [1000, 'pretty'],
  ]) {
    const office = join(folder, `kantor-serupa-${count}-${format}`);
    writeAlike(join(office, 'sops'), count);
    measure(`${count} files that copy one another, -f ${format}`, office, schema, Math.min(3, pairs), format);
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

/** The schema as the only rule of Spectral. */
function spectralRules(schema) {
  return `rules:
  sop:
    given: $
    severity: error
    then:
      function: schema
      functionOptions:
        dialect: draft2020-12
        allErrors: true
        schema: ${JSON.stringify(JSON.parse(readFileSync(schema, 'utf8')))}
`;
}

/** The SOP of the project as it is, with a comment that silences a rule, and with a text over two lines. */
function variants() {
  const text = readFileSync(join(root, 'sops/sihumas.yaml'), 'utf8');
  return {
    'as it is': text,
    'with a suppression': `# sop-lint-disable-file missing-roles -- belum ditetapkan\n${text}`,
    'with a text over two lines': text.replace(
      /^( *)(- )?uraian: (\S+) (.*)$/m,
      '$1$2uraian: $3\n$1      $4',
    ),
  };
}

/** Copies of the SOP of the project, with codes of their own: each has findings about all the others. */
function writeAlike(place, count) {
  mkdirSync(place, { recursive: true });
  const text = readFileSync(join(root, 'sops/sihumas.yaml'), 'utf8');
  for (let file = 0; file < count; file++)
    writeFileSync(
      join(place, `salinan-${file}.yaml`),
      text.replace(/\b(?:URMIN|PPID|MULTIMEDIA)\b/g, (code) => code + file),
    );
}

function measure(name, office, schema, rounds, format = 'stylish') {
  const sop = [join(root, 'bin/sop.js'), 'lint', '-f', format];
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
  const spectral = [
    join(folder, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
    'lint',
    '--ruleset',
    join(folder, 'ruleset.yaml'),
    `${office}/sops/*.yaml`,
  ];
  const cases = {
    node: () => timed(office, ['-e', '0']),
    'ajv-cli': () => timed(office, ajv),
    // Ten times as slow as ajv-cli: measured where that takes seconds.
    ...(/^(?:1|100) file/.test(name) ? { spectral: () => timed(office, spectral) } : {}),
    'sop lint': () => timed(office, sop),
    'sop --help': () => timed(office, [join(root, 'bin/sop.js'), '--help']),
    'sop lint, unchanged, --cache': () => {
      timed(office, [...sop, '--cache']);
      return timed(office, [...sop, '--cache']);
    },
  };
  const runs = {};
  for (let round = 0; round < rounds; round++)
    for (const [tool, work] of Object.entries(cases)) runs[tool] = [...(runs[tool] ?? []), work()];
  const ratio = (tool, to, of) => median(runs[tool].map((one, index) => of(one) / of(runs[to][index])));
  for (const tool of Object.keys(cases)) {
    const both = (to) =>
      [({ seconds }) => seconds, ({ processor }) => processor]
        .map((of) => ratio(tool, to, of).toFixed(2))
        .join(' / ');
    const milliseconds = Math.round(median(runs[tool].map(({ processor }) => processor)) * 1000);
    const peak = Math.max(...runs[tool].map(({ memory }) => memory));
    console.log(
      `${name}  ${tool.padEnd(30)} ${milliseconds} ms of the processor  ${both('node')} × node  ${both('ajv-cli')} × ajv-cli (clock / processor)  ${Math.round(peak / 1024)} MiB`,
    );
  }
}

// `sop lint` against ajv-cli (schema only, no positions) and an empty node:
//   node bench/lint.bench.mjs [pairs]
// The peer is installed from the registry into a temporary folder. Pairs run in turn; ratios are medians of pairs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
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
  for (const count of [1, 100, 1000, 10_000]) measure(count, schema, count > 1000 ? 1 : pairs);
} finally {
  rmSync(folder, { recursive: true });
}

function measure(count, schema, rounds) {
  const office = join(folder, `kantor-${count}`);
  writeFiles(join(office, 'sops'), count);
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
    for (const [name, work] of Object.entries(cases)) {
      const { seconds, memory } = work();
      times[name] = [...(times[name] ?? []), seconds];
      peaks[name] = Math.max(peaks[name] ?? 0, memory);
    }
  }
  const ratio = (name, to) =>
    median(times[name].map((seconds, index) => seconds / times[to][index])).toFixed(2);
  for (const name of Object.keys(cases))
    console.log(
      `${count} files  ${name.padEnd(30)} ${median(times[name]).toFixed(2)} s  ${ratio(name, 'node')} × node  ${ratio(name, 'ajv-cli')} × ajv-cli  ${Math.round(peaks[name] / 1024)} MiB`,
    );
}

/** SOP files of about 8 KB with codes and texts of their own. */
function writeFiles(place, count) {
  mkdirSync(place, { recursive: true });
  for (let file = 0; file < count; file++) {
    const code = `S${file.toString(36).toUpperCase().padStart(3, '0')}`;
    const rows = Array.from({ length: 28 }, (_, index) => rowOf(code, file, index + 1));
    const head = `format: 1\nnomor: "SOP/${file + 1}/I/HUM.1/2026/Contoh"\nnama: Pengelolaan urusan ${code}\npelaksana:\n  - { kode: KAUR, jabatan: KAUR }\n  - { kode: BAMIN, jabatan: BAMIN }\nbagian:\n  - kode: ${code}\n    nama: Bagian ${code}\n    kegiatan:\n`;
    writeFileSync(join(place, `${code.toLowerCase()}.yaml`), head + rows.join(''));
  }
}

function rowOf(code, file, number) {
  const verb = ['Menerima', 'Mencatat', 'Memeriksa', 'Menyusun', 'Mengirim', 'Mengarsipkan', 'Membuat'][
    (file + number) % 7
  ];
  return `      - kode: ${code}-${String(number).padStart(2, '0')}\n        no: "${number}"\n        uraian: ${verb} berkas ${code} nomor ${number} sesuai petunjuk dan arahan pimpinan yang berlaku\n        pelaksana: [${number % 2 ? 'KAUR' : 'BAMIN'}]\n        kelengkapan: [Berkas ${number - 1}]\n        waktu: ${1 + (number % 3)} Jam\n        output: [Berkas ${number}]\n`;
}

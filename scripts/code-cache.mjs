// Writes dist/code-cache: what V8 compiles of the program when it is started, lints a file, and looks at an office. A process of its own,
// so that it holds what a start needs and nothing of the build.
//   node scripts/code-cache.mjs
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
/** Run for what they compile: each is a command that people wait for. */
const commands = [
  ['--help'],
  ['lint'],
  ['lint', '--help'],
  ['lint', '-f', 'stylish'],
  ['status'],
  ['list'],
  ['rules'],
];

rmSync(join(dist, 'code-cache'), { force: true });
const { programIn, wrapped } = createRequire(import.meta.url)('../bin/sop.js');
const { load, scripts } = programIn(dist);
const office = mkdtempSync(join(tmpdir(), 'sop-build-'));
try {
  cpSync(join(root, 'sops'), join(office, 'sops'), { recursive: true });
  writeFileSync(join(office, 'sop.config.yaml'), 'format: 1\n');
  process.chdir(office);
  const { main, systemHost } = load('sop.cjs');
  for (const words of commands) await main(words, systemHost());
} finally {
  process.chdir(root);
  rmSync(office, { recursive: true });
}
process.exitCode = 0;

const index = {};
const parts = [];
let offset = 0;
for (const name of readdirSync(dist).filter((one) => one.endsWith('.cjs'))) {
  const data = (scripts.get(name) ?? compiled(name)).createCachedData();
  index[name] = [offset, data.length];
  offset += data.length;
  parts.push(data);
}
const head = Buffer.from(JSON.stringify(index), 'latin1');
const size = Buffer.alloc(4);
size.writeUInt32LE(head.length);
writeFileSync(join(dist, 'code-cache'), Buffer.concat([size, head, ...parts]));

/** A file that those commands do not load, compiled as the program would. */
function compiled(name) {
  const filename = join(dist, name);
  return new Script(wrapped(readFileSync(filename, 'utf8')), { filename });
}

import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../scripts/bundle.mjs';
import { repository } from './support/program-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** What the start of every command may hold: how to read a command line, the specs of all commands, and the office's language. */
const startOwns =
  /^src\/(entry|main)\.ts$|^src\/(commands\/(catalogue\/|context\.ts|\w+\/[\w-]*specs?\.ts)|host\/|words\/|terminal\/(palette|text-width)\.ts|workflows\/office\/find-office\.ts)/;

/** Lists that options choose from, each where it belongs. */
const choices = [
  'src/terminal/lint-formats/lint-report.ts',
  'src/office/office.ts',
  'src/document/input-limits.ts',
];

/** The output that holds a source file's code, if any does. */
const outputsOf = ({ outputs }: Metafile, input: string): readonly string[] =>
  Object.keys(outputs).filter((name) => (outputs[name]?.inputs[input]?.bytesInOutput ?? 0) > 0);

/** An output with all that it loads at once. */
function loadedWith({ outputs }: Metafile, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind, external } of outputs[name]?.imports ?? [])
    if (kind === 'import-statement' && !external) loadedWith({ outputs, inputs: {} }, path, found);
  return found;
}

/** Source files whose code is in two outputs. */
const doubled = (metafile: Metafile): readonly string[] =>
  Object.keys(metafile.inputs).filter((input) => outputsOf(metafile, input).length > 1);

/** What the program loads before it knows which command is asked for: source files and Node's modules. */
function start(metafile: Metafile): readonly string[] {
  const outputs = [...loadedWith(metafile, 'dist/sop.cjs')].map((name) => metafile.outputs[name]);
  return outputs.flatMap((output) => [
    ...Object.keys(output?.inputs ?? {}).filter((input) => (output?.inputs[input]?.bytesInOutput ?? 0) > 0),
    ...(output?.imports ?? []).flatMap(({ path, external }) => (external ? [path] : [])),
  ]);
}

/** Dynamic imports of what is loaded anyway, as `from -> to`: they save nothing. */
const swallowed = (metafile: Metafile): readonly string[] =>
  Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports
      .filter(({ kind, external }) => kind === 'dynamic-import' && !external)
      .filter(({ path }) => {
        const homes = outputsOf(metafile, path);
        return outputsOf(metafile, from).some((name) =>
          homes.some((home) => loadedWith(metafile, name).has(home)),
        );
      })
      .map(({ path }) => `${from} -> ${path}`),
  );

const strangers = (metafile: Metafile): readonly string[] =>
  start(metafile).filter(
    (path) =>
      !startOwns.test(path) &&
      !choices.includes(path) &&
      !/^(node_modules\/(commander|chalk)\/|left-out:|node:(fs|path|events|process)$)/.test(path),
  );

/** A build in which a line is added to the program's main file. */
function withLine(line: string): Plugin {
  return {
    name: 'with-line',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]src[\\/]main\.ts$/ }, ({ path }) => ({
        contents: `${line}\n${readFileSync(path, 'utf8')}`,
        loader: 'ts',
      })),
  };
}

describe('the build', () => {
  let metafile: Metafile;
  beforeAll(async () => {
    ({ metafile } = await bundle());
  });

  it('holds no source file twice', async () => {
    expect(doubled(metafile)).toEqual([]);
    expect(doubled((await bundle({ splitting: false })).metafile)).toContain('src/host/system-files.ts');
  });

  it('starts every command with the catalogue, and with no room that does the work', async () => {
    expect(strangers(metafile)).toEqual([]);
    const mutant = await bundle({
      plugins: [withLine("import { list } from './commands/office/list.ts'; list;")],
    });
    expect(strangers(mutant.metafile)).toContain('src/document/read-sop.ts');
  });

  it('loads late what is imported late', async () => {
    expect(swallowed(metafile)).toEqual([]);
    const mutant = await bundle({
      plugins: [withLine("import { menu } from './commands/office/menu.ts'; menu;")],
    });
    expect(swallowed(mutant.metafile)).toContain('src/main.ts -> src/commands/office/menu.ts');
  });

  it('has the licence of every package in it beside it', () => {
    const inputs = Object.keys(metafile.inputs).filter((input) => outputsOf(metafile, input).length > 0);
    const packages = new Set(
      inputs.flatMap((input) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
    );
    // Compiled schemas call a function of ajv's.
    packages.add('ajv');
    const licences = readFileSync(join(repository, 'dist/THIRD-PARTY.txt'), 'utf8')
      .split(/^={80}\n/m)
      .slice(1);
    const named = new Map(licences.map((text) => [/^(\S+) /.exec(text)?.[1], text]));
    expect([...packages].filter((name) => (named.get(name)?.length ?? 0) < 400)).toEqual([]);
    expect([...packages]).toEqual(expect.arrayContaining(['commander', 'node-forge', 'pkijs', 'date-fns']));
  });

  it('keeps what V8 compiled, and starts without it', () => {
    // A process each: V8 knows in memory what it compiled before.
    const script = `const { load, scripts } = require(process.argv[1]).programIn(process.argv[2]);
      if (typeof load('sop.cjs').main !== 'function') throw new Error('not started');
      console.log(JSON.stringify([...new Set([...scripts.values()].map((one) => String(one.cachedDataRejected)))]));`;
    const refusedIn = (dist: string): readonly string[] =>
      JSON.parse(
        execFileSync(process.execPath, ['-e', script, join(repository, 'bin/sop.js'), dist], {
          encoding: 'utf8',
        }),
      );
    const dist = join(temporaryFolder(), 'dist');
    cpSync(join(repository, 'dist'), dist, { recursive: true });
    expect(refusedIn(dist)).toEqual(['false']);
    const cache = join(dist, 'code-cache');
    const bytes = readFileSync(cache);
    // A file that ends early, one of another version of V8, one that is no index at all, and none.
    truncateSync(cache, 4 + bytes.readUInt32LE() + 100);
    expect(refusedIn(dist)).toContain('true');
    writeFileSync(cache, bytes.fill(0, 4 + bytes.readUInt32LE()));
    expect(refusedIn(dist)).toEqual(['true']);
    writeFileSync(cache, 'x');
    expect(refusedIn(dist)).toEqual(['undefined']);
  });
});

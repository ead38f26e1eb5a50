#!/usr/bin/env node
// Starts the program. Its code lies in dist/, in files that load one another; dist/code-cache holds what V8 compiled of them when they were
// built, so that a start need not compile them again. V8 refuses what another version made; then, and without that file, it compiles.
const { closeSync, openSync, readFileSync, readSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

/**
 * Loads the files of dist/ as Node's own loader would, without looking for each on the disk by all the names it might have.
 * @param {string} dist the folder of the built program
 * @returns `load` for a file by name, and what was compiled, by name
 */
function programIn(dist) {
  const cache = cacheIn(join(dist, 'code-cache'));
  const modules = new Map();
  const scripts = new Map();
  function load(name) {
    const known = modules.get(name);
    if (known) return known.exports;
    const filename = join(dist, name);
    const script = new Script(wrapped(readFileSync(filename, 'utf8')), { filename, cachedData: cache(name) });
    scripts.set(name, script);
    const module = { exports: {} };
    modules.set(name, module);
    script.runInThisContext()(module.exports, localRequire, module, filename, dist);
    return module.exports;
  }
  const localRequire = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  return { load, scripts };
}

/** A file as the function that Node makes of it. */
function wrapped(text) {
  return `(function (exports, require, module, __filename, __dirname) { ${text}\n})`;
}

/** What V8 compiled of each file, from one file: the length of its index, the index as JSON (name to [offset, length]), the data. */
function cacheIn(path) {
  let file;
  try {
    file = openSync(path);
    const read = (offset, length) => {
      const bytes = Buffer.allocUnsafe(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    };
    const size = read(0, 4).readUInt32LE();
    const index = JSON.parse(read(4, size).latin1Slice());
    return (name) => index[name] && read(4 + size + index[name][0], index[name][1]);
  } catch {
    if (file !== undefined) closeSync(file);
    return () => undefined;
  }
}

if (require.main === module) {
  const { main, systemHost } = programIn(join(__dirname, '..', 'dist')).load('sop.cjs');
  main(process.argv.slice(2), systemHost()).then((code) => {
    process.exitCode = code;
  });
}

module.exports = { programIn, wrapped };

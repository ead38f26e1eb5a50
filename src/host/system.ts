import { fstatSync, readSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fitted } from '../words/wrapped.ts';
import { DiskError, diskCode, errorCode } from './errors.ts';
import type { Host, Output, TerminalStreams } from './host.ts';
import { runProgram } from './run-program.ts';
import { systemCrypto } from './system-crypto.ts';
import { systemFiles } from './system-files.ts';
import { systemKeyring } from './system-keyring.ts';
import { systemMachine } from './system-machine.ts';
import { systemNetwork } from './system-network.ts';
import { webOver } from './system-web.ts';

/** The real world: this process, its terminal, disk and clocks. */
export function systemHost(): Host {
  return {
    files: systemFiles,
    out: systemOutput,
    terminal: systemTerminal,
    env: process.env,
    cwd: process.platform === 'win32' ? process.cwd().replaceAll('\\', '/') : process.cwd(),
    home: join(dirname(__filename), '..'),
    now: () => Date.now(),
    uptime: () => Math.round(performance.now()),
    randomHex: (bytes) => systemCrypto().randomBytes(bytes).toString('hex'),
    sha256: (data) => systemCrypto().hash('sha256', data),
    standardInput,
    threads,
    run: runProgram,
    web: webOver(),
    machine: systemMachine,
    network: systemNetwork,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    keyring: systemKeyring,
    userFolder: userFolder(),
    get device() {
      return process.getBuiltinModule('node:os').hostname();
    },
    descriptor: (number, limit) => readAll(number, limit),
  };
}

const standardInput = (limit: number): Uint8Array => readAll(0, limit);

/** Where programs keep the settings of a user on this system. */
function userFolder(): string {
  const { env, platform } = process;
  const home = env['HOME'] ?? env['USERPROFILE'] ?? process.getBuiltinModule('node:os').homedir();
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData/Roaming'), 'sop');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'sop');
}

function readAll(file: number, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const block = new Uint8Array(64 * 1024);
  let total = 0;
  while (total <= limit) {
    const count = readBlock(file, block);
    if (count === 0) break;
    parts.push(block.slice(0, count));
    total += count;
  }
  return Buffer.concat(parts).subarray(0, limit + 1);
}

function readBlock(file: number, block: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, block);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      waitBriefly();
    }
  }
}

const threads: Host['threads'] = {
  get cores() {
    return process.getBuiltinModule('node:os').availableParallelism();
  },
  start: startThreads,
};

/** Young objects get little room of their own in a thread: what it looks at is dropped at once. */
const threadMemory = { maxYoungGenerationSizeMb: 16 };

function startThreads(bundle: string, count: number, input: unknown): readonly Promise<unknown>[] {
  // Loaded when it is needed: every command would start slower with it.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const workerData = { module: join(__dirname, `${bundle}.cjs`), input };
  return Array.from({ length: count }, () => {
    const worker = new Worker(join(__dirname, 'worker.cjs'), { workerData, resourceLimits: threadMemory });
    return new Promise((resolve) => {
      worker.once('message', resolve);
      worker.once('error', () => resolve([]));
      worker.once('exit', () => resolve([]));
    });
  });
}

const systemOutput: Output = {
  result: (data) => writeFully(1, data),
  message: (text) => {
    try {
      writeFully(2, isTerminal(2) ? fitted(text, process.stderr.columns || 80) : text);
    } catch {
      // Nobody reads the messages; the exit code still speaks.
    }
  },
};

/** Writes all of it now: `console.log` to a full disk would exit with 0. A closed pipe means that enough was read. */
function writeFully(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(file, bytes, written, bytes.length - written);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EPIPE') return;
      if (code === 'EAGAIN') waitBriefly();
      else throw new DiskError(notWritten(error), { cause: error });
    }
  }
}

/** A pipe that is set to non-blocking is full: let the reader catch up without burning the processor. */
function waitBriefly(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

const notWritten = (error: unknown) => ({
  id: `Keluaran TIDAK tertulis lengkap (${diskCode(error).id}). Yang sudah dicatat tetap tercatat: periksa ruang disk, lalu lihat dengan sop status sebelum mengulangi perintah.`,
  en: `The output was NOT written completely (${diskCode(error).en}). What was recorded stays recorded: check the disk space, and look with sop status before you run the command again.`,
});

/** Streams are opened when they are used. */
const systemTerminal: TerminalStreams = {
  get interactive() {
    return isTerminal(0) && isTerminal(1);
  },
  columns: () => (isTerminal(1) ? process.stdout.columns : 0) || 80,
  rows: () => (isTerminal(1) ? process.stdout.rows : 0) || 24,
  get color() {
    return wantsColor(process.env);
  },
  get input() {
    return process.stdin;
  },
  get output() {
    return process.stdout;
  },
  onHangUp,
};

/** The device number of /dev/null on Linux, where cron and scripts send what they do not want to see. */
const nullDevice = 0x103;

/** Only of what may be a terminal node:tty must be asked, which takes longer than all else that `sop --help` does. */
function isTerminal(file: number): boolean {
  try {
    const stat = fstatSync(file);
    if (!stat.isCharacterDevice()) return false;
    if (process.platform === 'linux' && stat.rdev === nullDevice) return false;
  } catch {
    // Closed, or a device that Windows does not describe.
  }
  return process.getBuiltinModule('node:tty').isatty(file);
}

/** NO_COLOR and TERM=dumb switch colour off, FORCE_COLOR on; otherwise a terminal has colour and a pipe has none. */
function wantsColor(env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return env['TERM'] !== 'dumb' && isTerminal(1);
}

/**
 * A dropped line crashes Node in raw mode unless every sign of it is handled synchronously: close first, then die by
 * the signal's own default so that the parent sees the truth.
 */
function onHangUp(close: () => void): () => void {
  let done = false;
  const end = (signal: NodeJS.Signals) => (): void => {
    if (done) return;
    done = true;
    close();
    restoreTerminal();
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  };
  const hangUp = end('SIGHUP');
  const terminate = end('SIGTERM');
  process.once('SIGHUP', hangUp);
  process.once('SIGTERM', terminate);
  process.stdin.once('end', hangUp);
  process.stdin.once('error', hangUp);
  process.stdout.once('error', hangUp);
  return () => {
    process.removeListener('SIGHUP', hangUp);
    process.removeListener('SIGTERM', terminate);
    process.stdin.removeListener('end', hangUp);
    process.stdin.removeListener('error', hangUp);
    process.stdout.removeListener('error', hangUp);
  };
}

function restoreTerminal(): void {
  try {
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    if (process.stdout.isTTY) writeSync(1, '\u001b[?25h\u001b[?2004l\n');
  } catch {
    // The terminal is gone.
  }
}

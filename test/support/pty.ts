import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { repository } from './program-files.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { tools, where } from './tools.ts';

/** `script` of util-linux makes the pseudo-terminal; without it these tests are skipped, and say so. */
export const realTerminal =
  process.platform === 'linux' ? tools('script', 'stty', 'sh') : where(false, 'this is not Linux');

export type Pty = {
  /** What a person would see now, trailing blanks removed. */
  readonly screen: () => string;
  readonly type: (keys: string) => void;
  /** Waits until the screen shows a text; fails with the screen after 20 seconds. */
  readonly see: (text: string | RegExp) => Promise<void>;
  /** Waits until the program has ended; gives its exit code. */
  readonly ended: () => Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly hangUp: () => void;
};

export type PtyOptions = {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the built one, with its first words. */
  readonly program?: readonly string[];
};

export const tabKey = '\t';
export const enter = '\r';
export const keys = {
  up: '\u001b[A',
  down: '\u001b[B',
  end: '\u001b[F',
  home: '\u001b[H',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
};

/** Runs the built program in a real pseudo-terminal and draws its output on a terminal in memory. */
export function openPty(args: readonly string[], options: PtyOptions): Pty {
  const { columns = 80, rows = 24 } = options;
  const pidFile = join(temporaryFolder('sop-pty-'), 'pid');
  const program = options.program ?? [process.execPath, join(repository, 'bin/sop.js')];
  const quoted = [...program, ...args].map((arg) => `'${arg}'`).join(' ');
  const command = `stty rows ${rows} cols ${columns}; echo $$ > '${pidFile}'; exec ${quoted}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: options.cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: options.cwd,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      SHELL: '/bin/sh',
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: false });
  child.stdout?.on('data', (data: Uint8Array) => terminal.write(data));
  const screen = (): string => textOf(terminal, rows);
  return {
    screen,
    type: (text) => child.stdin?.write(text),
    see: (text) =>
      until(
        () => matches(screen(), text),
        () => `waited for ${text}, saw:\n${screen()}`,
      ),
    ended: () => endOf(child),
    kill: (signal) => process.kill(Number(readFileSync(pidFile, 'utf8')), signal),
    hangUp: () => child.kill('SIGKILL'),
  };
}

function textOf(terminal: InstanceType<typeof xterm.Terminal>, rows: number): string {
  const buffer = terminal.buffer.active;
  const lines = Array.from(
    { length: rows },
    (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '',
  );
  return lines.join('\n').trimEnd();
}

const matches = (screen: string, text: string | RegExp): boolean =>
  typeof text === 'string' ? screen.includes(text) : text.test(screen);

/** Looks every few milliseconds; the limit is only there so that a failing test ends. */
async function until(test: () => boolean, problem: () => string): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(problem());
}

function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

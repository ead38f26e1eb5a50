import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from './errors.ts';
import type { Machine, ProcessMark } from './host.ts';

/** This computer, as far as schedules and locks need it. */
export const systemMachine: Machine = {
  platform: process.platform,
  node: { version: process.versions.node, path: process.execPath },
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
  self: () => ({ ...here(), pid: process.pid, start: processInfo(process.pid)?.start ?? '' }),
  stateOf,
};

/** Where a process number means something. Linux tells its start and its space of numbers; other systems neither. */
function here(): Omit<ProcessMark, 'pid' | 'start'> {
  return {
    machine: `${process.getBuiltinModule('node:os').hostname()} ${textOf('/etc/machine-id')}`.trim(),
    boot: textOf('/proc/sys/kernel/random/boot_id'),
    space: linkOf('/proc/self/ns/pid'),
  };
}

/**
 * Dead only when that is certain: the computer was started anew, no process has the number, or another one got it. A
 * process in another container of this computer cannot be seen from here.
 */
function stateOf(mark: ProcessMark): 'alive' | 'dead' | 'unknown' {
  const now = here();
  if (mark.machine !== now.machine) return 'unknown';
  if (mark.boot !== now.boot) return 'dead';
  if (mark.space !== now.space) return 'unknown';
  if (!exists(mark.pid)) return 'dead';
  const info = processInfo(mark.pid);
  return info && (info.ended || info.start !== mark.start) ? 'dead' : 'alive';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** State and start (in ticks since the computer's) out of `/proc/<pid>/stat`; the name before them may hold blanks and brackets. */
function processInfo(pid: number): { readonly start: string; readonly ended: boolean } | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state = '', start = ''] = [fields[0], fields[19]];
  return start === '' ? undefined : { start, ended: state === 'Z' || state === 'X' };
}

const textOf = (path: string): string => orNothing(() => readFileSync(path, 'utf8').trim());
const linkOf = (path: string): string => orNothing(() => readlinkSync(path));

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

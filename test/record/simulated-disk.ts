import type { Appender } from '../../src/host/host.ts';
import { type AppendFile, appenderOn, writeInPieces } from '../../src/host/system-files.ts';

/** What a file would hold after a crash at some moment: bytes that are surely on disk, and bytes that may be. */
export type CrashPoint = {
  readonly path: string;
  readonly synced: Uint8Array;
  readonly pending: Uint8Array;
  /** How many records had been acknowledged to their writer by then. */
  readonly acknowledged: number;
};

export type DiskFaults = {
  /** The mutant: says that it synced, and did not. */
  readonly withoutSync?: boolean;
  /** The disk takes at most so many bytes at a time. */
  readonly pieces?: number;
};

/** A disk that notes down every moment at which a crash could strike; `acknowledge` counts what was said to be saved. */
export type SimulatedDisk = {
  readonly createAppender: (path: string) => Appender;
  readonly points: readonly CrashPoint[];
  readonly acknowledge: () => void;
};

export function simulatedDisk({ withoutSync = false, pieces = 64 }: DiskFaults = {}): SimulatedDisk {
  const points: CrashPoint[] = [];
  let acknowledged = 0;
  const createAppender = (path: string): Appender => {
    let synced = new Uint8Array();
    let pending = new Uint8Array();
    const note = (): void => {
      points.push({ path, synced, pending, acknowledged });
    };
    const file: AppendFile = {
      write: (data) =>
        writeInPieces(data, (from, length) => {
          const taken = Math.min(pieces, length);
          pending = Buffer.concat([pending, data.subarray(from, from + taken)]);
          note();
          return taken;
        }),
      sync: () => {
        if (withoutSync) return;
        synced = Buffer.concat([synced, pending]);
        pending = new Uint8Array();
        note();
      },
      truncate: () => undefined,
      close: () => undefined,
    };
    return appenderOn(file);
  };
  return { createAppender, points, acknowledge: () => acknowledged++ };
}

/**
 * What the file may hold after the crash: the synced bytes, and of the rest any beginning, any beginning with zeros in the
 * place of what follows, or zeros in the place of any block of it.
 * @param step looks at every `step`-th length only
 */
export function* crashStates({ synced, pending }: CrashPoint, step: number): Generator<Uint8Array> {
  const end = pending.length;
  yield synced;
  for (let length = 1; length <= end; length += step) {
    yield Buffer.concat([synced, pending.subarray(0, length)]);
    yield Buffer.concat([synced, pending.subarray(0, length - 1), new Uint8Array(end - length + 1)]);
  }
  const block = 128;
  for (let from = 0; from < end; from += block) {
    const zeroed = Buffer.from(pending);
    zeroed.fill(0, from, Math.min(end, from + block));
    yield Buffer.concat([synced, zeroed]);
  }
}

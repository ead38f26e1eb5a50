import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AppendFile, appenderOn, systemFiles } from '../../src/host/system-files.ts';
import { systemError } from '../support/fake-host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Disk = AppendFile & { readonly onDisk: () => string; readonly calls: () => number };

/** A disk whose `failing`-th call fails; what was written but not synced is lost in a crash. */
function failingDisk(failing: number, short: boolean): Disk {
  let cache = '';
  let onDisk = '';
  let calls = 0;
  const call = (work: () => void, half: () => void): void => {
    calls++;
    if (calls === failing) {
      half();
      throw systemError('EIO');
    }
    work();
  };
  return {
    write: (data) => {
      const text = new TextDecoder().decode(data);
      call(
        () => {
          cache += text;
        },
        () => {
          if (short) cache += text.slice(0, 5);
        },
      );
    },
    sync: () =>
      call(
        () => {
          onDisk = cache;
        },
        () => undefined,
      ),
    truncate: (size) =>
      call(
        () => {
          cache = cache.slice(0, size);
        },
        () => undefined,
      ),
    close: () => undefined,
    onDisk: () => onDisk,
    calls: () => calls,
  };
}

describe('an appender', () => {
  it('has on disk whatever it acknowledged, whichever call fails', () => {
    for (let failing = 1; failing <= 20; failing++) {
      for (const short of [true, false]) {
        const disk = failingDisk(failing, short);
        const appender = appenderOn(disk);
        const acknowledged: string[] = [];
        for (let n = 1; n <= 8; n++) {
          try {
            appender.append(`answer ${n}\n`);
            acknowledged.push(`answer ${n}\n`);
          } catch {
            expect(() => appender.append('again\n')).toThrow(/dead/);
            break;
          }
        }
        expect(disk.onDisk().startsWith(acknowledged.join(''))).toBe(true);
      }
    }
  });

  it('would be caught without its fsync', () => {
    const disk = failingDisk(0, false);
    const appender = appenderOn({ ...disk, sync: () => undefined });
    appender.append('answer\n');
    expect(disk.onDisk()).not.toContain('answer');
  });
});

describe('files', () => {
  it('are never opened twice for appending and never replaced by accident', () => {
    const folder = temporaryFolder('sop-files-');
    const path = join(folder, 'a.jsonl');
    systemFiles.createAppender(path).append('one\n');
    expect(() => systemFiles.createAppender(path)).toThrow(/EEXIST/);
    expect(() => systemFiles.write(path, 'two')).toThrow(/EEXIST/);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    systemFiles.write(path, 'two', { replace: true });
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(systemFiles.list(folder)).toEqual(['a.jsonl']);
  });

  it('are read up to a limit and one byte over, so that too large is known', () => {
    const folder = temporaryFolder('sop-files-');
    const path = join(folder, 'large');
    writeFileSync(path, 'x'.repeat(100));
    expect(systemFiles.read(path, 10)).toHaveLength(11);
    expect(systemFiles.read(path, 100)).toHaveLength(100);
  });
});

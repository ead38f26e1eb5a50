import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemFiles } from '../../src/host/system-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const file = (name: string): string => {
  const path = join(temporaryFolder('sop-ganti-'), name);
  writeFileSync(path, 'lama');
  return path;
};

describe('a file that is replaced', () => {
  it.skipIf(process.platform === 'win32').each([0o600, 0o440, 0o644])('keeps its rights: %o', (mode) => {
    const path = file('a.pdf');
    chmodSync(path, mode);
    systemFiles.write(path, 'baru', { replace: true });
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['baru', mode]);
  });

  it('may have as long a name as the disk allows', () => {
    const path = file(`${'é'.repeat(125)}.pdf`);
    systemFiles.write(path, 'baru', { replace: true });
    expect(readFileSync(path, 'utf8')).toBe('baru');
  });

  it('stays when it is no longer the one that was read, and nothing is left beside it', () => {
    const path = file('a.pdf');
    const stamp = systemFiles.stamp(path) ?? '';
    writeFileSync(path, 'milik orang lain');
    expect(() => systemFiles.write(path, 'baru', { replace: true, stamp })).toThrow(
      expect.objectContaining({ code: 'ECHANGED' }),
    );
    expect([readFileSync(path, 'utf8'), readdirSync(join(path, '..'))]).toEqual([
      'milik orang lain',
      ['a.pdf'],
    ]);
    systemFiles.write(path, 'baru', { replace: true, stamp: systemFiles.stamp(path) ?? '' });
    expect(readFileSync(path, 'utf8')).toBe('baru');
  });
});

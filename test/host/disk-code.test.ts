import { describe, expect, it } from 'vitest';
import { diskCode } from '../../src/host/errors.ts';

const failed = (code: string, path?: string): Error => Object.assign(new Error(code), { code, path });

describe('what the disk answers, in words', () => {
  it.each(['EEXIST', 'ENOTDIR', 'EISDIR'])('names what is in the way (%s)', (code) => {
    expect(diskCode(failed(code, '/kantor/catatan/.baru')).id).toMatch(
      /^ada .*: '\/kantor\/catatan\/\.baru'$/,
    );
  });

  it('says only what happened where the place does not matter', () => {
    expect(diskCode(failed('ENOSPC', '/kantor/catatan/x'))).toEqual({ id: 'disk penuh', en: 'disk full' });
    expect(diskCode(new Error('?')).en).toBe('write error');
  });
});

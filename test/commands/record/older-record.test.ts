import { describe, expect, it } from 'vitest';
import { officeWithRun } from '../office-with-run.ts';

describe('a record of format 1', () => {
  it('is refused by every command with the same sentence, and left as it is', async () => {
    const { host, sop, run, folder } = await officeWithRun();
    const path = [...host.disk.keys()].find((one) => one.startsWith(folder) && one.endsWith('.jsonl')) ?? '';
    const old = new TextEncoder().encode(
      new TextDecoder().decode(host.disk.get(path)).replaceAll('"v":2}', '"v":1}'),
    );
    host.disk.set(path, old);
    const by = ['--by', 'Bagus Pratama'];
    for (const words of [
      ['run', 'note', run, '--text', 'x', ...by],
      ['run', 'close', run, ...by],
      ['review', run, '--comment', 'x', ...by],
      ['report', run],
      ['report', run, '--despite-damage', 'x'],
      ['check', 'URMIN', '--run', run],
    ]) {
      const { code, err } = await sop(...words, '--lang', 'en');
      expect([words[0], code]).toEqual([words[0], 3]);
      expect(err).toMatch(/was written in format 1, .* the old record was not touched\.\n$/);
    }
    const { code, out } = await sop('verify', run);
    expect([code, out]).toEqual([1, expect.stringContaining('ditulis dengan format 1')]);
    expect(host.disk.get(path)).toEqual(old);
  });
});

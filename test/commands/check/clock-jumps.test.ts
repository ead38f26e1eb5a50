import { describe, expect, it } from 'vitest';
import { officeWithRun } from '../office-with-run.ts';

const hour = 3_600_000;

describe('a clock that jumps', () => {
  it.each([
    ['an hour back', -hour],
    ['a year on', 365 * 24 * hour],
    ['a year back', -365 * 24 * hour],
    ['before 1970', -60 * 365 * 24 * hour],
  ])('%s never turns the order round, never blocks, and is marked', async (_name, jump) => {
    const run = await officeWithRun();
    await run.act('start', 'URMIN-01');
    run.host.pass(600_000);
    run.host.setClock(jump);
    expect((await run.act('answer', 'URMIN-01', 'sesuai')).json.dijawab).toBe(1);
    expect((await run.act('correct', 'URMIN-01', 'tidak_sesuai', '--reason', 'jam salah')).code).toBe(0);
    expect((await run.act('correct', 'URMIN-01', 'sesuai', '--reason', 'jam benar')).code).toBe(0);
    for (let n = 2; n <= 15; n++) {
      const code = `URMIN-${String(n).padStart(2, '0')}`;
      expect((await run.act('answer', code, 'tidak_berlaku', '--reason', 'tidak ada')).code).toBe(0);
    }
    expect((await run.act('close')).json).toMatchObject({ dijawab: 15, ditutup: true });
    expect((await run.sop('verify', run.run)).code).toBe(0);
    expect((await run.sop('report', run.run, '-o', 'a.pdf')).code).toBeLessThan(4);
  });
});

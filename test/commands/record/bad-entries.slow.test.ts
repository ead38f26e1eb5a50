import { describe, expect, it } from 'vitest';
import { keys, openPty, realTerminal } from '../../support/pty.ts';
import { bads, goodRuns, office } from './bad-entries.ts';

const some = [
  'a file with the name of a run',
  'an opening that was never finished',
  'a hundred files with names of runs',
  'a folder with the name of a journal',
  'a run without its SOP file',
] as const;

describe.skipIf(realTerminal.missing)(
  `among five bad entries, in a real terminal${realTerminal.note}`,
  () => {
    const made = office();
    for (const name of some) bads[name]?.make(made);
    const at = { cwd: made.root, columns: 120, rows: 60 + goodRuns };

    it('the menu names the damaged run and offers the good ones', async () => {
      const pty = openPty([], at);
      await pty.see('Apa yang akan dikerjakan?');
      expect(pty.screen()).toContain(made.spoiled.run);
      expect(pty.screen()).toContain(`Lanjutkan ${made.good.run}`);
      expect(pty.screen()).not.toContain(`Lanjutkan ${made.spoiled.run}`);
      pty.type(keys.ctrlC);
      expect(await pty.ended()).toBe(130);
    });

    it('the walk goes on with a good run', async () => {
      const pty = openPty(['check', 'URMIN', '--run', made.good.run, '--as', 'Rina Wulandari'], at);
      await pty.see('0/15 dijawab');
      pty.type(keys.ctrlC);
      expect(await pty.ended()).toBe(130);
    });

    it('the walk offers the good runs and not the damaged one', async () => {
      const pty = openPty(['check', 'URMIN', '--as', 'Rina Wulandari'], at);
      await pty.see('Lanjutkan');
      expect(pty.screen()).toContain(made.good.run);
      pty.type(keys.ctrlC);
      expect(await pty.ended()).toBe(130);
    });
  },
);

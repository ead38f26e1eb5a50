import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Disk, filesOn, systemFiles } from '../../../src/host/system-files.ts';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { repository } from '../../support/program-files.ts';
import { bads, office, pipes } from './bad-entries.ts';

const rina = ['--by', 'Rina Wulandari'];

/** Commands over all runs, with the exit code when a run is damaged. */
const overAll: readonly (readonly [words: readonly string[], whenDamaged: number])[] = [
  [['status'], 3],
  [['status', '--remind'], 3],
  [['status', '--json'], 3],
  [['compliance'], 0],
  [['report', '--period', '2026-11', '--format', 'csv', '--replace'], 0],
  [['report', '--period', '2026-11', '--replace'], 0],
  [['report', 'tabel7', '--period', '2026-S2', '--replace'], 0],
  [['report', '--due', '--at', '2026-11-23 08:00'], 0],
  [['verify'], 1],
  [['anchor', '--all'], 1],
];

/** Commands that look at no run, and say of none. */
const besides: readonly (readonly string[])[] = [
  ['lint'],
  ['schedule'],
  ['schedule', '--status'],
  ['report', '--due', '--dry-run', '--at', '2026-11-23 08:00'],
  ['list'],
  ['show', 'URMIN'],
  ['form', 'URMIN', '--replace'],
  ['__complete', 'sop', 'report', ''],
];

/** Commands on one good run, which do not look at others. */
const onOne: readonly (readonly string[])[] = [
  ['run', 'note', '?', '--text', 'catatan', ...rina],
  ['run', 'start', '?', 'URMIN-01', ...rina],
  ['verify', '?'],
  ['review', '?'],
  ['report', '?', '--format', 'csv', '--replace'],
  ['anchor', '?'],
  ['run', 'open', 'URMIN', ...rina],
];

async function told(root: string, disk: Partial<Disk> | undefined, words: readonly string[]) {
  const files = disk ? filesOn({ ...fs, ...disk }) : systemFiles;
  const host = { ...fakeHost({ cwd: root }), files, home: repository };
  let drawn = Number(process.hrtime.bigint() % 1_000_000_007n);
  const randomHex = (bytes: number): string => host.sha256(String(drawn++)).slice(0, bytes * 2);
  const code = await main(words, { ...host, randomHex });
  return { code, out: host.stdout(), err: host.stderr() };
}

describe.each(Object.entries(bads))(
  `among good runs, %s${pipes.note}`,
  (name, { make, named: nameIn, isDamage }) => {
    it('is named and stops no command', async () => {
      const made = office();
      const disk = make(made);
      for (const [words, whenDamaged] of overAll) {
        const { code, out, err } = await told(made.root, disk, words);
        expect([words, code, err]).toEqual([words, isDamage ? whenDamaged : 0, err]);
        if (words.join(' ') === 'status') expect(out).toContain(made.good.run);
        const said = words[0] === 'verify' ? `${err}${out}` : err;
        // Figures are of closed runs; of an open one they do not ask for its SOP file.
        const isFigure = ['compliance', 'report'].includes(words[0] ?? '');
        if (nameIn && !(isFigure && /SOP file/.test(name)))
          expect([words, said]).toEqual([words, expect.stringContaining(nameIn(made))]);
        expect(err.split('\n').length).toBeLessThan(25);
      }
      for (const line of onOne) {
        const words = line.map((word) => (word === '?' ? made.good.run : word));
        const { code, err } = await told(made.root, disk, words);
        expect([words, code, err]).toEqual([words, 0, err]);
      }
      for (const words of besides) {
        const { code, err } = await told(made.root, disk, words);
        expect([words, code, err]).toEqual([words, 0, err]);
      }
      // It looks at the folders, not at what is in the runs.
      const { code, out } = await told(made.root, disk, ['doctor']);
      expect([code, out]).toEqual([name.startsWith('a month that may not') ? 1 : 0, out]);
    });
  },
);

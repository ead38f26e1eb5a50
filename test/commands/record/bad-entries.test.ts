import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, filesOn, systemFiles } from '../../../src/host/system-files.ts';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { repository } from '../../support/program-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
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
  ['lint', `${repository}/sops`],
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
  ['check', 'URMIN', '--answers', 'j.yaml'],
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

/** What may lie in the place of the records folder. */
const noFolders: Readonly<Record<string, (path: string) => void>> = {
  'a file': (path) => fs.writeFileSync(path, ''),
  'a link to a disk that is not there': (path) => fs.symlinkSync('/tidak/ada', path),
  'a link that leads round': (path) => fs.symlinkSync(path, path),
};

describe.each(Object.entries(noFolders))('%s in the place of the records folder', (_name, make) => {
  it('is never taken for an office without runs', async () => {
    const root = temporaryFolder('sop-tanpa-catatan-');
    make(`${root}/catatan`);
    const lines = [
      ...overAll.map(([words]) => words).filter((words) => !words.includes('--due')),
      ['run', 'open', 'URMIN', ...rina],
    ];
    for (const words of lines) {
      const { code, err } = await told(root, undefined, words);
      expect([words, code, err]).toEqual([words, 74, expect.stringContaining("folder catatan '")]);
    }
    const { code, out } = await told(root, undefined, ['doctor']);
    expect([code, out]).toEqual([1, expect.stringContaining("folder catatan '")]);
    expect(out).toContain('jadwal');
  });

  it('is no matter where there is nothing at all', async () => {
    const { code, err } = await told(temporaryFolder('sop-tanpa-catatan-'), undefined, ['status']);
    expect([code, err]).toEqual([0, '']);
  });
});

describe('a folder in the place of a file', () => {
  it('is an error of the disk that says which one', () => {
    const { root } = office();
    const refusal = expect.objectContaining({ code: 'EISDIR', path: root });
    expect(() => systemFiles.read(root)).toThrow(refusal);
    expect(() => systemFiles.readText(root)).toThrow(refusal);
  });

  it.each(['jangkar.jsonl', 'laporan.jsonl'])('%s is named, never a bug of the program', async (file) => {
    const { root, good } = office();
    fs.mkdirSync(`${root}/catatan/${file}`);
    for (const words of [['anchor', good.run], ['doctor'], ['status'], ['verify'], ['schedule', '--status']])
      expect([words, (await told(root, undefined, words)).code]).not.toEqual([words, 70]);
  });
});

/** What may lie in the place of the lock for closing. */
const noLocks: Readonly<Record<string, (path: string) => void>> = {
  'a folder': (path) => fs.mkdirSync(`${path}/isi`, { recursive: true }),
  'a link to nowhere': (path) => fs.symlinkSync('/tidak/ada', path),
  'a link that leads round': (path) => fs.symlinkSync(path, path),
  'three gigabytes': (path) => {
    fs.writeFileSync(path, '');
    fs.truncateSync(path, 3 * 1024 ** 3);
  },
};

describe.each(Object.entries(noLocks))('%s in the place of the lock for closing', (_name, make) => {
  it('is taken away by sop unlock as a lock is, which is on record', async () => {
    const { root, good } = office();
    make(`${good.folder}/tutup.lock`);
    const asked = await told(root, undefined, ['unlock', good.run, ...rina]);
    expect([asked.code, asked.err]).toEqual([3, expect.stringContaining('--yes')]);
    const { code, err } = await told(root, undefined, ['unlock', good.run, '--yes', ...rina]);
    expect([code, err]).toEqual([0, '']);
    expect(fs.readdirSync(good.folder)).not.toContain('tutup.lock');
    expect((await told(root, undefined, ['verify', good.run])).out).toContain('UTUH');
  });
});

describe('what is derived or kept beside the runs', () => {
  it('is passed over when it is larger than any index', async () => {
    const { root } = office();
    const index = `${root}/catatan/.indeks/2026.json`;
    fs.mkdirSync(dirname(index));
    fs.writeFileSync(index, '');
    fs.truncateSync(index, 1024 ** 3);
    const { code, err } = await told(root, undefined, ['status']);
    expect([code, err]).toEqual([0, '']);
  });

  it.skipIf(pipes.missing)(`is not waited for when it is a pipe${pipes.note}`, async () => {
    const { root, good } = office();
    const list = `${root}/catatan/jangkar.jsonl`;
    execFileSync('mkfifo', [list]);
    const { code, err } = await told(root, undefined, ['anchor', good.run]);
    expect([code, err]).toEqual([74, expect.stringContaining('jangkar.jsonl')]);
  });
});

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, filesOn, systemFiles } from '../../../src/host/system-files.ts';
import { main } from '../../../src/main.ts';
import { newRunPlace, type RunPlace } from '../../../src/record/run-folder.ts';
import { openRun } from '../../../src/record/session.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { repository } from '../../support/program-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

const pipes = tools('mkfifo');
const goodRuns = process.env['SOP_TEST_LONG'] === undefined ? 5 : 50;
const by = { name: 'Rina Wulandari' };
const sop = fs.readFileSync(join(repository, 'sops/sihumas.yaml'));

/** An office on the real disk with good runs, and one more that may be spoiled. */
function office(): { readonly root: string; readonly good: RunPlace; readonly spoiled: RunPlace } {
  const root = temporaryFolder('sop-asing-');
  const host = { ...fakeHost(), files: systemFiles };
  const open = (): RunPlace => {
    const place = newRunPlace(host, `${root}/catatan`, 'URMIN', '2026-11-23');
    openRun(host, { place, by, zone: 'Asia/Jakarta', seen: {} }, sop, 'Tugas').close();
    return place;
  };
  const [good = open()] = Array.from({ length: goodRuns }, open);
  return { root, good, spoiled: open() };
}

type Office = ReturnType<typeof office>;

/** What may lie there; gives the calls of the disk that fail, and what of it is to be named (nothing: it is nobody's business). */
type Bad = {
  readonly make: (office: Office) => Partial<Disk> | undefined;
  readonly named?: (office: Office) => string;
  /** Whether a run, or what may hold runs, could not be looked at: then it is more than a note. */
  readonly isDamage: boolean;
};

const month = ({ root }: Office): string => `${root}/catatan/2026/11`;
const asRun = (office: Office): string => `${month(office)}/20261123-URMIN-ZZZZ`;
const segment = ({ spoiled }: Office): string => `${spoiled.folder}/${spoiled.run}.00112233aabbccdd.jsonl`;
const named = (): string => 'URMIN-ZZZZ';
const nothing = (work: () => void): undefined => {
  work();
  return undefined;
};

/** A disk that may not look at a path; root may look at everything, so it is not asked for rights. */
function closedTo(path: string): Partial<Disk> {
  const refuse = (asked: unknown): void => {
    if (asked === path) throw Object.assign(new Error('EACCES'), { code: 'EACCES', path });
  };
  return {
    readdirSync: ((folder: string) => {
      refuse(folder);
      return fs.readdirSync(folder);
    }) as unknown as Disk['readdirSync'],
    openSync: ((file: string, flags: number, mode: number) => {
      if (flags !== ('r' as unknown)) refuse(file);
      return fs.openSync(file, flags, mode);
    }) as Disk['openSync'],
  };
}

const inRun = ({ spoiled }: Office): string => spoiled.run;

const bads: Readonly<Record<string, Bad>> = {
  'a file with the name of a run': {
    make: (one) => nothing(() => fs.writeFileSync(asRun(one), 'x')),
    named,
    isDamage: false,
  },
  'a link that leads nowhere': {
    make: (one) => nothing(() => fs.symlinkSync('/tidak/ada', asRun(one))),
    named,
    isDamage: false,
  },
  'a link that leads round': {
    make: (one) => nothing(() => fs.symlinkSync(asRun(one), asRun(one))),
    named,
    isDamage: false,
  },
  'an empty folder with the name of a run': {
    make: (one) => nothing(() => fs.mkdirSync(asRun(one))),
    named,
    isDamage: false,
  },
  'a half opened run of another program': {
    make: (one) =>
      nothing(() => {
        fs.mkdirSync(`${asRun(one)}/bukti`, { recursive: true });
        fs.writeFileSync(`${asRun(one)}/sop.yaml`, sop);
        fs.writeFileSync(`${asRun(one)}/ZZZZ.00112233aabbccdd.jsonl`, '');
      }),
    named,
    isDamage: false,
  },
  'an opening that was never finished': {
    make: ({ root }) =>
      nothing(() =>
        fs.mkdirSync(`${root}/catatan/.baru/20261101T000000Z-URMIN-00112233aabbccdd/bukti`, {
          recursive: true,
        }),
      ),
    named: () => 'sop run clear',
    isDamage: false,
  },
  'a folder with the name of a journal': {
    make: (one) => nothing(() => fs.mkdirSync(segment(one))),
    named: inRun,
    isDamage: true,
  },
  'a journal that is a link to nowhere': {
    make: (one) => nothing(() => fs.symlinkSync('/tidak/ada', segment(one))),
    named: inRun,
    isDamage: true,
  },
  'a damaged journal': {
    make: ({ spoiled }) =>
      nothing(() => {
        const [name = ''] = fs.readdirSync(spoiled.folder).filter((one) => one.endsWith('.jsonl'));
        const path = `${spoiled.folder}/${name}`;
        fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('Rina', 'Bina'));
      }),
    named: inRun,
    isDamage: true,
  },
  'a run without its SOP file': {
    make: ({ spoiled }) => nothing(() => fs.rmSync(`${spoiled.folder}/sop.yaml`)),
    named: inRun,
    isDamage: true,
  },
  'a run that may not be read': {
    make: ({ spoiled }) => closedTo(spoiled.folder),
    named: inRun,
    isDamage: true,
  },
  'an SOP file that may not be read': {
    make: ({ spoiled }) => closedTo(`${spoiled.folder}/sop.yaml`),
    named: inRun,
    isDamage: true,
  },
  'a month that may not be read': {
    make: ({ root }) => {
      fs.mkdirSync(`${root}/catatan/2026/10`);
      return closedTo(`${root}/catatan/2026/10`);
    },
    named: () => '2026/10',
    isDamage: true,
  },
  'a file with the name of a year': {
    make: ({ root }) => nothing(() => fs.writeFileSync(`${root}/catatan/2025`, 'x')),
    isDamage: false,
  },
  'a month that is a link to nowhere': {
    make: ({ root }) => nothing(() => fs.symlinkSync('/tidak/ada', `${root}/catatan/2026/09`)),
    isDamage: false,
  },
  'a report beside the journals of a run': {
    make: ({ spoiled }) =>
      nothing(() => fs.writeFileSync(`${spoiled.folder}/${spoiled.run}.pdf`, '%PDF-1.7')),
    isDamage: false,
  },
  'ten thousand other files': {
    make: (one) =>
      nothing(() => {
        for (let n = 0; n < 10_000; n++) fs.writeFileSync(`${month(one)}/berkas-${n}`, '');
      }),
    isDamage: false,
  },
  'a hundred files with names of runs': {
    make: (one) =>
      nothing(() => {
        for (let n = 1000; n < 1100; n++) fs.writeFileSync(`${month(one)}/20261123-URMIN-${n}`, '');
      }),
    named: () => 'dan 80 lagi',
    isDamage: false,
  },
};

const fifos: Readonly<Record<string, Bad>> = {
  'a pipe with the name of a run': {
    make: (one) => nothing(() => execFileSync('mkfifo', [asRun(one)])),
    named,
    isDamage: false,
  },
  'a pipe with the name of a journal': {
    make: (one) => nothing(() => execFileSync('mkfifo', [segment(one)])),
    named: inRun,
    isDamage: true,
  },
  'a pipe beside the journals': {
    make: ({ spoiled }) => nothing(() => execFileSync('mkfifo', [`${spoiled.folder}/salinan.jsonl`])),
    isDamage: false,
  },
  'a pipe with the name of an SOP file': {
    make: ({ spoiled }) =>
      nothing(() => {
        fs.rmSync(`${spoiled.folder}/sop.yaml`);
        execFileSync('mkfifo', [`${spoiled.folder}/sop.yaml`]);
      }),
    named: inRun,
    isDamage: true,
  },
};

const rina = ['--by', 'Rina Wulandari'];

/** Commands over all runs, with the exit code when a run is damaged; and commands on one good run, which do not look at others. */
const overAll: readonly (readonly [words: readonly string[], whenDamaged: number])[] = [
  [['status'], 3],
  [['status', '--remind'], 3],
  [['status', '--json'], 3],
  [['compliance'], 0],
  [['report', '--period', '2026-11', '--format', 'csv', '--replace'], 0],
  [['verify'], 1],
];
const onOne: readonly (readonly string[])[] = [
  ['run', 'note', '?', '--text', 'catatan', ...rina],
  ['run', 'start', '?', 'URMIN-01', ...rina],
  ['verify', '?'],
  ['review', '?'],
  ['report', '?', '--format', 'csv', '--replace'],
  ['anchor', '?'],
  ['run', 'open', 'URMIN', ...rina],
  ['doctor', '--json'],
  ['__complete', 'sop', 'report', ''],
];

async function told(root: string, disk: Partial<Disk> | undefined, words: readonly string[]) {
  const files = disk ? filesOn({ ...fs, ...disk }) : systemFiles;
  const host = { ...fakeHost({ cwd: root }), files, home: repository };
  let drawn = Number(process.hrtime.bigint() % 1_000_000_007n);
  const randomHex = (bytes: number): string => host.sha256(String(drawn++)).slice(0, bytes * 2);
  const code = await main(words, { ...host, randomHex });
  return { code, out: host.stdout(), err: host.stderr() };
}

describe.each(Object.entries({ ...bads, ...(pipes.missing ? {} : fifos) }))(
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
        const isFigure = words[0] === 'compliance' || words[0] === 'report';
        if (nameIn && !(isFigure && /SOP file/.test(name)))
          expect([words, said]).toEqual([words, expect.stringContaining(nameIn(made))]);
        expect(err.split('\n').length).toBeLessThan(25);
      }
      for (const line of onOne) {
        const words = line.map((word) => (word === '?' ? made.good.run : word));
        const { code, err } = await told(made.root, disk, words);
        expect([words, code, err]).toEqual([words, words[0] === 'doctor' && isDamage ? code : 0, err]);
        expect([0, 1]).toContain(code);
      }
    });
  },
);

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { type Disk, systemFiles } from '../../../src/host/system-files.ts';
import { newRunPlace, type RunPlace } from '../../../src/record/run-folder.ts';
import { openRun } from '../../../src/record/session.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { repository } from '../../support/program-files.ts';
import { officeWith } from '../../support/schedule-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

export const pipes = tools('mkfifo');
export const goodRuns = process.env['SOP_TEST_LONG'] === undefined ? 5 : 50;
const by = { name: 'Rina Wulandari' };
const sop = fs.readFileSync(join(repository, 'sops/sihumas.yaml'));

/** An office on the real disk with good runs, and one more that may be spoiled. */
export function office(): { readonly root: string; readonly good: RunPlace; readonly spoiled: RunPlace } {
  const root = temporaryFolder('sop-asing-');
  const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';
  fs.writeFileSync(join(root, 'sop.config.yaml'), officeWith([daily]));
  const host = { ...fakeHost(), files: systemFiles };
  const open = (): RunPlace => {
    const place = newRunPlace(host, `${root}/catatan`, 'URMIN', '2026-11-23');
    openRun(host, { place, by, zone: 'Asia/Jakarta', seen: {} }, sop, 'Tugas').close();
    return place;
  };
  const [good = open()] = Array.from({ length: goodRuns }, open);
  fs.writeFileSync(
    `${root}/j.yaml`,
    'format: 1\nbagian: URMIN\npetugas: Bagus\njawaban:\n  - { kode: URMIN-01, hasil: sesuai }\n',
  );
  return { root, good, spoiled: open() };
}

export type Office = ReturnType<typeof office>;

/** What may lie there; gives the calls of the disk that fail, and what of it is to be named (nothing: it is nobody's business). */
export type Bad = {
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

const plain: Readonly<Record<string, Bad>> = {
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
  'a journal of a gigabyte': {
    make: (one) =>
      nothing(() => {
        fs.writeFileSync(segment(one), '');
        fs.truncateSync(segment(one), 1024 ** 3);
      }),
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

/** All of it, by what it is; pipes where the system can make them. */
export const bads: Readonly<Record<string, Bad>> = { ...plain, ...(pipes.missing ? {} : fifos) };

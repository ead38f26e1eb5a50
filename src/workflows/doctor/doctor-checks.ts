import type { Context } from '../../commands/context.ts';
import { folderOf, join } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { git } from '../office/git-files.ts';
import type { Workspace } from '../office/workspace.ts';
import { calendarFindings, clockFindings } from './doctor-calendar.ts';
import { certificateFindings } from './doctor-certificates.ts';
import { scheduleFindings } from './doctor-schedule.ts';
import { templateFindings } from './doctor-template.ts';

/** One result of a check; what is not good says what to do. */
export type Finding = {
  readonly check: string;
  readonly level: 'good' | 'warning' | 'wrong';
  readonly text: Bilingual;
  readonly advice?: Bilingual;
};

/** `workspace` is absent when the office file is broken. */
export type DoctorPlace = { readonly context: Context; readonly workspace?: Workspace };

export type Check = (place: DoctorPlace) => readonly Finding[];

/** All checks, in the order in which they are told. A further one is one more line here. */
export const checks: readonly Check[] = [
  nodeFindings,
  programFindings,
  folderFindings,
  spaceFindings,
  calendarFindings,
  clockFindings,
  scheduleFindings,
  secretFindings,
  certificateFindings,
  templateFindings,
  gitFindings,
];

const oldest = [20, 19] as const;

function nodeFindings({ context }: DoctorPlace): readonly Finding[] {
  const { version } = context.host.machine.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (recent)
    return [{ check: 'node', level: 'good', text: { id: `Node.js ${version}`, en: `Node.js ${version}` } }];
  return [
    {
      check: 'node',
      level: 'wrong',
      text: { id: `Node.js ${version} terlalu lama`, en: `Node.js ${version} is too old` },
      advice: { id: 'pasang Node.js 20.19 atau lebih baru', en: 'install Node.js 20.19 or newer' },
    },
  ];
}

/** What comes with the program: without it no PDF is made. */
const parts = [
  'templates/huruf/DejaVuSansCondensed.ttf',
  'templates/huruf/DejaVuSansCondensed-Bold.ttf',
  'templates/kalender/polri.yaml',
  'templates/kalender/libur-nasional.yaml',
];

function programFindings({ context: { host } }: DoctorPlace): readonly Finding[] {
  const missing = parts.filter((name) => host.files.kind(join(host.home, name)) !== 'file');
  if (missing.length === 0)
    return [
      {
        check: 'huruf',
        level: 'good',
        text: { id: 'huruf dan kalender lengkap', en: 'fonts and calendars are there' },
      },
    ];
  return [
    {
      check: 'huruf',
      level: 'wrong',
      text: { id: `tidak ada: ${missing.join(', ')}`, en: `missing: ${missing.join(', ')}` },
      advice: { id: 'pasang ulang program ini', en: 'install the program again' },
    },
  ];
}

function folderFindings({ context: { host }, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const writable = (check: string, path: string): Finding => {
    const there = nearestFolder(host, path);
    if (host.files.writable(there)) return { check, level: 'good', text: { id: path, en: path } };
    return {
      check,
      level: 'wrong',
      text: { id: `'${there}' tidak boleh ditulisi`, en: `'${there}' may not be written to` },
      advice: {
        id: `beri izin tulis kepada pengguna ini, misalnya: chown -R "$USER" '${there}'`,
        en: `give this user the right to write, such as: chown -R "$USER" '${there}'`,
      },
    };
  };
  const sops = host.files.kind(workspace.sopFolder) === 'folder';
  return [
    sops
      ? { check: 'sops', level: 'good', text: { id: workspace.sopFolder, en: workspace.sopFolder } }
      : {
          check: 'sops',
          level: 'wrong',
          text: {
            id: `folder '${workspace.sopFolder}' tidak ada`,
            en: `there is no folder '${workspace.sopFolder}'`,
          },
          advice: {
            id: 'buat folder itu, atau ubah folder: di sop.config.yaml',
            en: 'make it, or change folder: in sop.config.yaml',
          },
        },
    writable('catatan', workspace.recordsFolder),
    writable('laporan', workspace.reportsFolder),
  ];
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder({ files }: Context['host'], path: string): string {
  let folder = path;
  while (files.kind(folder) === undefined && folder !== '/') folder = folderOf(folder);
  return folder;
}

const mebibyte = 1024 * 1024;

function spaceFindings({ context: { host }, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const free = host.files.free(nearestFolder(host, workspace.recordsFolder));
  if (free === undefined) return [];
  const amount = `${Math.floor(free / mebibyte)} MiB`;
  const text = { id: `ruang disk tersisa ${amount}`, en: `${amount} of disk space left` };
  if (free >= 500 * mebibyte) return [{ check: 'disk', level: 'good', text }];
  const advice = {
    id: 'kosongkan disk; jawaban dan laporan memerlukan ruang',
    en: 'free the disk; answers and reports need room',
  };
  return [{ check: 'disk', level: free < 50 * mebibyte ? 'wrong' : 'warning', text, advice }];
}

function secretFindings({ context: { host }, workspace }: DoctorPlace): readonly Finding[] {
  const file = workspace?.office.mailServer?.passwordFile;
  if (!workspace || file === undefined) return [];
  const path = join(workspace.root, file);
  const mode = host.files.mode(path);
  const there = host.files.kind(path) === 'file';
  if (there && (mode === undefined || (mode & 0o077) === 0))
    return [
      {
        check: 'surel',
        level: 'good',
        text: { id: 'berkas sandi surel aman', en: 'the password file of mail is safe' },
      },
    ];
  return [
    {
      check: 'surel',
      level: 'wrong',
      text: there
        ? {
            id: `berkas sandi '${path}' boleh dibaca orang lain`,
            en: `the password file '${path}' may be read by others`,
          }
        : { id: `berkas sandi '${path}' tidak ada`, en: `the password file '${path}' is not there` },
      advice: there
        ? { id: `jalankan: chmod 600 '${path}'`, en: `run: chmod 600 '${path}'` }
        : {
            id: 'tulis kata sandinya ke berkas itu dengan mode 0600',
            en: 'write the password to that file with mode 0600',
          },
    },
  ];
}

/** Git must not mend line ends in journals, nor merge them by itself: either breaks the chain of a record. */
function gitFindings({ context: { host }, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const { code, output } = git(host, workspace.root, [
    'check-attr',
    'text',
    'merge',
    '--',
    'catatan/x.jsonl',
  ]);
  if (code !== 0) return [];
  const said = new TextDecoder().decode(output);
  if (/: text: unset/.test(said) && /: merge: unset/.test(said))
    return [
      {
        check: 'git',
        level: 'good',
        text: {
          id: 'catatan terlindung dari git (.gitattributes)',
          en: 'records are safe from git (.gitattributes)',
        },
      },
    ];
  return [
    {
      check: 'git',
      level: 'wrong',
      text: { id: 'git boleh mengubah akhir baris catatan', en: 'git may change line ends of records' },
      advice: {
        id: "tambahkan baris '*.jsonl -text -merge' ke .gitattributes",
        en: "add the line '*.jsonl -text -merge' to .gitattributes",
      },
    },
  ];
}

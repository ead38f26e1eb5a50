import { errorCode, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { findOfficeFile } from '../office/find-office.ts';
import { openWorkspace, type Workspace } from '../office/workspace.ts';
import { calendarFindings, clockFindings } from './doctor-calendar.ts';
import { certificateFindings } from './doctor-certificates.ts';
import {
  entryFindings,
  folderFindings,
  gitFindings,
  secretFindings,
  spaceFindings,
  templateFindings,
} from './doctor-folders.ts';
import { scheduleFindings } from './doctor-schedule.ts';
import { type DoctorPlace, type Finding, good, wrong } from './finding.ts';

/** Checks that need no office. */
const ofComputer: readonly ((host: Host) => readonly Finding[])[] = [nodeFindings, programFindings];

/** Checks of an office, in the order in which they are told. A further one is one more line here. */
const ofOffice: readonly ((place: DoctorPlace) => readonly Finding[])[] = [
  folderFindings,
  entryFindings,
  spaceFindings,
  calendarFindings,
  clockFindings,
  scheduleFindings,
  secretFindings,
  certificateFindings,
  templateFindings,
  gitFindings,
];

/** All checks: of the office file first. Where that is broken, it is a finding like others, and only the computer is looked at. */
export function examine(host: Host): readonly Finding[] {
  const { workspace, finding } = officeOf(host);
  const computer = ofComputer.flatMap((check) => check(host));
  const place = workspace && { host, workspace };
  const office = place ? ofOffice.flatMap((check) => findingsOf(check, place)) : [];
  return [finding, ...computer, ...office];
}

/** A check by itself: what it cannot look at is a finding too, and the others go on. */
function findingsOf(check: (typeof ofOffice)[number], place: DoctorPlace): readonly Finding[] {
  try {
    return check(place);
  } catch (error) {
    if (error instanceof UserError) return [wrong('berkas', error.text, mendThat)];
    const code = errorCode(error);
    if (code === undefined) throw error;
    const path = error instanceof Error && 'path' in error ? ` '${error.path}'` : '';
    const text = { id: `tidak dapat dibaca${path} (${code})`, en: `cannot be read${path} (${code})` };
    return [wrong('berkas', text, mendThat)];
  }
}

const mendThat = {
  id: 'periksa izin, disk, dan letaknya, lalu ulangi',
  en: 'check its permission, the disk and its place, then try again',
};

function officeOf(host: Host): { readonly workspace?: Workspace; readonly finding: Finding } {
  try {
    const workspace = openWorkspace(host);
    const path = findOfficeFile(host);
    const text = path === undefined ? noOffice : { id: `berkas kantor: ${path}`, en: `office file: ${path}` };
    return { workspace, finding: good('kantor', text) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { finding: wrong('kantor', error.text, mendOffice) };
  }
}

const noOffice = {
  id: 'tidak ada berkas kantor; bawaan dipakai (Asia/Jakarta, polri)',
  en: 'no office file; the defaults serve (Asia/Jakarta, polri)',
};
const mendOffice = { id: 'perbaiki sop.config.yaml, lalu ulangi', en: 'mend sop.config.yaml and try again' };

const oldest = [20, 19] as const;

/** Whether Node.js is recent enough. */
function nodeFindings({ machine }: Host): readonly Finding[] {
  const { version } = machine.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (recent) return [good('node', { id: `Node.js ${version}`, en: `Node.js ${version}` })];
  return [
    wrong(
      'node',
      { id: `Node.js ${version} terlalu lama`, en: `Node.js ${version} is too old` },
      { id: 'pasang Node.js 20.19 atau lebih baru', en: 'install Node.js 20.19 or newer' },
    ),
  ];
}

/** What comes with the program: without it no PDF is made. */
const parts = [
  'templates/huruf/DejaVuSansCondensed.ttf',
  'templates/huruf/DejaVuSansCondensed-Bold.ttf',
  'templates/kalender/polri.yaml',
  'templates/kalender/libur-nasional.yaml',
];

/** Whether the program is whole. */
function programFindings(host: Host): readonly Finding[] {
  const missing = parts.filter((name) => host.files.kind(join(host.home, name)) !== 'file');
  if (missing.length === 0)
    return [good('huruf', { id: 'huruf dan kalender lengkap', en: 'fonts and calendars are there' })];
  return [
    wrong(
      'huruf',
      { id: `tidak ada: ${missing.join(', ')}`, en: `missing: ${missing.join(', ')}` },
      { id: 'pasang ulang program ini', en: 'install the program again' },
    ),
  ];
}

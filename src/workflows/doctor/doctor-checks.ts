import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { findOfficeFile } from '../office/find-office.ts';
import { openWorkspace, type Workspace } from '../office/workspace.ts';
import { calendarFindings, clockFindings } from './doctor-calendar.ts';
import { certificateFindings } from './doctor-certificates.ts';
import { nodeFindings, programFindings } from './doctor-computer.ts';
import {
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
  const office = workspace ? ofOffice.flatMap((check) => check({ host, workspace })) : [];
  return [finding, ...computer, ...office];
}

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

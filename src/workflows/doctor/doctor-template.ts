import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { reportPaper, templateName } from '../reports/report-paper.ts';
import type { DoctorPlace, Finding } from './doctor-checks.ts';

const check = 'tampilan';

/** Whether the office's own template of reports, if it has one, can be used with its logo. */
export function templateFindings({ context, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace || context.host.files.kind(join(workspace.root, templateName)) !== 'file') return [];
  try {
    reportPaper(context, workspace);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { id, en } = error.text;
    const advice = {
      id: `perbaiki ${templateName}; sebelum itu tidak ada laporan PDF yang dibuat`,
      en: `mend ${templateName}; until then no PDF report is made`,
    };
    return [{ check, level: 'wrong', text: { id: oneLine(id), en: oneLine(en) }, advice }];
  }
  const text = { id: `tampilan laporan: ${templateName}`, en: `look of reports: ${templateName}` };
  return [{ check, level: 'good', text }];
}

const oneLine = (text: string): string => text.split('\n').slice(0, 2).join(' ').trim();

import { explanationOf } from '../calendar/explain-due.ts';
import { UserError } from '../host/errors.ts';
import { isProblem, parseStandardTime } from '../sop/standard-time.ts';
import { printDue } from '../terminal/calendar/print-due.ts';
import { paletteFor } from '../terminal/palette.ts';
import type { Say } from '../words/language.ts';
import { openCalendar } from '../workflows/office/workspace.ts';
import type { OpenOffice } from './offices.ts';

/** Columns of the arithmetic; the windows of editors are narrow. */
const width = 72;

/** The arithmetic of a waktu that is started now, as `sop time` prints it; undefined for what is no standard time. */
export function explainedTime(waktu: string, { host, workspace }: OpenOffice, say: Say): string | undefined {
  const standard = parseStandardTime(waktu);
  if (isProblem(standard)) return undefined;
  if (standard.kind !== 'measured')
    return say({
      id: 'Tidak diukur: tidak pernah tepat waktu atau terlambat.',
      en: 'Not measured: never on time or late.',
    });
  try {
    const calendar = openCalendar(host, workspace);
    const explanation = explanationOf(calendar, host.now(), standard, workspace.office.dayRule);
    if (!explanation) return undefined;
    const page = printDue(explanation, { width, palette: paletteFor(false), say });
    return `\`\`\`text\n${page.trimEnd()}\n\`\`\``;
  } catch (error) {
    // A broken calendar is a finding of its own.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

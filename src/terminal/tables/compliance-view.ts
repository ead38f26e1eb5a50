import type { ComplianceDocument } from '../../report/compliance/compliance-document.ts';
import type { Say } from '../../words/language.ts';
import type { Palette } from '../palette.ts';
import { footLines } from './compliance-foot.ts';
import { courseLines, headLines } from './compliance-head.ts';
import { reasonTable } from './compliance-reasons.ts';
import { complianceTable } from './compliance-table.ts';
import { patternLines } from './pattern-words.ts';

/** Below this many columns lines are longer than the terminal. */
const narrowest = 40;

/**
 * A summary as a page for the terminal: what is counted, the groups with their total, the course, the reasons, what a
 * supervisor should look at, and the rules of counting. Lines are at most `width` columns wide, from 40 columns on.
 */
export function complianceView(
  document: ComplianceDocument,
  { say, palette, width }: { readonly say: Say; readonly palette: Palette; readonly width: number },
): string {
  const page = { say, palette, width: Math.max(narrowest, width) };
  const { summary, trace } = document;
  const mark = summary.unknownYears.length > 0 ? ' *' : '';
  const table = complianceTable(summary, trace, page);
  const pauses = say({ id: 'Sebab jeda', en: 'Why paused' });
  const lateness = say({ id: 'Sebab terlambat', en: 'Why late' });
  const blocks = [
    headLines(document, page),
    summary.groups.length === 0 ? [say(nothingCounted)] : table.lines,
    courseLines(document, page),
    reasonTable(`${pauses}${mark}`, summary.pauseReasons, page),
    reasonTable(`${lateness}${mark}`, summary.lateReasons, page),
    patternLines(summary.patterns, trace, page),
    footLines(document, summary.groups.length === 0 ? { ...table, shown: [], left: [] } : table, page),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

const nothingCounted = {
  id: 'Tidak ada yang dihitung.',
  en: 'There is nothing to count.',
};

import { noKey } from '../../compliance/grouping.ts';
import type { GroupBy, GroupSummary } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';

/** What groups are called at the head of their table. */
export const groupTitles: Readonly<Record<GroupBy, Bilingual>> = {
  activity: { id: 'Kegiatan', en: 'Activity' },
  part: { id: 'Bagian', en: 'Part' },
  run: { id: 'Pelaksanaan', en: 'Run' },
  role: { id: 'Pelaksana', en: 'Role' },
  person: { id: 'Petugas', en: 'Person' },
  day: { id: 'Hari', en: 'Day' },
  week: { id: 'Minggu', en: 'Week' },
  month: { id: 'Bulan', en: 'Month' },
  quarter: { id: 'Triwulan', en: 'Quarter' },
  semester: { id: 'Semester', en: 'Semester' },
  year: { id: 'Tahun', en: 'Year' },
};

/** How a group is called: what people know by its code with the code before it, the others by their name. */
export type GroupLabel = { readonly code: string; readonly text: string };

/** The label of a group, safe to show. */
export function groupLabel(group: GroupSummary, by: GroupBy, say: Say): GroupLabel {
  const [key, label] = [visibleLine(group.key), visibleLine(say(group.label))];
  if (!coded.has(by) || group.key === noKey) return { code: '', text: label };
  return { code: key, text: key === label ? '' : label };
}

const coded: ReadonlySet<GroupBy> = new Set(['activity', 'part', 'run', 'role']);

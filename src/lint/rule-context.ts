import type { Locate, Path } from '../document/locate.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import type { PlacedActivity, PlacedPart, RuleContext } from './rule.ts';
import { textFields } from './text-fields.ts';

/** What is known beside the SOP itself. */
export type Surroundings = Pick<RuleContext, 'today' | 'folder' | 'past'>;

/** Lays an SOP out for the rules: every part and row with its path in the file. */
export function ruleContext(sop: Sop, file: string, locate: Locate, around: Surroundings = {}): RuleContext {
  const all: PlacedActivity[] = [];
  const parts = sop.parts.map((part, index): PlacedPart => {
    const path: Path = ['bagian', index];
    const rows: PlacedActivity[] = [];
    place(rows, part, part.activities, [...path, 'kegiatan'], 1);
    for (const row of rows) all.push(row);
    return { part, path, rows };
  });
  return { sop, file, parts, rows: all, texts: textFields(sop, all), locate, ...around };
}

function place(
  rows: PlacedActivity[],
  part: Part,
  activities: readonly Activity[],
  list: Path,
  level: number,
): void {
  for (const [index, activity] of activities.entries()) {
    const path = [...list, index];
    rows.push({ activity, part, level, path });
    if (activity.children.length > 0) place(rows, part, activity.children, [...path, 'rincian'], level + 1);
  }
}

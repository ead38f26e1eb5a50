import type { Locate, Path } from '../document/locate.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import type { PlacedActivity, PlacedPart, RuleContext } from './rule.ts';

/** What is known beside the SOP itself. */
export type Surroundings = Pick<RuleContext, 'today' | 'others' | 'past'>;

/** Lays an SOP out for the rules: every part and row with its path in the file. */
export function ruleContext(sop: Sop, locate: Locate, around: Surroundings = {}): RuleContext {
  const parts = sop.parts.map((part, index): PlacedPart => {
    const path: Path = ['bagian', index];
    return { part, path, rows: placed(part, part.activities, [...path, 'kegiatan'], 1) };
  });
  return { sop, parts, rows: parts.flatMap(({ rows }) => rows), locate, ...around };
}

function placed(
  part: Part,
  activities: readonly Activity[],
  list: Path,
  level: number,
): readonly PlacedActivity[] {
  return activities.flatMap((activity, index) => {
    const path = [...list, index];
    return [
      { activity, part, level, path },
      ...placed(part, activity.children, [...path, 'rincian'], level + 1),
    ];
  });
}

import type { Path } from '../document/locate.ts';
import type { Sop } from '../sop/sop.ts';
import type { PlacedActivity } from './rule.ts';

/** A text of the form with its place in the file. */
export type TextField = { readonly text: string; readonly path: Path };

/** The texts that people wrote for the form: names, activities, what they need and yield. Not `sumber`, which is a quotation. */
export function textFields(sop: Sop, rows: readonly PlacedActivity[]): readonly TextField[] {
  const fields: TextField[] = [{ text: sop.name, path: ['nama'] }];
  const addAll = (texts: readonly string[], path: Path): void => {
    for (const [index, text] of texts.entries()) fields.push({ text, path: [...path, index] });
  };
  for (const { activity, path } of rows) {
    fields.push({ text: activity.text, path: [...path, 'uraian'] });
    addAll(activity.requirements, [...path, 'kelengkapan']);
    addAll(activity.output, [...path, 'output']);
    if (activity.remark !== undefined) fields.push({ text: activity.remark, path: [...path, 'keterangan'] });
  }
  return fields;
}

import type { Path } from '../document/locate.ts';
import type { RuleContext } from './rule.ts';

/** A text of the form with its place in the file. */
export type TextField = { readonly text: string; readonly path: Path };

/** The texts that people wrote for the form: names, activities, what they need and yield. Not `sumber`, which is a quotation. */
export function fieldsOf({ sop, rows }: RuleContext): readonly TextField[] {
  const list = (texts: readonly string[], path: Path): readonly TextField[] =>
    texts.map((text, index) => ({ text, path: [...path, index] }));
  return [
    { text: sop.name, path: ['nama'] },
    ...rows.flatMap(({ activity, path }) => [
      { text: activity.text, path: [...path, 'uraian'] },
      ...list(activity.requirements, [...path, 'kelengkapan']),
      ...list(activity.output, [...path, 'output']),
      ...(activity.remark === undefined ? [] : [{ text: activity.remark, path: [...path, 'keterangan'] }]),
    ]),
  ];
}

import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfRef, type PdfValue } from '../../pdf/value.ts';
import type { Change, ChangeKind } from './change.ts';
import type { Heads } from './heads.ts';
import type { Roles } from './roles.ts';

/** Two neighbouring revisions, with what the objects of the earlier one are for, and what was found to differ. */
export type Step = {
  readonly before: PdfFile;
  readonly after: PdfFile;
  readonly old: Heads;
  readonly now: Heads;
  readonly roles: Roles;
  /** The whole file, of which both are beginnings. */
  readonly bytes: Uint8Array;
  readonly changes: Change[];
};

/** Says that something changed. */
export function note(
  step: Step,
  kind: ChangeKind,
  place: string,
  more: Pick<Change, 'field' | 'remark'> = {},
): void {
  step.changes.push({ kind, place, ...more });
}

/** Whether a number named nothing before: no object, and no reference that waited for one. */
export const isNew = ({ before, roles }: Step, number: number): boolean =>
  !roles.has(number) && before.object(number) === null;

export const refIn = (value: PdfValue | undefined): PdfRef | undefined => asKind(value, 'ref');

import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfValue } from '../../pdf/value.ts';

/** A list as it stands in a dictionary, or as an object of its own, then with its number. */
export type List = {
  readonly items: readonly PdfValue[];
  readonly number: number | undefined;
  /** False where something else stands in its place; then nothing is known of its items. */
  readonly isList: boolean;
};

/** Reads a list; one that is not there is empty. */
export function listAt(file: PdfFile, value: PdfValue | undefined): List {
  const ref = asKind(value, 'ref');
  const items = asKind(ref ? file.object(ref.number) : value, 'array')?.items;
  return { items: items ?? [], number: ref?.number, isList: items !== undefined || (value ?? null) === null };
}

import type { PdfFile } from '../../pdf/pdf-file.ts';
import { nameText, type PdfDict } from '../../pdf/value.ts';
import type { Change } from './comparison.ts';

/** What a signature allows to happen after it (ISO 32000-2, 12.8.2.2 and 12.8.2.4). */
type Permissions = { readonly certification?: 1 | 2 | 3; readonly locksFields: boolean };

/** Reads `/Reference` of a signature dictionary. */
export function permissionsOf(file: PdfFile, signature: PdfDict): Permissions {
  const references = file.items(signature.entries.get('Reference')).map((item) => file.dict(item));
  const method = (reference: PdfDict | undefined) =>
    nameText(file.resolve(reference?.entries.get('TransformMethod')));
  const locksFields = references.some((reference) => method(reference) === 'FieldMDP');
  const certifying = references.find((reference) => method(reference) === 'DocMDP');
  if (!certifying) return { locksFields };
  const level = file.resolve(file.dict(certifying.entries.get('TransformParams'))?.entries.get('P'));
  return { locksFields, certification: level === 1 || level === 3 ? level : 2 };
}

/** What the changes after a signature amount to, given what it allows. Without a certification only signing is allowed. */
export function judgeChanges(
  changes: readonly Change[],
  { certification, locksFields }: Permissions,
): 'nothing' | 'normal' | 'allowed-form' | 'form-or-annotation' | 'other' {
  const kinds = new Set(changes.map(({ kind }) => kind));
  if (kinds.size === 0) return 'nothing';
  const isCertified = certification === 1 || certification === 2;
  if (kinds.has('other') || (isCertified && kinds.has('field'))) return 'other';
  if (kinds.has('annotation'))
    return certification === 3 ? 'allowed-form' : isCertified ? 'other' : 'form-or-annotation';
  if (!kinds.has('form')) return 'normal';
  if (certification === 1) return 'other';
  return certification !== undefined && !locksFields ? 'allowed-form' : 'form-or-annotation';
}

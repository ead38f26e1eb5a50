/**
 * What a change after signing amounts to: validation data, a document time stamp, a signature, a field for one that still waits, data entry, a
 * remark on a page, or something that nobody should trust.
 */
export type ChangeKind = 'validation' | 'stamp' | 'signature' | 'field' | 'form' | 'annotation' | 'other';

/** A change with its place as a path of the document, such as `Root/Pages/Kids/0/Contents`. */
export type Change = {
  readonly kind: ChangeKind;
  readonly place: string;
  /** The full name of the field that it happened to. */
  readonly field?: string;
  /** Number of the remark that it happened to. */
  readonly remark?: number;
};

import type { Sop } from '../sop/sop.ts';
import { decodeSop } from './decode-sop.ts';
import { type Diagnostic, inReadingOrder } from './diagnostic.ts';
import { type InputLimits, inputLimits } from './input-limits.ts';
import type { Locate } from './locate.ts';
import type { SopKeys } from './sop-keys.ts';
import { valueProblems } from './sop-values.ts';
import { openYaml } from './yaml/read-yaml.ts';

/** An SOP file as read. Without `sop` it could not be understood, and the diagnostics hold an error that says why. */
export type SopDocument = {
  readonly file: string;
  readonly sop?: Sop;
  readonly locate: Locate;
  /** The text of the file, as far as it could be read. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads an SOP file. With errors of single values only (a waktu that is not understood) there is an SOP all the same,
 * so that lint can go on; whoever runs it must look at the diagnostics first.
 */
export function readSopDocument(
  bytes: Uint8Array,
  file: string,
  limits: InputLimits = inputLimits,
): SopDocument {
  const { value, locate, places, text, diagnostics, report } = openYaml(bytes, file, 'sop', limits);
  if (value === undefined) return { file, locate, text, diagnostics };
  const keys = value as SopKeys;
  const found = report(valueProblems(keys, places));
  const all = found.length > 0 ? inReadingOrder([...diagnostics, ...found]) : diagnostics;
  return { file, sop: decodeSop(keys), locate, text, diagnostics: all };
}

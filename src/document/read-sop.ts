import type { Sop } from '../sop/sop.ts';
import { decodeSop } from './decode-sop.ts';
import { type Diagnostic, inReadingOrder } from './diagnostic.ts';
import type { Locate } from './locate.ts';
import { openYaml } from './read-yaml.ts';
import type { SopKeys } from './sop-keys.ts';
import { valueProblems } from './sop-values.ts';

/** An SOP file as read. Without `sop` it could not be understood, and the diagnostics hold an error that says why. */
export type SopDocument = {
  readonly file: string;
  readonly sop?: Sop;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads an SOP file. With errors of single values only (a waktu that is not understood) there is an SOP all the same,
 * so that lint can go on; whoever runs it must look at the diagnostics first.
 */
export function readSopDocument(bytes: Uint8Array, file: string): SopDocument {
  const { value, locate, places, diagnostics, report } = openYaml(bytes, file, 'sop');
  if (value === undefined) return { file, locate, diagnostics };
  const keys = value as SopKeys;
  const found = report(valueProblems(keys, places));
  return { file, sop: decodeSop(keys), locate, diagnostics: inReadingOrder([...diagnostics, ...found]) };
}

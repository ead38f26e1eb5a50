import type { Diagnostic } from '../../document/diagnostic.ts';
import { printDiagnostics, unpainted } from '../../document/diagnostic-text.ts';
import { UserError } from '../../host/errors.ts';
import type { Language } from '../../words/language.ts';

/** An error that shows what is wrong in a file the program needs, in plain text: error messages carry no colour codes. */
export function wrongFile(path: string, bytes: Uint8Array, diagnostics: readonly Diagnostic[]): UserError {
  const shown = (language: Language): string =>
    printDiagnostics(diagnostics, new Map([[path, bytes]]), { language, palette: unpainted });
  return new UserError({
    id: `'${path}' belum benar:\n${shown('id')}`,
    en: `'${path}' is not right yet:\n${shown('en')}`,
  });
}

import type { Bilingual } from '../words/bilingual.ts';

/** An expected failure that the user can do something about: exit code 3, no stack. */
export class UserError extends Error {
  readonly text: Bilingual;
  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'UserError';
    this.text = text;
  }
}

/** A word of the command line that says nothing to the program: exit code 2. */
export class UsageError extends UserError {
  constructor(text: Bilingual) {
    super(text);
    this.name = 'UsageError';
  }
}

/** Output or disk failure: exit code 74. The text says what was NOT saved. */
export class DiskError extends UserError {
  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text, options);
    this.name = 'DiskError';
  }
}

/** The user stopped: exit code 130. What was recorded so far is kept. */
export class Cancelled extends UserError {
  constructor(text: Bilingual) {
    super(text);
    this.name = 'Cancelled';
  }
}

/** The system's error code (`ENOENT`, `ENOSPC`, …) of a caught value, if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The same in words for a message. */
export function diskCode(error: unknown): Bilingual {
  const code = errorCode(error);
  return code === undefined ? { id: 'galat tulis', en: 'write error' } : { id: code, en: code };
}

/** Does what writes to the disk. @throws DiskError with `notSaved`, which is handed the system's code in words */
export function saving<T>(write: () => T, notSaved: (code: Bilingual) => Bilingual): T {
  try {
    return write();
  } catch (error) {
    throw new DiskError(notSaved(diskCode(error)), { cause: error });
  }
}

/** What kind of expected failure a caught value is. By name: every command is a bundle with its own copy of the classes. */
export function failureKind(error: unknown): 'failure' | 'usage' | 'disk' | 'cancelled' | undefined {
  if (!(error instanceof Error) || !('text' in error)) return undefined;
  return ({ UserError: 'failure', UsageError: 'usage', DiskError: 'disk', Cancelled: 'cancelled' } as const)[
    error.name
  ];
}

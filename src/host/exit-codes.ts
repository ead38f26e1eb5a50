/** What the program ends with; docs/ARCHITECTURE.md says what each means. */
export const exitCodes = {
  ok: 0,
  finding: 1,
  usage: 2,
  failure: 3,
  bug: 70,
  disk: 74,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

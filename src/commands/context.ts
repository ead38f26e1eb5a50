import type { ExitCode } from '../host/exit-codes.ts';
import type { Host } from '../host/host.ts';
import type { Palette } from '../terminal/palette.ts';
import type { Language, Say } from '../words/language.ts';

/** What every command is handed: the outside world, the user's language and colours. */
export type Context = {
  readonly host: Host;
  readonly language: Language;
  readonly say: Say;
  readonly palette: Palette;
  /** Questions as plain numbered lines: `--accessible`, `SOP_ACCESSIBLE=1`, or a terminal that cannot move the cursor. */
  readonly accessible: boolean;
};

/** Values of a command's options by their long name in camel case, as the command line gave them. */
export type Options = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A command: reads through the host, shows through the terminal, returns the exit code. */
export type Run = (context: Context, args: readonly string[], options: Options) => Promise<ExitCode>;

/** An option's text value, or undefined when it was not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

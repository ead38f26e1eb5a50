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

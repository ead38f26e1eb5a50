import type { TerminalStreams } from '../../host/host.ts';
import type { Say } from '../../words/language.ts';
import type { Palette } from '../palette.ts';

/** What a question needs to be asked. */
export type Asking = {
  readonly host: { readonly terminal: TerminalStreams; readonly uptime: () => number };
  readonly say: Say;
  readonly palette: Palette;
  /** Questions as plain numbered lines, for screen readers and terminals that cannot move the cursor. */
  readonly accessible: boolean;
};

/** What comes sooner than this after a question appears was not meant for it (type-ahead, a held key); milliseconds. */
export const guardMs = 150;
/** An answer counts when nothing else follows at once: a paste or a burst answers nothing; milliseconds. */
export const settleMs = 45;

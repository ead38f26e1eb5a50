import { createPrompt, useKeypress, useRef } from '@inquirer/core';
import { guardMs } from './asking.ts';

export type KeyPromptConfig = {
  readonly text: string;
  /** The only keys that end the prompt; no Enter, no default. */
  readonly keys: readonly string[];
  readonly uptime: () => number;
};

/** Shows a text and waits for one of a few explicit keys; what was typed ahead does not count. */
export const keyPrompt = createPrompt<string, KeyPromptConfig>((config, done) => {
  const openedAt = useRef(config.uptime());
  useKeypress((key, readline) => {
    readline.clearLine(0);
    if (config.uptime() - openedAt.current < guardMs || key.ctrl) return;
    if (config.keys.includes(key.name)) done(key.name);
  });
  return `${config.text}\u001b[?25l`;
});

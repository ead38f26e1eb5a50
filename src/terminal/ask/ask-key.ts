import { createPrompt, useKeypress, useRef } from '@inquirer/core';
import type { Bilingual } from '../../words/bilingual.ts';
import { ask } from './ask.ts';
import { type Asking, guardMs } from './asking.ts';
import { plainMenu } from './plain-menu.ts';

/** A choice by a key of its own. */
type KeyChoice<Key extends string> = { readonly key: Key; readonly label: Bilingual };

/**
 * Shows lines and asks for one of a few explicit keys: no Enter, no default.
 * @throws Cancelled
 */
export async function askKey<Key extends string>(
  asking: Asking,
  lines: readonly string[],
  choices: readonly KeyChoice<Key>[],
  layout: 'beside' | 'below' = 'beside',
): Promise<Key> {
  const { host, say, palette, accessible } = asking;
  if (accessible) {
    const place = await plainMenu(
      asking,
      lines,
      choices.map(({ label }) => say(label)),
    );
    return (choices[place] as KeyChoice<Key>).key;
  }
  const items = choices.map(({ key, label }) => `${palette.accent(key.toUpperCase())} ${say(label)}`);
  const text = [...lines, items.join(layout === 'beside' ? '   ' : '\n')].join('\n');
  const config = { text, keys: choices.map(({ key }) => key), uptime: host.uptime };
  return (await ask(host.terminal, keyPrompt, config)) as Key;
}

type KeyPromptConfig = {
  readonly text: string;
  /** The only keys that end the prompt; no Enter, no default. */
  readonly keys: readonly string[];
  readonly uptime: () => number;
};

/** Shows a text and waits for one of a few explicit keys; what was typed ahead does not count. */
const keyPrompt = createPrompt<string, KeyPromptConfig>((config, done) => {
  const openedAt = useRef(config.uptime());
  useKeypress((key, readline) => {
    readline.clearLine(0);
    if (config.uptime() - openedAt.current < guardMs || key.ctrl) return;
    if (config.keys.includes(key.name)) done(key.name);
  });
  return `${config.text}\u001b[?25l`;
});

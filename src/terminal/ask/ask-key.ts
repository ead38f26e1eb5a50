import type { Bilingual } from '../../words/bilingual.ts';
import { ask } from './ask.ts';
import type { Asking } from './asking.ts';
import { keyPrompt } from './key-prompt.ts';
import { plainMenu } from './plain-menu.ts';

/** A choice by a key of its own. */
export type KeyChoice<Key extends string> = { readonly key: Key; readonly label: Bilingual };

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

import { select } from '@inquirer/prompts';
import { ask } from './ask.ts';
import type { Asking } from './asking.ts';
import { plainMenu } from './plain-menu.ts';

export type Choice<Value> = { readonly name: string; readonly value: Value };

/** Lets the user choose one of a list, with the arrow keys or by its number. @throws Cancelled */
export async function choose<Value>(
  asking: Asking,
  message: string,
  choices: readonly Choice<Value>[],
): Promise<Value> {
  const { host, say, accessible } = asking;
  if (accessible) {
    const place = await plainMenu(
      asking,
      [message],
      choices.map(({ name }) => name),
    );
    return (choices[place] as Choice<Value>).value;
  }
  const { terminal } = host;
  return ask(terminal, select<Value>, {
    message,
    choices,
    loop: false,
    pageSize: Math.max(5, terminal.rows() - 4),
    theme: {
      style: {
        keysHelpTip: () =>
          say({ id: '↑↓ pilih   Enter ambil   Ctrl-C batal', en: '↑↓ choose   Enter take   Ctrl-C cancel' }),
      },
    },
  });
}

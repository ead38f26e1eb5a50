import { select } from '@inquirer/prompts';
import type { TerminalStreams } from '../host/host.ts';
import { ask } from './ask.ts';
import type { Say } from './language.ts';

export type Choice<Value> = { readonly name: string; readonly value: Value };

/** Lets the user choose one of a list with the arrow keys. @throws Cancelled */
export function choose<Value>(
  terminal: TerminalStreams,
  say: Say,
  message: string,
  choices: readonly Choice<Value>[],
): Promise<Value> {
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

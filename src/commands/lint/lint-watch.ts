import { UserError } from '../../host/errors.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { watchPrompt } from '../../terminal/ask/watch-prompt.ts';
import { visible } from '../../words/visible.ts';
import type { AskedFiles } from '../../workflows/lint/lint-targets.ts';
import type { Context } from '../context.ts';

/**
 * Shows the findings and looks again whenever a file changes, comes or goes, until Q is pressed.
 * @param targets the files as they are now @param print the page about them
 * @throws UserError without a terminal
 */
export async function watchFindings(
  context: Context,
  targets: () => AskedFiles,
  print: (targets: AskedFiles) => string,
): Promise<void> {
  const { host, say } = context;
  if (!host.terminal.interactive) throw new UserError(noTerminal);
  let seen = '';
  let page = '';
  const draw = (): string => {
    try {
      const now = targets();
      const state = stateOf(context, now);
      if (state !== seen) page = fitted(print(now), host.terminal.rows() - 2, context);
      seen = state;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      seen = '';
      page = `${visible(say(error.text))}\n`;
    }
    return `${page}${say(watching)}`;
  };
  await ask(host.terminal, watchPrompt, { draw, everyMs: 1000 });
}

const watching = {
  id: 'Diperiksa lagi setiap berkas berubah. Q keluar.',
  en: 'Checked whenever a file changes. Q leaves.',
};
const noTerminal = {
  id: '--watch memerlukan terminal. Tanpa terminal atau dengan --no-input: sop lint',
  en: '--watch needs a terminal. Without one, or with --no-input: sop lint',
};

/** Names and content of all files, and by which settings: the same text as long as nothing changed. */
function stateOf({ host }: Context, { files, workspace }: AskedFiles): string {
  const stamps = [...files.reported, ...files.beside].map(
    ({ shown, path, read }) =>
      `${shown}=${path === undefined ? host.sha256(read()) : host.files.stamp(path)}`,
  );
  return [JSON.stringify(workspace.office), ...stamps].join('\n');
}

/** As many lines as the screen has, with how many are missing. */
function fitted(page: string, rows: number, { say }: Context): string {
  const lines = page.split('\n');
  if (lines.length <= rows) return page;
  const left = lines.length - rows + 1;
  const rest = say({ id: `… ${left} baris lagi: sop lint`, en: `… ${left} more lines: sop lint` });
  return `${[...lines.slice(0, rows - 1), rest].join('\n')}\n`;
}

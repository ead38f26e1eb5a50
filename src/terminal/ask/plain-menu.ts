import type { Asking } from './asking.ts';
import { plainLine } from './plain-line.ts';

/** Writes lines and numbered choices, and waits for a number; gives its place from 0. An empty line chooses nothing. @throws Cancelled */
export async function plainMenu(
  asking: Asking,
  lines: readonly string[],
  choices: readonly string[],
): Promise<number> {
  const { host, say } = asking;
  const numbered = choices.map((choice, index) => `${index + 1}. ${choice}`);
  host.terminal.output.write(`${[...lines, ...numbered].join('\n')}\n`);
  for (;;) {
    const typed = (await plainLine(asking, say({ id: 'Nomor pilihan: ', en: 'Number: ' }))).trim();
    const place = /^\d{1,4}$/.test(typed) ? Number(typed) - 1 : -1;
    if (choices[place] !== undefined) return place;
    const most = choices.length;
    host.terminal.output.write(
      say({
        id: `Ketik nomor 1 sampai ${most}, lalu Enter.\n`,
        en: `Type a number from 1 to ${most}, then Enter.\n`,
      }),
    );
  }
}

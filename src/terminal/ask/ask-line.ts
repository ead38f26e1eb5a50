import { input } from '@inquirer/prompts';
import { ask } from './ask.ts';
import type { Asking } from './asking.ts';
import { plainLine } from './plain-line.ts';

/** A question for one line of text. */
type LineQuestion = {
  readonly message: string;
  /** True when the text will do, else what is wrong with it. */
  readonly validate?: (text: string) => true | string;
  /** What an empty line stands for. */
  readonly default?: string;
};

/** Asks for one line of text. @throws Cancelled */
export async function askLine(asking: Asking, question: LineQuestion): Promise<string> {
  const { host, accessible } = asking;
  if (!accessible) return ask(host.terminal, input, question);
  const standard = question.default === undefined ? '' : ` (${question.default})`;
  for (;;) {
    const typed = await plainLine(asking, `${question.message}${standard} `);
    const text = typed === '' ? (question.default ?? '') : typed;
    const verdict = question.validate?.(text) ?? true;
    if (verdict === true) return text;
    host.terminal.output.write(`${verdict}\n`);
  }
}

import { Chalk } from 'chalk';
import type { Say } from '../words/language.ts';

type Paint = (text: string) => string;

/** The few colours of the program, by meaning. Without colour every one returns its text unchanged. */
export type Palette = {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warn: Paint;
  readonly accent: Paint;
  readonly inverse: Paint;
};

/** What a text for the screen is laid out by: columns, colours, language. */
export type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

export function paletteFor(color: boolean): Palette {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    accent: chalk.cyan,
    inverse: chalk.inverse,
  };
}

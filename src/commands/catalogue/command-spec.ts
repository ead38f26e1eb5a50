import type { Bilingual } from '../../words/bilingual.ts';
import type { Run } from '../context.ts';

/** `repeats`: the option may stand several times; its value is then a list. */
export type OptionSpec = { readonly flags: string; readonly text: Bilingual; readonly repeats?: true };

/** One command as help, completion and the command line see it; its code is loaded when it runs. */
export type CommandSpec = {
  readonly name: string;
  readonly alias: string;
  readonly args: readonly { readonly name: string; readonly text: Bilingual }[];
  readonly summary: Bilingual;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly line: string; readonly text: Bilingual }[];
  readonly load: () => Promise<Run>;
};

/** The option of every command that can print JSON. */
export const jsonOption: OptionSpec = {
  flags: '--json',
  text: { id: 'cetak sebagai satu dokumen JSON', en: 'print one JSON document' },
};

/** For the commands that ask questions. */
export const accessibleOption: OptionSpec = {
  flags: '--accessible',
  text: {
    id: 'pertanyaan sebagai baris bernomor, untuk pembaca layar',
    en: 'questions as numbered lines, for screen readers',
  },
};

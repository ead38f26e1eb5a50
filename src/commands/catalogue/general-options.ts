import { namedOptions, type OptionSpec } from './command-spec.ts';

/** Options that `sop` knows before, within and after the words of any command. */
const general = {
  lang: { indonesian: 'bahasa', value: ['id', 'en'], text: { id: 'bahasa layar', en: 'screen language' } },
  noInput: {
    indonesian: 'tanpa-tanya',
    text: {
      id: 'jangan bertanya; setiap pertanyaan menjadi galat yang menyebut pilihannya (juga: SOP_NO_INPUT=1)',
      en: 'ask nothing; every question is an error that names the option (also: SOP_NO_INPUT=1)',
    },
  },
  accessible: {
    indonesian: 'aksesibel',
    text: {
      id: 'pertanyaan sebagai baris bernomor, untuk pembaca layar (juga: SOP_ACCESSIBLE=1)',
      en: 'questions as numbered lines, for screen readers (also: SOP_ACCESSIBLE=1)',
    },
  },
  help: { indonesian: 'bantuan', short: 'h', text: { id: 'cetak bantuan', en: 'print help' } },
  version: { indonesian: 'versi', short: 'V', text: { id: 'cetak versi', en: 'print the version' } },
} as const satisfies Record<string, OptionSpec>;

export type GeneralOption = keyof typeof general;

/** The options of every command, with their names. */
export const generalOptions = namedOptions(general);

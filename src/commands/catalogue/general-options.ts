import type { Bilingual } from '../../words/bilingual.ts';

/** What help, completion and the manual page say of the options that every command has. */
export const langText: Bilingual = { id: 'bahasa layar', en: 'language of the screen' };
export const noInputText: Bilingual = {
  id: 'jangan bertanya; setiap pertanyaan menjadi galat yang menyebut pilihannya (juga: SOP_NO_INPUT=1)',
  en: 'ask nothing; every question is an error that names the option (also: SOP_NO_INPUT=1)',
};

import type { Bilingual } from '../../words/bilingual.ts';
import type { SchemaError } from './validate.ts';

/** The types of JSON in plain words. */
export const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'bilangan', en: 'a number' },
  integer: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true/false', en: 'true/false' },
  object: { id: 'pasangan "kunci: nilai"', en: 'a mapping ("key: value")' },
  array: { id: 'daftar', en: 'a list' },
  null: { id: 'kosong', en: 'empty' },
};

/** A value from a file, in quotes and cut to a length that a line can bear. */
export function quote(value: string | number): string {
  const text = String(value).replace(/\s+/g, ' ');
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

/** `a`, `a atau b`, `a, b, atau c`. */
export function joined(words: readonly Bilingual[], language: 'id' | 'en'): string {
  const texts = words.map((word) => word[language]);
  const or = language === 'id' ? 'atau' : 'or';
  if (texts.length < 3) return texts.join(` ${or} `);
  return `${texts.slice(0, -1).join(', ')}, ${or} ${texts.at(-1)}`;
}

const limits: Readonly<Record<string, (limit: string) => Bilingual>> = {
  minLength: () => ({ id: 'Tulisan di sini tidak boleh kosong.', en: 'The text here may not be empty.' }),
  maxLength: (n) => ({
    id: `Terlalu panjang: paling banyak ${n} karakter.`,
    en: `Too long: at most ${n} characters.`,
  }),
  minItems: (n) => ({
    id: `Daftar ini paling sedikit berisi ${n} butir.`,
    en: `This list needs at least ${n} item(s).`,
  }),
  maxItems: (n) => ({
    id: `Daftar ini paling banyak berisi ${n} butir.${Number(n) >= 200 ? ' Naikkan dengan sadar: batas: { butir: 5000 } di sop.config.yaml.' : ''}`,
    en: `This list may hold at most ${n} item(s).${Number(n) >= 200 ? ' Raise it knowingly: batas: { butir: 5000 } in sop.config.yaml.' : ''}`,
  }),
  minProperties: (n) => ({
    id: `Di sini paling sedikit ${n} kunci.`,
    en: `At least ${n} key(s) are needed here.`,
  }),
  maxProperties: (n) => ({
    id: `Di sini paling banyak ${n} kunci.`,
    en: `At most ${n} key(s) may stand here.`,
  }),
  minimum: (n) => ({ id: `Bilangan ini paling kecil ${n}.`, en: `This number is at least ${n}.` }),
  maximum: (n) => ({ id: `Bilangan ini paling besar ${n}.`, en: `This number is at most ${n}.` }),
  uniqueItems: () => ({ id: 'Butir yang sama muncul dua kali.', en: 'The same item stands twice.' }),
};

/** The sentence for an error about length, number of items or size; undefined for other errors. */
export function limitMessage({ keyword, params }: SchemaError): Bilingual | undefined {
  return limits[keyword]?.(String(params['limit'] ?? ''));
}

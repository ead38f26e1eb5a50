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

const code: Bilingual = {
  id: 'Kode berupa huruf besar, angka, dan tanda hubung, diawali huruf, misalnya URMIN-01 (bukan nama perangkat seperti CON).',
  en: 'A code is made of capitals, digits and hyphens and begins with a letter, such as URMIN-01 (no device name such as CON).',
};

const date: Bilingual = {
  id: 'Tulis tahun-bulan-hari, misalnya 2026-01-15, atau 2026-01 bila harinya tidak diketahui.',
  en: 'Write year-month-day, such as 2026-01-15, or 2026-01 when the day is unknown.',
};

/** What to write, by the pattern of the schemas that a value failed. */
export const knownPatterns: ReadonlyMap<string, Bilingual> = new Map([
  ['^(?!(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])$)[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,16}){0,5}$', code],
  ['^[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?$', date],
  [
    '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]$',
    {
      id: 'Tulis tahun-bulan-hari jam:menit, misalnya 2026-11-20 08:45.',
      en: 'Write year-month-day hour:minute, such as 2026-11-20 08:45.',
    },
  ],
  [
    '^[a-z0-9.-]+$',
    {
      id: 'Tulis nama server saja, huruf kecil, misalnya crl.kantor.local.',
      en: 'Write just the name of the server, in lower case, such as crl.kantor.local.',
    },
  ],
  [
    '^https?://',
    {
      id: 'Tulis alamat lengkap, misalnya http://tsa.contoh.id.',
      en: 'Write the whole address, such as http://tsa.contoh.id.',
    },
  ],
  [
    '^[0-9]{8}$',
    { id: 'NRP terdiri atas 8 angka, misalnya "99010001".', en: 'An NRP has 8 digits, such as "99010001".' },
  ],
  [
    '^[0-9]{18}$',
    {
      id: 'NIP terdiri atas 18 angka, misalnya "199001012015011001".',
      en: 'A NIP has 18 digits, such as "199001012015011001".',
    },
  ],
  [
    '^(?:[01][0-9]|2[0-3])[.:][0-5][0-9]-(?:(?:[01][0-9]|2[0-3])[.:][0-5][0-9]|24[.:]00)$',
    {
      id: 'Tulis jam mulai-selesai, misalnya 07.00-15.00.',
      en: 'Write the hours from-to, such as 07.00-15.00.',
    },
  ],
  [
    '^(?:[01][0-9]|2[0-3])[.:][0-5][0-9]$',
    { id: 'Tulis jam:menit, misalnya "07:30".', en: 'Write hour:minute, such as "07:30".' },
  ],
  [
    '^[^\\s@]+@[^\\s@]+$',
    {
      id: 'Tulis satu alamat surel, misalnya sop@contoh.go.id.',
      en: 'Write one e-mail address, such as sop@contoh.go.id.',
    },
  ],
  [
    '^https?://\\S+$',
    {
      id: 'Tulis alamat lengkap, misalnya https://contoh.go.id/kabar.',
      en: 'Write the whole address, such as https://contoh.go.id/kabar.',
    },
  ],
  [
    '^[a-z0-9]{1,10}$',
    {
      id: 'Tulis akhiran nama berkas dengan huruf kecil tanpa titik, misalnya jpg.',
      en: 'Write the ending of the file name in small letters without the dot, such as jpg.',
    },
  ],
  ['\\S', { id: 'Isi tulisannya, atau hapus kuncinya.', en: 'Write the text, or delete the key.' }],
]);

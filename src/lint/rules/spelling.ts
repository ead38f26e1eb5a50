import type { Path } from '../../document/locate.ts';
import type { Finding, Rule } from '../rule.ts';

/** A small list of slips and of spellings that KBBI does not have; the source's own wording (`sumber`) is left as it is. */
export const spelling: Rule = {
  id: 'spelling',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Salah tulis', en: 'Misspelt words' },
  why: {
    id: 'Formulir resmi dengan kata yang salah tulis kehilangan wibawanya.',
    en: 'An official form with misspelt words loses its authority.',
  },
  check: ({ texts }) => texts.flatMap(({ text, path }) => findingsIn(text, path)),
};

/** Wrong to right, in small letters; the first letter keeps its case. */
const slips: ReadonlyMap<string, string> = new Map([
  ['adinistrasi', 'administrasi'],
  ['adminstrasi', 'administrasi'],
  ['aktifitas', 'aktivitas'],
  ['antri', 'antre'],
  ['apotik', 'apotek'],
  ['beaya', 'biaya'],
  ['hirarki', 'hierarki'],
  ['ijin', 'izin'],
  ['jadual', 'jadwal'],
  ['karir', 'karier'],
  ['kwalitas', 'kualitas'],
  ['kwitansi', 'kuitansi'],
  ['managemen', 'manajemen'],
  ['melaui', 'melalui'],
  ['memilikii', 'memiliki'],
  ['mensosialisasikan', 'menyosialisasikan'],
  ['nomer', 'nomor'],
  ['obyek', 'objek'],
  ['pebruari', 'Februari'],
  ['pennisan', 'penulisan'],
  ['perundangundangan', 'perundang-undangan'],
  ['penyelengaraan', 'penyelenggaraan'],
  ['praktek', 'praktik'],
  ['resiko', 'risiko'],
  ['sekedar', 'sekadar'],
  ['standarisasi', 'standardisasi'],
  ['subyek', 'subjek'],
  ['tehnik', 'teknik'],
  ['tehnis', 'teknis'],
  ['terlanjur', 'telanjur'],
]);

/** What a word is in its text: plain, the first of a sentence or in a title, where a capital says nothing, or perhaps a name. */
type Word = { readonly word: string; readonly at: number; readonly sure: boolean };

/** Words in quotes are somebody else's; one with a capital within a sentence is taken for a name. */
function slipsIn(text: string): readonly Word[] {
  const words = [...text.replace(quoted, (part) => ' '.repeat(part.length)).matchAll(latin)];
  const long = words.filter(([word]) => word.length > 3);
  const isTitle = long.length > 1 && long.every(([word]) => isCapital(word));
  return words.flatMap(({ 0: word, index: at }, place): readonly Word[] => {
    if (!isSlip(word)) return [];
    if (!isCapital(word)) return [{ word, at, sure: true }];
    const next = words[place + 1]?.[0];
    if (isTitle) return [{ word, at, sure: false }];
    return place === 0 && !(next && isCapital(next)) ? [{ word, at, sure: true }] : [];
  });
}

const quoted = /"[^"]*"|“[^”]*”|‘[^’]*’|(?<![a-z])'[^']*'(?![a-z])/gi;

const latin = /[a-zÀ-ÖØ-öø-ɏ]+/gi;

const isCapital = (word: string): boolean => word[0] !== word[0]?.toLowerCase();

function findingsIn(text: string, path: Path): readonly Finding[] {
  // Most texts have none: only the others are looked at closely.
  if (!(text.match(latin) ?? []).some(isSlip)) return [];
  const wrong = slipsIn(text);
  if (wrong.length === 0) return [];
  let right = text;
  for (const { word, at } of wrong.toReversed())
    right = `${right.slice(0, at)}${corrected(word)}${right.slice(at + word.length)}`;
  const list = [...new Set(wrong.map(({ word }) => word))].map((word) => `"${word}" → "${corrected(word)}"`);
  return [
    {
      path,
      message: { id: `Salah tulis: ${list.join(', ')}.`, en: `Misspelt: ${list.join(', ')}.` },
      hint: { id: 'Ejaan menurut KBBI.', en: 'Spelling by KBBI.' },
      rewrite: { kind: wrong.every(({ sure }) => sure) ? 'safe' : 'suggestion', text: right },
    },
  ];
}

const isSlip = (word: string): boolean => corrected(word) !== word;

function corrected(word: string): string {
  const right = slips.get(word.toLowerCase());
  if (right === undefined || word === word.toUpperCase()) return word;
  return word[0] === word[0]?.toUpperCase() ? `${right[0]?.toUpperCase()}${right.slice(1)}` : right;
}

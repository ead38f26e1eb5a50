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

function findingsIn(text: string, path: Path): readonly Finding[] {
  const wrong = (text.match(/[a-zÀ-ÖØ-öø-ɏ]+/gi) ?? []).filter((word) => isSlip(word));
  if (wrong.length === 0) return [];
  const right = text.replace(/[a-zÀ-ÖØ-öø-ɏ]+/gi, corrected);
  const list = [...new Set(wrong)].map((word) => `"${word}" → "${corrected(word)}"`).join(', ');
  return [
    {
      path,
      message: { id: `Salah tulis: ${list}.`, en: `Misspelt: ${list}.` },
      hint: { id: 'Ejaan menurut KBBI.', en: 'Spelling by KBBI.' },
      rewrite: { kind: 'safe', text: right },
    },
  ];
}

const isSlip = (word: string): boolean => corrected(word) !== word;

function corrected(word: string): string {
  const right = slips.get(word.toLowerCase());
  if (right === undefined || word === word.toUpperCase()) return word;
  return word[0] === word[0]?.toUpperCase() ? `${right[0]?.toUpperCase()}${right.slice(1)}` : right;
}

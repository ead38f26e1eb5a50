import type { Bilingual } from '../../words/bilingual.ts';
import type { Finding, PlacedActivity, Rule } from '../rule.ts';
import { subjectOf } from './subject-named.ts';

/** PermenPAN-RB 35/2012: an activity is written as an active verb without a subject. A text that begins with who does it is left to subject-named. */
export const activeVerb: Rule = {
  id: 'active-verb',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Kegiatan diawali kata kerja aktif', en: 'Activities begin with an active verb' },
  why: {
    id: 'Uraian kegiatan menyuruh: apa yang dikerjakan harus terbaca dari kata pertamanya.',
    en: 'An activity tells somebody to do something: its first word must say what.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop, rows }) => {
    const titles = sop.roles.flatMap(({ code, title }) => [code, title]);
    return rows.flatMap((row) => (subjectOf(row.activity.text, titles) === undefined ? findingOf(row) : []));
  },
};

/** Words with the look of a verb in me- or ber- that are none. */
const lookAlikes = new Set(
  (
    'media mekanisme medis meja mesin metode menteri merek merah meter melalui memo memori mental menit menu meski meskipun mengapa ' +
    'menurut mengenai mengingat menjelang merupakan berita berkas bersama berbagai berikut beras berat beberapa bersih bermacam ' +
    'berdasarkan berdasar berhubung berkenaan bersamaan bertempat berhubungan'
  ).split(' '),
);

/** Verbs that are active as they are. */
const withoutPrefix = new Set('datang hadir masuk keluar kembali pergi pulang tiba ikut'.split(' '));

function findingOf({ activity, path }: PlacedActivity): readonly Finding[] {
  const word = /^[\p{L}-]+/u.exec(activity.text.trim())?.[0] ?? '';
  if (isActiveVerb(word)) return [];
  const hint = hintFor(word);
  return [
    {
      path: [...path, 'uraian'],
      message: messageFor(word),
      ...(hint ? { hint } : {}),
    },
  ];
}

function isActiveVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    (/^(?:(?:me|ber)\p{L}{3,}|(?:me|mem|men|meng|meny|ber)-\p{L}{2,})/u.test(lower) &&
      !lookAlikes.has(lower)) ||
    withoutPrefix.has(lower)
  );
}

const nounOfAction = /^(pe|pem|pen|peng|peny|per)\p{L}{2,}an$/iu;

function messageFor(word: string): Bilingual {
  if (nounOfAction.test(word)) {
    return {
      id: `Uraian diawali kata benda "${word}"; mulailah dengan kata kerja aktif.`,
      en: `The text begins with the noun "${word}"; begin with an active verb.`,
    };
  }
  return {
    id:
      word === '' ? 'Uraian tidak diawali kata.' : `Uraian diawali "${word}", bukan kata kerja aktif (me…).`,
    en:
      word === ''
        ? 'The text does not begin with a word.'
        : `The text begins with "${word}", not an active verb (me…).`,
  };
}

/**
 * pe-…-an nouns turn into me-… verbs, with or without -kan; which of the two only a dictionary knows. Nouns in
 * per-…-an may belong to memper- or ber- verbs unless the r is the root's own, which a vowel after it shows.
 */
function hintFor(word: string): Bilingual | undefined {
  if (!nounOfAction.test(word) || /^per(?![aeiou])/i.test(word)) return undefined;
  const stem = `Me${word.slice(2, -2)}`;
  return {
    id: `Misalnya "${stem} …" atau "${stem}kan …".`,
    en: `For example "${stem} …" or "${stem}kan …".`,
  };
}

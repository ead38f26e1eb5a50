import type { Finding, OtherSop, Rule } from '../rule.ts';

/** Silent where only one file is known. Names and numbers are compared without case and punctuation. */
export const unknownRelated: Rule = {
  id: 'unknown-related',
  group: 'document',
  severity: 'info',
  title: { id: 'Keterkaitan yang tidak dikenal', en: 'A related SOP that is not known' },
  why: {
    id: 'Keterkaitan menyebut SOP lain; yang tidak ada di folder mungkin salah tulis atau sudah diganti.',
    en: 'Keterkaitan names other SOPs; one that is not in the folder may be misspelt or replaced.',
  },
  check: ({ sop, others }) => {
    if (!others) return [];
    const names = namesOf(others);
    return sop.related.flatMap((text, index): readonly Finding[] => {
      const wanted = plain(text).replace(/^(?:sop )+/, '');
      if (names.some((name) => name === wanted || isPartOf(name, wanted) || isPartOf(wanted, name)))
        return [];
      return [
        {
          path: ['keterkaitan', index],
          message: {
            id: `Tidak ada SOP "${text}" di folder ini.`,
            en: `There is no SOP "${text}" in this folder.`,
          },
          hint: {
            id: 'Tulis nama atau nomornya seperti di berkasnya.',
            en: 'Write its name or number as in its file.',
          },
        },
      ];
    });
  },
};

/** A single word is part of too much to mean anything. */
const isPartOf = (part: string, whole: string): boolean => part.includes(' ') && whole.includes(part);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const known = new WeakMap<readonly OtherSop[], readonly string[]>();

/** Names and numbers of a folder's SOPs; made once for all its documents. */
function namesOf(others: readonly OtherSop[]): readonly string[] {
  const made = known.get(others) ?? others.flatMap(({ sop }) => [plain(sop.name), plain(sop.number)]);
  known.set(others, made);
  return made;
}

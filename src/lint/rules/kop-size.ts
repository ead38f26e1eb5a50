import type { Finding, Rule } from '../rule.ts';

const [mostLines, mostCharacters] = [3, 41];

/** The letterhead of the police has three lines at most, each of 41 characters at most. */
export const kopSize: Rule = {
  id: 'kop-size',
  group: 'identity',
  severity: 'error',
  profile: 'polri',
  title: { id: 'Kop lebih besar daripada kop Polri', en: 'A letterhead larger than that of the police' },
  why: {
    id: 'Kop naskah dinas Polri paling banyak 3 baris, masing-masing paling banyak 41 karakter.',
    en: 'The letterhead of the police has at most 3 lines of at most 41 characters.',
  },
  check: ({ sop }) =>
    sop.agency.flatMap((line, index): readonly Finding[] => {
      const path = ['instansi', index];
      if (index >= mostLines) {
        const message = {
          id: `Baris kop ke-${index + 1}; paling banyak ${mostLines}.`,
          en: `Line ${index + 1} of the letterhead; at most ${mostLines}.`,
        };
        return [{ path, message }];
      }
      const count = [...line].length;
      if (count <= mostCharacters) return [];
      const message = {
        id: `Baris kop ini ${count} karakter; paling banyak ${mostCharacters}.`,
        en: `This line of the letterhead has ${count} characters; at most ${mostCharacters}.`,
      };
      return [{ path, message, hint: { id: 'Pecah menjadi dua baris.', en: 'Split it into two lines.' } }];
    }),
};

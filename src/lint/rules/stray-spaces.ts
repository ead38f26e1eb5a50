import type { Finding, Rule } from '../rule.ts';

/**
 * Two spaces in a row, a space before punctuation, space at the ends. Serials keep their blanks: numbers are not looked at. The line end
 * that YAML gives every `|` and `>` text is nobody's stray space.
 */
export const straySpaces: Rule = {
  id: 'stray-spaces',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Spasi yang berlebih', en: 'Stray spaces' },
  why: {
    id: 'Spasi yang berlebih tercetak di formulir dan membuat pencarian meleset.',
    en: 'Stray spaces are printed on the form and make searches miss.',
  },
  check: ({ texts }) =>
    texts.flatMap(({ text, path }): readonly Finding[] => {
      const right = text
        .trim()
        .replace(/ {2,}/g, ' ')
        .replace(/ +([,;:.)])(?=\s|$)/g, '$1');
      if (right === text.replace(/\n+$/, '')) return [];
      return [
        {
          path,
          message: { id: 'Ada spasi yang berlebih.', en: 'There are stray spaces.' },
          hint: { id: `Tulis "${right}".`, en: `Write "${right}".` },
          rewrite: { kind: 'safe', text: right },
        },
      ];
    }),
};

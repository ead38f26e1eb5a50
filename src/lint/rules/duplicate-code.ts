import type { Path } from '../../document/locate.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';

type Coded = { readonly code: string; readonly path: Path };

/**
 * Records and figures hang on codes: a code that means two things makes them worthless, so this is an error. Codes of parts and
 * activities are unique over the whole folder, without regard to case.
 */
export const duplicateCode: Rule = {
  id: 'duplicate-code',
  group: 'activities',
  severity: 'error',
  title: { id: 'Kode dipakai dua kali', en: 'A code is used twice' },
  why: {
    id: 'Catatan dan angka kepatuhan bergantung pada kode: kode dengan dua arti membuat keduanya tidak berharga.',
    en: 'Records and figures hang on codes: a code with two meanings makes both worthless.',
  },
  check: (context) => {
    const lineOf = (path: Path): number => context.locate(path).start.line;
    const roles = context.sop.roles.map(
      ({ code }, index): Coded => ({ code, path: ['pelaksana', index, 'kode'] }),
    );
    return [...repeated(roles, lineOf), ...repeated(codesOf(context), lineOf)];
  },
  checkAmong: (context, folder) =>
    codesOf(context).flatMap(({ code, path }) => {
      const owner = folder.ownerOf(code, context.file);
      return owner === undefined ? [] : [usedElsewhere(code, path, owner)];
    }),
};

const codesOf = ({ parts, rows }: RuleContext): readonly Coded[] => [
  ...parts.map(({ part, path }): Coded => ({ code: part.code, path: [...path, 'kode'] })),
  ...rows.map(({ activity, path }): Coded => ({ code: activity.code, path: [...path, 'kode'] })),
];

const usedElsewhere = (code: string, path: Path, owner: string): Finding => ({
  path,
  message: {
    id: `Kode ${code} sudah dipakai di ${owner}.`,
    en: `The code ${code} is used in ${owner} already.`,
  },
  hint: {
    id: 'Kode unik di seluruh folder SOP: beri kode baru pada yang lebih muda.',
    en: 'Codes are unique over the whole folder: give the younger one a new code.',
  },
});

function repeated(coded: readonly Coded[], lineOf: (path: Path) => number): readonly Finding[] {
  if (new Set(coded.map(({ code }) => code)).size === coded.length) return [];
  const first = new Map<string, Path>();
  const inOrder = coded.toSorted((a, b) => lineOf(a.path) - lineOf(b.path));
  return inOrder.flatMap(({ code, path }) => {
    const before = first.get(code);
    if (before === undefined) {
      first.set(code, path);
      return [];
    }
    const line = lineOf(before);
    return [
      {
        path,
        message: {
          id: `Kode ${code} sudah dipakai di baris ${line}.`,
          en: `The code ${code} is used on line ${line} already.`,
        },
        hint: {
          id: 'Beri kode baru pada yang lebih muda; kode lama tidak boleh berpindah arti.',
          en: 'Give the younger one a new code; an old code must not change its meaning.',
        },
      },
    ];
  });
}

import type { Path } from '../../document/locate.ts';
import type { Finding, Rule } from '../rule.ts';

type Coded = { readonly code: string; readonly path: Path };

/** Records and figures hang on codes: a code that means two things makes them worthless, so this is an error. */
export const duplicateCode: Rule = {
  id: 'duplicate-code',
  group: 'activities',
  severity: 'error',
  title: { id: 'Kode dipakai dua kali', en: 'A code is used twice' },
  why: {
    id: 'Catatan dan angka kepatuhan bergantung pada kode: kode dengan dua arti membuat keduanya tidak berharga.',
    en: 'Records and figures hang on codes: a code with two meanings makes both worthless.',
  },
  check: ({ sop, parts, rows, locate }) => {
    const kinds: readonly (readonly Coded[])[] = [
      sop.roles.map(({ code }, index) => ({ code, path: ['pelaksana', index, 'kode'] })),
      [
        ...parts.map(({ part, path }) => ({ code: part.code, path: [...path, 'kode'] })),
        ...rows.map(({ activity, path }) => ({ code: activity.code, path: [...path, 'kode'] })),
      ],
    ];
    return kinds.flatMap((coded) => repeated(coded, (path) => locate(path).start.line));
  },
};

function repeated(coded: readonly Coded[], lineOf: (path: Path) => number): readonly Finding[] {
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

import type { Span } from '../document/locate.ts';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import { insideQuotes, itemsOf, textOf, under } from './tree.ts';

/** A place where a code of an SOP stands: where it is given (`defines`), or where something refers to it. */
export type CodePlace = {
  readonly of: 'role' | 'part' | 'activity';
  readonly code: string;
  readonly defines: boolean;
  /** Of an activity the code of its part: arrows lead nowhere else. */
  readonly part: string | undefined;
  /** Without quotes. */
  readonly span: Span;
  /** What bears the code: jabatan, nama, uraian. */
  readonly title: string | undefined;
};

/** Every code of an SOP, in the order of the file, as far as the text can be read. */
export function codePlaces(text: string, tree: YamlNode | undefined): readonly CodePlace[] {
  const place = (
    node: YamlNode | undefined,
    rest: Pick<CodePlace, 'of' | 'defines'> & Partial<CodePlace>,
  ): CodePlace[] => {
    const code = textOf(node);
    if (code === undefined || !node) return [];
    return [{ code, span: insideQuotes(text, node), part: undefined, title: undefined, ...rest }];
  };
  const activities = (list: YamlNode | undefined, part: string | undefined): CodePlace[] =>
    itemsOf(list).flatMap((row) => [
      ...place(under(row, 'kode'), {
        of: 'activity',
        defines: true,
        part,
        title: textOf(under(row, 'uraian')),
      }),
      ...itemsOf(under(row, 'pelaksana')).flatMap((use) =>
        place(use.kind === 'map' ? under(use, 'kode') : use, { of: 'role', defines: false }),
      ),
      ...steps(under(row, 'lanjut')).flatMap((step) => place(step, { of: 'activity', defines: false, part })),
      ...activities(under(row, 'rincian'), part),
    ]);
  return [
    ...itemsOf(under(tree, 'pelaksana')).flatMap((role) =>
      place(under(role, 'kode'), { of: 'role', defines: true, title: textOf(under(role, 'jabatan')) }),
    ),
    ...itemsOf(under(tree, 'bagian')).flatMap((part) => [
      ...place(under(part, 'kode'), { of: 'part', defines: true, title: textOf(under(part, 'nama')) }),
      ...activities(under(part, 'kegiatan'), textOf(under(part, 'kode'))),
    ]),
  ];
}

/** Where the arrows of a row lead: `lanjut: SM-06`, or a list with `ke`. */
const steps = (next: YamlNode | undefined): readonly (YamlNode | undefined)[] =>
  next?.kind === 'list' ? next.items.map((item) => under(item, 'ke')) : [next];

/** The code at an offset. */
export const codeAt = (places: readonly CodePlace[], offset: number): CodePlace | undefined =>
  places.find(({ span }) => span.start <= offset && offset <= span.end);

/** All places of the same code. */
export const sameCode = (places: readonly CodePlace[], { of, code, part }: CodePlace): readonly CodePlace[] =>
  places.filter((one) => one.of === of && one.code === code && one.part === part);

import type { PdfFile } from '../../../src/pdf/pdf-file.ts';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfValue } from '../../../src/pdf/value.ts';
import { addField, type Done, firstPage, freeNumber, maskOf } from './acts.ts';
import { cover } from './edits.ts';
import {
  appendRevision,
  arrayOf,
  dictOf,
  type Layout,
  nameOf,
  refOf,
  type Stored,
  streamOf,
  textOf,
} from './layout.ts';
import { at, type Plan, placed } from './letter.ts';
import type { Makers } from './makers.ts';
import { sealed, unsealed, withEntries } from './seal.ts';

/** A forgery on a signed letter: what is added to it, and whether the swindler signs too. */
export type Forgery = {
  readonly name: string;
  readonly signs?: true;
  readonly forge: (bench: Bench) => void;
};
type Bench = {
  readonly file: PdfFile;
  readonly plan: Plan;
  readonly objects: Map<number, Stored>;
  readonly next: number;
  readonly set: (number: number, more: Readonly<Record<string, PdfValue>>) => void;
  readonly trailer: Map<string, PdfValue>;
};

const whole = [0, 0, 200, 150];
const paint = (
  { plan, next }: Bench,
  rect: readonly number[] = whole,
): Readonly<Record<string, PdfValue>> => ({
  Type: nameOf('Annot'),
  Subtype: nameOf('Widget'),
  FT: nameOf('Sig'),
  T: textOf(`Palsu${next}`),
  Rect: placed(plan, rect),
  F: 4,
  P: refOf(at.page),
  AP: dictOf({ N: refOf(next) }),
});
const cast = (bench: Bench, rect: readonly number[] = whole): void => {
  bench.objects.set(bench.next, cover((rect[2] ?? 0) - (rect[0] ?? 0), (rect[3] ?? 0) - (rect[1] ?? 0)));
};
/** A widget over the page with the entries given. */
const widget =
  (
    more: (bench: Bench) => Readonly<Record<string, PdfValue>>,
    where: 'both' | 'form' | 'page' = 'both',
    rect?: readonly number[],
  ) =>
  (bench: Bench): void => {
    cast(bench, rect);
    bench.objects.set(bench.next + 1, dictOf({ ...paint(bench, rect), ...more(bench) }));
    addField(bench.objects, bench.file, bench.next + 1, where);
  };
const onPage =
  (key: string, value: (bench: Bench) => PdfValue) =>
  (bench: Bench): void =>
    bench.set(at.page, { [key]: value(bench) });
const parent =
  (more: (bench: Bench) => Readonly<Record<string, PdfValue>>) =>
  (bench: Bench): void => {
    const old = firstPage(bench.file).dict.entries.get('Parent') ?? null;
    const node = bench.file.dict(old);
    bench.objects.set(bench.next + 5, {
      kind: 'dict',
      entries: new Map([...(node?.entries ?? []), ...Object.entries(more(bench))]),
    });
    bench.set(at.page, { Parent: refOf(bench.next + 5) });
  };
const laundered =
  (key: string, inner: (number: number) => PdfValue) =>
  (bench: Bench): void => {
    bench.objects.set(at.content, streamOf('0 g 0 0 400 400 re f'));
    bench.set(at.catalog, { [key]: inner(at.content) });
  };

/** Ways to paint over a signed page, by somebody without a key of the signer's. */
export const forgeries: readonly Forgery[] = [
  { name: 'a new field with the value of the signer', forge: widget(() => ({ V: refOf(at.value) })) },
  {
    name: 'a new field with the value of the signer, its page far larger',
    forge: (bench) => {
      bench.objects.set(
        bench.next + 2,
        dictOf({ Type: nameOf('Page'), MediaBox: arrayOf([0, 0, 9000, 9000]) }),
      );
      widget(() => ({ V: refOf(at.value), P: refOf(bench.next + 2) }))(bench);
    },
  },
  {
    name: 'a small new field with the value of the signer',
    forge: widget(() => ({ V: refOf(at.value) }), 'both', [20, 100, 80, 140]),
  },
  {
    name: 'a new field with a value of its own that nobody signed',
    forge: widget(() => ({ V: dictOf({ Type: nameOf('Sig') }) }), 'both', [20, 100, 80, 140]),
  },
  {
    name: 'a widget as kid of the signed field',
    forge: (bench) => {
      widget(() => ({ Parent: refOf(at.signed) }), 'page')(bench);
      bench.set(at.signed, { Kids: arrayOf([refOf(bench.next + 1)]) });
    },
  },
  {
    name: 'a widget as kid of an empty field',
    forge: (bench) => {
      widget(() => ({ Parent: refOf(at.empty) }), 'page')(bench);
      bench.set(at.empty, { Kids: arrayOf([refOf(bench.next + 1)]) });
    },
  },
  {
    name: 'the empty field filled with the value of the signer',
    forge: (bench) => {
      cast(bench, [0, 0, 60, 60]);
      bench.set(at.empty, { V: refOf(at.value), AP: dictOf({ N: refOf(bench.next) }) });
    },
  },
  {
    name: 'the empty field paints unsigned',
    forge: (bench) => {
      cast(bench, [0, 0, 60, 60]);
      bench.set(at.empty, { AP: dictOf({ N: refOf(bench.next) }) });
    },
  },
  {
    name: 'the unseen field grows',
    forge: (bench) => {
      cast(bench);
      bench.set(at.unseen, {
        Rect: placed(bench.plan, whole),
        AP: dictOf({ N: refOf(bench.next) }),
        V: refOf(at.value),
      });
    },
  },
  {
    name: 'the signed field paints otherwise',
    forge: (bench) => {
      cast(bench, [0, 0, 40, 25]);
      bench.set(at.signed, { AP: dictOf({ N: refOf(bench.next) }) });
    },
  },
  {
    name: 'the drawing of the signed field is replaced',
    forge: ({ objects }) => void objects.set(at.signedLook, cover(40, 25)),
  },
  { name: 'the signed field hidden', forge: ({ set }) => set(at.signed, { F: 2 }) },
  { name: 'a widget on the page that no field holds', forge: widget(() => ({ V: refOf(at.value) }), 'page') },
  { name: 'a widget with flags of odd numbers', forge: widget(() => ({ V: refOf(at.value), F: 4.5 })) },
  {
    name: 'a new field that paints by signing',
    signs: true,
    forge: widget(({ next }) => ({ V: refOf(next + 9) })),
  },
  {
    name: 'two fields of the same signature paint by signing',
    signs: true,
    forge: (bench) => {
      widget(() => ({ V: refOf(bench.next + 9) }), 'both', [0, 0, 9, 9])(bench);
      bench.objects.set(
        bench.next + 2,
        dictOf({ ...paint(bench), T: textOf('Lain'), V: refOf(bench.next + 9) }),
      );
      addField(bench.objects, bench.file, bench.next + 2);
    },
  },
  {
    name: 'an unseen field signs, a kid of it paints',
    signs: true,
    forge: (bench) => {
      widget(
        () => ({ V: refOf(bench.next + 9), Kids: arrayOf([refOf(bench.next + 2)]) }),
        'both',
        [0, 0, 0, 0],
      )(bench);
      cast(bench);
      bench.objects.set(bench.next + 2, dictOf({ ...paint(bench), Parent: refOf(bench.next + 1) }));
      addField(bench.objects, bench.file, bench.next + 2, 'page');
    },
  },
  {
    name: 'the empty field signs and its drawing leaves its place',
    signs: true,
    forge: (bench) => {
      bench.objects.set(
        bench.next,
        streamOf('0 g -200 -200 800 800 re f', {
          Type: nameOf('XObject'),
          Subtype: nameOf('Form'),
          BBox: arrayOf([-200, -200, 400, 400]),
          Matrix: arrayOf([5, 0, 0, 5, 0, 0]),
        }),
      );
      bench.set(at.empty, { V: refOf(bench.next + 9), AP: dictOf({ N: refOf(bench.next) }) });
    },
  },
  {
    name: 'the empty field signs and grows',
    signs: true,
    forge: (bench) => {
      cast(bench);
      bench.set(at.empty, {
        V: refOf(bench.next + 9),
        Rect: placed(bench.plan, whole),
        AP: dictOf({ N: refOf(bench.next) }),
      });
    },
  },
  {
    name: 'the empty field signs and the page is replaced',
    signs: true,
    forge: (bench) => {
      bench.set(at.empty, { V: refOf(bench.next + 9) });
      bench.objects.set(at.content, streamOf('0 g 0 0 400 400 re f'));
    },
  },
  {
    name: 'the empty field signs with the resources of its drawing shared with the page',
    signs: true,
    forge: (bench) => {
      bench.objects.set(at.drawing, cover(200, 150));
      bench.set(at.empty, { V: refOf(bench.next + 9), AP: dictOf({ N: refOf(at.drawing) }) });
    },
  },
  {
    name: 'the empty field signs with the page itself as a remark',
    signs: true,
    forge: (bench) => {
      bench.set(at.empty, { V: refOf(bench.next + 9), MK: dictOf({ I: refOf(at.content) }) });
      bench.objects.set(at.content, streamOf('0 g 0 0 400 400 re f'));
    },
  },
  { name: 'a field of text that paints', forge: widget(() => ({ FT: nameOf('Tx'), V: textOf('900') })) },
  { name: 'a remark over the page', forge: widget(() => ({ Subtype: nameOf('Square') }), 'page') },
  {
    name: 'a remark without a drawing',
    forge: ({ file, plan, objects, next }) => {
      objects.set(
        next,
        dictOf({
          Type: nameOf('Annot'),
          Subtype: nameOf('Square'),
          Rect: placed(plan, whole),
          IC: arrayOf([1, 0, 0]),
          F: 4,
        }),
      );
      addField(objects, file, next, 'page');
    },
  },
  { name: 'another parent of the page turns it', forge: parent(() => ({ Rotate: 180 })) },
  {
    name: 'another parent of the page cuts it',
    forge: parent(() => ({ CropBox: arrayOf([0, 0, 100, 100]) })),
  },
  {
    name: 'another parent of the page brings fonts',
    forge: parent(({ objects, next }) => {
      objects.set(
        next,
        dictOf({ Type: nameOf('Font'), Subtype: nameOf('Type1'), BaseFont: nameOf('Symbol') }),
      );
      return { Resources: dictOf({ Font: dictOf({ F: refOf(next) }) }) };
    }),
  },
  {
    name: 'another parent of the page under the validation data',
    forge: (bench) => {
      parent(() => ({ CropBox: arrayOf([0, 0, 100, 100]), Resources: dictOf({}) }))(bench);
      bench.set(at.catalog, { DSS: dictOf({ Certs: arrayOf([refOf(bench.next + 5)]) }) });
    },
  },
  {
    name: 'a node of the page tree turns',
    forge: ({ set, plan }) =>
      set([at.pages, at.node, at.nodeTwo][plan.depth - 1] ?? at.pages, { Rotate: 90 }),
  },
  { name: 'the page is measured otherwise', forge: onPage('UserUnit', () => 2) },
  { name: 'the page has no content', forge: onPage('Contents', () => null) },
  {
    name: 'the page has another content',
    forge: onPage('Contents', ({ objects, next }) => {
      objects.set(next, streamOf('0 g 0 0 400 400 re f'));
      return refOf(next);
    }),
  },
  {
    name: 'the content of the page named as certificate',
    forge: laundered('DSS', (number) => dictOf({ Certs: arrayOf([refOf(number)]) })),
  },
  {
    name: 'the content of the page deep in the validation data',
    forge: laundered('DSS', (number) =>
      dictOf({ VRI: dictOf({ A: dictOf({ Cert: arrayOf([refOf(number)]) }) }) }),
    ),
  },
  {
    name: 'the content of the page under an unknown key of the validation data',
    forge: laundered('DSS', (number) => dictOf({ Lain: refOf(number) })),
  },
  { name: 'the content of the page as metadata', forge: laundered('Metadata', (number) => refOf(number)) },
  {
    name: 'the content of the page as an extension',
    forge: laundered('Extensions', (number) => dictOf({ ADBE: refOf(number) })),
  },
  { name: 'the content of the page as version', forge: laundered('Version', (number) => refOf(number)) },
  {
    name: 'the content of the page as resource of the form',
    forge: (bench) => {
      bench.objects.set(at.content, streamOf('0 g 0 0 400 400 re f'));
      bench.set(
        bench.plan.form === 'indirect' ? at.form : at.catalog,
        bench.plan.form === 'indirect'
          ? { DR: dictOf({ XObject: dictOf({ X: refOf(at.content) }) }) }
          : { AcroForm: dictOf({ DR: refOf(at.content) }) },
      );
    },
  },
  {
    name: 'the content of the page as program that wrote it',
    forge: ({ objects, set }) => {
      objects.set(at.content, streamOf('0 g 0 0 400 400 re f'));
      set(at.info, { Producer: refOf(at.content) });
    },
  },
  {
    name: 'the font of the form, which fields paint with',
    forge: ({ objects }) =>
      void objects.set(
        at.formFont,
        dictOf({ Type: nameOf('Font'), Subtype: nameOf('Type1'), BaseFont: nameOf('Symbol') }),
      ),
  },
  {
    name: 'the layer off',
    forge: ({ set }) =>
      set(at.catalog, {
        OCProperties: dictOf({
          OCGs: arrayOf([refOf(at.layer)]),
          D: dictOf({ OFF: arrayOf([refOf(at.layer)]) }),
        }),
      }),
  },
  {
    name: 'all fields drawn anew by the reader',
    forge: (bench) =>
      bench.set(
        bench.plan.form === 'indirect' ? at.form : at.catalog,
        bench.plan.form === 'indirect'
          ? { NeedAppearances: true }
          : { AcroForm: dictOf({ NeedAppearances: true }) },
      ),
  },
  {
    name: 'the information is gone',
    forge: ({ trailer, objects }) => {
      objects.set(at.info, null);
      trailer.set('Info', null);
    },
  },
  {
    name: 'another catalog',
    forge: ({ file, trailer, objects, next }) => {
      objects.set(next, {
        kind: 'dict',
        entries: new Map([
          ...(file.dict(refOf(at.catalog))?.entries ?? []),
          ['PageMode', nameOf('FullScreen')],
        ]),
      });
      trailer.set('Root', refOf(next));
    },
  },
];

/** Forges a letter. */
export async function forged(
  base: Uint8Array,
  plan: Plan,
  layout: Layout,
  forgery: Forgery,
  { seal }: Makers,
): Promise<Done> {
  const file = openPdf(base);
  const objects = new Map<number, Stored>();
  const next = freeNumber(file);
  const trailer = new Map<string, PdfValue>();
  const set: Bench['set'] = (number, more) =>
    void objects.set(number, withEntries(objects.get(number) ?? file.object(number), more));
  forgery.forge({ file, plan, objects, next, set, trailer });
  if (forgery.signs) objects.set(next + 9, unsealed());
  const bytes = appendRevision(base, { objects, trailer }, layout);
  const isOwn = forgery.name.startsWith('the empty field signs and its drawing');
  return {
    bytes: forgery.signs ? await sealed(bytes, seal) : bytes,
    masks: isOwn ? [maskOf(plan, [20, 10, 80, 70])] : [],
    expected: isOwn ? 'either' : 'refuse',
  };
}

import type { PdfValue } from '../../../src/pdf/value.ts';
import { addField } from './acts.ts';
import { cover } from './edits.ts';
import { arrayOf, dictOf, nameOf, refOf, streamOf, textOf } from './layout.ts';
import type { Bench, Forgery } from './painting.ts';
import { at, placed } from './plan.ts';

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
/** Ways to paint over a signed page with fields and remarks, by somebody without a key of the signer's. */
export const fieldForgeries: readonly Forgery[] = [
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
];

import type { PdfFile } from '../../../src/pdf/pdf-file.ts';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfValue } from '../../../src/pdf/value.ts';
import { type Done, firstPage, freeNumber, maskOf } from './acts.ts';
import {
  appendRevision,
  arrayOf,
  dictOf,
  type Layout,
  nameOf,
  refOf,
  type Stored,
  streamOf,
} from './layout.ts';
import type { Makers } from './makers.ts';
import { at, type Plan } from './plan.ts';
import { sealed, unsealed, withEntries } from './seal.ts';

/** A forgery on a signed letter: what is added to it, and whether the swindler signs too. */
export type Forgery = {
  readonly name: string;
  readonly signs?: true;
  readonly forge: (bench: Bench) => void;
};
export type Bench = {
  readonly file: PdfFile;
  readonly plan: Plan;
  readonly objects: Map<number, Stored>;
  readonly next: number;
  readonly set: (number: number, more: Readonly<Record<string, PdfValue>>) => void;
  readonly trailer: Map<string, PdfValue>;
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

/** Ways to change a signed page or document, by somebody without a key of the signer's. */
export const documentForgeries: readonly Forgery[] = [
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
      set([at.pages, at.node, at.nodeTwo][plan.depth - 1] ?? at.pages, { Rotate: 180 }),
  },
  {
    name: 'the page says more words, which nobody sees',
    forge: onPage('Contents', ({ file, objects, next }) => {
      objects.set(next, streamOf('BT 3 Tr /F 14 Tf 20 60 Td (Jumlah 900) Tj ET'));
      const old = firstPage(file).dict.entries.get('Contents') ?? null;
      return arrayOf([...(file.items(old).length > 0 ? file.items(old) : [old]), refOf(next)]);
    }),
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

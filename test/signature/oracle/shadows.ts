import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfValue } from '../../../src/pdf/value.ts';
import type { Done } from './acts.ts';
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
import type { Makers } from './makers.ts';
import { at, type Plan } from './plan.ts';
import { signedLetter, withEntries } from './seal.ts';

type Objects = Map<number, Stored>;
const set = (objects: Objects, number: number, more: Readonly<Record<string, PdfValue>>): void => {
  const old = objects.get(number) as PdfValue | undefined;
  if (typeof old === 'object' && old !== null && old.kind === 'stream')
    objects.set(number, { ...old, dict: withEntries(old.dict, more) as typeof old.dict });
  else if (typeof old === 'object' && old !== null && old.kind === 'dict')
    objects.set(number, withEntries(old, more));
};
const listed = (objects: Objects, holder: number, key: string, item: PdfValue): void => {
  const dict = objects.get(holder) as Extract<PdfValue, { kind: 'dict' }> | undefined;
  const now = dict?.entries.get(key);
  const list = typeof now === 'object' && now !== null && now.kind === 'ref' ? now.number : undefined;
  const items =
    ((list === undefined ? now : objects.get(list)) as Extract<PdfValue, { kind: 'array' }> | undefined)
      ?.items ?? [];
  if (list === undefined) set(objects, holder, { [key]: arrayOf([...items, item]) });
  else objects.set(list, arrayOf([...items, item]));
};
const inForm = (objects: Objects, plan: Plan, change: (form: Objects, number: number) => void): void => {
  if (plan.form === 'indirect') {
    change(objects, at.form);
    return;
  }
  const catalog = objects.get(at.catalog) as Extract<PdfValue, { kind: 'dict' }>;
  const own: Objects = new Map([...objects, [at.form, catalog.entries.get('AcroForm') as Stored]]);
  change(own, at.form);
  for (const [number, value] of own) if (number !== at.form) objects.set(number, value);
  set(objects, at.catalog, { AcroForm: own.get(at.form) as PdfValue });
};

/** Places that a comparison may be lenient about, as a swindler would list an object there before anybody signs. */
export const places: readonly (readonly [
  name: string,
  put: (objects: Objects, plan: Plan, number: number) => void,
])[] = [
  [
    'in the list of fields',
    (objects, plan, number) =>
      inForm(objects, plan, (form, holder) => listed(form, holder, 'Fields', refOf(number))),
  ],
  [
    'as kid of an empty field',
    (objects, _plan, number) => set(objects, at.empty, { Kids: arrayOf([refOf(number)]) }),
  ],
  [
    'as kid of a text field',
    (objects, _plan, number) => set(objects, at.text, { Kids: arrayOf([refOf(number)]) }),
  ],
  ['as value of a text field', (objects, _plan, number) => set(objects, at.text, { V: refOf(number) })],
  [
    'as drawing of an empty field',
    (objects, _plan, number) => set(objects, at.empty, { AP: dictOf({ N: refOf(number) }) }),
  ],
  [
    'as drawing of a text field',
    (objects, _plan, number) => set(objects, at.text, { AP: dictOf({ N: refOf(number) }) }),
  ],
  [
    'as look of an empty field',
    (objects, _plan, number) => set(objects, at.empty, { MK: dictOf({ I: refOf(number) }) }),
  ],
  ['as lock of an empty field', (objects, _plan, number) => set(objects, at.empty, { Lock: refOf(number) })],
  [
    'in the list of remarks',
    (objects, plan, number) =>
      listed(objects, plan.annots === 'indirect' ? at.page : at.page, 'Annots', refOf(number)),
  ],
  ['as page of a remark', (objects, _plan, number) => set(objects, at.link, { P: refOf(number) })],
  ['as page of a field', (objects, _plan, number) => set(objects, at.empty, { P: refOf(number) })],
  ['as parent of a field', (objects, _plan, number) => set(objects, at.unseen, { Parent: refOf(number) })],
  [
    'as parent of a remark',
    (objects, _plan, number) => set(objects, at.square, { Parent: refOf(number), Popup: refOf(number) }),
  ],
  [
    'as page of a drawing',
    (objects, _plan, number) => set(objects, at.drawing, { P: refOf(number), Parent: refOf(number) }),
  ],
  [
    'as drawing named P',
    (objects, _plan, number) => {
      set(objects, at.page, {
        Resources: dictOf({
          XObject: dictOf({ P: refOf(number), X: refOf(at.drawing), Parent: refOf(number) }),
          Font: dictOf({ F: refOf(at.font) }),
        }),
      });
    },
  ],
  [
    'as metadata of the document',
    (objects, _plan, number) => set(objects, at.catalog, { Metadata: refOf(number) }),
  ],
  ['as metadata of the page', (objects, _plan, number) => set(objects, at.page, { Metadata: refOf(number) })],
  [
    'as validation data',
    (objects, _plan, number) =>
      set(objects, at.catalog, {
        DSS: dictOf({
          Certs: arrayOf([refOf(number)]),
          CRLs: arrayOf([refOf(number)]),
          VRI: dictOf({ A: dictOf({ Cert: arrayOf([refOf(number)]) }) }),
        }),
      }),
  ],
  [
    'as extension',
    (objects, _plan, number) => set(objects, at.catalog, { Extensions: dictOf({ ADBE: refOf(number) }) }),
  ],
  ['as version', (objects, _plan, number) => set(objects, at.catalog, { Version: refOf(number) })],
  [
    'as information',
    (objects, _plan, number) =>
      set(objects, at.info, { Producer: refOf(number), ModDate: refOf(number), Creator: refOf(number) }),
  ],
  [
    'as resource of the form',
    (objects, plan, number) =>
      inForm(objects, plan, (form, holder) =>
        set(form, holder, {
          DR: dictOf({ Font: dictOf({ H: refOf(number) }), XObject: dictOf({ X: refOf(number) }) }),
        }),
      ),
  ],
  [
    'as destination',
    (objects, _plan, number) =>
      set(objects, at.catalog, {
        OpenAction: arrayOf([refOf(number), nameOf('Fit')]),
        Dests: dictOf({ Bab: arrayOf([refOf(number), nameOf('Fit')]) }),
      }),
  ],
  [
    'as page of an outline',
    (objects, _plan, number) => set(objects, at.outline, { Dest: arrayOf([refOf(number), nameOf('Fit')]) }),
  ],
  [
    'as page of a structure',
    (objects, _plan, number) => {
      set(objects, at.catalog, { StructTreeRoot: refOf(at.tree) });
      objects.set(
        at.tree,
        dictOf({
          Type: nameOf('StructTreeRoot'),
          K: dictOf({
            Type: nameOf('StructElem'),
            S: nameOf('P'),
            P: refOf(number),
            Pg: refOf(number),
            K: dictOf({ Type: nameOf('OBJR'), Obj: refOf(number) }),
          }),
        }),
      );
    },
  ],
  ['said to be a page', (objects, _plan, number) => set(objects, number, { Type: nameOf('Page') })],
  [
    'said to be a signature',
    (objects, _plan, number) => set(objects, number, { Type: nameOf('Sig'), FT: nameOf('Sig') }),
  ],
  [
    'said to be an object stream',
    (objects, _plan, number) => set(objects, number, { Type: nameOf('ObjStm'), N: 0, First: 0 }),
  ],
  ['said to be an empty form', (objects, _plan, number) => set(objects, number, { Subtype: nameOf('Form') })],
  ['in the trailer', () => undefined],
];

/** What a page is drawn with, and what replaces it later. */
export const targets: readonly (readonly [
  name: string,
  number: number,
  later: (old: PdfValue) => PdfValue,
])[] = [
  ['the content of the page', at.content, (old) => streamed(old, '0 g 0 0 400 400 re f')],
  ['the drawing', at.drawing, (old) => streamed(old, '0 g 0 0 200 150 re f')],
  ['the image', at.image, (old) => streamed(old, '\u00ff\u00ff\u00ff\u0000')],
  ['the font', at.font, (old) => withEntries(old, { BaseFont: nameOf('Symbol') })],
  ['the state', at.state, (old) => withEntries(old, { ca: 0.1 })],
  ['the colour', at.tint, () => nameOf('DeviceGray')],
  ['the resources', at.resources, (old) => withEntries(old, { XObject: dictOf({}) })],
  ['the node of the pages', at.pages, (old) => withEntries(old, { Rotate: 90 })],
  ['the second page', at.second, (old) => withEntries(old, { Contents: refOf(at.content) })],
  ['the drawing of a remark', at.squareLook, (old) => streamed(old, '0 g 0 0 200 150 re f')],
  ['a remark', at.square, (old) => withEntries(old, { Rect: arrayOf([0, 0, 200, 150]) })],
  ['the drawing of the signed field', at.signedLook, (old) => streamed(old, '0 g 0 0 200 150 re f')],
  ['the layer', at.layer, (old) => withEntries(old, { Name: textOf('Lain') })],
];

const streamed = (old: PdfValue, content: string): PdfValue =>
  typeof old === 'object' && old !== null && old.kind === 'stream'
    ? { ...old, data: Buffer.from(content, 'latin1') }
    : streamOf(content);

/** A letter in which an object has two roles before it is signed; after that, the object is replaced. */
export async function shadow(
  plan: Plan,
  place: (typeof places)[number],
  target: (typeof targets)[number],
  layout: Layout,
  { seal }: Makers,
): Promise<Done & { readonly signed: number }> {
  let old: Stored | undefined;
  const base = await signedLetter(plan, seal, (objects) => {
    place[1](objects, plan, target[1]);
    old = objects.get(target[1]);
  });
  const before = (old ?? openPdf(base).object(target[1])) as PdfValue;
  const bytes = appendRevision(
    base,
    { objects: new Map([[target[1], target[2](before)]]), trailer: new Map() },
    layout,
  );
  const isForm = place[0].includes('drawing of a text field');
  return {
    bytes,
    masks: isForm ? [{ page: 0, rect: [100, 60, 140, 75] }] : [],
    expected: 'either',
    signed: base.length,
  };
}

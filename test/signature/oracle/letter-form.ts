import type { PdfValue } from '../../../src/pdf/value.ts';
import { arrayOf, dictOf, nameOf, refOf, type Stored, streamOf, textOf } from './layout.ts';
import { at, emptyRect, type Plan, placed } from './plan.ts';

/** What the first page's list of remarks holds before the signature. */
export const widgetsOf = ({ annots }: Plan): readonly number[] => [
  ...(annots === 'none' ? [] : [at.link, at.square]),
  at.text,
  at.empty,
  at.unseen,
  at.radioKid,
];

/** A drawing for a widget or a remark of the size given: a grey box. */
export const look = (rect: readonly number[], content?: string): PdfValue => {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  const [width, height] = [right - left, top - bottom];
  return streamOf(content ?? `0.7 g 0 0 ${width} ${height} re f`, {
    Type: nameOf('XObject'),
    Subtype: nameOf('Form'),
    BBox: arrayOf([0, 0, width, height]),
    Resources: dictOf({ Font: dictOf({ F: refOf(at.formFont) }) }),
  });
};

const widget = (plan: Plan, rect: readonly number[], more: Readonly<Record<string, PdfValue>>): PdfValue =>
  dictOf({
    Type: nameOf('Annot'),
    Subtype: nameOf('Widget'),
    Rect: placed(plan, rect),
    F: 4,
    P: refOf(at.page),
    ...more,
  });

/** A widget of a signature field at a place counted from the corner of what is shown. */
export const signatureWidget = (
  plan: Plan,
  name: string,
  rect: readonly number[],
  more: Readonly<Record<string, PdfValue>>,
): PdfValue => widget(plan, rect, { FT: nameOf('Sig'), T: textOf(name), ...more });

const topFields = [at.text, at.empty, at.unseen, at.radio];

export function formDict(plan: Plan, more: readonly number[] = []): PdfValue {
  const list = arrayOf([...topFields, ...more].map((one) => refOf(one)));
  return dictOf({
    Fields: plan.fields === 'direct' ? list : refOf(at.fields),
    DA: textOf('/H 9 Tf 0 g'),
    DR: dictOf({ Font: dictOf({ H: refOf(at.formFont) }) }),
    ...(more.length > 0 ? { SigFlags: 3 } : {}),
  });
}

export const fieldList = (more: readonly number[] = []): PdfValue =>
  arrayOf([...topFields, ...more].map((one) => refOf(one)));

/** The form with its fields, their widgets and drawings. */
export function formOf(plan: Plan): readonly (readonly [number, Stored])[] {
  const [text, radio] = [
    [100, 60, 140, 75],
    [100, 40, 112, 52],
  ];
  return [
    [at.form, formDict(plan)],
    [at.fields, fieldList()],
    [
      at.text,
      widget(plan, text, {
        FT: nameOf('Tx'),
        T: textOf('Nama'),
        V: textOf('Sinta'),
        DA: textOf('/H 9 Tf 0 g'),
        AP: dictOf({ N: refOf(at.textLook) }),
      }),
    ],
    [at.textLook, look(text, 'BT /F 9 Tf 2 4 Td (Sinta) Tj ET')],
    [at.empty, signatureWidget(plan, 'Kosong', emptyRect, {})],
    [at.unseen, signatureWidget(plan, 'Nol', [0, 0, 0, 0], { F: 132 })],
    [
      at.radio,
      dictOf({
        FT: nameOf('Btn'),
        Ff: 49152,
        T: textOf('Pilihan'),
        V: nameOf('Ya'),
        Kids: arrayOf([refOf(at.radioKid)]),
      }),
    ],
    [
      at.radioKid,
      widget(plan, radio, {
        Parent: refOf(at.radio),
        AS: nameOf('Ya'),
        AP: dictOf({ N: dictOf({ Ya: refOf(at.radioLook) }) }),
      }),
    ],
    [at.radioLook, look(radio)],
    [at.formFont, dictOf({ Type: nameOf('Font'), Subtype: nameOf('Type1'), BaseFont: nameOf('Courier') })],
  ];
}

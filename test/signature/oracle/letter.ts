import type { PdfValue } from '../../../src/pdf/value.ts';
import {
  arrayOf,
  dictOf,
  entriesOf,
  type Layout,
  layouts,
  nameOf,
  refOf,
  type Stored,
  streamOf,
  textOf,
} from './layout.ts';

/** How a letter is built; every choice is one that honest writers make. */
export type Plan = {
  readonly depth: 1 | 2 | 3;
  readonly resources: 'direct' | 'indirect' | 'inherited';
  readonly boxes: 'own' | 'inherited' | 'indirect';
  readonly rotate: 0 | 90;
  readonly crop: boolean;
  readonly annots: 'direct' | 'indirect' | 'none';
  readonly form: 'direct' | 'indirect';
  readonly fields: 'direct' | 'indirect';
  readonly opens: 'not' | 'page' | 'destination' | 'action';
  readonly tree: boolean;
  readonly layout: Layout;
  /** In which layout the first signature's revision is appended; `first` if it is in the first revision. */
  readonly signed: Layout | 'first';
  /** What the first signature allows (DocMDP); 0 if it does not certify. */
  readonly certify: 0 | 1 | 2 | 3;
  readonly locks: 'nothing' | 'include' | 'catalog';
};

/** A number below another that looks like chance and is the same each time. */
export function mixed(index: number, salt: number, below: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) % below;
}

/** The plan of a number: all choices mixed, the rarer ones in a fixed turn. */
export function planOf(index: number): Plan {
  const any = <Value>(salt: number, ...values: readonly Value[]): Value =>
    values[mixed(index, salt, values.length)] as Value;
  return {
    depth: any(1, 1, 2, 3),
    resources: any(2, 'direct', 'indirect', 'inherited'),
    boxes: any(3, 'own', 'inherited', 'indirect'),
    rotate: index % 7 === 3 ? 90 : 0,
    crop: index % 5 === 2,
    annots: any(4, 'direct', 'direct', 'indirect', 'none'),
    form: any(5, 'indirect', 'direct'),
    fields: any(6, 'direct', 'indirect'),
    opens: any(7, 'not', 'page', 'destination', 'action'),
    tree: index % 3 === 1,
    layout: layouts[index % 4] as Layout,
    signed: any(8, 'first', 'first', 'table', 'stream', 'packed'),
    certify: any(9, 0, 0, 0, 2, 2, 3, 1),
    locks: index % 6 === 4 ? 'include' : index % 6 === 5 ? 'catalog' : 'nothing',
  };
}

/** Numbers of the objects that others speak of. */
export const at = {
  catalog: 1,
  pages: 2,
  page: 3,
  second: 4,
  content: 5,
  contentTwo: 6,
  resources: 7,
  font: 8,
  drawing: 9,
  image: 10,
  link: 11,
  square: 12,
  squareLook: 13,
  form: 14,
  text: 15,
  textLook: 16,
  signed: 17,
  signedLook: 18,
  value: 19,
  empty: 20,
  emptyLook: 21,
  unseen: 22,
  outlines: 23,
  outline: 24,
  tree: 25,
  element: 26,
  metadata: 27,
  info: 28,
  node: 29,
  nodeTwo: 30,
  fields: 31,
  annots: 32,
  state: 33,
  names: 34,
  layer: 35,
  formFont: 36,
  box: 37,
  radio: 38,
  radioKid: 39,
  radioLook: 40,
  tint: 41,
  next: 50,
} as const;

/** The size of a page as it is shown, points, before it is turned. */
export const shown = { width: 200, height: 150 };
/** Where the empty field that can be seen stands, in the page's own space from the corner of what is shown: 12 of 100 of the page. */
export const emptyRect = [20, 10, 80, 70] as const;

/** Where the corner of what is shown stands in the page's own space. */
export const corner = ({ crop }: Plan): number => (crop ? 20 : 0);
/** A rectangle given from the corner of what is shown, as the page's own space has it. */
export const placed = (plan: Plan, rect: readonly number[]): PdfValue =>
  arrayOf(rect.map((one) => one + corner(plan)));

const boxOf = (plan: Plan): PdfValue => (plan.crop ? arrayOf([0, 0, 240, 190]) : arrayOf([0, 0, 200, 150]));
const cropOf = (plan: Plan) => (plan.crop ? { CropBox: arrayOf([20, 20, 220, 170]) } : {});

/** A letter of two pages with a form, remarks and the like, without its signature. Ready to be written or signed. */
export function letter(plan: Plan): {
  readonly objects: Map<number, Stored>;
  readonly trailer: Map<string, PdfValue>;
  readonly hidden: ReadonlySet<number>;
} {
  const objects = new Map<number, Stored>([
    ...drawn(plan),
    ...remarks(plan),
    ...formOf(plan),
    ...pagesOf(plan),
  ]);
  objects.set(at.catalog, catalogOf(plan));
  objects.set(
    at.info,
    dictOf({ Title: textOf('Surat 100'), Producer: textOf('Contoh'), ModDate: textOf('D:20260101') }),
  );
  objects.set(
    at.metadata,
    streamOf('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>', { Type: nameOf('Metadata'), Subtype: nameOf('XML') }),
  );
  objects.set(
    at.outlines,
    dictOf({ Type: nameOf('Outlines'), First: refOf(at.outline), Last: refOf(at.outline), Count: 1 }),
  );
  objects.set(
    at.outline,
    dictOf({
      Title: textOf('Bab'),
      Parent: refOf(at.outlines),
      Dest: arrayOf([refOf(at.second), nameOf('Fit')]),
    }),
  );
  objects.set(
    at.names,
    dictOf({
      Dests: dictOf({ Names: arrayOf([textOf('bab'), arrayOf([refOf(at.second), nameOf('Fit')])]) }),
    }),
  );
  objects.set(at.layer, dictOf({ Type: nameOf('OCG'), Name: textOf('Lapis') }));
  if (plan.tree) {
    objects.set(at.tree, dictOf({ Type: nameOf('StructTreeRoot'), K: refOf(at.element) }));
    objects.set(
      at.element,
      dictOf({
        Type: nameOf('StructElem'),
        S: nameOf('P'),
        P: refOf(at.tree),
        Pg: refOf(at.page),
        K: arrayOf([0, dictOf({ Type: nameOf('OBJR'), Obj: refOf(at.link), Pg: refOf(at.page) })]),
      }),
    );
  }
  const id = arrayOf([textOf('0123456789abcdef'), textOf('0123456789abcdef')]);
  const trailer = entriesOf({ Root: refOf(at.catalog), Info: refOf(at.info), ID: id });
  return { objects, trailer, hidden: new Set([at.tree, at.element, at.outlines, at.outline, at.names]) };
}

function catalogOf(plan: Plan): PdfValue {
  const target = arrayOf([refOf(at.second), nameOf('Fit')]);
  const opens = {
    not: {},
    page: { OpenAction: arrayOf([refOf(at.page), nameOf('Fit')]) },
    destination: { OpenAction: target, Dests: dictOf({ Bab: target }) },
    action: { OpenAction: dictOf({ S: nameOf('GoTo'), D: target }) },
  }[plan.opens];
  return dictOf({
    Type: nameOf('Catalog'),
    ...opens,
    Pages: refOf(at.pages),
    Outlines: refOf(at.outlines),
    Names: refOf(at.names),
    Metadata: refOf(at.metadata),
    OCProperties: dictOf({
      OCGs: arrayOf([refOf(at.layer)]),
      D: dictOf({ Order: arrayOf([refOf(at.layer)]), ON: arrayOf([refOf(at.layer)]) }),
    }),
    ViewerPreferences: dictOf({ DisplayDocTitle: true }),
    AcroForm: plan.form === 'direct' ? formDict(plan) : refOf(at.form),
    ...(plan.tree ? { StructTreeRoot: refOf(at.tree), MarkInfo: dictOf({ Marked: true }) } : {}),
  });
}

function pagesOf(plan: Plan): readonly (readonly [number, Stored])[] {
  const box = plan.boxes === 'indirect' ? refOf(at.box) : boxOf(plan);
  const turned: Readonly<Record<string, PdfValue>> = plan.rotate === 0 ? {} : { Rotate: plan.rotate };
  const boxes = { MediaBox: box, ...cropOf(plan), ...turned };
  const inherited = {
    ...(plan.boxes === 'inherited' ? boxes : {}),
    ...(plan.resources === 'inherited' ? { Resources: refOf(at.resources) } : {}),
  };
  const parent = [at.pages, at.node, at.nodeTwo][plan.depth - 1] ?? at.pages;
  const page = (content: PdfValue, list: readonly number[]): PdfValue =>
    dictOf({
      Type: nameOf('Page'),
      Parent: refOf(parent),
      Contents: content,
      ...(plan.boxes === 'inherited' ? {} : boxes),
      ...(plan.resources === 'inherited'
        ? {}
        : { Resources: plan.resources === 'direct' ? resources() : refOf(at.resources) }),
      ...(list.length === 0
        ? {}
        : { Annots: plan.annots === 'indirect' ? refOf(at.annots) : arrayOf(list.map((one) => refOf(one))) }),
      StructParents: 0,
    });
  const node = (number: number, kids: readonly number[], above?: number): readonly [number, Stored] => [
    number,
    dictOf({
      Type: nameOf('Pages'),
      Kids: arrayOf(kids.map((one) => refOf(one))),
      Count: 2,
      ...(above === undefined ? {} : { Parent: refOf(above) }),
      ...(number === parent ? inherited : {}),
    }),
  ];
  const leaves = [at.page, at.second];
  const nodes =
    plan.depth === 1
      ? [node(at.pages, leaves)]
      : plan.depth === 2
        ? [node(at.pages, [at.node]), node(at.node, leaves, at.pages)]
        : [
            node(at.pages, [at.node]),
            node(at.node, [at.nodeTwo], at.pages),
            node(at.nodeTwo, leaves, at.node),
          ];
  return [
    ...nodes,
    [at.page, page(refOf(at.content), widgetsOf(plan))],
    [at.second, page(arrayOf([refOf(at.contentTwo)]), [])].map((one) => one) as [number, Stored],
    [at.annots, arrayOf(widgetsOf(plan).map((one) => refOf(one)))],
    [at.box, boxOf(plan)],
  ];
}

/** What the first page's list of remarks holds before the signature. */
export const widgetsOf = ({ annots }: Plan): readonly number[] => [
  ...(annots === 'none' ? [] : [at.link, at.square]),
  at.text,
  at.empty,
  at.unseen,
  at.radioKid,
];

const resources = (): PdfValue =>
  dictOf({
    Font: dictOf({ F: refOf(at.font) }),
    XObject: dictOf({ X: refOf(at.drawing), I: refOf(at.image) }),
    ExtGState: dictOf({ G: refOf(at.state) }),
    ColorSpace: dictOf({ C: refOf(at.tint) }),
    Properties: dictOf({ L: refOf(at.layer) }),
  });

function drawn(plan: Plan): readonly (readonly [number, Stored])[] {
  const move = `1 0 0 1 ${corner(plan)} ${corner(plan)} cm`;
  const page = (text: string): PdfValue =>
    streamOf(
      `q ${move} /G gs BT /F 14 Tf 20 120 Td (${text}) Tj ET /X Do /OC /L BDC /C cs 1 scn 150 90 20 20 re f EMC q 20 0 0 20 120 90 cm /I Do Q Q`,
    );
  return [
    [at.content, page('Jumlah 100')],
    [at.contentTwo, page('Halaman dua')],
    [at.resources, resources()],
    [at.font, dictOf({ Type: nameOf('Font'), Subtype: nameOf('Type1'), BaseFont: nameOf('Helvetica') })],
    [
      at.drawing,
      streamOf('0.5 g 20 90 30 20 re f', {
        Type: nameOf('XObject'),
        Subtype: nameOf('Form'),
        BBox: arrayOf([0, 0, 200, 150]),
      }),
    ],
    [
      at.image,
      streamOf(Uint8Array.from([0, 80, 160, 240]), {
        Type: nameOf('XObject'),
        Subtype: nameOf('Image'),
        Width: 2,
        Height: 2,
        BitsPerComponent: 8,
        ColorSpace: nameOf('DeviceGray'),
      }),
    ],
    [at.state, dictOf({ Type: nameOf('ExtGState'), ca: 0.9 })],
    [
      at.tint,
      arrayOf([
        nameOf('Separation'),
        nameOf('Merah'),
        nameOf('DeviceGray'),
        dictOf({ FunctionType: 2, Domain: arrayOf([0, 1]), C0: arrayOf([1]), C1: arrayOf([0.3]), N: 1 }),
      ]),
    ],
  ];
}

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

function remarks(plan: Plan): readonly (readonly [number, Stored])[] {
  const square = [150, 10, 190, 30];
  const border = { Border: arrayOf([0, 0, 0]) };
  return [
    [
      at.link,
      dictOf({
        Type: nameOf('Annot'),
        Subtype: nameOf('Link'),
        Rect: placed(plan, [20, 115, 90, 135]),
        ...border,
        A: dictOf({ S: nameOf('URI'), URI: textOf('https://contoh.id') }),
        P: refOf(at.page),
      }),
    ],
    [
      at.square,
      dictOf({
        Type: nameOf('Annot'),
        Subtype: nameOf('Square'),
        Rect: placed(plan, square),
        F: 4,
        P: refOf(at.page),
        AP: dictOf({ N: refOf(at.squareLook) }),
        Contents: textOf('Catatan'),
      }),
    ],
    [at.squareLook, look(square)],
  ];
}

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

function formOf(plan: Plan): readonly (readonly [number, Stored])[] {
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

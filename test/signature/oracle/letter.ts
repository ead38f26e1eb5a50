import type { PdfValue } from '../../../src/pdf/value.ts';
import { arrayOf, dictOf, entriesOf, nameOf, refOf, type Stored, streamOf, textOf } from './layout.ts';
import { formDict, formOf, look, widgetsOf } from './letter-form.ts';
import { at, corner, type Plan, placed } from './plan.ts';

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

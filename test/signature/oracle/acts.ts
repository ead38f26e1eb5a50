import { openPdf, type PdfFile } from '../../../src/pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../../src/pdf/value.ts';
import {
  appendRevision,
  arrayOf,
  type Change,
  dictOf,
  type Layout,
  nameOf,
  refOf,
  type Stored,
  streamOf,
  textOf,
} from './layout.ts';
import { look, signatureWidget } from './letter-form.ts';
import type { Makers } from './makers.ts';
import { at, emptyRect, type Plan, placed, shown } from './plan.ts';
import type { Mask } from './render.ts';
import { sealed, unsealed, withEntries } from './seal.ts';

/** Whether the revision has to be accepted, has to be refused, or may be either as long as nobody sees a change. */
export type Expectation = 'accept' | 'refuse' | 'either';
/** What a letter of a plan looks like after an act, and where the act may have changed a pixel. */
export type Done = {
  readonly bytes: Buffer;
  readonly masks: readonly Mask[];
  readonly expected: Expectation;
};
export type Act = {
  readonly name: string;
  /** Whether the file has what the act needs. */
  readonly fits: (file: PdfFile, plan: Plan) => boolean;
  readonly does: (
    base: Uint8Array,
    plan: Plan,
    layout: Layout,
    makers: Pick<Makers, 'seal' | 'stamp' | 'certificates' | 'crls'>,
  ) => Promise<Done>;
};

/** Where a rectangle of the page's own space, counted from the corner of what is shown, lies on the page as it is turned. */
export function maskOf(
  { rotate }: Plan,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
  page = 0,
): Mask {
  if (rotate === 0) return { page, rect: [left, bottom, right, top] };
  return { page, rect: [bottom, shown.width - right, top, shown.width - left] };
}

/** A plan, and the same where a mutation took away that its pages are turned. */
export const eitherWay = (plan: Plan): readonly Plan[] =>
  plan.rotate === 0 ? [plan] : [plan, { ...plan, rotate: 0 }];

const append = (
  base: Uint8Array,
  objects: ReadonlyMap<number, Stored>,
  layout: Layout,
  trailer: Change['trailer'] = new Map(),
): Buffer => appendRevision(base, { objects, trailer }, layout);

/** The number behind the last one in use. */
export function freeNumber({ crossReference: { entries, trailer } }: PdfFile): number {
  const size = trailer.entries.get('Size');
  return [...entries.keys()].reduce(
    (most, one) => Math.max(most, one + 1),
    typeof size === 'number' ? size : 0,
  );
}

const put = (
  objects: Map<number, Stored>,
  file: PdfFile,
  number: number,
  more: Readonly<Record<string, PdfValue>>,
): void => {
  objects.set(number, withEntries(objects.get(number) ?? file.object(number), more));
};

const rootNumber = (file: PdfFile): number =>
  asKind(file.crossReference.trailer.entries.get('Root'), 'ref')?.number ?? 0;
const catalogOf = (file: PdfFile): PdfDict => file.dict(refOf(rootNumber(file))) ?? (dictOf({}) as PdfDict);

/** The first page of a file and its number. */
export function firstPage(file: PdfFile): { readonly number: number; readonly dict: PdfDict } {
  let value: PdfValue | undefined = catalogOf(file).entries.get('Pages');
  for (let depth = 0; depth < 9; depth++) {
    const [ref, dict] = [asKind(value, 'ref'), file.dict(value)];
    if (ref && dict && nameText(dict.entries.get('Type')) === 'Page') return { number: ref.number, dict };
    value = file.items(dict?.entries.get('Kids'))[0];
  }
  throw new Error('no page');
}

/** Puts another item into a list that stands in a dictionary or in an object of its own. */
function extend(
  objects: Map<number, Stored>,
  file: PdfFile,
  holder: number,
  key: string,
  item: PdfValue,
): void {
  const dict = (objects.get(holder) ?? file.object(holder)) as PdfDict;
  const list = asKind(dict.entries.get(key), 'ref');
  const now = list
    ? ((objects.get(list.number) as PdfValue | undefined) ?? dict.entries.get(key))
    : dict.entries.get(key);
  const all = arrayOf([...file.items(now), item]);
  if (list) objects.set(list.number, all);
  else objects.set(holder, withEntries(dict, { [key]: all }));
}

/** Adds a widget to the first page and a field to the form; the form is made where there is none. */
export function addField(
  objects: Map<number, Stored>,
  file: PdfFile,
  number: number,
  where: 'both' | 'form' | 'page' = 'both',
): void {
  if (where !== 'form') extend(objects, file, firstPage(file).number, 'Annots', refOf(number));
  if (where === 'page') return;
  const form = catalogOf(file).entries.get('AcroForm');
  const holder = asKind(form, 'ref')?.number;
  if (holder !== undefined) {
    extend(objects, file, holder, 'Fields', refOf(number));
    put(objects, file, holder, { SigFlags: 3 });
    return;
  }
  const dict = file.dict(form) ?? (dictOf({}) as PdfDict);
  const list = asKind(dict.entries.get('Fields'), 'ref');
  const all = arrayOf([...file.items(dict.entries.get('Fields')), refOf(number)]);
  if (list) objects.set(list.number, all);
  put(objects, file, rootNumber(file), {
    AcroForm: withEntries(dict, { ...(list ? {} : { Fields: all }), SigFlags: 3 }),
  });
}

/** A signature in a field that waits; with a look where the field can be seen. */
function fills(name: string, number: number, rect: readonly number[] | undefined): Act {
  return {
    name,
    fits: (file) =>
      file.dict(refOf(number))?.entries.get('V') === undefined &&
      nameText(file.dict(refOf(number))?.entries.get('FT')) === 'Sig',
    does: async (base, plan, layout, { seal }) => {
      const file = openPdf(base);
      const next = freeNumber(file);
      const objects = new Map<number, Stored>([[next, unsealed()]]);
      if (rect)
        objects.set(next + 1, look(rect, '0.2 g 2 2 30 30 re f BT /F 8 Tf 4 40 Td (Ditandatangani) Tj ET'));
      put(objects, file, number, { V: refOf(next), ...(rect ? { AP: dictOf({ N: refOf(next + 1) }) } : {}) });
      const bytes = await sealed(append(base, objects, layout), seal);
      return {
        bytes,
        masks: rect ? [maskOf(plan, rect)] : [],
        expected: plan.certify === 1 ? 'refuse' : 'accept',
      };
    },
  };
}

/** A signature or a time stamp in a field that is added. */
function adds(name: string, rect: readonly number[], kind: 'ETSI.CAdES.detached' | 'ETSI.RFC3161'): Act {
  const isSeen = rect.some((one) => one !== 0);
  const isStamp = kind === 'ETSI.RFC3161';
  return {
    name,
    fits: () => true,
    does: async (base, plan, layout, { seal, stamp }) => {
      const file = openPdf(base);
      const next = freeNumber(file);
      const objects = new Map<number, Stored>([[next, unsealed({}, kind)]]);
      if (isSeen) objects.set(next + 2, look(rect));
      objects.set(
        next + 1,
        signatureWidget(plan, `Baru${next}`, rect, {
          V: refOf(next),
          F: 132,
          P: refOf(firstPage(file).number),
          ...(isSeen ? { AP: dictOf({ N: refOf(next + 2) }) } : {}),
        }),
      );
      addField(objects, file, next + 1);
      const bytes = await sealed(append(base, objects, layout), isStamp ? stamp : seal);
      const expected = isStamp || plan.certify === 0 ? 'accept' : plan.certify === 1 ? 'refuse' : 'either';
      return { bytes, masks: isSeen ? [maskOf(plan, rect)] : [], expected };
    },
  };
}

const validation: Act = {
  name: 'validation data',
  fits: () => true,
  does: async (base, _plan, layout, { certificates, crls }) => {
    const file = openPdf(base);
    let next = freeNumber(file);
    const objects = new Map<number, Stored>();
    const list = (ders: readonly Uint8Array[]): PdfValue =>
      arrayOf(
        ders.map((der) => {
          objects.set(next, streamOf(der));
          return refOf(next++);
        }),
      );
    const before = file.dict(catalogOf(file).entries.get('DSS'));
    const [certs, lists] = [list(certificates), list(crls)];
    const kept = (key: string, more: PdfValue): PdfValue =>
      arrayOf([...file.items(before?.entries.get(key)), ...file.items(more)]);
    const store = dictOf({
      Type: nameOf('DSS'),
      Certs: kept('Certs', certs),
      CRLs: kept('CRLs', lists),
      VRI: dictOf({ ['A'.repeat(40)]: dictOf({ Cert: certs, CRL: lists }) }),
    });
    objects.set(next, store);
    put(objects, file, rootNumber(file), { DSS: refOf(next) });
    return { bytes: append(base, objects, layout), masks: [], expected: 'accept' };
  },
};

/** Notes the time and the program, without a word of what is shown. */
export const describes: Act = {
  name: 'time and metadata of a program',
  fits: (file) => file.crossReference.trailer.entries.get('Info') !== undefined,
  does: async (base, plan, layout) => {
    const file = openPdf(base);
    const objects = new Map<number, Stored>();
    const info = asKind(file.crossReference.trailer.entries.get('Info'), 'ref')?.number ?? 0;
    put(objects, file, info, { ModDate: textOf('D:20261124100000Z'), Producer: textOf('Program lain') });
    const expected = plan.certify === 0 ? 'accept' : 'either';
    return { bytes: append(base, objects, layout), masks: [], expected };
  },
};

const fillsText: Act = {
  name: 'a text field filled in',
  fits: (file) => nameText(file.dict(refOf(at.text))?.entries.get('FT')) === 'Tx',
  does: async (base, plan, layout) => {
    const file = openPdf(base);
    const [next, rect] = [freeNumber(file), [100, 60, 140, 75]];
    const objects = new Map<number, Stored>([[next, look(rect, 'BT /F 9 Tf 2 4 Td (Bayu) Tj ET')]]);
    put(objects, file, at.text, { V: textOf('Bayu'), AP: dictOf({ N: refOf(next) }) });
    const isAllowed = plan.certify >= 2 && plan.locks === 'nothing';
    return {
      bytes: append(base, objects, layout),
      masks: [maskOf(plan, rect)],
      expected: isAllowed ? 'accept' : plan.certify === 0 && plan.locks === 'nothing' ? 'either' : 'refuse',
    };
  },
};

const remarks: Act = {
  name: 'a remark',
  fits: () => true,
  does: async (base, plan, layout) => {
    const file = openPdf(base);
    const [next, rect] = [freeNumber(file), [150, 40, 190, 60]];
    const objects = new Map<number, Stored>([[next + 1, look(rect)]]);
    objects.set(
      next,
      dictOf({
        Type: nameOf('Annot'),
        Subtype: nameOf('Square'),
        Rect: placed(plan, rect),
        F: 4,
        P: refOf(firstPage(file).number),
        Contents: textOf('Periksa'),
        AP: dictOf({ N: refOf(next + 1) }),
      }),
    );
    addField(objects, file, next, 'page');
    return {
      bytes: append(base, objects, layout),
      masks: [maskOf(plan, rect)],
      expected: plan.certify === 3 ? 'accept' : 'refuse',
    };
  },
};

/** What people and programs honestly do to a signed file. */
export const acts: readonly Act[] = [
  fills('a signature in a field that waits and is seen', at.empty, emptyRect),
  fills('a signature in a field that waits unseen', at.unseen, undefined),
  adds('a signature in a new unseen field', [0, 0, 0, 0], 'ETSI.CAdES.detached'),
  adds('a signature in a new field that is seen', [150, 60, 190, 85], 'ETSI.CAdES.detached'),
  adds('a document time stamp', [0, 0, 0, 0], 'ETSI.RFC3161'),
  validation,
  describes,
  fillsText,
  remarks,
];

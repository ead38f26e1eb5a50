import { openPdf, type PdfFile } from '../../src/pdf/pdf-file.ts';
import { asKind, type PdfDict, type PdfValue } from '../../src/pdf/value.ts';
import { catalogOf, fieldsOf } from '../../src/signature/sign/form-fields.ts';
import {
  addObject,
  beginRevision,
  type Revision,
  setObject,
  writeRevision,
} from '../../src/signature/sign/revision.ts';
import {
  dictOf,
  pdfArray,
  pdfName,
  pdfRef,
  pdfText,
  serializeStream,
} from '../../src/signature/sign/serialize.ts';

/** `broken`: the signature itself fails; `changed`: it holds, but what came later is not to be trusted. */
export type Attack = readonly [
  name: string,
  expected: 'broken' | 'changed',
  forge: (pdf: Uint8Array) => Uint8Array,
];

const text = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
const bytes = (words: string): Uint8Array => Buffer.from(words, 'latin1');
const edited =
  (from: RegExp | string, to: string | ((all: string, part: string) => string)) => (pdf: Uint8Array) => {
    const before = text(pdf);
    const at = before.lastIndexOf('/ByteRange');
    const start = before.lastIndexOf(' obj', at);
    const after = before.slice(0, start) + before.slice(start).replace(from, to as string);
    if (after === before) throw new Error(`nothing to edit: ${from}`);
    return bytes(after);
  };
/** Replaces by as many characters, so that every offset stays. */
const inPlace = (from: string, to: string) => edited(from, to.padEnd(from.length));

const appended = (change: (revision: Revision, file: PdfFile) => void) => (pdf: Uint8Array) => {
  const file = openPdf(pdf);
  const revision = beginRevision(file);
  change(revision, file);
  return writeRevision(revision).bytes;
};
const withEntries = (dict: PdfDict, more: Readonly<Record<string, PdfValue>>): PdfDict => ({
  kind: 'dict',
  entries: new Map([...dict.entries, ...Object.entries(more)]),
});
const stream = (content: string): string => serializeStream(dictOf({}), bytes(content));

/** The pages as number and dictionary. */
function pagesOf(file: PdfFile): readonly { readonly number: number; readonly dict: PdfDict }[] {
  const root = file.dict(catalogOf(file).dict.entries.get('Pages'));
  return file.items(root?.entries.get('Kids')).flatMap((kid) => {
    const [ref, dict] = [asKind(kid, 'ref'), file.dict(kid)];
    return ref && dict ? [{ number: ref.number, dict }] : [];
  });
}
function firstPage(file: PdfFile) {
  const [page] = pagesOf(file);
  if (!page) throw new Error('no page');
  return page;
}
const annotate = (revision: Revision, file: PdfFile, annotation: PdfDict): void => {
  const page = firstPage(file);
  const number = addObject(revision, annotation);
  const all = [...file.items(page.dict.entries.get('Annots')), pdfRef(number)];
  setObject(revision, page.number, withEntries(page.dict, { Annots: pdfArray(all) }));
};
const remark = (rect: readonly number[]): PdfDict =>
  dictOf({
    Type: pdfName('Annot'),
    Subtype: pdfName('FreeText'),
    Rect: pdfArray(rect),
    Contents: pdfText('Jumlah: 900'),
  });
const inCatalog = (more: (revision: Revision) => Readonly<Record<string, PdfValue>>) =>
  appended((revision, file) => {
    const { number, dict } = catalogOf(file);
    setObject(revision, number, withEntries(dict, more(revision)));
  });

function newField(revision: Revision, file: PdfFile, more: Readonly<Record<string, PdfValue>>): void {
  const page = firstPage(file);
  const field = addObject(
    revision,
    dictOf({
      Type: pdfName('Annot'),
      Subtype: pdfName('Widget'),
      FT: pdfName('Sig'),
      T: pdfText('Baru'),
      P: pdfRef(page.number),
      ...more,
    }),
  );
  const all = [...file.items(page.dict.entries.get('Annots')), pdfRef(field)];
  setObject(revision, page.number, withEntries(page.dict, { Annots: pdfArray(all) }));
  const form = asKind(catalogOf(file).dict.entries.get('AcroForm'), 'ref');
  const dict = file.dict(form);
  if (!form || !dict) throw new Error('no form');
  const fields = [...file.items(dict.entries.get('Fields')), pdfRef(field)];
  setObject(revision, form.number, withEntries(dict, { Fields: pdfArray(fields) }));
}

const appearance = (revision: Revision): PdfValue =>
  dictOf({
    N: pdfRef(
      addObject(
        revision,
        serializeStream(
          dictOf({ Type: pdfName('XObject'), Subtype: pdfName('Form'), BBox: pdfArray([0, 0, 9, 9]) }),
          bytes('0 0 9 9 re f'),
        ),
      ),
    ),
  });

/** Attacks on a document that one person signed; the fields of others wait empty. */
export const attacks: readonly Attack[] = [
  // Universal signature forgery: nothing to check is left.
  ['USF: no /Contents', 'broken', edited('/Contents ', '/Contants ')],
  ['USF: empty /Contents', 'broken', edited(/\/Contents <[0-9a-f]+>/, '/Contents <>')],
  [
    'USF: /Contents of zeros',
    'broken',
    edited(/\/Contents <[0-9a-f]+>/, (all: string) => all.replace(/[0-9a-f](?=[0-9a-f]*>)/g, '0')),
  ],
  ['USF: /Contents null', 'broken', edited(/\/Contents <[0-9a-f]+>/, '/Contents null')],
  ['USF: no /ByteRange', 'broken', inPlace('/ByteRange', '/ByteRnage')],
  ['USF: /ByteRange null', 'broken', edited(/\/ByteRange \[[^\]]*\]/, '/ByteRange null')],
  ['USF: negative /ByteRange', 'broken', edited('/ByteRange [0 ', '/ByteRange [-1')],
  ['USF: /ByteRange of nothing', 'broken', edited(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 0 0 0]')],
  ['USF: unknown sub-filter', 'broken', inPlace('/ETSI.CAdES.detached', '/ETSI.CAdES.none')],
  // Signature wrapping: the range covers other bytes than a reader shows.
  ['SWA: range begins later', 'broken', edited('/ByteRange [0 ', '/ByteRange [9 ')],
  [
    'SWA: gap wider than /Contents',
    'broken',
    edited(/\/ByteRange \[0 (\d+)/, (_all: string, from: string) => `/ByteRange [0 ${Number(from) - 5}`),
  ],
  ['SWA: second range moved behind', 'broken', (pdf) => movedRange(pdf)],
  ['SWA: /Contents twice', 'broken', edited(/\/Contents </, '/Contents <00> /Contents <')],
  // Bytes and their order.
  [
    'a figure of the page changed',
    'broken',
    (pdf) => bytes(text(pdf).replace('/MediaBox [0 0 612 792]', '/MediaBox [0 0 612 100]')),
  ],
  ['cut in the middle', 'broken', (pdf) => pdf.subarray(0, pdf.length >> 1)],
  ['the last line cut off', 'broken', (pdf) => pdf.subarray(0, pdf.length - 7)],
  // Incremental saving.
  [
    'ISA: page content replaced',
    'changed',
    appended((revision, file) => {
      const content = asKind(firstPage(file).dict.entries.get('Contents'), 'ref');
      setObject(revision, content?.number ?? 0, stream('BT (Jumlah: 900) Tj ET'));
    }),
  ],
  [
    'ISA: page points to other content',
    'changed',
    appended((revision, file) => {
      const page = firstPage(file);
      setObject(
        revision,
        page.number,
        withEntries(page.dict, { Contents: pdfRef(addObject(revision, stream('q Q'))) }),
      );
    }),
  ],
  [
    'ISA: page tree without its second page',
    'changed',
    appended((revision, file) => {
      const pages = asKind(catalogOf(file).dict.entries.get('Pages'), 'ref');
      const dict = file.dict(pages);
      if (pages && dict)
        setObject(
          revision,
          pages.number,
          withEntries(dict, { Kids: pdfArray([pdfRef(firstPage(file).number)]), Count: 1 }),
        );
    }),
  ],
  [
    'ISA: other resources',
    'changed',
    appended((revision, file) => {
      const page = firstPage(file);
      setObject(revision, page.number, withEntries(page.dict, { Resources: dictOf({}) }));
    }),
  ],
  [
    'ISA: page turned',
    'changed',
    appended((revision, file) => {
      const page = firstPage(file);
      setObject(revision, page.number, withEntries(page.dict, { Rotate: 180 }));
    }),
  ],
  [
    'ISA: remark added',
    'changed',
    appended((revision, file) => annotate(revision, file, remark([90, 90, 300, 120]))),
  ],
  [
    'ISA: link removed',
    'changed',
    appended((revision, file) => {
      const page = firstPage(file);
      setObject(revision, page.number, withEntries(page.dict, { Annots: pdfArray([]) }));
    }),
  ],
  [
    'ISA: link leads elsewhere',
    'changed',
    appended((revision, file) => {
      const link = asKind(file.items(firstPage(file).dict.entries.get('Annots'))[0], 'ref');
      const dict = file.dict(link);
      if (link && dict)
        setObject(
          revision,
          link.number,
          withEntries(dict, { A: dictOf({ S: pdfName('URI'), URI: pdfText('https://jahat.id') }) }),
        );
    }),
  ],
  [
    'ISA: action on opening',
    'changed',
    inCatalog(() => ({ OpenAction: dictOf({ S: pdfName('JavaScript'), JS: pdfText('app.alert(1)') }) })),
  ],
  [
    'ISA: action by name',
    'changed',
    inCatalog(() => ({ Names: dictOf({ JavaScript: dictOf({ Names: pdfArray([]) }) }) })),
  ],
  ['ISA: layers', 'changed', inCatalog(() => ({ OCProperties: dictOf({}) }))],
  [
    'ISA: title changed',
    'changed',
    appended((revision, file) => {
      const info = asKind(file.crossReference.trailer.entries.get('Info'), 'ref');
      const dict = file.dict(info);
      if (info && dict)
        setObject(revision, info.number, withEntries(dict, { Title: pdfText('Surat keputusan') }));
    }),
  ],
  ['ISA: hidden object', 'changed', appended((revision) => void addObject(revision, stream('tersembunyi')))],
  [
    'ISA: object that no list names',
    'changed',
    (pdf) => {
      const file = openPdf(pdf);
      const revision = beginRevision(file);
      revision.objects.set(catalogOf(file).number, '<< >>');
      const forged = `\n4 0 obj\n<< /Forged true >>\nendobj\nxref\n0 0\ntrailer\n<< /Size ${revision.next} /Root ${catalogOf(file).number} 0 R /Prev ${file.crossReference.sections[0]} >>\n`;
      const at = pdf.length + forged.indexOf('xref');
      return Buffer.concat([pdf, bytes(`${forged}startxref\n${at}\n%%EOF\n`)]);
    },
  ],
  [
    'ISA: bytes behind the end',
    'changed',
    (pdf) => Buffer.concat([pdf, bytes('\n9 0 obj\n<< >>\nendobj\n')]),
  ],
  [
    'ISA: revision that hides where it comes from',
    'broken',
    (pdf) => {
      const file = openPdf(pdf);
      const revision = beginRevision(file);
      for (const number of file.crossReference.entries.keys()) {
        const entry = file.crossReference.entries.get(number);
        if (entry?.kind === 'at') setObject(revision, number, file.object(number));
      }
      return bytes(text(writeRevision(revision).bytes).replace(/\/Prev \d+(?![\s\S]*\/Prev )/, ''));
    },
  ],
  [
    'ISA: another catalog',
    'changed',
    (pdf) => {
      const file = openPdf(pdf);
      const revision = beginRevision(file);
      const number = addObject(revision, catalogOf(file).dict);
      const forged = text(writeRevision(revision).bytes);
      const cut = forged.lastIndexOf('/Root');
      return bytes(forged.slice(0, cut) + forged.slice(cut).replace(/\/Root \d+/, `/Root ${number}`));
    },
  ],
  [
    'field with the signature removed',
    'changed',
    appended((revision, file) => {
      const form = asKind(catalogOf(file).dict.entries.get('AcroForm'), 'ref');
      const dict = file.dict(form);
      const [, ...others] = file.items(dict?.entries.get('Fields'));
      const [signed] = file.items(dict?.entries.get('Fields'));
      if (form && dict)
        setObject(
          revision,
          form.number,
          withEntries(dict, { Fields: pdfArray([...others.slice(1), ...(signed ? [signed] : [])]) }),
        );
    }),
  ],
  [
    'appearance of the signature replaced',
    'changed',
    appended((revision, file) => {
      const [field] = fieldsOf(file);
      if (field) setObject(revision, field.number, withEntries(field.dict, { AP: appearance(revision) }));
    }),
  ],
  [
    'signature drawn over the page later',
    'changed',
    appended((revision, file) => {
      const [field] = fieldsOf(file);
      if (field)
        setObject(revision, field.number, withEntries(field.dict, { Rect: pdfArray([0, 0, 600, 700]) }));
    }),
  ],
  [
    'text field added',
    'changed',
    appended((revision, file) =>
      newField(revision, file, { FT: pdfName('Tx'), V: pdfText('900'), Rect: pdfArray([90, 90, 200, 120]) }),
    ),
  ],
  // Shadows and certified documents.
  [
    'unsigned field that paints',
    'changed',
    appended((revision, file) =>
      newField(revision, file, { Rect: pdfArray([90, 90, 200, 120]), AP: appearance(revision) }),
    ),
  ],
  [
    'SSA: signature field over the page',
    'changed',
    appended((revision, file) =>
      newField(revision, file, { Rect: pdfArray([0, 0, 600, 700]), V: dictOf({ Type: pdfName('Sig') }) }),
    ),
  ],
  [
    'SSA: signature field with an action',
    'changed',
    appended((revision, file) =>
      newField(revision, file, { Rect: pdfArray([0, 0, 9, 9]), A: dictOf({ S: pdfName('Launch') }) }),
    ),
  ],
  ['certification added later', 'changed', inCatalog(() => ({ Perms: dictOf({}) }))],
  [
    'EAA: remark that covers the page',
    'changed',
    appended((revision, file) => annotate(revision, file, remark([0, 0, 612, 792]))),
  ],
  [
    'remark without a subtype',
    'changed',
    appended((revision, file) => annotate(revision, file, dictOf({ Rect: pdfArray([0, 0, 9, 9]) }))),
  ],
  [
    'widget that no field holds',
    'changed',
    appended((revision, file) =>
      annotate(
        revision,
        file,
        dictOf({ Subtype: pdfName('Widget'), Rect: pdfArray([90, 90, 300, 120]), AP: appearance(revision) }),
      ),
    ),
  ],
  [
    'changed and changed back',
    'changed',
    (pdf) => {
      const file = openPdf(pdf);
      const page = firstPage(file);
      const turn = appended((revision) =>
        setObject(revision, page.number, withEntries(page.dict, { Rotate: 180 })),
      );
      const back = appended((revision) => setObject(revision, page.number, page.dict));
      return back(turn(pdf));
    },
  ],
];

/** The old range, with an own dictionary in the gap and the rest moved behind it. */
function movedRange(pdf: Uint8Array): Uint8Array {
  const words = text(pdf);
  const match = /\/ByteRange \[0 (\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(words);
  const [, , second = '0', rest = '0'] = match ?? [];
  const added = '\n1 0 obj\n<< /Forged true >>\nendobj\n'.padEnd(64);
  const moved = words.slice(0, Number(second)) + added + words.slice(Number(second));
  return bytes(
    moved.replace(
      /(\/ByteRange \[0 \d+\s+)\d+(\s+)\d+/,
      (_all, head: string, space: string) => `${head}${Number(second) + added.length}${space}${rest}`,
    ),
  );
}

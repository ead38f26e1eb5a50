import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, PdfProblem, type PdfValue, textOf } from '../../pdf/value.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { addObject, generationOf, type Revision, setObject } from './revision.ts';
import { dictOf, pdfArray, pdfName, pdfRef, pdfText, serializeStream } from './serialize.ts';

/** A place for a signature: `name` for programs, `label` for people. */
export type FieldPlan = { readonly name: string; readonly label: string };

/** Printed with the page, read-only; unseen because it has no size (ISO 32000-2, 12.5.3). */
const printedAndLocked = 132;

/** A signature field of the file, by its name. */
export function fieldNamed(
  file: PdfFile,
  name: string,
): { readonly number: number; readonly dict: PdfDict } | undefined {
  const found = fieldsOf(file).find(({ dict }) => textOf(file.resolve(dict.entries.get('T'))) === name);
  return found;
}

/** Why a field that is there cannot be signed here, whoever made it; undefined for a signature field that is one with its widget. */
export function oddField({ entries }: PdfDict): Bilingual | undefined {
  const isPlain = nameText(entries.get('FT')) === 'Sig' && nameText(entries.get('Subtype')) === 'Widget';
  const more = ['Kids', 'A', 'AA', 'Lock', 'SV'].find((key) => entries.has(key));
  if (isPlain && more === undefined) return undefined;
  return {
    id: `kolom ini bukan kolom tanda tangan biasa${more ? ` (/${more})` : ''}; tandatangani dengan program yang membuatnya`,
    en: `the field is no plain signature field${more ? ` (/${more})` : ''}; sign it with the program that made it`,
  };
}

/** The fields at the top of the form, each with its object's number. */
export function fieldsOf(file: PdfFile): readonly { readonly number: number; readonly dict: PdfDict }[] {
  const form = file.dict(catalogOf(file).dict.entries.get('AcroForm'));
  return file.items(form?.entries.get('Fields')).flatMap((item) => {
    const [ref, dict] = [asKind(item, 'ref'), file.dict(item)];
    return ref && dict ? [{ number: ref.number, dict }] : [];
  });
}

export function catalogOf(file: PdfFile): { readonly number: number; readonly dict: PdfDict } {
  const root = file.crossReference.trailer.entries.get('Root');
  const [ref, dict] = [asKind(root, 'ref'), file.dict(root)];
  if (ref && dict) return { number: ref.number, dict };
  throw new PdfProblem({ id: 'PDF ini tidak mempunyai katalog', en: 'this PDF has no catalog' });
}

/** Adds empty signature fields without a size to the last page and to the form; gives their object numbers. */
export function addFields(revision: Revision, plans: readonly FieldPlan[]): readonly number[] {
  const { file } = revision;
  const page = lastPage(file);
  const empty = addObject(revision, emptyAppearance);
  const onPage = refTo(file, page.number);
  const numbers = plans.map((plan) => addObject(revision, widget(plan, onPage, empty)));
  const remarks = [...file.items(page.dict.entries.get('Annots')), ...numbers.map(pdfRef)];
  setObject(revision, page.number, {
    kind: 'dict',
    entries: new Map([...page.dict.entries, ['Annots', pdfArray(remarks)]]),
  });
  const catalog = catalogOf(file);
  const form = file.dict(catalog.dict.entries.get('AcroForm'));
  const fields = [...file.items(form?.entries.get('Fields')), ...numbers.map(pdfRef)];
  const entries = new Map<string, PdfValue>([
    ...(form?.entries ?? []),
    ['Fields', pdfArray(fields)],
    ['SigFlags', 3],
  ]);
  const held = asKind(catalog.dict.entries.get('AcroForm'), 'ref')?.number;
  const formNumber = held ?? addObject(revision, { kind: 'dict', entries });
  if (held !== undefined) setObject(revision, held, { kind: 'dict', entries });
  setCatalog(revision, { AcroForm: refTo(file, formNumber) });
  return numbers;
}

const refTo = (file: PdfFile, number: number): PdfValue => ({
  kind: 'ref',
  number,
  generation: generationOf(file, number),
});

/** Puts entries into the catalog, beside what this revision has put there already. */
export function setCatalog(revision: Revision, more: Readonly<Record<string, PdfValue>>): void {
  const { number, dict } = catalogOf(revision.file);
  const own = revisedCatalog.get(revision) ?? {};
  const all = { ...own, ...more };
  revisedCatalog.set(revision, all);
  setObject(revision, number, { kind: 'dict', entries: new Map([...dict.entries, ...Object.entries(all)]) });
}

const revisedCatalog = new WeakMap<Revision, Readonly<Record<string, PdfValue>>>();

const emptyAppearance = serializeStream(
  dictOf({
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: pdfArray([0, 0, 0, 0]),
    Resources: dictOf({}),
  }),
  new Uint8Array(),
);

function widget({ name, label }: FieldPlan, page: PdfValue, appearance: number): PdfDict {
  return dictOf({
    Type: pdfName('Annot'),
    Subtype: pdfName('Widget'),
    FT: pdfName('Sig'),
    T: pdfText(name),
    TU: pdfText(label),
    F: printedAndLocked,
    Rect: pdfArray([0, 0, 0, 0]),
    P: page,
    AP: dictOf({ N: pdfRef(appearance) }),
  });
}

/** The last page, where a form has its signatures. */
function lastPage(file: PdfFile): { readonly number: number; readonly dict: PdfDict } {
  let value: PdfValue | undefined = catalogOf(file).dict.entries.get('Pages');
  for (let depth = 0; depth < 50; depth++) {
    const [ref, dict]: [ReturnType<typeof asKind<'ref'>>, PdfDict | undefined] = [
      asKind(value, 'ref'),
      file.dict(value),
    ];
    if (ref && dict && nameText(dict.entries.get('Type')) === 'Page') return { number: ref.number, dict };
    value = file.items(dict?.entries.get('Kids')).at(-1);
  }
  throw new PdfProblem({ id: 'PDF ini tidak mempunyai halaman', en: 'this PDF has no page' });
}

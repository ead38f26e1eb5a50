import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict } from '../../pdf/value.ts';
import { type FieldHead, type FieldList, readFields, unlistedFields } from './fields.ts';
import { type PageHead, readPages } from './pages.ts';

/** The objects of a revision that have a structure of their own, by their numbers. */
export type Heads = {
  readonly catalog: PdfDict | undefined;
  readonly form: PdfDict | undefined;
  readonly pages: ReadonlyMap<number, PageHead>;
  /** Nodes of the page tree and the lists of their kids, each with its path. */
  readonly nodes: ReadonlyMap<number, string>;
  readonly fields: ReadonlyMap<number, FieldHead>;
  /** Lists of fields that are objects of their own. */
  readonly fieldLists: ReadonlyMap<number, FieldList>;
  /** Lists of remarks that are objects of their own, each with the page it belongs to. */
  readonly remarkLists: ReadonlyMap<number, PageHead>;
  /** Remarks of pages which are no fields, each with its path. */
  readonly remarks: ReadonlyMap<number, string>;
  /** The pages that list an object among their remarks, once for each time. */
  readonly shownOn: ReadonlyMap<number, readonly number[]>;
  /** How many fields name an object as their value. */
  readonly holders: ReadonlyMap<number, number>;
};

/** Finds the pages, fields and remarks of a revision, as they hang on its catalog. */
export function headsOf(file: PdfFile): Heads {
  const catalog = file.dict(file.crossReference.trailer.entries.get('Root'));
  const form = file.dict(catalog?.entries.get('AcroForm'));
  const { pages, nodes } = readPages(file, catalog?.entries.get('Pages'));
  const { fields, lists } = readFields(file, form?.entries.get('Fields'));
  const remarkLists = new Map<number, PageHead>();
  const remarks = new Map<number, string>();
  const shownOn = new Map<number, number[]>();
  for (const page of pages.values()) {
    if (page.listNumber !== undefined) remarkLists.set(page.listNumber, page);
    for (const [at, item] of page.remarks.entries()) {
      const number = asKind(item, 'ref')?.number;
      if (number === undefined) continue;
      const shown = shownOn.get(number);
      if (shown) shown.push(page.number);
      else shownOn.set(number, [page.number]);
      if (!shown && !fields.has(number) && asKind(file.object(number), 'dict'))
        remarks.set(number, `${page.path}/Annots/${at}`);
    }
  }
  if (form)
    for (const head of unlistedFields(file, remarks)) {
      fields.set(head.number, head);
      remarks.delete(head.number);
    }
  const holders = new Map<number, number>();
  for (const { dict } of fields.values()) {
    const number = asKind(dict.entries.get('V'), 'ref')?.number;
    if (number !== undefined) holders.set(number, (holders.get(number) ?? 0) + 1);
  }
  return { catalog, form, pages, nodes, fields, fieldLists: lists, remarkLists, remarks, shownOn, holders };
}

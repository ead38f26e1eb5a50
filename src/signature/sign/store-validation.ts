import { openPdf } from '../../pdf/pdf-file.ts';
import { asKind, type PdfValue } from '../../pdf/value.ts';
import { catalogOf, setCatalog } from './form-fields.ts';
import { addObject, beginRevision, type Revision, writeRevision } from './revision.ts';
import { dictOf, pdfArray, pdfName, pdfRef, serializeStream } from './serialize.ts';

/** DER of what a later reader needs to judge the signatures without asking anybody. */
export type ValidationEvidence = {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

/** Appends a revision with a document security store (ETSI EN 319 142-1, 5.4.2); what an earlier store had is kept. */
export function storeValidation(pdf: Uint8Array, evidence: ValidationEvidence): Uint8Array {
  const file = openPdf(pdf);
  const revision = beginRevision(file);
  const before = file.dict(catalogOf(file).dict.entries.get('DSS'));
  const list = (key: string, ders: readonly Uint8Array[]): PdfValue | undefined => {
    const all = [...file.items(before?.entries.get(key)), ...ders.map((der) => stored(revision, der))];
    return all.length > 0 ? pdfArray(all) : undefined;
  };
  const store = addObject(
    revision,
    dictOf({
      Type: pdfName('DSS'),
      Certs: list('Certs', evidence.certificates),
      CRLs: list('CRLs', evidence.crls),
      OCSPs: list('OCSPs', evidence.ocsps),
    }),
  );
  setCatalog(revision, { DSS: asKind(pdfRef(store), 'ref') ?? null });
  return writeRevision(revision).bytes;
}

const stored = (revision: Revision, der: Uint8Array): PdfValue =>
  pdfRef(addObject(revision, serializeStream(dictOf({}), der)));

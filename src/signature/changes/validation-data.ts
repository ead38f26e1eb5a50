import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict, PdfLimit, PdfProblem, type PdfValue } from '../../pdf/value.ts';
import { type ReadCertificate, readCertificate } from '../cms/certificate.ts';
import { answerOf, listOf, type RevocationData } from '../cms/revocation-data.ts';

/** The document security store (ETSI EN 319 142-1, 5.4.2) of a file. `unreadable` counts what is neither certificate, list nor answer. */
export type ValidationData = RevocationData & {
  readonly certificates: readonly ReadCertificate[];
  readonly isThere: boolean;
  readonly unreadable: number;
};

/** Reads `/DSS` of the catalog; empty when there is none. Streams that cannot be read are left out. */
export function validationData(file: PdfFile): ValidationData {
  const catalog = file.dict(file.crossReference.trailer.entries.get('Root'));
  const store = file.dict(catalog?.entries.get('DSS'));
  const [certs, crls, ocsps] = ['Certs', 'CRLs', 'OCSPs'].map((key) => streams(file, store, key)) as Lists;
  const certificates = certs.flatMap((der) => readCertificate(der) ?? []);
  const broken = [...crls.map(listOf), ...ocsps.map(answerOf)].filter((one) => one === undefined).length;
  return {
    certificates,
    crls,
    ocsps,
    isThere: store !== undefined,
    unreadable: certs.length - certificates.length + broken,
  };
}

type Lists = [readonly Uint8Array[], readonly Uint8Array[], readonly Uint8Array[]];

function streams(file: PdfFile, store: PdfDict | undefined, key: string): readonly Uint8Array[] {
  return file.items(store?.entries.get(key)).flatMap((item) => bytesOf(file, file.resolve(item)) ?? []);
}

function bytesOf(file: PdfFile, value: PdfValue): Uint8Array | undefined {
  const stream = asKind(value, 'stream');
  try {
    return stream && file.unpacked(stream);
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return undefined;
    throw error;
  }
}

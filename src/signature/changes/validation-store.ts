import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, PdfLimit, type PdfStream, type PdfValue } from '../../pdf/value.ts';
import { readCertificate } from '../cms/certificate.ts';
import { oneElement, partsOf, tags } from '../cms/der.ts';
import { answerOf, listOf } from '../cms/revocation-data.ts';

type Check = (file: PdfFile, value: PdfValue) => boolean;

/**
 * Whether a value is a document security store (ETSI EN 319 142-1, 5.4.2) and nothing more: the keys it is defined to have, and streams that are DER
 * of their kind. It is of a fixed depth, so no chain of it can be long.
 */
export function isValidationStore(file: PdfFile, value: PdfValue): boolean {
  return dictOf(store)(file, value);
}

const dictOf =
  (checks: Readonly<Record<string, Check>>, others?: Check): Check =>
  (file, value) => {
    const dict = asKind(file.resolve(value), 'dict');
    if (!dict || dict.repeated !== undefined) return false;
    return [...dict.entries].every(([key, one]) => {
      const check = Object.hasOwn(checks, key) ? checks[key] : others;
      return one === null || (check?.(file, one) ?? false);
    });
  };

const arrayOf =
  (check: Check): Check =>
  (file, value) => {
    const items = asKind(file.resolve(value), 'array')?.items;
    return items?.every((item) => check(file, item)) ?? false;
  };

const streamKeys = new Set(['Length', 'Filter', 'DecodeParms', 'Type']);

/** A stream of a kind; each is read once, since many entries name the same. */
function streamOf(isKind: (der: Uint8Array) => boolean): Check {
  const known = new WeakMap<PdfStream, boolean>();
  return (file, value) => {
    const stream = asKind(file.resolve(value), 'stream');
    if (!stream) return false;
    const found = known.get(stream) ?? isStreamOf(file, stream, isKind);
    known.set(stream, found);
    return found;
  };
}

function isStreamOf(file: PdfFile, stream: PdfStream, isKind: (der: Uint8Array) => boolean): boolean {
  if (![...stream.dict.entries.keys()].every((key) => streamKeys.has(key))) return false;
  try {
    return isKind(file.unpacked(stream));
  } catch (error) {
    if (error instanceof PdfLimit) throw error;
    return false;
  }
}

const certificate = streamOf((der) => readCertificate(der) !== undefined);
const crl = streamOf((der) => listOf(der) !== undefined);
/** Also an answer that refuses to answer, which some programs keep. */
const ocsp = streamOf(
  (der) => answerOf(der) !== undefined || partsOf(oneElement(der))[0]?.tag === tags.enumerated,
);
const token = streamOf((der) => oneElement(der).tag === tags.sequence);

const typed =
  (name: string): Check =>
  (file, value) =>
    nameText(file.resolve(value)) === name;
const text: Check = (file, value) => asKind(file.resolve(value), 'string') !== undefined;

const related = dictOf({
  Type: typed('VRI'),
  Cert: arrayOf(certificate),
  CRL: arrayOf(crl),
  OCSP: arrayOf(ocsp),
  TU: text,
  TS: token,
});

const store: Readonly<Record<string, Check>> = {
  Type: typed('DSS'),
  Certs: arrayOf(certificate),
  CRLs: arrayOf(crl),
  OCSPs: arrayOf(ocsp),
  VRI: dictOf({ Type: typed('VRI') }, related),
};

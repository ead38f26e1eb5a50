import { openLexer } from '../../pdf/lexer.ts';
import { openPdf, type PdfFile } from '../../pdf/pdf-file.ts';
import { readValue } from '../../pdf/read-value.ts';
import { asKind, PdfProblem, type PdfValue } from '../../pdf/value.ts';
import { buildSignature, type SigningKey } from './build-cms.ts';
import { addFields, type FieldPlan, fieldNamed, oddField, setCatalog } from './form-fields.ts';
import { addObject, beginRevision, type Revision, setObject, writeRevision } from './revision.ts';
import { dictOf, pdfArray, pdfName, pdfRef, pdfText, serialize } from './serialize.ts';

/** What a signature says of itself in the file. `at` is epoch milliseconds. */
export type SignatureClaim = {
  readonly field: string;
  readonly name?: string;
  readonly reason?: string;
  readonly place?: string;
  readonly at: number;
  /** Offset from UTC in minutes, for the time as it is read by people. */
  readonly offset: number;
  readonly subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161';
  /** Certifies the document: later only filling in and signing is allowed (DocMDP, P 2). */
  readonly certify?: true;
};

/** A revision with room for a signature: `pieces` are the bytes to sign, `gap` the place of the string for it. */
type Prepared = {
  readonly bytes: Buffer;
  readonly gap: readonly [from: number, to: number];
  readonly pieces: readonly [Uint8Array, Uint8Array];
};

/** Room for a signature with its chain and time stamp, bytes. */
const roomFor = 16 * 1024;

/**
 * Appends a revision with a signature dictionary whose place is still empty. A field that the file does not have is added, with
 * `reserve` for those who sign later. @throws PdfProblem when the field is signed already
 */
export function prepareSignature(
  pdf: Uint8Array,
  claim: SignatureClaim,
  reserve: readonly FieldPlan[] = [],
): Prepared {
  const file = openPdf(pdf);
  const revision = beginRevision(file);
  const dictionary = addObject(revision, signatureText(claim));
  const fieldNumber = fieldFor(revision, file, claim, reserve);
  const field = fieldNumber.entries;
  setObject(revision, fieldNumber.number, {
    kind: 'dict',
    entries: new Map([...field, ['V', pdfRef(dictionary)]]),
  });
  if (claim.certify) setCatalog(revision, { Perms: dictOf({ DocMDP: pdfRef(dictionary) }) });
  const { bytes, offsets } = writeRevision(revision);
  return withRange(bytes, offsets.get(dictionary) ?? 0);
}

type Field = { readonly number: number; readonly entries: ReadonlyMap<string, PdfValue> };

function fieldFor(
  revision: Revision,
  file: PdfFile,
  claim: SignatureClaim,
  reserve: readonly FieldPlan[],
): Field {
  const known = fieldNamed(file, claim.field);
  if (known && file.resolve(known.dict.entries.get('V')) !== null)
    throw new PdfProblem(signedAlready(claim.field));
  const odd = known && oddField(known.dict);
  if (odd) throw new PdfProblem({ id: `'${claim.field}': ${odd.id}`, en: `'${claim.field}': ${odd.en}` });
  if (known) return { number: known.number, entries: known.dict.entries };
  const plans = [{ name: claim.field, label: claim.name ?? claim.field }, ...reserve].filter(
    ({ name }, index, all) => all.findIndex((one) => one.name === name) === index && !fieldNamed(file, name),
  );
  const [number = 0] = addFields(revision, plans);
  const text = Buffer.from(`${revision.objects.get(number)}`, 'latin1');
  return { number, entries: entriesOf(text) };
}

/** The widget that was just written, read back. */
function entriesOf(text: Uint8Array): ReadonlyMap<string, PdfValue> {
  const value = readValue(openLexer(text, 0));
  return asKind(value, 'dict')?.entries ?? new Map();
}

function signatureText(claim: SignatureClaim): string {
  const isStamp = claim.subFilter === 'ETSI.RFC3161';
  const text = serialize(
    dictOf({
      Type: pdfName(isStamp ? 'DocTimeStamp' : 'Sig'),
      Filter: pdfName('Adobe.PPKLite'),
      SubFilter: pdfName(claim.subFilter),
      Name: claim.name === undefined ? undefined : pdfText(claim.name),
      Reason: claim.reason === undefined ? undefined : pdfText(claim.reason),
      Location: claim.place === undefined ? undefined : pdfText(claim.place),
      M: isStamp ? undefined : pdfText(dateText(claim)),
      Reference: claim.certify ? certification : undefined,
    }),
  );
  const room = `/ByteRange [0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}] /Contents <${'0'.repeat(2 * roomFor)}>`;
  return `${text.slice(0, -2)}${room} >>`;
}

const certification = pdfArray([
  dictOf({
    Type: pdfName('SigRef'),
    TransformMethod: pdfName('DocMDP'),
    TransformParams: dictOf({ Type: pdfName('TransformParams'), P: 2, V: pdfName('1.2') }),
  }),
]);

function dateText({ at, offset }: SignatureClaim): string {
  const local = new Date(at + offset * 60_000).toISOString().replace(/\D/g, '').slice(0, 14);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `D:${local}${offset < 0 ? '-' : '+'}${two(hours)}'${two(minutes)}'`;
}

/** Fills in the byte range, without moving a byte. */
function withRange(bytes: Buffer, dictionary: number): Prepared {
  const range = bytes.indexOf('/ByteRange [', dictionary);
  const from = bytes.indexOf('/Contents <', range) + '/Contents '.length;
  const to = from + 2 * roomFor + 2;
  const numbers = [from, to, bytes.length - to].map((value) => String(value).padEnd(10, ' '));
  bytes.write(`/ByteRange [0 ${numbers.join(' ')}]`, range, 'latin1');
  return { bytes, gap: [from, to], pieces: [bytes.subarray(0, from), bytes.subarray(to)] };
}

/** Puts the signature into its place. @throws PdfProblem when it does not fit */
export function fillSignature({ bytes, gap }: Prepared, signature: Uint8Array): Uint8Array {
  if (signature.length > roomFor) throw new PdfProblem(tooLong(signature.length));
  bytes.write(Buffer.from(signature).toString('hex'), gap[0] + 1, 'latin1');
  return bytes;
}

const signedAlready = (field: string) => ({
  id: `kolom tanda tangan '${field}' sudah terisi`,
  en: `the signature field '${field}' is signed already`,
});
const tooLong = (length: number) => ({
  id: `tanda tangan ${length} bita tidak muat di tempatnya (${roomFor} bita); rantai sertifikat terlalu panjang`,
  en: `a signature of ${length} bytes does not fit its place (${roomFor} bytes); the chain of certificates is too long`,
});

/**
 * Signs a PDF in a further revision; what was signed before stays as it is.
 * @param stampFor makes a time-stamp token over a signature value; without it the level is B-B
 * @throws PdfProblem when the file cannot be signed
 */
export async function signPdf(
  pdf: Uint8Array,
  claim: SignatureClaim,
  signer: SigningKey,
  options: {
    readonly reserve?: readonly FieldPlan[];
    readonly stampFor?: (signature: Uint8Array) => Promise<Uint8Array>;
  } = {},
): Promise<Uint8Array> {
  const prepared = prepareSignature(pdf, claim, options.reserve);
  return fillSignature(prepared, await buildSignature(prepared.pieces, signer, options.stampFor));
}

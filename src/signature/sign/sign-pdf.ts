import { buildSignature, type Signer } from './build-cms.ts';
import type { FieldPlan } from './form-fields.ts';
import { fillSignature, prepareSignature, type SignatureClaim } from './prepare.ts';

/**
 * Signs a PDF in a further revision; what was signed before stays as it is.
 * @param stampFor makes a time-stamp token over a signature value; without it the level is B-B
 * @throws PdfProblem when the file cannot be signed
 */
export async function signPdf(
  pdf: Uint8Array,
  claim: SignatureClaim,
  signer: Signer,
  options: {
    readonly reserve?: readonly FieldPlan[];
    readonly stampFor?: (signature: Uint8Array) => Promise<Uint8Array>;
  } = {},
): Promise<Uint8Array> {
  const prepared = prepareSignature(pdf, claim, options.reserve);
  return fillSignature(prepared, await buildSignature(prepared.pieces, signer, options.stampFor));
}

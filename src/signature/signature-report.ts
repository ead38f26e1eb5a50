import type { Bilingual } from '../words/bilingual.ts';
import type { Change } from './changes/comparison.ts';
import type { Reason } from './cms/reasons.ts';

/** How much proof a signature carries (ETSI EN 319 142-1, 6.1); `pkcs7` and `x509` are older kinds than PAdES. */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | 'pkcs7' | 'x509' | 'timestamp';

/** What became of the document after a signature. `normal` is validation data and further signatures. */
type After = 'nothing' | 'normal' | 'allowed-form' | 'form-or-annotation' | 'other';

export type CertificateFacts = {
  readonly name: string;
  readonly organisation?: string;
  readonly issuer: string;
  readonly serial: string;
  readonly from: number;
  readonly to: number;
  readonly selfSigned: boolean;
};

/** One signature of a PDF, judged. Instants are epoch milliseconds. */
export type SignatureReport = {
  readonly field: string;
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string;
  readonly integrity: 'intact' | 'broken';
  readonly problem?: Bilingual;
  readonly signer?: CertificateFacts;
  /** Names from the signer upwards. */
  readonly path: readonly string[];
  /** `isProven`: by a time stamp whose maker leads up to an anchor. */
  readonly time?: {
    readonly at: number;
    readonly source: 'timestamp' | 'document-timestamp' | 'claimed';
    readonly isProven: boolean;
  };
  /** `unknown` when nobody named an anchor, so that nobody asked who signed. */
  readonly trust: 'trusted' | 'untrusted' | 'unknown';
  /** What could not be established; those that the caller does without are marked. */
  readonly reasons: readonly (Reason & { readonly isWaived: boolean })[];
  readonly revocation: 'good' | 'revoked' | 'unknown';
  readonly level?: Level;
  readonly coversWholeFile: boolean;
  readonly after: After;
  readonly changes: readonly Change[];
  /** What a certifying signature allows later: 1 nothing, 2 filling and signing, 3 remarks too (DocMDP). */
  readonly certification?: 1 | 2 | 3;
  readonly notes: readonly Bilingual[];
  /** Intact, no change that is not allowed, and nothing is missing but what the caller does without. */
  readonly accepted: boolean;
};

/** A PDF and all its signatures, in the order in which they were made. */
export type PdfReport = {
  readonly signatures: readonly SignatureReport[];
  /** Signature dictionaries that no field of the form holds. */
  readonly loose: number;
  /** Why the file could not be read at all. */
  readonly problem?: Bilingual;
  readonly accepted: boolean;
};

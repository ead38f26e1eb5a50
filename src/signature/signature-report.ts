import type { Bilingual } from '../words/bilingual.ts';
import type { Later } from './changes/later-changes.ts';
import type { Problem, Reason } from './cms/reasons.ts';

/** How much proof a signature carries (ETSI EN 319 142-1, 6.1); `pkcs7` and `x509` are older kinds than PAdES. */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | 'pkcs7' | 'x509' | 'timestamp';

/**
 * What is said of a signature in one word: UTUH, PERLU DIPERIKSA (it holds, but something could not be established), DIUBAH (it holds for its revision, but
 * what came later is not allowed, or can be read in two ways), RUSAK (it does not hold, or is not in order).
 */
export type Verdict = 'intact' | 'doubtful' | 'changed' | 'broken';

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
export type SignatureReport = Later & {
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string;
  readonly verdict: Verdict;
  readonly integrity: 'intact' | 'broken';
  readonly problem?: Problem;
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

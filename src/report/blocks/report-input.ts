import type { Official } from '../../sop/sop.ts';

/** Who signs; without a name the report has a dotted line to fill by hand. */
export type ReportSigner = Omit<Official, 'name'> & { readonly name?: string };

/** An electronic signature to come: when (epoch ms), and the first digits of the SHA-256 of the signer's certificate. */
export type ElectronicSignature = { readonly at: number; readonly key: string };

import type { Official } from '../../sop/sop.ts';

/** Who signs; without a name the report has a dotted line to fill by hand. */
export type ReportSigner = Omit<Official, 'name'> & { readonly name?: string };

/** An electronic signature to come: when (epoch ms), and the first digits of the SHA-256 of the signer's certificate. */
export type ElectronicSignature = { readonly at: number; readonly key: string };

/** What every report says of its office: place, clock, how time was counted, and who signs, on paper or electronically. */
export type ReportHead = {
  /** Where the office is, for the date line above the signature. */
  readonly place?: string;
  /** IANA name of the zone by whose clock times are printed and days begin. */
  readonly zone: string;
  /** Title of the calendar by which time was counted. */
  readonly calendar: string;
  /** What `n Hari` means, in Indonesian words. */
  readonly calendarRule: string;
  /** The official; a dotted line to fill without one. */
  readonly signer?: ReportSigner;
  /** The official's electronic signature; nobody signs so if absent. */
  readonly signed?: ElectronicSignature;
};

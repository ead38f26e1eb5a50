import type { Table } from './table-data.ts';

/** What the file says about itself. `createdAt` is epoch ms, taken from the record and never from a clock. */
export type ReportMetadata = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly language: string;
  readonly createdAt: number;
};

/** One signature: what stands above it, the jabatan, the name (or a dotted line to fill) and pangkat with NRP or NIP. */
export type SignatureBlock = {
  readonly lead: readonly string[];
  readonly title: string;
  readonly name: string;
  /** False where the name is a dotted line already. */
  readonly underlined: boolean;
  readonly service: string;
  /** What stands in the place for the hand where it was signed electronically. */
  readonly stamp?: readonly string[];
};

/** The foot of every page. In `pageLabel`, `{halaman}` and `{jumlah}` are filled in when the pages are known. */
export type Footer = {
  readonly text: string;
  readonly pageLabel: string;
  /** What the QR code of every page says; none if absent. */
  readonly code?: string;
};

/** The report of one run: every string is final, nothing is left to decide but where it stands. */
export type RunReport = {
  readonly metadata: ReportMetadata;
  readonly letterhead: readonly string[];
  readonly heading: readonly string[];
  readonly identity: readonly Table[];
  readonly activities: Table;
  readonly summary: {
    readonly title: string;
    readonly tables: readonly Table[];
    readonly statementsTitle: string;
    readonly statements: readonly string[];
  };
  readonly signatures: readonly SignatureBlock[];
  readonly footer: Footer;
  /** Names of the other sections in the outline of the file. */
  readonly outline: { readonly identity: string; readonly summary: string; readonly signatures: string };
};

import type { Chart } from './charts.ts';
import type { Table } from './table.ts';

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

/** A piece of a report in reading order; `bookmark` and the title of signatures are names in the outline of the file. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly bookmark?: string }
  | { readonly kind: 'table'; readonly name: string; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'statements'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'signatures'; readonly title: string; readonly blocks: readonly SignatureBlock[] };

/** A form of its own, on pages of its own: kop, title, and what stands below them. */
export type Section = {
  readonly letterhead: readonly string[];
  readonly heading: readonly string[];
  /** Its name in the outline of the file. */
  readonly bookmark?: string;
  readonly blocks: readonly Block[];
};

/** Any report: what every format is made of. Every string is final, nothing is left to decide but where it stands. */
export type ReportDocument = {
  readonly metadata: ReportMetadata;
  readonly sections: readonly Section[];
  readonly footer: Footer;
};

import type { DayRule } from '../calendar/due.ts';
import type { Zone } from '../calendar/local-time.ts';
import type { EvidenceRule } from '../checklist/closing.ts';
import type { Person } from '../checklist/events.ts';
import type { SigningPolicy } from '../checklist/signing-policy.ts';
import type { KeyOfficer } from '../checklist/signing-rules.ts';
import { type InputLimits, inputLimits } from '../document/input-limits.ts';
import type { Official } from '../sop/sop.ts';

/** Where an official's key is: a PKCS#12 file, a PKCS#11 token or a command that signs. Files are relative to the office file. */
export type SignerKey = {
  readonly keyFile?: string;
  readonly token?: string;
  readonly command?: readonly string[];
  readonly label?: string;
  readonly certificate?: string;
  readonly passphraseFile?: string;
};
export type Signer = Official & { readonly code: string; readonly key?: SignerKey };

/** The PAdES levels that a signature can be asked to reach, each with more to stand on than the one before. */
export const signingLevels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const;
export type SigningLevel = (typeof signingLevels)[number];

/** Every form that a report can be had in, PDF first. */
export const reportFormats = ['pdf', 'html', 'xlsx', 'csv', 'json', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report that is made unattended: what, of which parts, how often, when, as what, and who is told. */
export type ScheduledReport = {
  readonly code: string;
  readonly report: 'rekap' | 'tabel7';
  readonly every: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year';
  /** Codes of parts; all parts if empty. */
  readonly parts: readonly string[];
  /** Time of day in ms after midnight, by the office's clock. */
  readonly clock: number;
  /** On which working day after the end of the period, from 1. */
  readonly workday: number;
  readonly formats: readonly ReportFormat[];
  /** Code of the official whose name is printed; the first one if absent. */
  readonly signer?: string;
  readonly folder?: string;
  readonly notify: { readonly mail: readonly string[]; readonly attach: boolean; readonly webhook?: string };
};

export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly from: string;
  readonly user?: string;
  readonly passwordFile?: string;
};

/** The office as its file describes it, with the defaults filled in. Folders are relative to the office folder. */
export type Office = {
  readonly agency: readonly string[];
  readonly place?: string;
  readonly zone: Zone;
  /** `polri`, `asn`, or the path of a calendar file relative to the office folder. */
  readonly calendar: string;
  /** What `n Hari` means as a standard time. */
  readonly dayRule: DayRule;
  readonly people: readonly Person[];
  readonly signers: readonly Signer[];
  /** The PAdES level that signatures must reach, and who stamps the time (RFC 3161). */
  readonly signing: {
    readonly level: SigningLevel;
    readonly timeStamp?: string;
    /** Names of servers in certificates that may be asked although they are in the office's own network. */
    readonly localServices: readonly string[];
  };
  readonly folders: { readonly sops?: string; readonly records: string; readonly reports: string };
  readonly schedule: readonly ScheduledReport[];
  readonly mailServer?: MailServer;
  /** The named set of rules, and how heavy single rules weigh here. */
  readonly ruleProfile: 'permenpan-35-2012' | 'polri' | 'dasar';
  readonly ruleSeverities: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  /** How large a file the office works with. */
  readonly limits: InputLimits;
  readonly pauseReasons: readonly string[];
  /** Files with the certificates that this office trusts, relative to the office file. */
  readonly trust: readonly string[];
  readonly evidence: EvidenceRule;
  /** Which lines of records must bear the signature of whoever writes them. */
  readonly lineSigning?: SigningPolicy;
  readonly keyOfficers: readonly KeyOfficer[];
  /** Every tidak sesuai needs a follow-up before a run may be closed. */
  readonly followUpRequired: boolean;
};

/** An office without an office file: WIB, police hours, records and reports in the working folder. */
export const defaultOffice: Office = {
  agency: [],
  zone: 'Asia/Jakarta',
  calendar: 'polri',
  dayRule: 'same-clock-time',
  people: [],
  signers: [],
  signing: { level: 'B-B', localServices: [] },
  folders: { records: 'catatan', reports: 'laporan' },
  schedule: [],
  ruleProfile: 'permenpan-35-2012',
  ruleSeverities: {},
  limits: inputLimits,
  pauseReasons: [],
  trust: [],
  evidence: {
    extensions: ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'mp4', 'docx', 'xlsx'],
    bytes: 20 * 1024 * 1024,
    requiredFor: [],
  },
  keyOfficers: [],
  followUpRequired: false,
};

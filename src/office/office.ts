import type { DayRule } from '../calendar/due.ts';
import type { Zone } from '../calendar/local-time.ts';
import type { Person, Result } from '../checklist/events.ts';
import { type InputLimits, inputLimits } from '../document/input-limits.ts';
import type { Official } from '../sop/sop.ts';

export type Signer = Official & { readonly code: string };

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
  readonly folders: { readonly sops?: string; readonly records: string; readonly reports: string };
  /** The named set of rules, and how heavy single rules weigh here. */
  readonly ruleProfile: 'permenpan-35-2012' | 'dasar';
  readonly ruleSeverities: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  /** How large a file the office works with. */
  readonly limits: InputLimits;
  readonly pauseReasons: readonly string[];
  readonly evidence: EvidenceRule;
  /** Every tidak sesuai needs a follow-up before a run may be closed. */
  readonly followUpRequired: boolean;
};

/** Which files the office takes as evidence, and for which results a run needs some before it is closed. */
export type EvidenceRule = {
  /** Endings of file names, small letters without the dot. */
  readonly extensions: readonly string[];
  /** The largest file in bytes. */
  readonly bytes: number;
  readonly requiredFor: readonly Result[];
};

/** An office without an office file: WIB, police hours, records and reports in the working folder. */
export const defaultOffice: Office = {
  agency: [],
  zone: 'Asia/Jakarta',
  calendar: 'polri',
  dayRule: 'same-clock-time',
  people: [],
  signers: [],
  folders: { records: 'catatan', reports: 'laporan' },
  ruleProfile: 'permenpan-35-2012',
  ruleSeverities: {},
  limits: inputLimits,
  pauseReasons: [],
  evidence: {
    extensions: ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'mp4', 'docx', 'xlsx'],
    bytes: 20 * 1024 * 1024,
    requiredFor: [],
  },
  followUpRequired: false,
};

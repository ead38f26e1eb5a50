import type { StandardTime } from './standard-time.ts';

/** Calendar date as printed: `YYYY-MM-DD`, or `YYYY-MM` where the day is unknown. */
export type PrintedDate = string;

/** A person who signs or approves; `serviceNumber` is printed as NRP (8 digits) or NIP (18 digits). */
export type Official = {
  readonly title: string;
  readonly name: string;
  readonly rank?: string;
  readonly serviceNumber?: ServiceNumber;
};

export type ServiceNumber = { readonly kind: 'NRP' | 'NIP'; readonly digits: string };

/** One pelaksana column of the form, left to right. */
export type Role = { readonly code: string; readonly title: string };

/** The symbols of PermenPAN-RB 35/2012 that a role may show in an activity row. */
export type Symbol = 'start' | 'process' | 'decision' | 'end';

/** A role's part in an activity. Without `symbol` the form decides (process; first row start, last row end). */
export type RoleUse = { readonly role: string; readonly symbol?: Symbol; readonly caption?: string };

/** An arrow out of an activity; `when` is the named answer of a decision. */
export type NextStep = { readonly to: string; readonly when?: string };

/** One row of the form. Rows beneath it (`rincian`) are rows in their own right, checked and timed by themselves. */
export type Activity = {
  readonly code: string;
  readonly number?: string;
  readonly text: string;
  readonly sourceText?: string;
  readonly roles: readonly RoleUse[];
  readonly requirements: readonly string[];
  readonly standardTime?: StandardTime;
  readonly output: readonly string[];
  readonly remark?: string;
  readonly next: readonly NextStep[];
  readonly children: readonly Activity[];
};

/** One bagian of the document, the unit that is walked: `sop check URMIN`. */
export type Part = { readonly code: string; readonly name: string; readonly activities: readonly Activity[] };

/** A whole SOP document: the identity block of the form and its parts. */
export type Sop = {
  readonly number: string;
  readonly name: string;
  readonly agency: readonly string[];
  readonly dates: {
    readonly created?: PrintedDate;
    readonly revised?: PrintedDate;
    readonly approved?: PrintedDate;
    readonly effective?: PrintedDate;
  };
  readonly approvedBy?: Official;
  readonly legalBasis: readonly string[];
  readonly related: readonly string[];
  readonly warnings: readonly string[];
  readonly qualifications: readonly string[];
  readonly equipment: readonly string[];
  readonly recording: readonly string[];
  readonly roles: readonly Role[];
  readonly parts: readonly Part[];
};

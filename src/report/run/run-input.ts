import type { Person } from '../../checklist/events.ts';
import type { RunState } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import type { PersonTimes } from '../../compliance/person-times.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import type { ElectronicSignature, ReportSigner } from '../blocks/report-input.ts';

/** All that the report of one run is made of. */
export type RunReportInput = {
  readonly sop: Sop;
  readonly part: Part;
  readonly state: RunState;
  readonly figures: RunFigures;
  /** Who worked how long on the activities that were handed over while they ran. */
  readonly shared?: PersonTimes;
  readonly runId: string;
  /** SHA-256 of the record's heads, hex. */
  readonly recordDigest: string;
  /** Where the office is, for the date line above the signature. */
  readonly place?: string;
  /** IANA name of the zone in which times are printed. */
  readonly zone: string;
  /** Title of the calendar by which time was counted. */
  readonly calendar: string;
  /** Its rule in words, such as how `n Hari` is counted. */
  readonly calendarRule?: string;
  readonly signer?: ReportSigner;
  /** Who ran it; the one who opened the run if absent. */
  readonly runner?: Person;
  /** Who signs electronically when (epoch ms); nobody if absent. */
  readonly electronic?: ElectronicSignature & { readonly by: 'runner' | 'signer' };
};

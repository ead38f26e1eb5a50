import type { Person } from '../../checklist/events.ts';
import type { RunState } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import type { PersonTimes } from '../../compliance/person-times.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import type { ElectronicSignature, ReportHead } from '../blocks/report-input.ts';

/** All that the report of one run is made of. */
export type RunReportInput = Omit<ReportHead, 'signed'> & {
  readonly sop: Sop;
  readonly part: Part;
  readonly state: RunState;
  readonly figures: RunFigures;
  /** Who worked how long on the activities that were handed over while they ran. */
  readonly shared?: PersonTimes;
  readonly runId: string;
  /** SHA-256 of the record's heads, hex. */
  readonly recordDigest: string;
  /** Where those heads stand, `fa6f12ab:12` each. */
  readonly recordPositions: readonly string[];
  /** What is wrong with the record and why the report is made all the same; absent for a whole record. */
  readonly despite?: string;
  /** What cannot be judged about the record; absent when nothing. */
  readonly doubts?: string;
  /** Who ran it; if absent whom it was last handed to, else who opened it. */
  readonly runner?: Person;
  /** Who signs electronically when (epoch ms); nobody if absent. */
  readonly electronic?: ElectronicSignature & { readonly by: 'runner' | 'signer' };
};

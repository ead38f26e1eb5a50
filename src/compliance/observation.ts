import type { Result } from '../checklist/events.ts';
import type { Timeliness } from './figures.ts';

/**
 * One activity of one finished run as compliance counts it: plain values only, so that a million of them can be kept in an
 * index and folded without their runs. Instants are epoch ms, durations ms of working time.
 */
export type Observation = {
  readonly run: string;
  readonly part: string;
  readonly activity: string;
  /** When it counts: when it was finished, else answered, else when its run was closed. Decides the period. */
  readonly at: number;
  /** Who answered it; absent when nobody did. */
  readonly person?: string | undefined;
  /** The pelaksana column of that person, if known. */
  readonly role?: string | undefined;
  readonly result?: Result | undefined;
  /** The reason given with tidak sesuai or tidak berlaku. */
  readonly reason?: string | undefined;
  readonly timeliness: Timeliness;
  readonly startedAt?: number | undefined;
  readonly finishedAt?: number | undefined;
  readonly net?: number | undefined;
  readonly gross?: number | undefined;
  /** The standard time as working time from the start, without pauses; absent without a standard or a start. */
  readonly standard?: number | undefined;
  readonly lateBy?: number | undefined;
  readonly pauses: readonly { readonly reason: string; readonly time: number }[];
  /** Wall-clock ms between start and answer as the journal stamped them; absent for times taken from paper. */
  readonly stampedFor?: number | undefined;
  /** Taken from paper afterwards. */
  readonly recordedLate: boolean;
  /** A clock was set back or forward by more than a minute while the run was recorded. */
  readonly clockJump: boolean;
};

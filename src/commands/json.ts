import { saidWith } from '../checklist/action-words.ts';
import type { RunEvent } from '../checklist/events.ts';
import type { Host } from '../host/host.ts';
import { toUtc } from '../record/line.ts';
import { visibleJson } from '../words/visible.ts';

/** Prints one JSON document and nothing else. */
export function printJson(host: Pick<Host, 'out'>, value: unknown): void {
  host.out.result(`${visibleJson(JSON.stringify(value, null, 2))}\n`);
}

/** An instant as programs read it: ISO 8601 in UTC; null where there is none. */
export const jsonInstant = (instant: number | undefined): string | null =>
  instant === undefined ? null : toUtc(instant);

/** What came after a close. */
export const lateActJson = (act: RunEvent) => ({
  tindakan: act.type,
  kegiatan: 'activity' in act ? (act.activity ?? null) : null,
  oleh: act.stamp.by.name,
  dicatat: jsonInstant(act.stamp.at),
  isi: saidWith(act) || null,
  segmen: act.stamp.segment,
  baris: act.stamp.line,
});

/** A duration as whole seconds; null where there is none. */
export const jsonSeconds = (milliseconds: number | undefined): number | null =>
  milliseconds === undefined ? null : Math.floor(milliseconds / 1000);

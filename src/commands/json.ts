import { saidWith } from '../checklist/action-words.ts';
import type { RunEvent } from '../checklist/events.ts';
import type { Host } from '../host/host.ts';
import { toUtc } from '../record/line.ts';
import { visibleJson } from '../words/visible.ts';

/**
 * Prints one JSON document and nothing else. The lists that it has for members may be made while they are written, and are written row
 * by row: those of a whole office would be larger as one text than all that they were made of.
 */
export function printJson(host: Pick<Host, 'out'>, value: unknown): void {
  let waiting = '';
  for (const piece of piecesOf(value)) {
    waiting += piece;
    if (waiting.length < 64 * 1024) continue;
    host.out.result(visibleJson(waiting));
    waiting = '';
  }
  host.out.result(`${visibleJson(waiting)}\n`);
}

/** What `JSON.stringify(value, null, 2)` gives, in pieces that end between two values. */
function* piecesOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || isList(value)) return yield* memberOf(value, '\n');
  let before = '{';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    yield* memberOf(member, '\n  ');
    before = ',';
  }
  yield before === '{' ? '{}' : '\n}';
}

/** A list row by row, anything else as one piece; `line` is a line end with the margin that follows it. */
function* memberOf(value: unknown, line: string): Generator<string> {
  if (!isList(value)) return yield indented(value, line);
  let before = '[';
  for (const row of value) {
    yield `${before}${line}  ${indented(row, `${line}  `)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : `${line}]`;
}

const indented = (value: unknown, line: string): string =>
  JSON.stringify(value ?? null, null, 2).replaceAll('\n', line);

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

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

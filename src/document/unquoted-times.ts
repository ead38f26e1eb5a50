import type { Problem } from './problem.ts';
import { quote } from './schema/schema-words.ts';

/** A text in which every waktu can be read by YAML, and where those begin that could not, in UTF-16 units. */
export type ReadableTimes = { readonly text: string; readonly starts: ReadonlySet<number> };

/**
 * Writes a letter in place of each sign that keeps YAML from reading a waktu as text (`waktu: -`, `> 5 menit`, `"1 jam`, `1 hari: 8 jam`).
 * Everything stays at its place, so that the words themselves can be taken from the file again. Undefined where no waktu is so.
 */
export function readableTimes(text: string): ReadableTimes | undefined {
  const starts = new Set<number>();
  const hidden = (before: string, value: string, at: number): string => {
    if (!isUnreadable(value)) return before + value;
    starts.add(at + before.length);
    return before + `x${value.slice(1)}`.replace(/:(?=\s|$)/g, 'x');
  };
  const readable = text
    .replace(ownLine, (_, before: string, value: string, at: number) => hidden(before, value, at))
    .replace(amongOthers, (_, before: string, value: string, at: number) => hidden(before, value, at));
  return starts.size > 0 ? { text: readable, starts } : undefined;
}

const ownLine =
  /^([ \t]*(?:-[ ]+)*waktu:[ \t]+)([^\s#](?:[^\r\n]*?[^\s])??)(?=[ \t]*(?:[ \t]#[^\r\n]*)?\r?$)/gm;
const amongOthers = /([{,][ \t]*waktu:[ \t]+)([^\s,[\]{}][^,[\]{}\r\n]*?)(?=[ \t]*[,}])/g;

const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[|>][-+\d]*)$/;

const isUnreadable = (value: string): boolean =>
  !closed.test(value) && /^(?:[-?:](?:\s|,|$)|[[\]{}>|@`%*&!"',])|:(?:\s|$)|^(?:true|false)$/i.test(value);

/** What is said of a waktu that YAML alone cannot read; with quotes it can. */
export function unquoted(written: string, place: Pick<Problem, 'start' | 'end'>): Problem {
  const [, inner] = /^["'](.+)$/.exec(written) ?? [];
  const quoted = `"${(inner ?? written).replace(/["\\]/g, '\\$&')}"`;
  return {
    rule: 'standard-time',
    ...place,
    message: {
      id: `Waktu baku ${quote(written)} harus ditulis dalam tanda petik.`,
      en: `The standard time ${quote(written)} must be written in quotes.`,
    },
    hint: { id: `Tulis: waktu: ${quoted}`, en: `Write: waktu: ${quoted}` },
    edit: { kind: inner === undefined ? 'safe' : 'suggestion', text: quoted },
  };
}

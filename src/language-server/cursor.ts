import type { Path } from '../document/locate.ts';

/** Where somebody writes: the value at a path, or a key of the mapping there (`mayBeKey`), and what stands before the cursor of it. */
export type Cursor = {
  readonly path: Path;
  readonly mayBeKey: boolean;
  readonly typed: string;
  /** Offset at which `typed` begins. */
  readonly start: number;
};

type Frame = { readonly indent: number; readonly step: string | number };

const keyLine = /^("[^"]*"|'[^']*'|[^\s#"'[\]{},:][^:#]*?)\s*:(?=\s|$)/;

/**
 * Finds the place by the indentation of the lines down to the cursor, as a person sees it: what is written just now is never whole YAML.
 * Undefined within a comment.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const lineStart = text.slice(0, offset).search(/[^\r\n]*$/);
  let frames: readonly Frame[] = [];
  for (const line of text.slice(0, lineStart).split(/[\r\n]+/)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    frames = framesAfter(line, frames).frames;
  }
  const line = text.slice(lineStart, offset);
  if (/^\s*#|\s#/.test(line)) return undefined;
  const { frames: now, rest, hasKey } = framesAfter(line, frames);
  const path = now.map(({ step }) => step);
  return inFlow(rest, path, offset, !hasKey);
}

/** The frames that a line is in, and what of it is left: the value after a key, or what has no colon (yet). */
function framesAfter(
  line: string,
  before: readonly Frame[],
): { readonly frames: readonly Frame[]; readonly rest: string; readonly hasKey: boolean } {
  const frames = [...before];
  let indent = line.search(/\S|$/);
  let rest = line.slice(indent);
  for (let dash = /^-(?:\s+|$)/.exec(rest); dash; dash = /^-(?:\s+|$)/.exec(rest)) {
    while ((frames.at(-1)?.indent ?? -1) > indent) frames.pop();
    const last = frames.at(-1);
    const isNext = last?.indent === indent && typeof last.step === 'number';
    if (isNext) frames.pop();
    frames.push({ indent, step: isNext ? Number(last.step) + 1 : 0 });
    indent += Math.max(2, dash[0].length);
    rest = rest.slice(dash[0].length);
  }
  while ((frames.at(-1)?.indent ?? -1) >= indent) frames.pop();
  const key = keyLine.exec(rest);
  if (!key) return { frames, rest, hasKey: false };
  const step = (key[1] ?? '').replace(/^(["'])(.*)\1$/, '$2');
  return { frames: [...frames, { indent, step }], rest: rest.slice(key[0].length), hasKey: true };
}

/** Goes on through `[…` and `{…` that the rest of the line opens; undefined behind what is closed. */
function inFlow(rest: string, before: Path, offset: number, mayBeKey: boolean): Cursor | undefined {
  const first = rest.search(/\S|$/);
  if (!/[[{]/.test(rest[first] ?? ''))
    return { path: before, mayBeKey, typed: rest.slice(first), start: offset - rest.length + first };
  const path = [...before];
  const open: { readonly sign: string; hasKey: boolean }[] = [];
  let piece = first;
  for (let at = first; at < rest.length; at++) {
    const sign = rest[at] ?? '';
    const top = open.at(-1);
    if (sign === '[' || sign === '{') {
      open.push({ sign, hasKey: false });
      if (sign === '[') path.push(0);
    } else if (top && (sign === ']' || sign === '}')) {
      if (top.hasKey || top.sign === '[') path.pop();
      open.pop();
    } else if (top && sign === ',') {
      if (top.sign === '[') path.push(Number(path.pop()) + 1);
      else if (top.hasKey) path.pop();
      top.hasKey = false;
    } else if (top?.sign === '{' && sign === ':' && !top.hasKey) {
      path.push(rest.slice(piece, at).trim());
      top.hasKey = true;
    } else continue;
    piece = at + 1;
  }
  const top = open.at(-1);
  if (!top) return undefined;
  const typed = rest.slice(piece).trimStart();
  return { path, mayBeKey: !top.hasKey, typed, start: offset - typed.length };
}

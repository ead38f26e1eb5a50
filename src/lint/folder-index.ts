import type { Activity, Sop } from '../sop/sop.ts';

/**
 * What other files of the folder may want to know of an SOP: little, so that thousands of files can be looked at without
 * keeping any of them. It can be sent from one thread to another.
 */
export type SopOutline = {
  readonly file: string;
  /** Name and number, without case and punctuation. */
  readonly names: readonly string[];
  readonly related: readonly string[];
  /** Codes of the parts, in capitals. */
  readonly parts: readonly string[];
  /** Codes of the activities in capitals and, at the same places, a fingerprint of their text. */
  readonly activities: readonly string[];
  readonly texts: Float64Array;
};

/** The SOPs of a folder, seen from one of them. */
export type SopFolder = {
  /** The earlier file that uses a code of a part or an activity already. */
  readonly ownerOf: (code: string, file: string) => string | undefined;
  /** Another file with an activity of this text whose code is none of `own`. */
  readonly twinOf: (text: string, own: ReadonlySet<string>) => string | undefined;
  /** Whether a name or number is that of an SOP here. */
  readonly isKnown: (related: string) => boolean;
};

/** A folder that can also say whether a file has anything to do with the others. */
export type FolderIndex = SopFolder & { readonly concerns: (outline: SopOutline) => boolean };

/** The outline of an SOP. */
export function outlineOf(sop: Sop, file: string): SopOutline {
  const activities: string[] = [];
  const texts: number[] = [];
  const add = (list: readonly Activity[]): void => {
    for (const { code, text, children } of list) {
      activities.push(code.toUpperCase());
      texts.push(fingerprint(plainText(text)));
      add(children);
    }
  };
  for (const part of sop.parts) add(part.activities);
  return {
    file,
    names: [plainText(sop.name), plainText(sop.number)],
    related: sop.related,
    parts: sop.parts.map(({ code }) => code.toUpperCase()),
    activities,
    texts: Float64Array.from(texts),
  };
}

/** Lays the outlines of a folder out for look-ups; earlier files come first. */
export function folderIndex(outlines: readonly SopOutline[]): FolderIndex {
  const owners = new Map<string, number>();
  const places = new Map<string, number>();
  const firstWith = new Map<number, number>();
  const alsoWith = new Map<number, number[]>();
  for (const [index, { file, parts, activities, texts }] of outlines.entries()) {
    places.set(file, index);
    for (const code of parts) if (!owners.has(code)) owners.set(code, index);
    for (const code of activities) if (!owners.has(code)) owners.set(code, index);
    for (const text of texts) {
      const first = firstWith.get(text);
      if (first === undefined) firstWith.set(text, index);
      else if (first !== index) {
        const files = alsoWith.get(text);
        if (!files) alsoWith.set(text, [first, index]);
        else if (files.at(-1) !== index) files.push(index);
      }
    }
  }
  const names = new Set(outlines.flatMap((outline) => outline.names));
  const known = new Map<string, boolean>();
  const ownerOf: SopFolder['ownerOf'] = (code, file) => {
    const owner = owners.get(code.toUpperCase());
    return owner === undefined || owner >= (places.get(file) ?? 0) ? undefined : outlines[owner]?.file;
  };
  const look = (related: string): boolean => {
    const wanted = plainName(related);
    return names.has(wanted) || [...names].some((name) => isPartOf(name, wanted) || isPartOf(wanted, name));
  };
  const isKnown: SopFolder['isKnown'] = (related) => {
    if (!known.has(related)) known.set(related, look(related));
    return known.get(related) === true;
  };
  // Places, not files: of a text that all files have, the first that will do is near.
  const placesOf = (text: number): readonly number[] => alsoWith.get(text) ?? [firstWith.get(text) ?? -1];
  const twinOf: SopFolder['twinOf'] = (text, own) => {
    const key = fingerprint(plainText(text));
    const isTwin = (other: SopOutline | undefined): boolean =>
      other !== undefined && hasTwin(other, key, own);
    return outlines[placesOf(key).find((place) => isTwin(outlines[place])) ?? -1]?.file;
  };
  return {
    ownerOf,
    isKnown,
    twinOf,
    concerns: ({ file, related, parts, activities, texts }) =>
      parts.some((code) => ownerOf(code, file) !== undefined) ||
      activities.some((code) => ownerOf(code, file) !== undefined) ||
      texts.some((text) => placesOf(text).some((place) => (outlines[place]?.file ?? file) !== file)) ||
      !related.every(isKnown),
  };
}

const hasTwin = ({ activities, texts }: SopOutline, key: number, own: ReadonlySet<string>): boolean =>
  activities.some((code, index) => texts[index] === key && !own.has(code));

/** A text without case and punctuation. Kept for a while: several rules ask for the same texts, and SOPs that copy one another have the same. */
export function plainText(text: string): string {
  const known = plainTexts.get(text);
  if (known !== undefined) return known;
  if (plainTexts.size >= 2000) plainTexts.clear();
  const lower = text.toLowerCase();
  const strange = /^[\t\n -~]*$/.test(lower) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  const plain = lower.replace(strange, ' ').trim();
  plainTexts.set(text, plain);
  return plain;
}

const plainTexts = new Map<string, string>();

/** The name of an SOP in that form, without the word SOP before it. */
export const plainName = (name: string): string => plainText(name).replace(/^(?:sop )+/, '');

/** A single word is part of too much to mean anything. */
const isPartOf = (part: string, whole: string): boolean => part.includes(' ') && whole.includes(part);

/** 52 bits of two FNV-like sums: among a million texts, two that differ have the same one in a case of ten thousand. */
function fingerprint(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  return (low >>> 0) * 0x100000 + (high >>> 12);
}

import { type FolderIndex, folderIndex, type SopOutline } from '../lint/folder-index.ts';

/** An SOP of the folder; what is open changes with every key, what is not only when it was written. */
export type PlacedOutline = { readonly outline: SopOutline; readonly isOpen: boolean };

/** The folder as it is now, for the files that are open; undefined where there is but one SOP. */
export type FolderNow = (outlines: readonly PlacedOutline[]) => FolderIndex | undefined;

/** Lays the files that are not open out for look-ups once, and those that are open anew each time: the same as all of them at once. */
export function folderKeeper(): FolderNow {
  let kept: readonly SopOutline[] = [];
  let still = folderIndex(kept);
  return (placed) => {
    if (placed.length < 2) return undefined;
    // An open file keeps its place among the others, with nothing in it.
    const now = placed.map(({ outline, isOpen }) => (isOpen ? placeholder(outline.file) : outline));
    if (now.length !== kept.length || now.some((one, index) => one !== kept[index])) still = folderIndex(now);
    kept = now;
    const moving = folderIndex(placed.flatMap(({ outline, isOpen }) => (isOpen ? outline : [])));
    return joined(still, moving, new Map(placed.map(({ outline }, index) => [outline.file, index])));
  };
}

function joined(still: FolderIndex, moving: FolderIndex, order: ReadonlyMap<string, number>): FolderIndex {
  const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
    one === undefined || (other !== undefined && (order.get(other) ?? 0) < (order.get(one) ?? 0))
      ? other
      : one;
  return {
    ownerOf: (code, file) => earlier(still.ownerOf(code, file), moving.ownerOf(code, file)),
    twinOf: (text, own) => earlier(still.twinOf(text, own), moving.twinOf(text, own)),
    isKnown: (related) => still.isKnown(related) || moving.isKnown(related),
    concerns: (outline) => still.concerns(outline) || moving.concerns(outline),
  };
}

const placeholders = new Map<string, SopOutline>();

/** The same object for the same file, so that one look tells that nothing changed. */
function placeholder(file: string): SopOutline {
  const known = placeholders.get(file) ?? {
    file,
    names: [],
    related: [],
    parts: [],
    activities: [],
    texts: new Float64Array(),
  };
  placeholders.set(file, known);
  return known;
}

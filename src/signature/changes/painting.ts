import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, PdfLimit, PdfProblem, type PdfStream } from '../../pdf/value.ts';
import type { Change } from './change.ts';
import type { Revision } from './changes.ts';
import { type FieldHead, signatureIn } from './fields.ts';
import type { Heads } from './heads.ts';
import { areaOf, boxOf, type PageHead, shared } from './pages.ts';
import { refIn } from './step.ts';

/**
 * What was drawn on a page since it was signed, as shares of the page from 0 on: by signatures in fields that the signer `saw`, by `added` fields, by
 * fields `filled` in, by `remarks`. Each rectangle counts, also where one covers another.
 */
export type Painting = {
  /** From 1 on. */
  readonly page: number;
  readonly saw: number;
  readonly added: number;
  readonly filled: number;
  readonly remarks: number;
  /** Names of the signature fields that draw. */
  readonly signed: readonly string[];
  /** Names of fields that draw without a signature of their own that holds. */
  readonly bare: readonly string[];
  /** Remarks that say nothing of what they draw: readers draw them by their own lights. */
  readonly unsaid: number;
};

type Since = {
  readonly signed: Revision;
  readonly last: Revision;
  readonly filled: ReadonlySet<string>;
  readonly remarks: ReadonlySet<number>;
  readonly holds: (holder: number) => boolean;
};

/**
 * Sums up what later revisions draw on each page, which is found by the page tree and its lists of remarks, whatever a widget says of itself.
 * @param holds whether the signature that stands in an object holds by itself
 */
export function paintingSince(
  signed: Revision,
  last: Revision,
  changes: readonly Change[],
  holds: (holder: number) => boolean,
): readonly Painting[] {
  const filled = new Set(changes.flatMap(({ kind, field }) => (kind === 'form' && field ? [field] : [])));
  const remarks = new Set(changes.flatMap(({ remark }) => remark ?? []));
  const since = { signed, last, filled, remarks, holds };
  return [...last.heads().pages.values()].flatMap((page) => paintingOn(page, since) ?? []);
}

function paintingOn(page: PageHead, since: Since): Painting | undefined {
  const { file } = since.last;
  const sum = { saw: 0, added: 0, filled: 0, remarks: 0, unsaid: 0 };
  const isAnew = file.resolve(since.last.heads().form?.entries.get('NeedAppearances')) === true;
  const signed: string[] = [];
  const bare: string[] = [];
  for (const item of page.remarks) {
    const number = refIn(item)?.number ?? -1;
    const field = since.last.heads().fields.get(number);
    const dict = field?.dict ?? asKind(file.object(number), 'dict');
    const way = field ? wayOf(field, page, since) : since.remarks.has(number) ? 'remarks' : undefined;
    if (!dict || !way) continue;
    const isDrawn = draws(file, dict, isAnew);
    if (!isDrawn && !waits(field, way, file)) continue;
    const share = shareOf(file, dict, page);
    if (share === 0) continue;
    sum[way] += share;
    if (way === 'remarks' && !dict.entries.has('AP')) sum.unsaid++;
    if (!field || way === 'filled' || !isDrawn) continue;
    signed.push(field.name);
    if (!isHeld(file, field, since.holds)) bare.push(field.name);
  }
  const isEmpty = bare.length === 0 && Object.values(sum).every((value) => value === 0);
  return isEmpty ? undefined : { page: page.index, ...sum, signed, bare };
}

type Way = 'saw' | 'added' | 'filled' | 'remarks';

/** How a field came to be drawn; undefined for one that is drawn as the signer saw it. */
function wayOf(field: FieldHead, page: PageHead, { signed, last, filled }: Since): Way | undefined {
  const old = signed.heads().fields.get(field.number);
  if (!old) return 'added';
  if (old.type !== 'Sig') return filled.has(old.name) ? 'filled' : undefined;
  if (signatureIn(signed.file, old) || !signatureIn(last.file, field)) return undefined;
  return wasSeen(old, page, signed.heads()) ? 'saw' : 'added';
}

/**
 * Whether readers draw a sign of their own where a signature field without a look waits to be filled (mupdf), and take it away when it is; then also goes
 * what the field showed before.
 */
const waits = (field: FieldHead | undefined, way: Way, file: PdfFile): boolean =>
  field?.type === 'Sig' && (way === 'saw' || (way === 'added' && !signatureIn(file, field)));

/** Hidden, or only shown where it is printed (ISO 32000-2, table 167). */
const unseen = 2 | 32;

function wasSeen({ number, dict }: FieldHead, page: PageHead, { shownOn }: Heads): boolean {
  const flags = dict.entries.get('F') ?? 0;
  return (
    typeof flags === 'number' && (flags & unseen) === 0 && shownOn.get(number)?.includes(page.number) === true
  );
}

/**
 * Whether anything may be seen of a widget or remark: a field without an appearance, or with one of nothing, shows nothing, unless readers are told to
 * draw it `anew`. Flags that hide are not believed: some readers overlook them where they are written as fractions.
 */
function draws(file: PdfFile, { entries }: PdfDict, isAnew: boolean): boolean {
  const kind = nameText(entries.get('Subtype'));
  const looks = file.dict(entries.get('AP'));
  if (kind === 'Popup' && !looks) return false;
  if (kind === 'Widget' && entries.has('MK') && (isAnew || !looks)) return true;
  if (!looks) return kind !== 'Widget';
  // What is shown under the pointer (/R) or while it is pressed (/D) is seen as well; without them /N is (ISO 32000-2, 12.5.5).
  return ['N', 'R', 'D'].some((key) => {
    const look = file.resolve(looks.entries.get(key));
    const stream = asKind(look, 'stream');
    return stream ? !isEmpty(file, stream) : key === 'N' || look !== null;
  });
}

/** Nobody says nothing in more bytes than these. */
const longestNothing = 65_536;

/** Operators that only set the stage, and comments, draw nothing. */
function isEmpty(file: PdfFile, stream: PdfStream): boolean {
  try {
    const drawing = file.unpacked(stream);
    if (drawing.length > longestNothing) return false;
    const text = Buffer.from(drawing)
      .toString('latin1')
      .replaceAll(/%[^\r\n]*/g, ' ');
    return text
      .split(/[\s\0]+/)
      .every((word) => /^(?:q|Q|n|W|re|cm|BT|ET|BMC|EMC|\/Tx|[\d.+-]+|)$/.test(word));
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return false;
    throw error;
  }
}

/** Flags by which a remark keeps its size or stays upright (ISO 32000-2, table 167): it may turn into the page from beside it. */
const unturned = 8 | 16;

function shareOf(file: PdfFile, { entries }: PdfDict, { box, isSure }: PageHead): number {
  const rect = boxOf(file, entries.get('Rect'));
  const looks = file.resolve(entries.get('AP'));
  // Some readers draw nothing of a page with a look that is none.
  if (looks !== null && !asKind(looks, 'dict')) return 1;
  if (rect && areaOf(rect) === 0) return 0;
  const whole = areaOf(box);
  if (!rect || whole === 0 || !isSure) return 1;
  const flags = file.resolve(entries.get('F'));
  const turns = typeof flags === 'number' && (flags & unturned) !== 0;
  return areaOf(turns ? rect : shared(rect, box)) / whole;
}

function isHeld(file: PdfFile, field: FieldHead, holds: Since['holds']): boolean {
  const holder = refIn(field.value)?.number ?? field.field;
  return signatureIn(file, field) !== undefined && holds(holder);
}

import { longestTail } from '../../pdf/appended.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { endsAlike } from './byte-range.ts';
import type { Change } from './change.ts';
import { type Revision, revisionsFrom } from './changes.ts';
import { paintingSince } from './painting.ts';
import { type Aftermath, judgeChanges, permissionsOf } from './permissions.ts';
import { type FoundSignature, signaturesOf } from './signature-fields.ts';

/** What became of a file after one of its signatures. */
export type Later = Aftermath & {
  /** The name of the field, as it was signed. */
  readonly field: string;
  readonly changes: readonly Change[];
  readonly certification?: 1 | 2 | 3;
};

type Signed = { readonly found: FoundSignature; readonly end: number };

type Known = {
  /** Where the first signed revision ends. */
  readonly first: number;
  /** The signatures of the whole file. */
  readonly all: readonly FoundSignature[];
  /** Whether the signature that stands in an object holds by itself. */
  readonly holds: (holder: number) => boolean;
};

/** Finds what became of a file after each of its signatures; each pair of neighbouring revisions is compared once. */
export function laterChanges(
  file: PdfFile,
  { first, all, holds }: Known,
): (signed: Signed) => Later | { readonly problem: Bilingual } {
  let known: readonly Revision[] | undefined;
  return ({ found, end }) => {
    const isLast = endsAlike(file.bytes, end, file.bytes.length);
    // The last revision need not be opened a second time.
    const own = isLast ? file : file.revision(end);
    const held = isLast ? all : signaturesOf(own).signatures;
    const holder = held.find((one) => one.holder === found.holder);
    if (!holder) return { problem: notInRevision };
    const permissions = permissionsOf(own, found.dict, holder.fieldDict);
    const { certification } = permissions;
    const about = { field: holder.field, ...(certification === undefined ? {} : { certification }) };
    const nothing = { ...judgeChanges([], [], permissions), changes: [] };
    if (isLast) return { ...about, ...(hasLongTail(file.bytes, end) ? nowhere : nothing) };
    known ??= revisionsFrom(file, file.revision(first));
    const at = known.findIndex((revision) => endsAlike(file.bytes, revision.file.bytes.length, end));
    const [signed, last] = [known[at], known.at(-1)];
    if (!signed || !last || signed === last) return { ...about, ...nowhere };
    const changes = known.slice(at + 1).flatMap((revision) => revision.changes);
    const isJudged = changes.some(({ kind }) => kind === 'other');
    const paintings = isJudged ? [] : paintingSince(signed, last, changes, holds);
    return { ...about, ...judgeChanges(changes, paintings, permissions), changes };
  };
}

/** White space that somebody put behind the end until readers no longer find it there, and begin to repair. */
const hasLongTail = (bytes: Uint8Array, end: number): boolean =>
  end < bytes.length && endsAlike(bytes, bytes.length - longestTail - 1, bytes.length);

/** Bytes behind the signed ones which no cross-reference knows. */
const nowhere = { after: 'other', because: [], changes: [{ kind: 'other', place: '%%EOF' }] } as const;

const notInRevision: Bilingual = {
  id: 'tanda tangan ini tidak ada di bagian berkas yang ditandatanganinya',
  en: 'this signature is not in the part of the file that it signs',
};

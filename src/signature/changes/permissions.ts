import type { PdfFile } from '../../pdf/pdf-file.ts';
import { nameText, type PdfDict, textOf } from '../../pdf/value.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Change } from './change.ts';
import type { Painting } from './painting.ts';

/** What a signature allows to happen after it (ISO 32000-2, 12.8.2.2 and 12.8.2.4). */
export type Permissions = {
  readonly certification?: 1 | 2 | 3;
  /** Whether the signature locks a field, by its full name. */
  readonly locks: (field: string) => boolean;
};

type Lock = (field: string) => boolean;

/** Reads `/Reference` of a signature, and `/Lock` of its field, whose `/P` is as good as a certification (table 236). */
export function permissionsOf(file: PdfFile, signature: PdfDict, field: PdfDict | undefined): Permissions {
  const references = file.items(signature.entries.get('Reference')).flatMap((item) => file.dict(item) ?? []);
  const withMethod = (name: string): readonly (PdfDict | undefined)[] =>
    references
      .filter(({ entries }) => nameText(file.resolve(entries.get('TransformMethod'))) === name)
      .map(({ entries }) => file.dict(entries.get('TransformParams')));
  const lock = file.dict(field?.entries.get('Lock'));
  const locks = withMethod('FieldMDP').map((parameters) => lockOf(file, parameters));
  const levels = withMethod('DocMDP').map((parameters) => levelOf(file, parameters) ?? 2);
  const all = [...levels, levelOf(file, lock)].filter((level) => level !== undefined);
  const certification = all.length > 0 ? (Math.min(...all) as 1 | 2 | 3) : undefined;
  return { locks: (name) => locks.some((one) => one(name)), ...(certification ? { certification } : {}) };
}

function levelOf(file: PdfFile, parameters: PdfDict | undefined): 1 | 2 | 3 | undefined {
  const level = file.resolve(parameters?.entries.get('P'));
  return level === 1 || level === 2 || level === 3 ? level : undefined;
}

/** The fields that parameters name, with all below them; without a known action all fields. */
function lockOf(file: PdfFile, parameters: PdfDict | undefined): Lock {
  const action = nameText(file.resolve(parameters?.entries.get('Action')));
  const names = file
    .items(parameters?.entries.get('Fields'))
    .flatMap((item) => textOf(file.resolve(item)) ?? []);
  const isNamed: Lock = (field) => names.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === 'Include') return isNamed;
  return action === 'Exclude' ? (field) => !isNamed(field) : () => true;
}

/**
 * What became of the document after a signature, and what is to be said of it. `normal` is validation data and further signatures; `covered` is more than
 * that on a page, `form-or-annotation` what the signature neither allows nor forbids; `other` is a change.
 */
export type Aftermath = {
  readonly after: 'nothing' | 'normal' | 'allowed-form' | 'form-or-annotation' | 'covered' | 'other';
  readonly because: readonly Bilingual[];
};

/** Shares of a page: what a new field may draw without more, and what anything may draw at most. */
const [smallShare, largestShare] = [0.1, 0.4];

/**
 * Judges what later revisions did by what the signature allows. Without a certification only signing is allowed; validation data and document time
 * stamps are no changes, whatever the certification (ISO 32000-2, table 257).
 */
export function judgeChanges(
  changes: readonly Change[],
  paintings: readonly Painting[],
  permissions: Permissions,
): Aftermath {
  const { certification } = permissions;
  const kinds = new Set(changes.map(({ kind }) => kind));
  const forbidden = [
    ...(certification === 1 && changes.length > 0 && !changes.some(isProof) ? [final] : []),
    ...changes.flatMap((change) => forbiddenBy(change, permissions) ?? []),
    ...paintings.flatMap((painting) => tooMuch(painting, permissions)),
    ...(changes.some(({ kind, place }) => kind === 'other' && place === 'Size') ? [otherSize] : []),
  ];
  if (forbidden.length > 0 || kinds.has('other')) return { after: 'other', because: unique(forbidden) };
  const said = paintings.flatMap(saidOf);
  const large = paintings.flatMap(largeOf);
  if (large.length > 0) return { after: 'covered', because: large };
  if ((kinds.has('form') && certification === undefined) || changes.some(isUnnamed))
    return { after: 'form-or-annotation', because: said };
  if (kinds.has('form') || kinds.has('annotation')) return { after: 'allowed-form', because: said };
  return { after: kinds.size === 0 ? 'nothing' : 'normal', because: said };
}

/** What a revision may be for when nothing may change; what programs write beside it needs it. */
const isProof = ({ kind, place }: Change): boolean => kind === 'stamp' || place === 'Root/DSS';

/** Data entry that may concern all fields, and remarks that are gone: nobody can say what is seen no more. */
const isUnnamed = ({ kind, field, remark }: Change): boolean =>
  (kind === 'form' && field === undefined) || (kind === 'annotation' && remark === undefined);

const unique = (texts: readonly Bilingual[]): readonly Bilingual[] => [
  ...new Map(texts.map((text) => [text.en, text])).values(),
];

function forbiddenBy({ kind, field }: Change, { certification, locks }: Permissions): Bilingual | undefined {
  if (kind === 'validation' || kind === 'stamp') return undefined;
  if (certification === 1) return final;
  if (kind === 'annotation' && certification !== 3) return annotated;
  return field !== undefined && locks(field) ? locked(field) : undefined;
}

function tooMuch(
  { page, saw, added, remarks, signed, bare }: Painting,
  { certification, locks }: Permissions,
): readonly Bilingual[] {
  return [
    ...bare.map(unsigned),
    // A time stamp is no change only as long as it draws nothing.
    ...(certification === 1 && signed.length > 0 ? [final] : []),
    ...signed.filter(locks).map(locked),
    ...(added > 0 && certification !== undefined && certification < 3 ? [newField(page)] : []),
    ...[saw, added, remarks].filter((share) => share > largestShare).map((share) => covers(page, share)),
  ];
}

function largeOf({ page, added, filled, remarks, unsaid }: Painting): readonly Bilingual[] {
  const large = [
    ...[added, remarks].filter((share) => share > smallShare),
    ...(filled > largestShare ? [filled] : []),
  ];
  return [...large.map((share) => covers(page, share)), ...(unsaid > 0 ? [undrawn(page)] : [])];
}

const saidOf = ({ page, added }: Painting): readonly Bilingual[] => (added > 0 ? [covers(page, added)] : []);

const percent = (share: number): string =>
  share < 0.01 ? '< 1' : `${Math.min(100, Math.round(share * 100))}`;
const covers = (page: number, share: number): Bilingual => ({
  id: `yang ditambahkan kemudian menutupi ${percent(share)} % halaman ${page}`,
  en: `what was added later covers ${percent(share)} % of page ${page}`,
});
const undrawn = (page: number): Bilingual => ({
  id: `catatan di halaman ${page} digambar menurut cara pembaca PDF masing-masing`,
  en: `a remark on page ${page} is drawn as each PDF reader likes`,
});
const newField = (page: number): Bilingual => ({
  id: `kolom tanda tangan baru di halaman ${page} tidak diizinkan oleh sertifikasi`,
  en: `the certification does not allow a new signature field on page ${page}`,
});
const unsigned = (field: string): Bilingual => ({
  id: `kolom '${field}' menggambar di halaman tanpa tanda tangan yang sah`,
  en: `the field '${field}' draws on the page without a signature that holds`,
});
const locked = (field: string): Bilingual => ({
  id: `kolom '${field}' dikunci oleh tanda tangan ini`,
  en: `the field '${field}' is locked by this signature`,
});
const final: Bilingual = {
  id: 'sertifikasi tidak mengizinkan perubahan apa pun (P=1)',
  en: 'the certification allows no change at all (P=1)',
};
/** Seen of PDFBox 2.0.27, which does not count the objects of the revisions before. */
const otherSize: Bilingual = {
  id: 'trailernya menyebut jumlah objek (/Size) yang tidak cocok, seperti ditulis PDFBox 2 ketika mengisi formulir: menurut ISO 32000-2 objek di atasnya tidak ada lagi, jadi yang tampak tergantung pembaca PDF',
  en: 'its trailer states a number of objects (/Size) that does not fit, as PDFBox 2 does when it fills in a form: by ISO 32000-2 the objects above it are gone, so what is shown depends on the PDF reader',
};
const annotated: Bilingual = {
  id: 'catatan ditambahkan, diubah, atau dihapus di halaman',
  en: 'remarks were added, changed or removed on a page',
};

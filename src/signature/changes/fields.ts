import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue, textOf } from '../../pdf/value.ts';
import { listAt } from './list-at.ts';

/** A field of the form, or a widget that shows one. */
export type FieldHead = {
  readonly number: number;
  readonly path: string;
  /** Its full name (ISO 32000-2, 12.7.4.2). */
  readonly name: string;
  readonly dict: PdfDict;
  /** `Sig`, `Tx`, … as it inherits it. */
  readonly type: string | undefined;
  /** The field itself; of a widget without a name of its own, the field it shows. */
  readonly field: number;
  readonly parent: number | undefined;
  /** Its value, as it inherits it. */
  readonly value: PdfValue | undefined;
};

/** A list of fields, and the field whose kids they are. */
export type FieldList = { readonly path: string; readonly above?: FieldHead };

type Visit = FieldList & { readonly value: PdfValue };

const deepest = 50;
/** A full name that is longer is cut: names of kids repeat those above. */
const longestName = 1000;

/** Reads the fields of a form; each object counts where it is met first. */
export function readFields(file: PdfFile, value: PdfValue | undefined) {
  const fields = new Map<number, FieldHead>();
  const lists = new Map<number, FieldList>();
  const below = (value: PdfValue | undefined, path: string, above?: FieldHead): readonly Visit[] => {
    const { items, number } = listAt(file, value);
    const list = above ? { path, above } : { path };
    if (number !== undefined && !lists.has(number)) lists.set(number, list);
    return items.map((item, at) => ({ ...list, value: item, path: `${path}/${at}` }));
  };
  const open = [...below(value, 'Root/AcroForm/Fields')].reverse();
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const number = asKind(visit.value, 'ref')?.number;
    const dict = number === undefined ? undefined : asKind(file.object(number), 'dict');
    if (number === undefined || !dict || fields.has(number)) continue;
    const head = headOf(file, number, dict, visit);
    fields.set(number, head);
    if (visit.path.split('/').length > 2 * deepest) continue;
    const kids = [...below(dict.entries.get('Kids'), `${visit.path}/Kids`, head)];
    for (const kid of kids.reverse()) open.push(kid);
  }
  return { fields, lists };
}

function headOf(file: PdfFile, number: number, dict: PdfDict, { path, above }: Visit): FieldHead {
  const own = textOf(file.resolve(dict.entries.get('T')));
  return {
    number,
    path,
    dict,
    name: [above?.name, own].filter(Boolean).join('.').slice(0, longestName),
    type: nameText(file.resolve(dict.entries.get('FT'))) ?? above?.type,
    field: own === undefined && above ? above.field : number,
    parent: above?.number,
    value: dict.entries.get('V') ?? above?.value,
  };
}

/** Whether a field only groups others, and so may have new ones below it. */
export const isGroup = ({ type, value, field, number }: FieldHead): boolean =>
  type === undefined && value === undefined && field === number;

/** What may change in an empty signature field when it is signed. */
export const ofSigning: ReadonlySet<string> = new Set(['V', 'AP', 'MK', 'DA', 'DR', 'F', 'M', 'AS']);
const ofFilling: ReadonlySet<string> = new Set(['V', 'AP', 'AS', 'RV', 'MK', 'DA', 'M', 'I', 'TI']);
const nothing: ReadonlySet<string> = new Set();

/**
 * What may change in a field when it is signed or filled in: nothing where it is signed already, only groups others, or is a push button, which holds
 * nothing that could be filled in (ISO 32000-2, 12.7.5.2.2).
 */
export function freeKeys(file: PdfFile, field: FieldHead): ReadonlySet<string> {
  if (field.type === 'Sig') return signatureIn(file, field) ? nothing : ofSigning;
  const flags = file.resolve(field.dict.entries.get('Ff'));
  const isButton = field.type === 'Btn' && typeof flags === 'number' && (flags & 0x10000) !== 0;
  return isButton || isGroup(field) ? nothing : ofFilling;
}

/**
 * The signature fields that a page shows and the form leaves out of `/Fields`, which lists the fields at its top (ISO 32000-2, table 224): poppler up to
 * 22.12 does so when the form or the list is not where it expects it. Only a field that is one with its widget counts, with a name and a signature;
 * readers that go by the pages show it.
 * @param shown what hangs on the pages: numbers with their paths
 */
export function unlistedFields(
  file: PdfFile,
  shown: Iterable<readonly [number: number, path: string]>,
): readonly FieldHead[] {
  return [...shown].flatMap(([number, path]) => {
    const dict = asKind(file.object(number), 'dict');
    const isOwn = dict && nameText(dict.entries.get('Subtype')) === 'Widget' && !dict.entries.has('Parent');
    if (!isOwn || dict.entries.has('Kids')) return [];
    const head = headOf(file, number, dict, { path, value: null });
    const isSigned = signatureIn(file, head)?.entries.has('ByteRange') === true;
    return head.name !== '' && isSigned && asKind(head.value, 'ref') ? [head] : [];
  });
}

/** The value of a signature field, undefined while it is empty. */
export const signatureIn = (file: PdfFile, { type, value }: FieldHead): PdfDict | undefined =>
  type === 'Sig' ? file.dict(value) : undefined;

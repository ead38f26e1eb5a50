import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { type FieldHead, freeKeys, signatureIn } from './fields.ts';
import type { Heads } from './heads.ts';
import { listAt } from './list-at.ts';
import type { PageHead } from './pages.ts';
import { give, type Place, type Placed, partsOf, type Roles, spread } from './roles.ts';

/**
 * Gives every object of a revision what it is for, from the trailer on. Roles that are there stay: what was seen in an earlier revision is not walked
 * again, but for the objects in `changed`.
 */
export function assignRoles(
  roles: Roles,
  file: PdfFile,
  heads: Heads,
  changed: ReadonlySet<number> = new Set(),
): Roles {
  const fresh = new Set([...giveHeads(roles, file, heads), ...changed]);
  const open: Placed[] = [];
  for (const number of changed)
    for (const place of roles.get(number) ?? []) partsOf(file.object(number), place, open);
  const { entries: trailer } = file.crossReference.trailer;
  open.push(
    [trailer.get('Info'), { role: 'info', path: 'Info' }],
    [trailer.get('Encrypt'), { role: 'fixed', path: 'Encrypt' }],
    [trailer.get('ID'), { role: 'fixed', path: 'ID' }],
    ...catalogParts(heads.catalog),
    ...formParts(file, heads),
    ...containers(file),
  );
  for (const [number, path] of heads.nodes)
    if (fresh.has(number)) nodeParts(file.object(number), path, heads, open);
  for (const page of heads.pages.values())
    if (fresh.has(page.number) || fresh.has(page.listNumber ?? -1)) pageParts(file, page, heads, open);
  for (const field of heads.fields.values())
    if (fresh.has(field.number)) fieldParts(file, field, heads, open);
  for (const [number, path] of heads.remarks) {
    const drawn: Place = { role: 'drawn', path, owner: number };
    if (fresh.has(number)) partsOf(file.object(number), drawn, open);
  }
  spread(roles, file, open);
  return roles;
}

/** Gives the objects with a structure of their own their roles; answers with the numbers of those that are new. */
function giveHeads(roles: Roles, file: PdfFile, heads: Heads): readonly number[] {
  const given: number[] = [];
  const set = (number: number | undefined, place: Place): void => {
    if (number !== undefined && give(roles, number, place)) given.push(number);
  };
  set(asKind(file.crossReference.trailer.entries.get('Root'), 'ref')?.number, {
    role: 'catalog',
    path: 'Root',
  });
  set(asKind(heads.catalog?.entries.get('AcroForm'), 'ref')?.number, { role: 'form', path: 'Root/AcroForm' });
  for (const [number, path] of heads.nodes) set(number, { role: 'node', path });
  for (const [number, { path }] of heads.pages) set(number, { role: 'page', path });
  for (const [number, { path }] of heads.remarkLists)
    set(number, { role: 'remarks', path: `${path}/Annots` });
  for (const [number, { path }] of heads.fieldLists) set(number, { role: 'fields', path });
  for (const [number, { path }] of heads.fields) set(number, { role: 'field', path });
  for (const [number, path] of heads.remarks) set(number, { role: 'remark', path });
  return given;
}

const catalogRoles: Readonly<Record<string, Place['role']>> = {
  DSS: 'store',
  Metadata: 'metadata',
  Extensions: 'version',
  Version: 'version',
  OCProperties: 'fixed',
  OutputIntents: 'fixed',
};

function catalogParts(catalog: PdfDict | undefined): readonly Placed[] {
  return [...(catalog?.entries ?? [])]
    .filter(([key]) => key !== 'Pages' && key !== 'AcroForm')
    .map(([key, value]) => [value, { role: catalogRoles[key] ?? 'linked', path: `Root/${key}` }]);
}

function formParts(file: PdfFile, { form, fields }: Heads): readonly Placed[] {
  return [...(form?.entries ?? [])].flatMap(([key, value]): readonly Placed[] => {
    const path = `Root/AcroForm/${key}`;
    if (key !== 'Fields') return [[value, { role: key === 'DR' ? 'resources' : 'linked', path }]];
    return listParts(file, value, { role: 'linked', path }, fields);
  });
}

/** What stands in a list beside the objects that have a structure of their own: references to nothing, and what should not be there. */
function listParts(
  file: PdfFile,
  value: PdfValue | undefined,
  place: Place,
  known: { readonly has: (number: number) => boolean },
): readonly Placed[] {
  const { items, isList } = listAt(file, value);
  const odd = items.filter((item) => !known.has(asKind(item, 'ref')?.number ?? -1));
  return isList ? odd.map((item) => [item, place]) : [[value, place]];
}

function nodeParts(value: PdfValue, path: string, { nodes, pages }: Heads, open: Placed[]): void {
  const isKnown = (number: number): boolean => nodes.has(number) || pages.has(number);
  const dict = asKind(value, 'dict');
  const list = dict ? (dict.entries.get('Kids') ?? null) : value;
  for (const item of asKind(list, 'array')?.items ?? [list])
    if (!isKnown(asKind(item, 'ref')?.number ?? -1)) open.push([item, { role: 'fixed', path }]);
  for (const [key, part] of dict?.entries ?? [])
    if (key !== 'Kids' && !isParent(key, part, nodes))
      open.push([part, { role: 'fixed', path: `${path}/${key}` }]);
}

/** A page inherits from the node it names, which has to be one of the tree; anything else must stay, down to the last object. */
const isParent = (key: string, value: PdfValue, nodes: Heads['nodes']): boolean =>
  key === 'Parent' && nodes.has(asKind(value, 'ref')?.number ?? -1);

/** What a page has that is not drawn, and may point to other pages. */
const besidePage = new Set([
  'AA',
  'AF',
  'B',
  'LastModified',
  'Metadata',
  'PieceInfo',
  'PresSteps',
  'SeparationInfo',
]);

function pageParts(file: PdfFile, page: PageHead, heads: Heads, open: Placed[]): void {
  const isKnown = (number: number): boolean => heads.fields.has(number) || heads.remarks.has(number);
  for (const [key, value] of asKind(file.object(page.number), 'dict')?.entries ?? []) {
    const path = `${page.path}/${key}`;
    if (key === 'Annots')
      for (const part of listParts(file, value, { role: 'linked', path }, { has: isKnown })) open.push(part);
    else if (!isParent(key, value, heads.nodes))
      open.push([value, { role: besidePage.has(key) ? 'linked' : 'fixed', path }]);
  }
}

function fieldParts(file: PdfFile, field: FieldHead, { fields }: Heads, open: Placed[]): void {
  const isSigned = signatureIn(file, field) !== undefined;
  const free = freeKeys(file, field);
  for (const [key, value] of field.dict.entries) {
    const path = `${field.path}/${key}`;
    if (key === 'Kids')
      for (const part of listParts(file, value, { role: 'linked', path }, fields)) open.push(part);
    else if (isSigned) open.push([value, { role: 'linked', path }]);
    else if (!free.has(key)) open.push([value, { role: 'linked', path }]);
    else open.push([value, { role: field.type === 'Sig' ? 'blank' : 'filling', path, owner: field.field }]);
  }
}

/** The streams that hold other objects: what they hold changes with them. */
function containers(file: PdfFile): readonly Placed[] {
  const numbers = new Set<number>();
  for (const entry of file.crossReference.entries.values())
    if (entry.kind === 'in') numbers.add(entry.stream);
  return [...numbers].map((number) => [
    { kind: 'ref', number, generation: 0 },
    { role: 'fixed', path: `objek ${number}` },
  ]);
}

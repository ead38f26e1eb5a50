import { quotedScalar } from './yaml/scalar-text.ts';

/** A row of a new SOP, in the columns of the form. Only the text must be there. */
export type ActivityEntry = {
  readonly text: string;
  readonly roles?: readonly string[];
  readonly needs?: readonly string[];
  readonly time?: string | undefined;
  readonly output?: readonly string[];
  /** Where it goes on, if not with the row below: rows by their number from 1, each with its answer if it is a decision; or nowhere. */
  readonly next?: readonly Branch[] | 'end';
};

/** A way on: to a row, on an answer. */
export type Branch = { readonly to: number; readonly when?: string };

/** What a template is filled with. */
export type NewSopValues = {
  readonly code: string;
  readonly name: string;
  readonly number: string | undefined;
  readonly entries: readonly ActivityEntry[];
};

/** The text of a new SOP file: a template with code, name and number; its columns and rows give way to those that are given. */
export function newSopText(template: string, { code, name, number, entries }: NewSopValues): string {
  const named = template.replaceAll('CONTOH', () => code).replace('"Nama SOP"', () => quotedScalar(name));
  const filled = entries.length > 0 ? withEntries(named, code, entries) : named;
  return number === undefined
    ? filled
    : filled.replace(/^nomor: .*$/m, () => `nomor: ${quotedScalar(number)}`);
}

function withEntries(text: string, code: string, entries: readonly ActivityEntry[]): string {
  const roles = [...new Set(entries.flatMap((entry) => entry.roles ?? []))].map(quotedScalar);
  const columns = roles.map((role) => `  - { kode: ${role}, jabatan: ${role} }\n`).join('');
  const rows = entries.map((entry, index) => rowOf(code, entry, index + 1)).join('');
  return text
    .replace(/^pelaksana:\n(?: .*\n)+/m, () => (columns === '' ? '' : `pelaksana:\n${columns}`))
    .replace(/^( {4}kegiatan:\n)(?: {6}.*\n)+/m, (_all, head: string) => head + rows);
}

function rowOf(code: string, entry: ActivityEntry, number: number): string {
  const { text, time, next } = entry;
  const keys = [
    `kode: ${codeOf(code, number)}`,
    `no: "${number}"`,
    `uraian: ${quotedScalar(text)}`,
    ...listed('pelaksana', entry.roles?.map(symbol(next))),
    ...listed('kelengkapan', entry.needs?.map(quotedScalar)),
    ...(time === undefined ? [] : [`waktu: ${quotedScalar(time)}`]),
    ...listed('output', entry.output?.map(quotedScalar)),
    ...wayOn(code, next),
  ];
  return `      - ${keys.join('\n        ')}\n`;
}

const codeOf = (code: string, number: number): string => `${code}-${String(number).padStart(2, '0')}`;

const listed = (key: string, items: readonly string[] = []): readonly string[] =>
  items.length === 0 ? [] : [`${key}: [${items.join(', ')}]`];

/** The role in the symbol of the flow: a decision has several ways on, an end none. */
const symbol =
  (next: ActivityEntry['next']) =>
  (role: string): string => {
    const shape =
      next === 'end' ? 'selesai' : next?.some(({ when }) => when !== undefined) ? 'keputusan' : '';
    return shape === '' ? quotedScalar(role) : `{ kode: ${quotedScalar(role)}, bentuk: ${shape} }`;
  };

function wayOn(code: string, next: ActivityEntry['next']): readonly string[] {
  if (next === undefined || next === 'end') return [];
  const [only] = next;
  if (only && next.length === 1 && only.when === undefined) return [`lanjut: ${codeOf(code, only.to)}`];
  const branches = next.map(
    ({ to, when = '' }) => `{ ke: ${codeOf(code, to)}, bila: ${quotedScalar(when)} }`,
  );
  return listed('lanjut', branches);
}

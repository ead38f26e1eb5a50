import { quotedScalar } from './yaml/scalar-text.ts';

/** A row of a new SOP: what, who, how long, what comes of it. Only the first must be there. */
export type ActivityEntry = {
  readonly text: string;
  readonly role?: string | undefined;
  readonly time?: string | undefined;
  readonly output?: string | undefined;
};

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
  const roles = [...new Set(entries.flatMap(({ role }) => role ?? []))].map(quotedScalar);
  const columns = roles.map((role) => `  - { kode: ${role}, jabatan: ${role} }\n`).join('');
  const rows = entries.map((entry, index) => rowOf(code, entry, index + 1)).join('');
  return text
    .replace(/^pelaksana:\n(?: .*\n)+/m, () => (columns === '' ? '' : `pelaksana:\n${columns}`))
    .replace(/^( {4}kegiatan:\n)(?: {6}.*\n)+/m, (_all, head: string) => head + rows);
}

function rowOf(code: string, { text, role, time, output }: ActivityEntry, number: number): string {
  const keys = [
    `kode: ${code}-${String(number).padStart(2, '0')}`,
    `no: "${number}"`,
    `uraian: ${quotedScalar(text)}`,
    ...(role === undefined ? [] : [`pelaksana: [${quotedScalar(role)}]`]),
    ...(time === undefined ? [] : [`waktu: ${quotedScalar(time)}`]),
    ...(output === undefined ? [] : [`output: [${quotedScalar(output)}]`]),
  ];
  return `      - ${keys.join('\n        ')}\n`;
}

import type { SchemaName } from '../document/yaml/read-yaml.ts';

/** Keys of the first level that only one of the forms has. */
export const ownKeys: readonly (readonly [SchemaName, readonly string[]])[] = [
  ['sop', ['nomor', 'pelaksana', 'dasar_hukum', 'keterkaitan', 'kualifikasi_pelaksana', 'peralatan']],
  ['jawaban', ['jawaban', 'tutup']],
  ['kalender', ['jam', 'jam_ramadan', 'ramadan', 'libur_berlaku', 'libur_setempat', 'jam_khusus', 'induk']],
  ['laporan', ['margin', 'kop', 'logo', 'baris_judul', 'baris_akhir', 'blok_penanda']],
];

/**
 * Which form a file has: its name says that it is the office file; otherwise the form that most of its keys belong to, even where some
 * are misspelt. What says nothing is a calendar in the folder of those, and an SOP anywhere else.
 */
export function formOf(bytes: Uint8Array, name: string): SchemaName {
  if (/(?:^|\/)sop\.config\.ya?ml$/.test(name)) return 'kantor';
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, longest));
  const keys = new Set([...text.matchAll(/^["']?([a-z_]+)["']?[ \t]*:/gm)].map(([, key]) => key));
  let [form, most]: [SchemaName, number] = [/(?:^|\/)kalender\/[^/]+$/.test(name) ? 'kalender' : 'sop', 0];
  for (const [candidate, own] of ownKeys) {
    const count = own.filter((key) => keys.has(key)).length;
    if (count > most) [form, most] = [candidate, count];
  }
  return form;
}

/** In bytes: further down no file that a person wrote has the first key of its form. */
const longest = 64 * 1024;

import { CST } from 'yaml';
import type { BothLanguages } from './diagnostic.ts';
import type { Problem } from './problem.ts';

type Refusal = { readonly message: BothLanguages; readonly hint?: BothLanguages };

const quoted: BothLanguages = {
  id: 'Bila ini tulisan biasa, apit dengan tanda petik ganda: "…".',
  en: 'If this is ordinary text, put it in double quotes: "…".',
};

const refusals: ReadonlyMap<string, Refusal> = new Map([
  [
    'anchor',
    {
      message: { id: 'Jangkar YAML (&) tidak dipakai di sini.', en: 'YAML anchors (&) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'alias',
    {
      message: { id: 'Alias YAML (*) tidak dipakai di sini.', en: 'YAML aliases (*) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'tag',
    {
      message: { id: 'Tag YAML (!) tidak dipakai di sini.', en: 'YAML tags (!) are not used here.' },
      hint: quoted,
    },
  ],
  [
    'directive-line',
    {
      message: {
        id: 'Baris petunjuk YAML (%) tidak dipakai di sini.',
        en: 'YAML directives (%) are not used here.',
      },
      hint: {
        id: 'Hapus baris ini; berkas selalu dibaca sebagai YAML 1.2.',
        en: 'Delete this line; files are always read as YAML 1.2.',
      },
    },
  ],
]);

const secondDocument: Refusal = {
  message: {
    id: 'Satu berkas hanya boleh berisi satu dokumen YAML.',
    en: 'A file may hold only one YAML document.',
  },
  hint: {
    id: 'Pindahkan yang di bawah garis --- ini ke berkas lain.',
    en: 'Move what is below this --- line to another file.',
  },
};

/** The refusal of a token at an offset, or undefined when the token may stand. */
export function refusedFeature(lexeme: string, start: number, hasDocument: boolean): Problem | undefined {
  const type = CST.tokenType(lexeme) ?? '';
  const refusal = type === 'doc-start' && hasDocument ? secondDocument : refusals.get(type);
  return refusal ? { rule: 'yaml-feature', start, end: start + lexeme.length, ...refusal } : undefined;
}

const mergeKey: Refusal = {
  message: {
    id: 'Kunci gabungan YAML (<<) tidak dipakai di sini.',
    en: 'YAML merge keys (<<) are not used here.',
  },
  hint: { id: 'Tulis kunci-kuncinya langsung.', en: 'Write the keys themselves.' },
};

/** The refusal of a mapping's key, or undefined when the key may stand. */
export function refusedKey(key: string, start: number, end: number): Problem | undefined {
  if (key === '<<') return { rule: 'yaml-feature', start, end, ...mergeKey };
  if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') return undefined;
  return {
    rule: 'yaml-feature',
    start,
    end,
    message: { id: `Kunci "${key}" tidak boleh dipakai.`, en: `The key "${key}" is not allowed.` },
  };
}

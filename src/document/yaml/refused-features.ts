import type { Bilingual } from '../../words/bilingual.ts';
import type { Problem } from '../problem.ts';
import { yamlLibrary } from './yaml-library.ts';

type Refusal = { readonly message: Bilingual; readonly hint?: Bilingual };

const quoted: Bilingual = {
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

/** The refusal of a token at an offset, or undefined when the token may stand. */
export function refusedFeature(lexeme: string, start: number): Problem | undefined {
  const refusal = refusals.get(yamlLibrary().CST.tokenType(lexeme) ?? '');
  return refusal ? { rule: 'yaml-feature', start, end: start + lexeme.length, ...refusal } : undefined;
}

/** How far the one document of a file has come. */
export type Progress = 'before' | 'within' | 'after';

const outside = new Set(['comment', 'space', 'newline', 'byte-order-mark', 'doc-mode']);

export function progressAfter(lexeme: string, progress: Progress): Progress {
  const type = yamlLibrary().CST.tokenType(lexeme) ?? '';
  if (type === 'doc-end') return 'after';
  return progress === 'before' && !outside.has(type) ? 'within' : progress;
}

/** The refusal of a token that begins another document. */
export function secondDocument(lexeme: string, start: number, progress: Progress): Problem | undefined {
  const type = yamlLibrary().CST.tokenType(lexeme) ?? '';
  const begins = type === 'doc-start' ? progress !== 'before' : progress === 'after' && type !== 'doc-end';
  if (!begins || outside.has(type)) return undefined;
  return {
    rule: 'yaml-feature',
    start,
    end: start + lexeme.length,
    message: {
      id: 'Satu berkas hanya boleh berisi satu dokumen YAML.',
      en: 'A file may hold only one YAML document.',
    },
    hint: {
      id: 'Pindahkan yang mulai di sini ke berkas lain.',
      en: 'Move what begins here to another file.',
    },
  };
}

import type { ErrorCode, YAMLError } from 'yaml';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Problem } from '../problem.ts';

type Explanation = { readonly message: Bilingual; readonly hint?: Bilingual };

const indent: Explanation = {
  message: { id: 'Jorokan (spasi di awal baris) tidak cocok.', en: 'The indentation does not fit.' },
  hint: {
    id: 'Luruskan awal baris ini dengan saudara-saudaranya; tiap tingkat dua spasi.',
    en: 'Align the line with its siblings; every level takes two spaces.',
  },
};

const unexpected: Explanation = {
  message: { id: 'Tulisan ini tidak pada tempatnya.', en: 'This does not belong here.' },
  hint: {
    id: 'Tulisan yang berisi ": ", " #", atau diawali tanda khusus harus diapit tanda petik ganda.',
    en: 'Text with ": " or " #" in it, or with a special sign in front, must stand in double quotes.',
  },
};

const explanations: Partial<Readonly<Record<ErrorCode, Explanation>>> = {
  BAD_INDENT: indent,
  BLOCK_IN_FLOW: indent,
  BLOCK_AS_IMPLICIT_KEY: {
    message: { id: 'Ada dua titik dua dalam satu baris.', en: 'There are two colons in one line.' },
    hint: {
      id: 'Apit nilainya dengan tanda petik ganda: kunci: "nilai: lanjutan".',
      en: 'Put the value in double quotes: key: "value: more".',
    },
  },
  TAB_AS_INDENT: {
    message: { id: 'Tab tidak boleh dipakai untuk menjorokkan baris.', en: 'Tabs may not indent a line.' },
    hint: { id: 'Ganti tab dengan dua spasi.', en: 'Write two spaces instead of the tab.' },
  },
  DUPLICATE_KEY: {
    message: {
      id: 'Kunci ini sudah ada di pemetaan yang sama.',
      en: 'This key stands twice in the same mapping.',
    },
    hint: { id: 'Hapus salah satu, atau gabungkan isinya.', en: 'Delete one of them, or join their values.' },
  },
  NON_STRING_KEY: { message: { id: 'Kunci harus berupa teks.', en: 'A key must be text.' } },
  MISSING_CHAR: {
    message: {
      id: 'Ada tanda yang kurang: penutup petik, kurung, koma, atau titik dua.',
      en: 'A sign is missing: a closing quote or bracket, a comma, or a colon.',
    },
    hint: {
      id: 'Tiap kunci diikuti titik dua dan spasi; tiap petik dan kurung ditutup.',
      en: 'Every key is followed by a colon and a space; every quote and bracket is closed.',
    },
  },
  BAD_DQ_ESCAPE: {
    message: { id: 'Garis miring terbalik ini tidak dikenal.', en: 'This backslash sequence is not known.' },
    hint: {
      id: "Tulis \\\\ untuk garis miring terbalik, atau pakai petik tunggal '…'.",
      en: "Write \\\\ for a backslash, or use single quotes '…'.",
    },
  },
  MULTILINE_IMPLICIT_KEY: unexpected,
  KEY_OVER_1024_CHARS: { message: { id: 'Kunci ini terlalu panjang.', en: 'This key is too long.' } },
  BAD_SCALAR_START: {
    message: { id: 'Tulisan tidak boleh diawali tanda ini.', en: 'Text may not begin with this sign.' },
    hint: { id: 'Apit dengan tanda petik ganda: "…".', en: 'Put it in double quotes: "…".' },
  },
};

/** The library's error in the words of people who write SOPs. */
export function syntaxProblem(error: YAMLError, text: string): Problem {
  const explanation = explanations[error.code] ?? unexpected;
  const [start, end] = error.pos;
  const rule = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax';
  return { rule, start, end: endOnLine(text, start, end), ...explanation };
}

/** Errors may span the rest of the file; the mark stays on the first line, over the whole word for a duplicate key. */
function endOnLine(text: string, start: number, end: number): number {
  const word = /^[\p{L}\p{N}_-]+/u.exec(text.slice(start, start + 200))?.[0].length ?? 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  return Math.max(start, Math.min(Math.max(end, start + word), lineEnd));
}

import type { PdfReport, Verdict } from '../signature/signature-report.ts';
import type { Bilingual } from '../words/bilingual.ts';

/** What is said of a PDF in one word: that of its worst signature, or why there is none to judge. */
export type PdfVerdict = Verdict | 'unsigned' | 'unreadable';

/** From the worst on. */
const signed = ['broken', 'changed', 'doubtful', 'intact'] as const;

/**
 * The word for a whole PDF. Remains of a signature that no field holds are a broken one where no other is; beside others somebody may have
 * taken a signature away before these were made.
 */
export function pdfVerdict({ signatures, loose, problem }: PdfReport): PdfVerdict {
  if (problem) return 'unreadable';
  if (signatures.length === 0) return loose > 0 ? 'broken' : 'unsigned';
  const words = [...signatures.map(({ verdict }) => verdict), ...(loose > 0 ? ['doubtful' as const] : [])];
  return signed.find((one) => words.includes(one)) ?? 'broken';
}

/** The words as they are shown. */
export const pdfVerdictWords: Readonly<Record<PdfVerdict, Bilingual>> = {
  intact: { id: 'UTUH', en: 'INTACT' },
  doubtful: { id: 'PERLU DIPERIKSA', en: 'TO BE LOOKED AT' },
  changed: { id: 'DIUBAH', en: 'CHANGED' },
  broken: { id: 'RUSAK', en: 'BROKEN' },
  unsigned: { id: 'TANPA TANDA TANGAN', en: 'NOT SIGNED' },
  unreadable: { id: 'TIDAK TERBACA', en: 'NOT READABLE' },
};

/** The same for programs. */
export const jsonVerdicts: Readonly<Record<PdfVerdict, string>> = {
  intact: 'utuh',
  doubtful: 'perlu_diperiksa',
  changed: 'diubah',
  broken: 'rusak',
  unsigned: 'tanpa_tanda_tangan',
  unreadable: 'tidak_terbaca',
};

import { activityRows } from '../../sop/activities.ts';
import { codeList } from '../code-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** Compared with an earlier revision (`--since`). A code that moved with its text is {@link changedCode}'s finding. */
export const removedCode: Rule = {
  id: 'removed-code',
  group: 'document',
  severity: 'info',
  title: { id: 'Kode yang tidak ada lagi', en: 'A code that is gone' },
  why: {
    id: 'Kegiatan boleh dihapus, tetapi catatan lamanya tetap memakai kodenya: kode itu tidak boleh dipakai lagi.',
    en: 'An activity may be dropped, but its old records keep its code: that code must not be used again.',
  },
  checkSince: ({ rows, parts }, { own }) => {
    if (!own) return [];
    const [codes, texts] = [
      new Set(rows.map(({ activity }) => activity.code)),
      new Set(rows.map(({ activity }) => activity.text.toLowerCase())),
    ];
    return own.parts.flatMap((part): readonly Finding[] => {
      const gone = activityRows(part)
        .map(({ activity }) => activity)
        .filter(({ code, text }) => !codes.has(code) && !texts.has(text.toLowerCase()))
        .map(({ code }) => code);
      if (gone.length === 0) return [];
      const place = parts.find((one) => one.part.code === part.code);
      const list = codeList(gone);
      return [
        {
          path: place ? [...place.path, 'kegiatan'] : ['bagian'],
          of: 'key',
          message: {
            id: `Tidak ada lagi: ${list}.`,
            en: `Gone: ${list}.`,
          },
          hint: {
            id: 'Jangan pakai kode ini untuk kegiatan lain.',
            en: 'Do not use these codes for other activities.',
          },
        },
      ];
    });
  },
};

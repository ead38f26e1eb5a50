import type { Finding, Rule } from '../rule.ts';

/** Ticks and judgements in keterangan or output. */
export const prefilledChecklist: Rule = {
  id: 'prefilled-checklist',
  group: 'document',
  severity: 'warning',
  title: { id: 'Ceklis sudah terisi', en: 'A checklist that is filled in' },
  why: {
    id: 'SESUAI atau TIDAK SESUAI adalah hasil sebuah pelaksanaan, bukan isi SOP.',
    en: 'SESUAI or TIDAK SESUAI is the result of a run, not content of the SOP.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const cells = [
        ...(activity.remark === undefined ? [] : [{ text: activity.remark, at: [...path, 'keterangan'] }]),
        ...activity.output.map((text, index) => ({ text, at: [...path, 'output', index] })),
      ];
      return cells
        .filter(({ text }) => isEntry(text))
        .map(({ text, at }) => ({
          path: at,
          message: { id: `"${text}" adalah isian ceklis.`, en: `"${text}" is an entry of the checklist.` },
          hint: {
            id: 'Hapus; hasilnya dicatat dengan sop check.',
            en: 'Delete it; results are recorded by sop check.',
          },
        }));
    }),
};

const judgement = /[✓✔√☑✗✘]|\[[xv✓]\]|(?:tidak )?sesuai/giu;

/** Nothing but ticks and judgements. `SESUAI / TIDAK SESUAI` to choose from is none. */
const isEntry = (text: string): boolean =>
  text.search(judgement) >= 0 && text.replace(judgement, '').replace(/[.\s]/g, '') === '';

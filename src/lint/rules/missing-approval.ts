import type { Rule } from '../rule.ts';

/** A draft has no approval at all; an approved SOP says who and when. Many forms print only the day in force. */
export const missingApproval: Rule = {
  id: 'missing-approval',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Pengesahan tidak lengkap', en: 'The approval is not complete' },
  why: {
    id: 'SOP berlaku setelah disahkan; tanpa nama pejabatnya tidak ada yang dapat ditanya.',
    en: 'An SOP is in force once approved; without the official nobody can be asked.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop }) => {
    const dated = sop.dates.approved ?? sop.dates.effective;
    const missing =
      dated !== undefined && !sop.approvedBy
        ? 'disahkan_oleh'
        : sop.approvedBy && dated === undefined
          ? 'tanggal.pengesahan'
          : undefined;
    if (missing === undefined) return [];
    return [
      {
        path: [],
        message: {
          id: `Pengesahan tidak lengkap: ${missing} belum diisi.`,
          en: `The approval is not complete: ${missing} is not filled in.`,
        },
        hint: {
          id: 'Isi setelah SOP ditandatangani pejabat yang berwenang.',
          en: 'Fill it in once the official in charge has signed.',
        },
      },
    ];
  },
};

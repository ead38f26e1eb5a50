import type { Rule } from '../rule.ts';

/** The number scheme is `jenis/urut/bulan/klasifikasi/tahun/satfung`: a field of blanks or dots was never filled in. */
export const blankSerial: Rule = {
  id: 'blank-serial',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Nomor urut SOP masih kosong', en: 'The serial of the SOP number is blank' },
  why: {
    id: 'SOP tanpa nomor urut tidak dapat diacu, dan biasanya belum diregister.',
    en: 'An SOP without a serial cannot be referred to, and usually is not registered.',
  },
  check: ({ sop }) => {
    const blank = sop.number.split('/').some((field) => /^[\s._…-]*$/.test(field));
    if (!blank) return [];
    return [
      {
        path: ['nomor'],
        message: {
          id: 'Nomor urut pada nomor SOP belum diisi.',
          en: 'The serial in the SOP number has not been filled in.',
        },
        hint: {
          id: 'Isi dari buku register, misalnya SOP/07/I/HUK.7.1./2022/Sihumas.',
          en: 'Take it from the register, such as SOP/07/I/HUK.7.1./2022/Sihumas.',
        },
      },
    ];
  },
};

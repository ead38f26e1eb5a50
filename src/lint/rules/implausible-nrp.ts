import type { Rule } from '../rule.ts';

/** The schema asks for eight digits; the month among them is looked at here. Known from practice, so a warning only. */
export const implausibleNrp: Rule = {
  id: 'implausible-nrp',
  group: 'identity',
  severity: 'warning',
  profile: 'polri',
  title: { id: 'NRP yang tidak mungkin', en: 'An impossible NRP' },
  why: {
    id: 'Empat angka pertama NRP adalah tahun dan bulan lahir; bulan di luar 01–12 adalah salah ketik.',
    en: 'The first four digits of an NRP are year and month of birth; a month beyond 01–12 is a slip.',
  },
  check: ({ sop }) => {
    const number = sop.approvedBy?.serviceNumber;
    if (number?.kind !== 'NRP') return [];
    const month = Number(number.digits.slice(2, 4));
    if (month >= 1 && month <= 12) return [];
    return [
      {
        path: ['disahkan_oleh', 'nrp'],
        message: {
          id: `NRP ${number.digits}: bulan lahir ${number.digits.slice(2, 4)} tidak ada.`,
          en: `NRP ${number.digits}: there is no month of birth ${number.digits.slice(2, 4)}.`,
        },
        hint: { id: 'Cocokkan dengan kartu anggota.', en: 'Compare it with the identity card.' },
      },
    ];
  },
};

import type { Bilingual } from '../../words/bilingual.ts';
import type { Rule } from '../rule.ts';

/** Eighteen digits: YYYYMMDD of birth, YYYYMM of appointment, sex, serial. Those on contract (PPPK) have 21 and more in place of the month. */
export const implausibleNip: Rule = {
  id: 'implausible-nip',
  group: 'identity',
  severity: 'warning',
  title: { id: 'NIP yang tidak mungkin', en: 'An impossible NIP' },
  why: {
    id: 'NIP berisi tanggal lahir, bulan pengangkatan dan jenis kelamin; yang tidak mungkin adalah salah ketik.',
    en: 'A NIP holds date of birth, month of appointment and sex; what is impossible is a slip.',
  },
  check: ({ sop }) => {
    const number = sop.approvedBy?.serviceNumber;
    if (number?.kind !== 'NIP') return [];
    const wrong = wrongPart(number.digits);
    if (!wrong) return [];
    return [
      {
        path: ['disahkan_oleh', 'nip'],
        message: {
          id: `NIP ${number.digits}: ${wrong.id} tidak mungkin.`,
          en: `NIP ${number.digits}: the ${wrong.en} is impossible.`,
        },
        hint: {
          id: 'Susunannya TTTTBBHH TTTTBB J NNN: lahir, pengangkatan, jenis kelamin, urut.',
          en: 'It reads YYYYMMDD YYYYMM S NNN: birth, appointment, sex, serial.',
        },
      },
    ];
  },
};

function wrongPart(digits: string): Bilingual | undefined {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  const [since, sinceMonth] = [digits.slice(8, 12), digits.slice(12, 14)].map(Number);
  const isMonth = (value = 0): boolean => value >= 1 && value <= 12;
  if (!isMonth(month) || (day ?? 0) < 1 || (day ?? 0) > 31 || (year ?? 0) < 1900)
    return { id: 'tanggal lahir', en: 'date of birth' };
  const isContract = (sinceMonth ?? 0) >= 21 && (sinceMonth ?? 0) <= 29;
  if (!(isMonth(sinceMonth) || isContract) || (since ?? 0) < (year ?? 0) + 15)
    return { id: 'bulan pengangkatan', en: 'month of appointment' };
  return /[12]/.test(digits[14] ?? '') ? undefined : { id: 'jenis kelamin', en: 'sex digit' };
}

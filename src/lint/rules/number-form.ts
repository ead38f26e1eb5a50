import type { Finding, Rule } from '../rule.ts';

/**
 * Only numbers that follow the scheme in part are looked at: their month is Roman, their year that of one of the dates
 * (a revised SOP may keep its number or get a new one).
 */
export const numberForm: Rule = {
  id: 'number-form',
  group: 'identity',
  severity: 'info',
  profile: 'polri',
  title: { id: 'Susunan nomor SOP', en: 'The form of the SOP number' },
  why: {
    id: 'Nomor dibaca jenis/urut/bulan Romawi/klasifikasi/tahun/satuan; dari situ SOP dicari kembali.',
    en: 'A number reads kind/serial/Roman month/class/year/unit; by it an SOP is found again.',
  },
  check: ({ sop }) => {
    const fields = sop.number.split('/').map((field) => field.trim());
    const approved = sop.dates.approved?.slice(0, 4);
    const year = fields.find((field) => /^(?:19|20)\d{2}$/.test(field));
    if (fields.length < 5) return [];
    const month = fields[2] ?? '';
    if (isScheme(fields) && /^(?:0?[1-9]|1[0-2])$/.test(month)) {
      return [
        findingOf(
          `Bulan ${month} ditulis dengan angka Romawi.`,
          `The month ${month} is written in Roman figures.`,
        ),
      ];
    }
    const dated = Object.values(sop.dates).some((date) => date.startsWith(year ?? ''));
    if (year === undefined || approved === undefined || dated) return [];
    return [
      findingOf(
        `Tahun ${year} tidak sama dengan tahun pengesahan ${approved}.`,
        `The year ${year} is not that of the approval, ${approved}.`,
      ),
    ];
  },
};

/** `SOP/07/…`: only then is the third field the month; other offices begin with their own classification. */
const isScheme = ([kind = '', serial = '']: readonly string[]): boolean =>
  /^sop$/i.test(kind) && /^\d*$/.test(serial);

const findingOf = (id: string, en: string): Finding => ({
  path: ['nomor'],
  message: { id, en },
  hint: { id: 'Cocokkan dengan buku register.', en: 'Compare it with the register.' },
});

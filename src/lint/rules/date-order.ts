import type { Finding, Rule } from '../rule.ts';

/**
 * The dates of the identity block follow one another; they are compared as exactly as both are known. A revision after the approval is
 * no slip: many offices write the planned review there.
 */
export const dateOrder: Rule = {
  id: 'date-order',
  group: 'identity',
  severity: 'error',
  title: { id: 'Tanggal SOP tidak berurutan', en: 'Dates of the SOP out of order' },
  why: {
    id: 'Pembuatan mendahului revisi dan pengesahan, pengesahan mendahului berlakunya.',
    en: 'Made before revised and approved, approved before in force.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop }) => {
    const known = order.flatMap(({ key, of }) => {
      const date = sop.dates[of];
      return date === undefined ? [] : [{ key, date }];
    });
    return known.flatMap(({ key, date }, index): readonly Finding[] => {
      const before = known.slice(0, index).find((one) => one.key !== 'revisi' && isLater(one.date, date));
      return before ? [findingOf(key, date, before)] : [];
    });
  },
};

type Dated = { readonly key: string; readonly date: string };

const order = [
  { key: 'pembuatan', of: 'created' },
  { key: 'revisi', of: 'revised' },
  { key: 'pengesahan', of: 'approved' },
  { key: 'efektif', of: 'effective' },
] as const;

/** `2026-01` and `2026-01-15` are equal as far as is known. */
function isLater(date: string, than: string): boolean {
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) > than.slice(0, length);
}

const findingOf = (key: string, date: string, before: Dated): Finding => ({
  path: ['tanggal', key],
  message: {
    id: `Tanggal ${key} (${date}) mendahului ${before.key} (${before.date}).`,
    en: `The date ${key} (${date}) is before ${before.key} (${before.date}).`,
  },
  hint: {
    id: 'Periksa pada naskah: urutannya pembuatan, pengesahan, efektif.',
    en: 'Check with the paper: the order is pembuatan, pengesahan, efektif.',
  },
});

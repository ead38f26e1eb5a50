import type { Bilingual } from '../words/bilingual.ts';

/** Monday first. */
export const weekdayNames: readonly Bilingual[] = [
  { id: 'Senin', en: 'Monday' },
  { id: 'Selasa', en: 'Tuesday' },
  { id: 'Rabu', en: 'Wednesday' },
  { id: 'Kamis', en: 'Thursday' },
  { id: 'Jumat', en: 'Friday' },
  { id: 'Sabtu', en: 'Saturday' },
  { id: 'Minggu', en: 'Sunday' },
];

/** January first, with the short form of each. */
export const monthNames: readonly { readonly full: Bilingual; readonly short: Bilingual }[] = [
  { full: { id: 'Januari', en: 'January' }, short: { id: 'Jan', en: 'Jan' } },
  { full: { id: 'Februari', en: 'February' }, short: { id: 'Feb', en: 'Feb' } },
  { full: { id: 'Maret', en: 'March' }, short: { id: 'Mar', en: 'Mar' } },
  { full: { id: 'April', en: 'April' }, short: { id: 'Apr', en: 'Apr' } },
  { full: { id: 'Mei', en: 'May' }, short: { id: 'Mei', en: 'May' } },
  { full: { id: 'Juni', en: 'June' }, short: { id: 'Jun', en: 'Jun' } },
  { full: { id: 'Juli', en: 'July' }, short: { id: 'Jul', en: 'Jul' } },
  { full: { id: 'Agustus', en: 'August' }, short: { id: 'Agt', en: 'Aug' } },
  { full: { id: 'September', en: 'September' }, short: { id: 'Sep', en: 'Sep' } },
  { full: { id: 'Oktober', en: 'October' }, short: { id: 'Okt', en: 'Oct' } },
  { full: { id: 'November', en: 'November' }, short: { id: 'Nov', en: 'Nov' } },
  { full: { id: 'Desember', en: 'December' }, short: { id: 'Des', en: 'Dec' } },
];

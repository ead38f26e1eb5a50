import type { PrintedDate } from '../../sop/sop.ts';

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** `2022-01` as `Januari 2022`, `2022-01-17` as `17 Januari 2022`; a dash without a date; what is neither, as it is. */
export function formDate(date: PrintedDate | undefined): string {
  if (date === undefined) return '–';
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

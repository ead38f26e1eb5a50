import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { TimeReason } from './read-number.ts';
import type { StandardTime, StandardTimeProblem } from './standard-time.ts';

/** What to write instead of a standard time that is not read. It never says another number or unit than was written. */
export function timeHelp({ because, suggestion }: StandardTimeProblem): Bilingual {
  const shown = visibleLine(suggestion ?? '');
  const meant = { id: `Maksud Anda: ${shown}?`, en: `Did you mean: ${shown}?` };
  const why = suggestion === undefined ? because && reasons[because] : meant;
  return why ? { id: `${why.id} ${forms.id}`, en: `${why.en} ${forms.en}` } : forms;
}

/** A standard time as the walk shows it: as printed, and said when nothing is measured by it because it is not read. */
export function shownStandard(time: StandardTime | undefined): Bilingual {
  if (!time) return { id: 'tidak ada', en: 'none' };
  const text = visibleLine(time.text);
  return time.kind === 'unread'
    ? { id: `${text} (tidak terbaca, tidak diukur)`, en: `${text} (not understood, not measured)` }
    : { id: text, en: text };
}

const forms: Bilingual = {
  id: 'Contoh yang terbaca: 30 Menit, 1,5 Jam, 1 (satu) hari kerja, 2-3 Hari, 2 menit/berkas, Sesuai jadwal.',
  en: 'What is read: 30 Menit, 1,5 Jam, 1 (satu) hari kerja, 2-3 Hari, 2 menit/berkas, Sesuai jadwal.',
};

const reasons: Readonly<Record<TimeReason, Bilingual>> = {
  thousands: {
    id: 'Titik atau koma di depan tiga angka dapat dibaca ribuan atau pecahan: tulis angkanya tanpa titik.',
    en: 'A dot or comma before three digits can be thousands or a fraction: write the digits without it.',
  },
  'two-ways': {
    id: 'Angkanya dapat dibaca dengan dua cara, seperti 1.30: tulis jam dan menitnya (1 jam 30 menit), atau satu angka di belakang koma.',
    en: 'The figure can be read in two ways, such as 1.30: write hours and minutes (1 jam 30 menit), or one digit after the comma.',
  },
  'not-a-length': {
    id: 'Bilangannya harus lebih dari nol, paling banyak enam angka.',
    en: 'The number must be more than zero, at most six digits.',
  },
  'words-differ': {
    id: 'Angka dan bilangan di dalam kurung tidak sama: betulkan salah satunya.',
    en: 'The figure and the number in the brackets are not the same: put one of them right.',
  },
  'no-unit': {
    id: 'Satuannya belum ditulis: detik, menit, jam, hari, minggu, bulan, triwulan, semester, atau tahun.',
    en: 'The unit is missing: detik, menit, jam, hari, minggu, bulan, triwulan, semester or tahun.',
  },
  'two-numbers': {
    id: 'Dua bilangan berdampingan: hapus spasi di antaranya, atau tulis tanda di antaranya.',
    en: 'Two numbers stand side by side: take the space away, or write the sign between them.',
  },
  order: {
    id: 'Urutannya terbalik: jumlah ditulis dari satuan terpanjang, rentang dari yang terpendek.',
    en: 'The order is wrong: a sum goes from the longest unit, a range from the shortest length.',
  },
  'at-least': {
    id: 'Waktu baku adalah waktu paling lama; paling sedikit berapa tidak memberi batas. Tulis yang paling lama, misalnya maks. 2 jam.',
    en: 'A standard is the longest time; a shortest one sets no limit. Write the longest, such as maks. 2 jam.',
  },
  clock: {
    id: 'Ini pukul berapa, bukan berapa lama: tulis lamanya, misalnya 1 jam 30 menit.',
    en: 'This is a time of day, not how long it takes: write the length, such as 1 jam 30 menit.',
  },
  'lengths-differ': {
    id: 'Isi kurung tidak sama lamanya dengan yang di depannya: hapus salah satunya.',
    en: 'What is in the brackets is not as long as what stands before them: leave one of them out.',
  },
};

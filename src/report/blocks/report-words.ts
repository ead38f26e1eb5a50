import type { Footer } from './report-document.ts';

/** What the foot says of a document that is signed with a certificate of no Indonesian PSrE (PP 71/2019, article 60). */
export const electronicStatus =
  'Ditandatangani dengan tanda tangan elektronik tidak tersertifikasi (PP 71/2019)';

const unsigned = 'Dokumen ini belum ditandatangani secara elektronik';

/**
 * The foot of every page: what is known of the electronic signature (that there is none, unless said otherwise), what the
 * document is about, and the number of the page.
 */
export function footerWords(about: string, signatureStatus = unsigned, code?: string): Footer {
  const pageLabel = 'Halaman {halaman} dari {jumlah}';
  return { text: `${signatureStatus}. ${about}`, pageLabel, ...(code === undefined ? {} : { code }) };
}

/** The warning that belongs to figures of years without holiday data; none when there is no such year. */
export function unknownYearsWarning(years: readonly number[]): readonly string[] {
  if (years.length === 0) return [];
  return [
    `Kalender tidak memuat data hari libur tahun ${years.join(', ')}; pada tahun itu hanya akhir pekan yang tidak dihitung.`,
  ];
}

/** How far the records behind figures were judged: what takes long is asked by `sop verify`. */
export const judgedWords =
  'Catatan yang dihitung sudah dinilai: rantai sidik, berkas SOP, dan tanda tangan terakhir setiap sesi. Berkas bukti, bentuk dan tanda tangan setiap baris, dan jangkar dinilai oleh sop verify, tidak di sini.';

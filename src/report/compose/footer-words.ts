import type { Footer } from './report-data.ts';

const unsigned = 'Dokumen ini belum ditandatangani secara elektronik';

/**
 * The foot of every page: what is known of the electronic signature (that there is none, unless said otherwise), what the
 * document is about, and the number of the page.
 */
export function footerWords(about: string, signatureStatus = unsigned): Footer {
  return { text: `${signatureStatus}. ${about}`, pageLabel: 'Halaman {halaman} dari {jumlah}' };
}

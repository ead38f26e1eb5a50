/** A small correct SOP file; tests replace pieces of it. */
export const sopText = `format: 1
nomor: "SOP/07/I/HUK.7.1./2026/Sihumas"
nama: Pengelolaan surat masuk
instansi: [KEPOLISIAN NEGARA REPUBLIK INDONESIA, DAERAH CONTOH, RESOR CONTOH]
tanggal: { pembuatan: 2026-01, pengesahan: 2026-01-15 }
disahkan_oleh:
  jabatan: KEPALA KEPOLISIAN RESOR CONTOH
  nama: RANGGA WIRASENA, S.I.K.
  nrp: "80010001"
pelaksana:
  - { kode: KAUR, jabatan: KAUR/PAUR }
bagian:
  - kode: SM
    nama: Surat masuk
    kegiatan:
      - kode: SM-01
        no: "1"
        uraian: Menerima surat masuk
        pelaksana: [KAUR]
        kelengkapan: [Surat]
        waktu: 1 Jam
        output: [Agenda]
        rincian:
          - kode: SM-02
            uraian: Mencatat surat masuk
            waktu: 30 Menit
            lanjut: SM-01
`;

/** The text with one piece replaced; fails if the piece is not there exactly once, so that no test tests nothing. */
export function sopWith(piece: string, instead: string): string {
  if (sopText.split(piece).length !== 2) throw new Error(`"${piece}" is not in the text exactly once`);
  return sopText.replace(piece, () => instead);
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

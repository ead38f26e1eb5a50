/** What the abbreviations of government forms stand for; without case. */
const meanings: ReadonlyMap<string, string> = new Map(
  `ANEV analisa dan evaluasi
ANJAB analisis jabatan
ABK analisis beban kerja
AKP Ajun Komisaris Polisi
AKBP Ajun Komisaris Besar Polisi
AIPDA Ajun Inspektur Polisi Dua
AIPTU Ajun Inspektur Polisi Satu
AP administrasi pemerintahan
ASN aparatur sipil negara
ATK alat tulis kantor
BA berita acara
BAMIN bintara administrasi
BANUM bintara umum
BKN Badan Kepegawaian Negara
BPKP Badan Pengawasan Keuangan dan Pembangunan
BRIPDA Brigadir Polisi Dua
BRIPTU Brigadir Polisi Satu
BRIPKA Brigadir Polisi Kepala
BSRE Balai Sertifikasi Elektronik
DIPA daftar isian pelaksanaan anggaran
DPA dokumen pelaksanaan anggaran
HUMAS hubungan masyarakat
IKU indikator kinerja utama
IKM indeks kepuasan masyarakat
IPDA Inspektur Polisi Dua
IPTU Inspektur Polisi Satu
JUKRAH petunjuk dan arahan
JUKLAK petunjuk pelaksanaan
JUKNIS petunjuk teknis
KABAG kepala bagian
KABID kepala bidang
KADIS kepala dinas
KANIT kepala unit
KAPOLRES kepala kepolisian resor
KAPOLSEK kepala kepolisian sektor
KASI kepala seksi
KASUBBAG kepala subbagian
KASUBSI kepala subseksi
KAUR kepala urusan
KPA kuasa pengguna anggaran
KTU kepala tata usaha
LAKIP laporan akuntabilitas kinerja instansi pemerintah
LRA laporan realisasi anggaran
NIP nomor induk pegawai
NRP nomor registrasi pokok
OPD organisasi perangkat daerah
PAUR perwira urusan
PERMENPAN-RB Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi
PLH pelaksana harian
PLT pelaksana tugas
PNS pegawai negeri sipil
POLRES kepolisian resor
POLRI Kepolisian Negara Republik Indonesia
POLSEK kepolisian sektor
PPID pejabat pengelola informasi dan dokumentasi
PPK pejabat pembuat komitmen
PPPK pegawai pemerintah dengan perjanjian kerja
PTSP pelayanan terpadu satu pintu
RENJA rencana kerja
RENSTRA rencana strategis
RKA rencana kerja dan anggaran
RKT rencana kinerja tahunan
SATFUNG satuan fungsi
SEKDA sekretaris daerah
SIHUMAS seksi hubungan masyarakat
SK surat keputusan
SKM survei kepuasan masyarakat
SKP sasaran kinerja pegawai
SOP standar operasional prosedur
SP surat perintah
SPJ surat pertanggungjawaban
SPT surat perintah tugas
ST surat tugas
TTE tanda tangan elektronik
TU tata usaha
TUPOKSI tugas pokok dan fungsi
UPT unit pelaksana teknis
UPTD unit pelaksana teknis daerah
URMIN urusan administrasi`
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
);

/** The abbreviation at an offset of a text, and what it stands for. */
export function abbreviationAt(
  text: string,
  offset: number,
): { readonly word: string; readonly start: number; readonly meaning: string } | undefined {
  let start = offset;
  while (start > 0 && /[\p{L}\p{N}-]/u.test(text[start - 1] ?? '')) start--;
  const word = /^[\p{L}\p{N}-]+/u.exec(text.slice(start, start + 40))?.[0] ?? '';
  const meaning = meanings.get(word.toUpperCase());
  // "ba" or "st" in small letters is a word or a part of one.
  const isWritten = word !== word.toLowerCase() || word.length > 4;
  return meaning !== undefined && isWritten ? { word, start, meaning } : undefined;
}

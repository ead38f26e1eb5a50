import type { Bilingual } from '../words/bilingual.ts';

/** The sentences of the page. */
export const pageWords = {
  title: { id: 'Pemeriksa catatan laporan', en: 'Checker of the record in a report' },
  language: { id: 'Bahasa', en: 'Language' },
  intro: {
    id: 'Halaman ini memeriksa catatan pelaksanaan yang terlampir di dalam PDF laporan. Semuanya terjadi di peramban ini; tidak ada yang dikirim ke mana pun, dan tidak perlu sambungan internet.',
    en: 'This page checks the record of a run that is attached to the PDF of its report. Everything happens in this browser; nothing is sent anywhere, and no connection is needed.',
  },
  madeFor: { id: 'Dibuat bersama laporan pelaksanaan', en: 'Made with the report of run' },
  file: { id: '1. Pilih PDF laporan', en: '1. Choose the PDF of the report' },
  fileHint: {
    id: 'atau catatan.jsonl yang dikeluarkan dari PDF itu',
    en: 'or catatan.jsonl as saved from that PDF',
  },
  code: { id: '2. Ketik kode di kaki halaman', en: '2. Type the code at the foot of the page' },
  codeHint: {
    id: 'misalnya SOP2 RUN 7F3K 24551CA2… sampai habis, atau sidik catatannya saja',
    en: 'such as SOP2 RUN 7F3K 24551CA2… to its end, or just the digest of the record',
  },
  noCode: {
    id: 'Yang diketik bukan kode laporan pelaksanaan (SOP2 RUN …) dan bukan sidik (32 sampai 64 huruf 0-9 dan A-F).',
    en: 'What was typed is no code of the report of a run (SOP2 RUN …) and no digest (32 to 64 letters 0-9 and A-F).',
  },
  working: { id: 'Sedang memeriksa…', en: 'Checking…' },
  unreadable: { id: 'Berkas ini tidak dapat dibaca.', en: 'This file cannot be read.' },
  noRecord: {
    id: 'Di PDF ini tidak ditemukan lampiran catatan.jsonl seperti yang ditulis program. Bila pembaca PDF Anda menunjukkan lampiran itu, simpan, lalu pilih berkas itu di sini. Hanya laporan satu pelaksanaan yang memuatnya.',
    en: 'No attachment catatan.jsonl as the program writes it was found in this PDF. If your PDF reader shows it, save it and choose that file here. Only the report of a single run has one.',
  },
  record: { id: 'Yang tertulis di catatan', en: 'What the record says' },
  run: { id: 'Pelaksanaan', en: 'Run' },
  part: { id: 'bagian', en: 'part' },
  digest: { id: 'Sidik catatan', en: 'Digest of the record' },
  writer: { id: 'Penulis', en: 'Writer' },
  since: { id: 'Mulai', en: 'Since' },
  lines: { id: 'Baris', en: 'Lines' },
  key: { id: 'Kunci', en: 'Key' },
  contents: {
    id: 'Isi catatan: bandingkan dengan yang tercetak',
    en: 'What was recorded: compare it with what is printed',
  },
  notChecked: { id: 'Yang TIDAK diperiksa halaman ini', en: 'What this page does NOT check' },
  limits: [
    {
      id: 'Tanda tangan elektronik PDF, dan apakah halaman PDF diubah: periksa dengan sop verify atau pembaca PDF.',
      en: 'The electronic signature of the PDF, and whether its pages were changed: check with sop verify or a PDF reader.',
    },
    {
      id: 'Apakah yang tercetak di halaman sama dengan catatannya: bandingkan sendiri dengan isi di atas.',
      en: 'Whether what is printed on the pages is what the record says: compare it yourself with the content above.',
    },
    {
      id: 'Siapa orang di balik nama dan kunci, dan apakah kunci itu dicabut kemudian: tanyakan kepada kantornya.',
      en: 'Who the people behind names and keys are, and whether a key was revoked later: ask the office.',
    },
    {
      id: 'Waktu: itu jam komputer yang menulis. Jangkar di tempat lain juga tidak dilihat.',
      en: 'The times: they are of the computers that wrote. Anchors kept elsewhere are not looked at either.',
    },
    {
      id: 'Yang ditulis sesudah laporan ini, berkas bukti, dan berkas SOP: tidak terlampir.',
      en: 'What was written after this report, evidence files and the SOP file: they are not attached.',
    },
    {
      id: 'Halaman ini sendiri: siapa yang memalsukan laporan dapat memalsukan halaman pemeriksa juga. Ambil dari sumber yang Anda percaya.',
      en: 'This page itself: whoever forges a report can forge a checker too. Take it from a source that you trust.',
    },
  ],
} as const satisfies Readonly<Record<string, Bilingual | readonly Bilingual[]>>;

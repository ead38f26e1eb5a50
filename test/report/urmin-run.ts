import type { Result, RunAction } from '../../src/checklist/events.ts';
import type { RunReportInput } from '../../src/report/run/run-input.ts';
import type { Part } from '../../src/sop/sop.ts';
import { activity, helper, history, openAction, sampleInput, sampleSop, waktu } from './sample-run.ts';

const rows: readonly (readonly [text: string, time: string])[] = [
  ['Menyelenggarakan kegiatan administrasi personel serta administrasi dan ketatausahaan', '1 Jam'],
  ['Membuat laporan pertanggungjawaban keuangan', '1 Jam'],
  ['Menyusun analisa beban kerja', '1 Jam'],
  ['Menyusun Laporan Realisasi Anggaran (LRA)', '1 Hari'],
  ['Membalas surat masuk yang dibutuhkan', '1 Jam'],
  ['Membuat rencana kegiatan harian, bulanan dan tahunan', '1 Jam'],
  ['Membuat laporan bulanan Sihumas dan laporan PPID', '1 Jam'],
  ['Membuat laporan hasil kegiatan Sihumas', '1 Jam'],
  ['Membalas surat masuk yang dibutuhkan', '30 Menit'],
  ['Melaksanakan administrasi surat masuk dan surat keluar', '1 Jam'],
  ['Meregister surat masuk dan surat keluar', '1 Jam'],
  ['Meregister surat masuk yang sudah didisposisi oleh pimpinan', 'Sesuai jadwal'],
  ['Mendistribusikan surat dari pimpinan sesuai disposisi pimpinan', '1 Jam'],
  ['Mengarsipkan surat masuk dan surat keluar', '1 Jam'],
];

const code = (number: number): string => `URMIN-${String(number).padStart(2, '0')}`;

const children = rows.map(([text, time], index) =>
  activity(code(index + 2), text, {
    standardTime: waktu(time),
    ...(index === 3 ? { remark: 'Disampaikan setiap akhir bulan' } : {}),
  }),
);

/** A part of fifteen rows like the form's own: one main row, fourteen beneath it. */
export const urmin: Part = {
  code: 'URMIN',
  name: 'URMIN',
  activities: [
    activity(
      code(1),
      'Menyelenggarakan kegiatan hubungan masyarakat (Humas), mengelola informasi, penyajian data, dokumentasi yang ' +
        'dapat diakses masyarakat, melaksanakan kerja sama, dan melaksanakan Anev kegiatan tugas Sihumas',
      { output: ['Disposisi'], children },
    ),
  ],
};

type Step = readonly [minutes: number, action: RunAction];

const answer = (number: number, result: Result, more: { readonly reason?: string } = {}): RunAction => ({
  type: 'answer',
  activity: code(number),
  result,
  ...more,
});

/** Started on the half hour of its number and answered sesuai so many minutes later. */
const done = (number: number, minutes: number): readonly Step[] => [
  [number * 30, { type: 'start', activity: code(number) }],
  [number * 30 + minutes, answer(number, 'sesuai')],
];

const fromPaper: RunAction = {
  type: 'answer',
  activity: code(9),
  result: 'sesuai',
  startedAt: Date.UTC(2026, 10, 23, 2, 0),
  finishedAt: Date.UTC(2026, 10, 23, 2, 30),
};

const correction: RunAction = {
  type: 'correct',
  activity: code(6),
  replaces: 'answer-URMIN-06',
  result: 'tidak_sesuai',
  reason: 'Balasan belum dikirim',
};

const state = history(
  [0, openAction('URMIN')],
  ...[1, 2, 4, 10, 11, 12, 13, 14].flatMap((number) => done(number, 25 + number)),
  [90, { type: 'start', activity: code(3) }],
  [95, { type: 'pause', activity: code(3), reason: 'Menunggu bukti pengeluaran' }],
  [115, { type: 'resume', activity: code(3) }],
  [140, answer(3, 'tidak_sesuai', { reason: 'Bukti pengeluaran belum lengkap' })],
  [182, answer(5, 'tidak_berlaku', { reason: 'Belum akhir bulan' })],
  [185, answer(6, 'sesuai')],
  [190, correction],
  ...done(7, 185),
  [240, { type: 'start', activity: code(8) }, helper],
  [260, answer(8, 'sesuai'), helper],
  [270, fromPaper],
  [340, { type: 'note', activity: code(10), text: 'Surat dari Dinas Contoh dibalas lewat email' }],
  [475, { type: 'note', text: 'Jaringan internet terputus pukul 13.00 sampai 13.40 & sudah dilaporkan' }],
  [480, { type: 'close' }],
);

/** A closed run with every kind of answer; the last row was never answered. */
export const urminRun: RunReportInput = sampleInput(sampleSop(urmin), urmin, state);

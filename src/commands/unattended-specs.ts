import { type CommandSpec, jsonOption } from './command-spec.ts';

/** Commands that make reports come by themselves, and tell whether everything is in place for it. */
export const unattendedSpecs: readonly CommandSpec[] = [
  {
    name: 'schedule',
    alias: 'jadwal',
    args: [],
    summary: {
      id: 'jadwal laporan: cetak, pasang, cabut, atau lihat keadaannya',
      en: 'the schedule of reports: print, install, remove, or see how it stands',
    },
    options: [
      {
        flags: '--install',
        text: {
          id: 'perlihatkan perubahannya, lalu pasang pada pengguna ini',
          en: 'show the change, then install it for this user',
        },
      },
      { flags: '--remove', text: { id: 'cabut yang dipasang', en: 'remove what was installed' } },
      {
        flags: '--status',
        text: {
          id: 'kapan terakhir berjalan, apa hasilnya, kapan berikutnya',
          en: 'when it ran last, what came of it, when it runs next',
        },
      },
      {
        flags: '--for <penjadwal>',
        text: {
          id: 'cron, systemd, atau windows; tanpa pilihan ini menurut komputernya',
          en: 'cron, systemd or windows; without it as the computer has it',
        },
      },
      jsonOption,
    ],
    examples: [
      {
        line: 'sop schedule',
        text: { id: 'perlihatkan apa yang akan dipasang', en: 'show what would be installed' },
      },
      {
        line: 'sop schedule --install',
        text: { id: 'laporan datang sendiri', en: 'reports come by themselves' },
      },
      { line: 'sop schedule --status', text: { id: 'apakah berjalan', en: 'whether it runs' } },
    ],
    load: async () => (await import('./schedule.ts')).schedule,
  },
];

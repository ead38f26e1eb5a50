import { type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';

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
        flags: '--for <cron|systemd|windows>',
        text: {
          id: 'untuk penjadwal ini; tanpa pilihan ini menurut komputernya',
          en: 'for this scheduler; without it as the computer has it',
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
  {
    name: 'doctor',
    alias: 'diagnosa',
    args: [],
    summary: {
      id: 'periksa komputer dan kantor: apa yang kurang, apa yang harus dilakukan',
      en: 'check computer and office: what is missing, what to do about it',
    },
    options: [jsonOption],
    examples: [
      { line: 'sop doctor', text: { id: 'semua pemeriksaan', en: 'all checks' } },
      { line: 'sop doctor --json', text: { id: 'untuk program pemantau', en: 'for a monitoring program' } },
    ],
    load: async () => (await import('../office/doctor.ts')).doctor,
  },
  {
    name: 'completion',
    alias: 'pelengkapan',
    args: [
      {
        name: '<bash|zsh|fish|powershell>',
        text: { id: 'shell yang dipakai', en: 'the shell that is used' },
      },
    ],
    summary: {
      id: 'skrip pelengkap tombol Tab untuk shell',
      en: 'the script that makes Tab complete in a shell',
    },
    options: [],
    examples: [
      {
        line: 'sop completion bash >> ~/.bashrc',
        text: { id: 'pasang untuk bash', en: 'install it for bash' },
      },
      {
        line: 'sop completion fish > ~/.config/fish/completions/sop.fish',
        text: { id: 'pasang untuk fish', en: 'install it for fish' },
      },
    ],
    load: async () => (await import('../catalogue/completion.ts')).completion,
  },
];

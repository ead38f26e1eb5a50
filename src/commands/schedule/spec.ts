import type { SchedulerName } from '../../workflows/unattended/schedulers.ts';
import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import { jsonOption } from '../catalogue/shared-words.ts';

const words = {
  name: 'schedule',
  alias: 'jadwal',
  args: [],
  summary: {
    id: 'jadwal laporan: cetak, pasang, cabut, atau lihat keadaannya',
    en: 'the schedule of reports: print, install, remove, or see how it stands',
  },
  options: {
    install: {
      indonesian: 'pasang',
      text: {
        id: 'perlihatkan perubahannya, lalu pasang pada pengguna ini',
        en: 'show the change, then install it for this user',
      },
    },
    remove: { indonesian: 'cabut', text: { id: 'cabut yang dipasang', en: 'remove what was installed' } },
    status: {
      text: {
        id: 'kapan terakhir berjalan, apa hasilnya, kapan berikutnya',
        en: 'when it ran last, what came of it, when it runs next',
      },
    },
    for: {
      indonesian: 'untuk',
      value: ['cron', 'systemd', 'windows'] satisfies readonly SchedulerName[],
      text: {
        id: 'untuk penjadwal ini; tanpa pilihan ini menurut komputernya',
        en: 'for this scheduler; without it as the computer has it',
      },
    },
    json: jsonOption,
  },
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
} as const satisfies CommandWords;

export type Schedule = Run<typeof words>;
export type ScheduleOptions = OptionsOf<typeof words>;

/** `sop schedule` in the catalogue. */
export const scheduleSpec = defineCommand(words, async () => (await import('./schedule.ts')).schedule);

import { type Job, jobWords } from './job.ts';

/** The two unit files of a user's systemd for one office, by their names; `id` tells offices apart. */
export function systemdUnits(job: Job, id: string): Readonly<Record<string, string>> {
  const { office, node, script, minutes, zone } = job;
  const words = [node, script, ...jobWords].map(systemdWord).join(' ');
  const times = minutes.map((minute) => `OnCalendar=*-*-* *:${String(minute).padStart(2, '0')}:00 ${zone}`);
  return {
    [`${unitName(id)}.service`]: `[Unit]
Description=Laporan SOP terjadwal: ${plain(office)}

[Service]
Type=oneshot
WorkingDirectory=${plain(office)}
ExecStart=${words}
`,
    [`${unitName(id)}.timer`]: `[Unit]
Description=Jadwal laporan SOP: ${plain(office)}

[Timer]
${times.join('\n')}
OnStartupSec=2min
Persistent=true

[Install]
WantedBy=timers.target
`,
  };
}

/** Name of an office's units without their ending. */
export const unitName = (id: string): string => `sop-laporan-${id}`;

/** A value that systemd takes to the end of the line: only its specifiers must be doubled. */
const plain = (text: string): string => text.replaceAll('%', '%%');

/** A word of a command line: quoted, with specifiers and variables doubled. */
function systemdWord(text: string): string {
  const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$');
  return /^[\w@+=:,./-]+$/.test(text) ? text : `"${plain(quoted)}"`;
}

import { UserError } from '../../host/errors.ts';
import type { Host, ProgramAnswer } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';
import { scheduleFolder } from '../../record/schedule-folder.ts';
import { cronBlock, findBlock, withBlock, withoutBlock } from '../../schedule/crontab.ts';
import { type Job, minutesOf } from '../../schedule/job.ts';
import { systemdUnits, unitName } from '../../schedule/systemd.ts';
import { utf16, windowsTask } from '../../schedule/windows-task.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** A scheduler of the system that starts the program at its times. */
export type Scheduler = {
  /** What it is given, as a person reads it. */
  readonly text: (job: Job) => string;
  /** What is installed for the office now; undefined when nothing is, or nobody can say. */
  readonly installed: (job: Job) => string | undefined;
  /** @throws UserError */
  readonly install: (job: Job) => void;
  /** @throws UserError */
  readonly remove: (job: Job) => void;
};

export type SchedulerName = 'cron' | 'systemd' | 'windows';

/** The scheduler with a name. */
export function schedulerNamed(name: SchedulerName, host: Host): Scheduler {
  return { cron, systemd, windows }[name](host);
}

/** What the scheduler is to start: always by absolute paths, since it has no PATH. @throws UserError for a path that no table can hold */
export function officeJob(host: Host, { root, recordsFolder, office }: Workspace): Job {
  const minutes = minutesOf(office.schedule);
  const job: Job = {
    office: root,
    node: host.machine.node.path,
    script: join(host.home, 'bin/sop.js'),
    log: scheduleFolder(recordsFolder).schedulerLog,
    minutes: minutes.length > 0 ? minutes : [0],
    zone: office.zone,
  };
  const strange = [job.office, job.node, job.script, job.log].find((path) => /\p{Cc}/u.test(path));
  if (strange === undefined) return job;
  throw new UserError({
    id: `letak '${visibleLine(strange)}' memuat karakter kendali; penjadwal tidak dapat memakainya. Ganti nama foldernya.`,
    en: `the path '${visibleLine(strange)}' has a control character; no scheduler can use it. Rename the folder.`,
  });
}

/** What is installed for the office now; undefined also where the scheduler is not there to be asked. */
export function installedText(scheduler: Scheduler, job: Job): string | undefined {
  try {
    return scheduler.installed(job);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function cron(host: Host): Scheduler {
  const replace = (change: (table: string) => string): void => {
    const next = marked(() => change(readTable(host)));
    succeed(host, ['crontab', '-'], next);
    if (readTable(host) !== next)
      throw new UserError({
        id: 'crontab tidak menyimpan seluruh isinya; periksa dengan: crontab -l',
        en: 'crontab did not keep all of it; check with: crontab -l',
      });
  };
  return {
    text: cronBlock,
    installed: ({ office }) => marked(() => findBlock(readTable(host), office)),
    install: (job) => replace((table) => withBlock(table, job.office, cronBlock(job))),
    remove: ({ office }) => replace((table) => withoutBlock(table, office)),
  };
}

function readTable(host: Host): string {
  const answer = start(host, ['crontab', '-l']);
  if (answer.code === 0) return new TextDecoder().decode(answer.output);
  if (answer.code !== undefined && /no crontab for/.test(answer.error)) return '';
  throw failure('crontab', answer);
}

/** The table is taken apart only where its marks are whole. @throws UserError */
function marked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError({
      id: "blok '# sop: mulai …' di crontab tidak mempunyai baris '# sop: selesai' lagi; perbaiki dengan crontab -e. Tidak ada yang diubah.",
      en: "the block '# sop: mulai …' in the crontab has no line '# sop: selesai' any more; mend it with crontab -e. Nothing was changed.",
    });
  }
}

function systemd(host: Host): Scheduler {
  const id = ({ office }: Job): string => host.sha256(office).slice(0, 8);
  const folder = unitFolder(host);
  const units = (job: Job): Readonly<Record<string, string>> => systemdUnits(job, id(job));
  const timer = (job: Job): string => `${unitName(id(job))}.timer`;
  const text = (job: Job): string =>
    Object.entries(units(job))
      .map(([name, content]) => `# ${folder}/${name}\n${content}`)
      .join('\n');
  return {
    text,
    installed: (job) => {
      const paths = Object.keys(units(job)).map((name) => `${folder}/${name}`);
      if (paths.some((path) => host.files.kind(path) !== 'file')) return undefined;
      return paths.map((path) => `# ${path}\n${host.files.readText(path)}`).join('\n');
    },
    install: (job) => {
      host.files.makeFolder(folder);
      for (const [name, content] of Object.entries(units(job)))
        host.files.write(`${folder}/${name}`, content, { replace: true });
      succeed(host, ['systemctl', '--user', 'daemon-reload']);
      succeed(host, ['systemctl', '--user', 'enable', '--now', timer(job)]);
    },
    remove: (job) => {
      succeed(host, ['systemctl', '--user', 'disable', '--now', timer(job)]);
      for (const name of Object.keys(units(job))) host.files.remove(`${folder}/${name}`);
      succeed(host, ['systemctl', '--user', 'daemon-reload']);
    },
  };
}

function unitFolder({ env }: Host): string {
  const own = env['XDG_CONFIG_HOME'];
  return `${own?.startsWith('/') ? own : `${env['HOME'] ?? ''}/.config`}/systemd/user`;
}

function windows(host: Host): Scheduler {
  const name = ({ office }: Job): string => unitName(host.sha256(office).slice(0, 8));
  const native = (job: Job): Job => ({
    ...job,
    office: job.office.replaceAll('/', '\\'),
    script: job.script.replaceAll('/', '\\'),
  });
  const text = (job: Job): string => windowsTask(native(job));
  return {
    text,
    installed: (job) =>
      start(host, ['schtasks', '/Query', '/TN', name(job)]).code === 0 ? text(job) : undefined,
    install: (job) => {
      const path = `${folderOf(job.log)}/tugas.xml`;
      host.files.write(path, utf16(text(job)), { replace: true });
      const file = path.replaceAll('/', '\\');
      succeed(host, ['schtasks', '/Create', '/TN', name(job), '/XML', file, '/F']);
    },
    remove: (job) => succeed(host, ['schtasks', '/Delete', '/TN', name(job), '/F']),
  };
}

type Command = readonly [keyof typeof missing, ...string[]];

/** In the C locale, in which `no crontab for` is known. */
const start = (host: Host, command: Command, input?: string): ProgramAnswer =>
  host.run(command, { env: { LC_ALL: 'C' }, ...(input === undefined ? {} : { input }) });

function succeed(host: Host, command: Command, input?: string): void {
  const answer = start(host, command, input);
  if (answer.code !== 0) throw failure(command[0], answer);
}

/** The programs of the schedulers, with what to do where one is not installed. */
const missing = {
  crontab: {
    id: 'cron belum terpasang di komputer ini. Pasang (Debian: apt install cron), atau pakai --for systemd',
    en: 'cron is not installed on this computer. Install it (Debian: apt install cron), or use --for systemd',
  },
  systemctl: {
    id: 'systemd tidak ada di komputer ini; pakai --for cron',
    en: 'there is no systemd on this computer; use --for cron',
  },
  schtasks: {
    id: 'ini bukan Windows; pakai --for cron atau --for systemd',
    en: 'this is not Windows; use --for cron or --for systemd',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

function failure(program: keyof typeof missing, { code, error }: ProgramAnswer): UserError {
  if (code === undefined) return new UserError(missing[program]);
  const said = error.trim().split('\n')[0] ?? '';
  return new UserError({
    id: `${program} menolak (kode ${code}): ${said}`,
    en: `${program} refused (code ${code}): ${said}`,
  });
}

import { UsageError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { makeScheduleFolder, scheduleFolder } from '../../record/schedule-folder.ts';
import type { Job } from '../../schedule/job.ts';
import { visible } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { openSchedule } from '../../workflows/unattended/open-schedule.ts';
import {
  installedText,
  officeJob,
  type Scheduler,
  schedulerNamed,
} from '../../workflows/unattended/schedulers.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { showScheduleStatus } from './schedule-status.ts';
import type { Schedule } from './spec.ts';

/** `sop schedule`: what makes the reports come by themselves, printed, installed, removed, or how it stands. */
export const schedule: Schedule = async (context, _args, options) => {
  const { host } = context;
  const wishes = (['install', 'remove', 'status'] as const).filter((wish) => options[wish] === true);
  if (wishes.length > 1)
    throw new UsageError({
      id: `${wishes.map((wish) => `--${wish}`).join(', ')}: pilih satu saja.`,
      en: `${wishes.map((wish) => `--${wish}`).join(', ')}: choose one only.`,
    });
  const name = options.for ?? (host.machine.platform === 'win32' ? 'windows' : 'cron');
  const scheduler = schedulerNamed(name, host);
  const workspace = openWorkspace(host);
  const job = officeJob(host, workspace);
  if (wishes[0] === 'remove') return remove(context, scheduler, job);
  const opened = openSchedule(host, workspace);
  if (wishes[0] === 'status')
    return showScheduleStatus(context, opened, installedText(scheduler, job), options);
  if (wishes[0] === 'install') return install(context, scheduler, job);
  if (options.json) printJson(host, { penjadwal: name, teks: scheduler.text(job) });
  else host.out.result(visible(scheduler.text(job)));
  if (!options.json) host.out.message(context.say(howToInstall));
  return exitCodes.ok;
};

const howToInstall = {
  id: 'Belum dipasang. Pasang dengan: sop schedule --install\n',
  en: 'Not installed by this. Install it with: sop schedule --install\n',
};

function install(context: Context, scheduler: Scheduler, job: Job): ExitCode {
  const { host, say } = context;
  const [before, after] = [scheduler.installed(job), scheduler.text(job)];
  if (before === after) {
    host.out.result(
      say({ id: 'Sudah terpasang; tidak ada yang berubah.\n', en: 'Installed already; nothing changed.\n' }),
    );
    return exitCodes.ok;
  }
  host.out.result(visible(prefixed('-', before) + prefixed('+', after)));
  makeScheduleFolder(host, scheduleFolder(job.log.slice(0, job.log.lastIndexOf('/.jadwal/'))));
  scheduler.install(job);
  host.out.result(
    say({
      id: '✓ Terpasang. Coba sekarang: sop report --due. Cabut lagi: sop schedule --remove\n',
      en: '✓ Installed. Try it now: sop report --due. Remove it again: sop schedule --remove\n',
    }),
  );
  if (job.script.includes('/_npx/')) host.out.message(say(passing(job.script)));
  return exitCodes.ok;
}

const passing = (script: string) => ({
  id: `PERHATIAN: '${script}' berada di simpanan sementara npx dan dapat hilang. Pasang program ini dengan npm install --global, lalu ulangi.\n`,
  en: `ATTENTION: '${script}' lies in the passing store of npx and may vanish. Install this program with npm install --global and do this again.\n`,
});

function remove({ host, say }: Context, scheduler: Scheduler, job: Job): ExitCode {
  const before = scheduler.installed(job);
  if (before === undefined) {
    host.out.result(
      say({ id: 'Tidak terpasang untuk kantor ini.\n', en: 'Not installed for this office.\n' }),
    );
    return exitCodes.ok;
  }
  host.out.result(visible(prefixed('-', before)));
  scheduler.remove(job);
  host.out.result(
    say({ id: '✓ Dicabut. Laporan dan catatan tetap ada.\n', en: '✓ Removed. Reports and records stay.\n' }),
  );
  return exitCodes.ok;
}

const prefixed = (sign: '+' | '-', text: string | undefined): string =>
  text === undefined ? '' : text.replace(/^(?=.|\n)/gm, `${sign} `).replace(/\n?$/, '\n');

import type { Context } from '../../commands/context.ts';
import { failureWords, outcomeWords } from '../../commands/schedule/due-words.ts';
import { UserError } from '../../host/errors.ts';
import type { MailAccess } from '../../host/host.ts';
import { join, nameOf } from '../../host/paths.ts';
import type { MailServer, ScheduledReport } from '../../office/office.ts';
import type { FailedReport } from '../../record/schedule-folder.ts';
import { readSecret } from '../office/secret-file.ts';
import type { Workspace } from '../office/workspace.ts';
import type { DueFailure } from './run-schedule.ts';
import type { DueOutcome } from './write-due-report.ts';

type News = {
  readonly outcomes: readonly DueOutcome[];
  readonly failures: readonly DueFailure[];
  /** Failures of the run before: nobody is told the same every hour. */
  readonly known: readonly FailedReport[];
};

type EntryNews = { readonly made: readonly DueOutcome[]; readonly failed: readonly DueFailure[] };

/**
 * Tells those whom the office file names what was made and what failed anew, by entry. The reports are on disk and in the
 * ledger by now; what cannot be told is handed back as lines.
 */
export async function notifyAll(
  context: Context,
  workspace: Workspace,
  news: News,
): Promise<readonly string[]> {
  const untold: string[] = [];
  for (const entry of workspace.office.schedule) {
    const made = news.outcomes.filter(({ due, kind }) => due.entry === entry && kind === 'made');
    const failed = news.failures.filter((one) => one.due.entry === entry && !isKnown(one, news.known));
    if (made.length + failed.length === 0) continue;
    untold.push(...(await notify(context, workspace, entry, { made, failed })));
  }
  return untold;
}

const isKnown = (failure: DueFailure, known: readonly FailedReport[]): boolean =>
  known.some(
    ({ code, period, reason }) =>
      code === failure.code && period === failure.period && reason === failure.reason,
  );

async function notify(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  news: EntryNews,
): Promise<readonly string[]> {
  const { mail, webhook } = entry.notify;
  const untold: string[] = [];
  const attempt = async (where: string, send: () => Promise<void>): Promise<void> => {
    try {
      await send();
    } catch (error) {
      untold.push(context.say(notSent(entry.code, where, reasonOf(context, error))));
    }
  };
  const server = workspace.office.mailServer;
  if (mail.length > 0 && server)
    await attempt(mail.join(', '), () => sendMail(context, workspace, server, entry, news));
  if (webhook !== undefined)
    await attempt(originOf(webhook), () => context.host.network.post(webhook, webhookBody(entry, news)));
  return untold;
}

const reasonOf = ({ say }: Context, error: unknown): string =>
  error instanceof UserError ? say(error.text) : error instanceof Error ? error.message : String(error);

/** An address may carry a secret word in its path: only the server is named. */
const originOf = (address: string): string =>
  /^https?:\/\/[^/@]*@?[^/]*/.exec(address)?.[0].replace(/\/\/.*@/, '//') ?? '';

const notSent = (code: string, where: string, reason: string) => ({
  id: `${code}: laporan tersimpan, tetapi kabar ke ${where} tidak terkirim (${reason})`,
  en: `${code}: the reports are saved, but ${where} could not be told (${reason})`,
});

async function sendMail(
  { host }: Context,
  workspace: Workspace,
  server: MailServer,
  entry: ScheduledReport,
  { made, failed }: EntryNews,
): Promise<void> {
  const access = mailAccess({ host }, workspace, server);
  const paths = entry.notify.attach ? made.flatMap(({ files }) => files) : [];
  const lines = [...made.map((one) => outcomeWords(one).id), ...failed.map((one) => failureWords(one).id)];
  await host.network.mail(
    {
      from: server.from,
      to: entry.notify.mail,
      subject: subjectOf(entry, { made, failed }),
      text: `${lines.join('\n')}\n`,
      attachments: paths.map((path) => ({ name: nameOf(path), bytes: host.files.read(path) })),
    },
    access,
  );
}

function subjectOf({ code }: ScheduledReport, { made, failed }: EntryNews): string {
  const periods = [...made, ...failed].map(({ due }) => due.period.name);
  const which = periods.length > 1 ? `${periods[0]} … ${periods.at(-1)}` : periods[0];
  return `${failed.length > 0 ? 'GAGAL: laporan' : 'Laporan'} ${code} ${which}`;
}

function mailAccess({ host }: Pick<Context, 'host'>, { root }: Workspace, server: MailServer): MailAccess {
  const { host: name, port, security, user, passwordFile } = server;
  const password = passwordFile === undefined ? undefined : readSecret(host, join(root, passwordFile));
  return {
    host: name,
    port,
    security,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}

function webhookBody(entry: ScheduledReport, { made, failed }: EntryNews): string {
  return JSON.stringify({
    jadwal: entry.code,
    laporan: entry.report,
    dibuat: made.map(({ due, files, revision }) => ({
      periode: due.period.name,
      revisi: revision,
      berkas: files.map(nameOf),
    })),
    gagal: failed.map(({ period, reason }) => ({ periode: period, sebab: reason })),
  });
}

import { UserError } from '../../host/errors.ts';
import type { Host, MailAccess } from '../../host/host.ts';
import { join, nameOf } from '../../host/paths.ts';
import type { MailServer, ScheduledReport } from '../../office/office.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { readSecret } from '../office/secret-file.ts';
import type { Workspace } from '../office/workspace.ts';
import { type DueFailure, type DueOutcome, failureWords, outcomeWords } from './due-outcome.ts';

type News = { readonly outcomes: readonly DueOutcome[]; readonly failures: readonly DueFailure[] };

type EntryNews = { readonly made: readonly DueOutcome[]; readonly failed: readonly DueFailure[] };

/**
 * Tells those whom the office file names what was made and what failed, by entry. The reports are on disk and in the ledger by
 * now; what cannot be told is handed back.
 */
export async function notifyAll(host: Host, workspace: Workspace, news: News): Promise<readonly Bilingual[]> {
  const untold: Bilingual[] = [];
  for (const entry of workspace.office.schedule) {
    const made = news.outcomes.filter(({ due, kind }) => due.entry === entry && kind === 'made');
    const failed = news.failures.filter((one) => one.due.entry === entry);
    if (made.length + failed.length === 0) continue;
    untold.push(...(await notify(host, workspace, entry, { made, failed })));
  }
  return untold;
}

async function notify(
  host: Host,
  workspace: Workspace,
  entry: ScheduledReport,
  news: EntryNews,
): Promise<readonly Bilingual[]> {
  const { mail, webhook } = entry.notify;
  const untold: Bilingual[] = [];
  const attempt = async (where: string, send: () => Promise<void>): Promise<void> => {
    try {
      await send();
    } catch (error) {
      untold.push(notSent(entry.code, where, reasonOf(error)));
    }
  };
  const server = workspace.office.mailServer;
  if (mail.length > 0 && server)
    await attempt(mail.join(', '), () => sendMail(host, workspace, server, entry, news));
  if (webhook !== undefined)
    await attempt(originOf(webhook), () => host.network.post(webhook, webhookBody(entry, news)));
  return untold;
}

function reasonOf(error: unknown): Bilingual {
  if (error instanceof UserError) return error.text;
  const text = error instanceof Error ? error.message : String(error);
  return { id: text, en: text };
}

/** An address may carry a secret word in its path: only the server is named. */
const originOf = (address: string): string =>
  /^https?:\/\/[^/@]*@?[^/]*/.exec(address)?.[0].replace(/\/\/.*@/, '//') ?? '';

const notSent = (code: string, where: string, reason: Bilingual): Bilingual => ({
  id: `${code}: laporan tersimpan, tetapi kabar ke ${where} tidak terkirim (${reason.id})`,
  en: `${code}: the reports are saved, but ${where} could not be told (${reason.en})`,
});

async function sendMail(
  host: Host,
  workspace: Workspace,
  server: MailServer,
  entry: ScheduledReport,
  { made, failed }: EntryNews,
): Promise<void> {
  const access = mailAccess(host, workspace, server);
  const { zone } = workspace.office;
  const paths = entry.notify.attach ? made.flatMap(({ files }) => files) : [];
  const lines = [
    ...made.map((one) => outcomeWords(one, zone).id),
    ...failed.map((one) => failureWords(one, zone).id),
  ];
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

function mailAccess(host: Host, { root }: Workspace, server: MailServer): MailAccess {
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
    gagal: failed.map(({ due, reason }) => ({ periode: due.period.name, sebab: reason.id })),
  });
}

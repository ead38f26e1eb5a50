import { localDate } from '../../calendar/local-time.ts';
import { dateTimeWords, printClock } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { nextActivity } from '../../checklist/allowed.ts';
import { lateEntries } from '../../checklist/late-entry.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { watchPrompt } from '../../terminal/ask/watch-prompt.ts';
import { lateActLines } from '../../terminal/tables/late-acts.ts';
import { table } from '../../terminal/tables/table.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import {
  type FiguredRun,
  type Reminder,
  type RunOverview,
  reminders,
  runOverview,
} from '../../workflows/figures/run-overview.ts';
import { leftOut } from '../../workflows/office/odd-entries.ts';
import { openWorkspace, timeRule } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, jsonSeconds, lateActJson, printJson } from '../json.ts';
import { tellDamaged } from '../tell.ts';
import type { Status, StatusOptions } from './spec.ts';

/** `sop status`: open runs, how far they are, what is due and late, who is at it; and closed runs without a report. */
export const status: Status = async (context, _args, options) => {
  const { host, say } = context;
  const workspace = openWorkspace(host);
  const rule = timeRule(host, workspace);
  const { zone } = workspace.office;
  if (options.watch && !options.remind) {
    if (!host.terminal.interactive) throw new UserError(noTerminal);
    const draw = (): string =>
      `${overviewText(context, runOverview(host, workspace, rule), zone)}\n${say(watching)}`;
    await ask(host.terminal, watchPrompt, { draw, everyMs: 2000 });
    return exitCodes.ok;
  }
  const overview = runOverview(host, workspace, rule);
  if (options.remind) return remind(context, overview, zone, options);
  tellDamaged(context, overview.damaged);
  if (options.json) printJson(host, overviewJson(overview));
  else host.out.result(overviewText(context, overview, zone));
  return leftOut(overview.damaged).length > 0 ? exitCodes.failure : exitCodes.ok;
};

const overviewText = (context: Context, { late, open, owing }: RunOverview, zone: string): string =>
  `${lateRuns(context, late, zone)}${openRuns(context, open, zone, context.host.now())}${owedReports(context, owing)}`;

const overviewJson = ({ late, open, owing }: RunOverview): unknown => ({
  sesudah_ditutup: late.map(({ run }) => ({
    pelaksanaan: run.record.place.run,
    bagian: run.part.code,
    penerimaan_gugur: run.state.acceptanceDropped === true,
    tindakan: run.state.lateActs.map(lateActJson),
  })),
  terbuka: open.map(jsonRow),
  belum_dilaporkan: owing.map(jsonRow),
});

/** Closed runs that something reached after the close, before all others. */
function lateRuns(context: Context, rows: readonly FiguredRun[], zone: string): string {
  return rows
    .map(({ run }) => {
      const { run: number } = run.record.place;
      const lines = lateActLines(context, { state: run.state, zone });
      const settle = context.say({ id: 'Putuskan', en: 'Settle it' });
      return `${number} (${run.part.code}): ${lines.join('\n')}\n  ${settle}: sop review ${number}\n\n`;
    })
    .join('');
}

const watching = { id: 'Diperbarui setiap 2 detik. Q keluar.', en: 'Renewed every 2 seconds. Q leaves.' };
const noTerminal = {
  id: '--watch memerlukan terminal. Tanpa terminal atau dengan --no-input: sop status --json',
  en: '--watch needs a terminal. Without one, or with --no-input: sop status --json',
};

function openRuns(context: Context, rows: readonly FiguredRun[], zone: string, now: number): string {
  const { say, palette, host } = context;
  if (rows.length === 0) return say(nothingOpen);
  const columns = [
    { title: say({ id: 'Nomor', en: 'Run' }) },
    { title: say({ id: 'Bagian', en: 'Part' }) },
    { title: say({ id: 'Dijawab', en: 'Answered' }), align: 'right' as const },
    { title: say({ id: 'Sedang berjalan', en: 'Running' }), share: 3 },
    { title: say({ id: 'Terakhir', en: 'Last' }), share: 2 },
  ];
  const cells = rows.map(({ run, figures }) => [
    run.record.place.run,
    run.part.code,
    `${figures.totals.answered}/${figures.totals.activities}`,
    running(context, { run, figures }, zone, now),
    `${say(dateTimeWords(run.state.lastAt, zone))}, ${visibleLine(run.state.people.at(-1)?.name ?? '')}`,
  ]);
  const width = host.terminal.columns();
  return `${table(columns, cells, { width, head: palette.bold, line: palette.dim })}${enteredLate(context, rows, zone)}`;
}

const nothingOpen = {
  id: 'Tidak ada pelaksanaan yang terbuka. Mulai dengan: sop check <kode>; kode-kodenya: sop list\n',
  en: 'No run is open. Begin with: sop check <code>; the codes: sop list\n',
};

/** What runs or waits in a run: its due moment, or by how much it is late; else what comes next. */
function running({ say, palette }: Context, { run, figures }: FiguredRun, zone: string, now: number): string {
  const lines = figures.activities.flatMap((one) => {
    const status = statusOf(activityState(run.state, one.code));
    if (status !== 'running' && status !== 'paused') return [];
    const paused = status === 'paused' ? ` (${say({ id: 'jeda', en: 'paused' })})` : '';
    if (one.lateBy !== undefined) {
      return [
        palette.bad(
          `${one.code}${paused} ${say({ id: 'terlambat', en: 'late by' })} ${say(durationWords(one.lateBy))}`,
        ),
      ];
    }
    const due = one.due === undefined ? '' : ` ${dueText(one.due, zone, now, say)}`;
    return [`${one.code}${paused}${due}`];
  });
  const next = nextActivity(run.part, run.state);
  if (lines.length > 0) return lines.join('\n');
  return next
    ? `${say({ id: 'berikutnya', en: 'next' })} ${next}`
    : say({ id: 'siap ditutup', en: 'ready to close' });
}

function dueText(due: number, zone: string, now: number, say: Context['say']): string {
  const today = localDate(due, zone) === localDate(now, zone);
  const when = today ? printClock(due, zone) : say(dateTimeWords(due, zone));
  return `${say({ id: 'batas', en: 'due' })} ${when}`;
}

/** Runs with answers from paper: how many, and when the last of them was really entered. */
function enteredLate({ say, palette }: Context, rows: readonly FiguredRun[], zone: string): string {
  const lines = rows.flatMap(({ run }) => {
    const late = lateEntries(run.part, run.state);
    if (late.length === 0) return [];
    const last = dateTimeWords(Math.max(...late.map(({ at }) => at)), zone);
    return [
      say({
        id: `  ${run.record.place.run}: ${late.length} jawaban dicatat belakangan, terakhir ${last.id}`,
        en: `  ${run.record.place.run}: ${late.length} answers entered afterwards, the last ${last.en}`,
      }),
    ];
  });
  return lines.map((line) => `${palette.dim(line)}\n`).join('');
}

function owedReports({ say }: Context, rows: readonly FiguredRun[]): string {
  if (rows.length === 0) return '';
  const names = rows.map(({ run }) => `  sop report ${run.record.place.run}   (${run.part.code})`).join('\n');
  return `\n${say({ id: 'Sudah ditutup, belum dibuat laporannya:', en: 'Closed, the report is still owed:' })}\n${names}\n`;
}

function jsonRow({ run, figures }: FiguredRun): unknown {
  return {
    pelaksanaan: run.record.place.run,
    bagian: run.part.code,
    dibuka: jsonInstant(run.state.openedAt),
    ditutup: jsonInstant(run.state.closedAt),
    terakhir: jsonInstant(run.state.lastAt),
    petugas: run.state.people.map((person) => person.name),
    dijawab: figures.totals.answered,
    kegiatan: figures.totals.activities,
    terlambat: figures.activities.filter((one) => one.timeliness === 'terlambat').map((one) => one.code),
    berjalan: figures.activities
      .filter((one) => one.startedAt !== undefined && one.finishedAt === undefined)
      .map((one) => ({
        kode: one.code,
        mulai: jsonInstant(one.startedAt),
        batas: jsonInstant(one.due),
        terlambat_detik: jsonSeconds(one.lateBy),
      })),
    dicatat_belakangan: lateEntries(run.part, run.state).map(({ code, at }) => ({
      kode: code,
      dicatat: jsonInstant(at),
    })),
    berikutnya: nextActivity(run.part, run.state) ?? null,
    folder: run.record.place.folder,
  };
}

/**
 * `sop status --remind`: what is late or due today, by the person who last worked on the run; for a login message or a mail.
 * Says nothing when there is nothing.
 * @returns 3 when a record is damaged, else 0
 */
function remind(context: Context, overview: RunOverview, zone: string, options: StatusOptions): ExitCode {
  const { host } = context;
  tellDamaged(context, overview.damaged);
  const all = reminders(overview, host.now(), zone);
  const people = [...new Set(all.map(({ person }) => person))];
  const byPerson = people.map((person) => [person, all.filter((one) => one.person === person)] as const);
  if (options.json) printJson(host, { orang: byPerson.map(personJson) });
  else host.out.result(visible(byPerson.map((one) => personText(context, one, zone)).join('')));
  return leftOut(overview.damaged).length > 0 ? exitCodes.failure : exitCodes.ok;
}

function personText(
  { say }: Context,
  [person, list]: readonly [string, readonly Reminder[]],
  zone: string,
): string {
  const lines = list.map(({ run, code, text, due, lateBy }) => {
    const when =
      lateBy === undefined
        ? say({ id: `hari ini ${printClock(due, zone)}`, en: `today ${printClock(due, zone)}` })
        : say({
            id: `terlambat ${durationWords(lateBy).id} (batas ${dateTimeWords(due, zone).id})`,
            en: `late by ${durationWords(lateBy).en} (due ${dateTimeWords(due, zone).en})`,
          });
    return `  ${code} (${run}): ${when}  ${text}\n`;
  });
  return `${person}\n${lines.join('')}`;
}

const personJson = ([person, list]: readonly [string, readonly Reminder[]]): unknown => ({
  nama: person,
  kegiatan: list.map(({ run, code, text, due, lateBy }) => ({
    pelaksanaan: run,
    kode: code,
    uraian: text,
    batas: jsonInstant(due),
    terlambat_detik: jsonSeconds(lateBy),
  })),
});

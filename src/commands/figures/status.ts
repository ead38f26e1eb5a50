import { localDate } from '../../calendar/local-time.ts';
import { dateTimeWords, printClock } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { watchPrompt } from '../../terminal/ask/watch-prompt.ts';
import { lateActLines } from '../../terminal/tables/late-acts.ts';
import { table } from '../../terminal/tables/table.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import {
  type Reminder,
  type RunOverview,
  type RunRow,
  reminders,
  runOverview,
} from '../../workflows/figures/run-overview.ts';
import type { Running, RunProgress } from '../../workflows/figures/run-progress.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
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

const overviewJson = ({ late, open, owing }: RunOverview) => ({
  sesudah_ditutup: late.map((run) => ({
    pelaksanaan: run.record.place.run,
    bagian: run.part.code,
    penerimaan_gugur: run.state.acceptanceDropped === true,
    tindakan: run.state.lateActs.map(lateActJson),
  })),
  terbuka: open.map(jsonRow),
  belum_dilaporkan: owedRows(owing),
});

/** Made one by one while they are printed: of an office that never made reports they are all of its past. */
function* owedRows(rows: readonly RunRow[]): Generator<unknown> {
  for (const row of rows) yield jsonRow(row);
}

/** Closed runs that something reached after the close, before all others. */
function lateRuns(context: Context, rows: readonly OpenedRun[], zone: string): string {
  return rows
    .map((run) => {
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

function openRuns(context: Context, rows: readonly RunRow[], zone: string, now: number): string {
  const { say, palette, host } = context;
  if (rows.length === 0) return say(nothingOpen);
  const columns = [
    { title: say({ id: 'Nomor', en: 'Run' }) },
    { title: say({ id: 'Bagian', en: 'Part' }) },
    { title: say({ id: 'Dijawab', en: 'Answered' }), align: 'right' as const },
    { title: say({ id: 'Sedang berjalan', en: 'Running' }), share: 3 },
    { title: say({ id: 'Terakhir', en: 'Last' }), share: 2 },
  ];
  const cells = rows.map(({ place, progress }) => [
    place.run,
    progress.part,
    `${progress.answered}/${progress.activities}`,
    running(context, progress, zone, now),
    `${say(dateTimeWords(progress.lastAt, zone))}, ${visibleLine(progress.people.at(-1) ?? '')}`,
  ]);
  const width = host.terminal.columns();
  return `${table(columns, cells, { width, head: palette.bold, line: palette.dim })}${enteredLate(context, rows, zone)}`;
}

const nothingOpen = {
  id: 'Tidak ada pelaksanaan yang terbuka. Mulai dengan: sop check <kode>; kode-kodenya: sop list\n',
  en: 'No run is open. Begin with: sop check <code>; the codes: sop list\n',
};

/** What runs or waits in a run; else what comes next. */
function running(context: Context, { running, next }: RunProgress, zone: string, now: number): string {
  const { say } = context;
  if (running.length > 0) return running.map((one) => runningText(context, one, zone, now)).join('\n');
  return next
    ? `${say({ id: 'berikutnya', en: 'next' })} ${next}`
    : say({ id: 'siap ditutup', en: 'ready to close' });
}

/** An activity with its due moment, or by how much it is late. */
function runningText({ say, palette }: Context, one: Running, zone: string, now: number): string {
  const paused = one.paused ? ` (${say({ id: 'jeda', en: 'paused' })})` : '';
  if (one.lateBy !== undefined) {
    return palette.bad(
      `${one.code}${paused} ${say({ id: 'terlambat', en: 'late by' })} ${say(durationWords(one.lateBy))}`,
    );
  }
  const due = one.due === undefined ? '' : ` ${dueText(one.due, zone, now, say)}`;
  return `${one.code}${paused}${due}`;
}

function dueText(due: number, zone: string, now: number, say: Context['say']): string {
  const today = localDate(due, zone) === localDate(now, zone);
  const when = today ? printClock(due, zone) : say(dateTimeWords(due, zone));
  return `${say({ id: 'batas', en: 'due' })} ${when}`;
}

/** Runs with answers from paper: how many, and when the last of them was really entered. */
function enteredLate({ say, palette }: Context, rows: readonly RunRow[], zone: string): string {
  const lines = rows.flatMap(({ place: { run }, progress: { enteredLate: late } }) => {
    if (late.length === 0) return [];
    const last = dateTimeWords(Math.max(...late.map(({ at }) => at)), zone);
    return [
      say({
        id: `  ${run}: ${late.length} jawaban dicatat belakangan, terakhir ${last.id}`,
        en: `  ${run}: ${late.length} answers entered afterwards, the last ${last.en}`,
      }),
    ];
  });
  return lines.map((line) => `${palette.dim(line)}\n`).join('');
}

const mostOwed = 20;

/** The newest of the reports that are owed, and how many more there are. */
function owedReports({ say }: Context, rows: readonly RunRow[]): string {
  if (rows.length === 0) return '';
  const newest = rows.slice(-mostOwed);
  const names = newest.map(({ place: { run }, progress: { part } }) => `  sop report ${run}   (${part})\n`);
  const earlier = rows.length - newest.length;
  const more = {
    id: `  dan ${earlier} yang lebih lama; semuanya: sop status --json`,
    en: `  and ${earlier} older ones; all of them: sop status --json`,
  };
  const title = say({
    id: 'Sudah ditutup, belum dibuat laporannya:',
    en: 'Closed, the report is still owed:',
  });
  return `\n${title}\n${names.join('')}${earlier > 0 ? `${say(more)}\n` : ''}`;
}

function jsonRow({ place, progress }: RunRow): unknown {
  return {
    pelaksanaan: place.run,
    bagian: progress.part,
    dibuka: jsonInstant(progress.openedAt),
    ditutup: jsonInstant(progress.closedAt),
    terakhir: jsonInstant(progress.lastAt),
    petugas: progress.people,
    dijawab: progress.answered,
    kegiatan: progress.activities,
    terlambat: progress.late,
    berjalan: progress.running.map(({ code, startedAt, due, lateBy }) => ({
      kode: code,
      mulai: jsonInstant(startedAt),
      batas: jsonInstant(due),
      terlambat_detik: jsonSeconds(lateBy),
    })),
    dicatat_belakangan: progress.enteredLate.map(({ code, at }) => ({
      kode: code,
      dicatat: jsonInstant(at),
    })),
    berikutnya: progress.next ?? null,
    folder: place.folder,
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

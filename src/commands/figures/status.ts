import { localDate } from '../../calendar/local-time.ts';
import { dateTimeWords, printClock } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { nextActivity } from '../../checklist/allowed.ts';
import { lateEntries } from '../../checklist/late-entry.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { watchPrompt } from '../../terminal/ask/watch-prompt.ts';
import { table } from '../../terminal/tables/table.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { type OpenedRun, openableRuns } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, jsonSeconds, printJson } from '../json.ts';
import type { Status } from './spec.ts';
import { remind } from './status-remind.ts';

type Row = { readonly run: OpenedRun; readonly figures: RunFigures };

/** `sop status`: open runs, how far they are, what is due and late, who is at it; and closed runs without a report. */
export const status: Status = async (context, _args, options) => {
  const { host } = context;
  const workspace = openWorkspace(context.host);
  const rule = timeRule(context.host, workspace);
  if (options.remind) return remind(context, workspace, rule, options);
  if (options.watch) {
    if (!host.terminal.interactive) throw new UserError(noTerminal);
    const draw = (): string => {
      const { open, owing } = gather(context, workspace, rule, () => undefined);
      return `${openRuns(context, open, workspace.office.zone, host.now())}${owedReports(context, owing)}\n${context.say(watching)}`;
    };
    await ask(host.terminal, watchPrompt, { draw, everyMs: 2000 });
    return exitCodes.ok;
  }
  let damaged = 0;
  const { open, owing } = gather(context, workspace, rule, (error) => {
    damaged++;
    host.out.message(`${visible(context.say(error.text))}\n`);
  });
  if (options.json) {
    printJson(host, { terbuka: open.map(jsonRow), belum_dilaporkan: owing.map(jsonRow) });
  } else {
    const text = openRuns(context, open, workspace.office.zone, host.now());
    host.out.result(`${text}${owedReports(context, owing)}`);
  }
  return damaged > 0 ? exitCodes.failure : exitCodes.ok;
};

const watching = { id: 'Diperbarui setiap 2 detik. Q keluar.', en: 'Renewed every 2 seconds. Q leaves.' };
const noTerminal = {
  id: '--watch memerlukan terminal. Tanpa terminal atau dengan --no-input: sop status --json',
  en: '--watch needs a terminal. Without one, or with --no-input: sop status --json',
};

function gather(
  context: Context,
  workspace: Workspace,
  rule: TimeRule,
  damaged: (error: UserError) => void,
): { readonly open: readonly Row[]; readonly owing: readonly Row[] } {
  const now = context.host.now();
  const runs = openableRuns(context.host, workspace, (_place, error) => damaged(error));
  const rows = runs.map((run) => ({ run, figures: runFigures(run.part, run.state, rule, now) }));
  return {
    open: rows.filter(({ run }) => run.state.closedAt === undefined),
    owing: rows.filter(({ run }) => run.state.closedAt !== undefined && run.state.reports.length === 0),
  };
}

function openRuns(context: Context, rows: readonly Row[], zone: string, now: number): string {
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
function running({ say, palette }: Context, { run, figures }: Row, zone: string, now: number): string {
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
function enteredLate({ say, palette }: Context, rows: readonly Row[], zone: string): string {
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

function owedReports({ say }: Context, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const names = rows.map(({ run }) => `  sop report ${run.record.place.run}   (${run.part.code})`).join('\n');
  return `\n${say({ id: 'Sudah ditutup, belum dibuat laporannya:', en: 'Closed, the report is still owed:' })}\n${names}\n`;
}

function jsonRow({ run, figures }: Row): unknown {
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

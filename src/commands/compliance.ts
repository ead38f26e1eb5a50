import { printDuration } from '../calendar/print-date.ts';
import { type ActivityHistory, historyByActivity } from '../compliance/across-runs.ts';
import { runFigures } from '../compliance/run-figures.ts';
import { table } from '../terminal/table.ts';
import { clip } from '../terminal/text-width.ts';
import { visible, visibleLine } from '../terminal/visible.ts';
import { type Context, type Run, textOption } from './context.ts';
import { findRun, type OpenedRun, openableRuns, openRecord } from './find-run.ts';
import { jsonSeconds, printJson } from './json.ts';
import { openWorkspace, timeRule, type Workspace } from './workspace.ts';

/** `sop compliance`: standard against actual time per activity of finished runs. */
export const compliance: Run = async (context, _args, options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context);
  const rule = timeRule(context, workspace);
  const runs = finishedRuns(context, workspace, textOption(options, 'part'), textOption(options, 'run'));
  const figures = runs.map((run) => runFigures(run.part, run.state, rule, run.state.lastAt));
  const histories = historyByActivity(figures.map((one) => one.activities));
  const unknownYears = [...new Set(figures.flatMap((one) => one.unknownYears))].sort();
  if (options['json'] === true) {
    printJson(host, {
      pelaksanaan: runs.map((run) => run.record.place.run),
      kalender: workspace.office.calendar,
      tahun_tanpa_data_libur: unknownYears,
      kegiatan: histories.map(jsonHistory),
    });
    return 0;
  }
  if (runs.length === 0) {
    host.out.result(
      say({ id: 'Belum ada pelaksanaan yang ditutup.\n', en: 'No run has been closed yet.\n' }),
    );
    return 0;
  }
  host.out.result(
    `${summary(context, workspace, runs.length, unknownYears)}${historyTable(context, histories)}`,
  );
  return 0;
};

function finishedRuns(
  context: Context,
  workspace: Workspace,
  part: string | undefined,
  run: string | undefined,
): readonly OpenedRun[] {
  const runs =
    run === undefined
      ? openableRuns(context, workspace, (_place, error) =>
          context.host.out.message(`${visible(context.say(error.text))}\n`),
        )
      : [openRecord(context, findRun(context, workspace, run))];
  return runs.filter(
    (one) => one.state.closedAt !== undefined && (part === undefined || one.part.code === part.toUpperCase()),
  );
}

function summary(
  { say, palette }: Context,
  { office }: Workspace,
  runs: number,
  unknownYears: readonly number[],
): string {
  const line = say({
    id: `Waktu baku dan waktu nyata dari ${runs} pelaksanaan yang ditutup. Waktu kerja menurut kalender '${office.calendar}'; jeda tidak dihitung.`,
    en: `Standard and actual time of ${runs} closed runs. Working time by the calendar '${office.calendar}'; pauses are not counted.`,
  });
  if (unknownYears.length === 0) return `${line}\n\n`;
  const years = unknownYears.join(', ');
  const warning = say({
    id: `Kalender tidak memuat hari libur tahun ${years}: di tahun itu hanya akhir pekan yang dikurangi.`,
    en: `The calendar has no holidays for ${years}: only weekends are left out there.`,
  });
  return `${line}\n${palette.warn(warning)}\n\n`;
}

function historyTable({ host, say, palette }: Context, histories: readonly ActivityHistory[]): string {
  const right = 'right' as const;
  const wide = host.terminal.columns() >= 110;
  const columns = [
    { title: say({ id: 'Kode', en: 'Code' }) },
    ...(wide ? [{ title: say({ id: 'Kegiatan', en: 'Activity' }), share: 1 }] : []),
    { title: say({ id: 'Baku', en: 'Standard' }) },
    { title: say({ id: 'Median', en: 'Median' }) },
    { title: say({ id: 'Tepat', en: 'On time' }), align: right },
    { title: say({ id: 'Lambat', en: 'Late' }), align: right },
    { title: say({ id: 'T.ukur', en: 'No time' }), align: right },
    { title: '✓', align: right },
    { title: '✗', align: right },
  ];
  const rows = histories.map((one) => [
    one.code,
    ...(wide ? [clip(visibleLine(one.text), host.terminal.columns() - 76)] : []),
    one.standard?.text ?? '–',
    one.medianNet === undefined ? '–' : printDuration(one.medianNet),
    String(one.onTime),
    one.late > 0 ? palette.bad(String(one.late)) : '0',
    String(one.unmeasured),
    String(one.sesuai),
    one.tidakSesuai > 0 ? palette.bad(String(one.tidakSesuai)) : '0',
  ]);
  return table(columns, rows, { width: host.terminal.columns(), head: palette.bold, line: palette.dim });
}

function jsonHistory(one: ActivityHistory): unknown {
  return {
    kode: one.code,
    uraian: one.text,
    waktu_baku: one.standard?.text ?? null,
    pelaksanaan: one.runs,
    sesuai: one.sesuai,
    tidak_sesuai: one.tidakSesuai,
    tidak_berlaku: one.tidakBerlaku,
    belum_dijawab: one.unanswered,
    tepat_waktu: one.onTime,
    terlambat: one.late,
    tidak_diukur: one.unmeasured,
    median_detik: jsonSeconds(one.medianNet),
    terlama_detik: jsonSeconds(one.worstNet),
  };
}

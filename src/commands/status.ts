import { printDateTime } from '../calendar/print-date.ts';
import { nextActivity } from '../checklist/allowed.ts';
import type { RunFigures } from '../compliance/figures.ts';
import { runFigures } from '../compliance/run-figures.ts';
import { table } from '../terminal/table.ts';
import { visible, visibleLine } from '../terminal/visible.ts';
import type { Context, Run } from './context.ts';
import { type OpenedRun, openableRuns } from './find-run.ts';
import { jsonInstant, printJson } from './json.ts';
import { openWorkspace, timeRule } from './workspace.ts';

type Row = { readonly run: OpenedRun; readonly figures: RunFigures };

/** `sop status`: open runs, how far they are, what is late; and closed runs whose report is still owed. */
export const status: Run = async (context, _args, options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context);
  const { zone } = workspace.office;
  const rule = timeRule(context, workspace);
  let damaged = 0;
  const runs = openableRuns(context, workspace, (_place, error) => {
    damaged++;
    host.out.message(`${visible(say(error.text))}\n`);
  });
  const rows = runs.map((run) => ({ run, figures: runFigures(run.part, run.state, rule, host.now()) }));
  const open = rows.filter(({ run }) => run.state.closedAt === undefined);
  const owing = rows.filter(({ run }) => run.state.closedAt !== undefined && run.state.reports.length === 0);
  if (options['json'] === true)
    printJson(host, { terbuka: open.map(jsonRow), belum_dilaporkan: owing.map(jsonRow) });
  else host.out.result(`${openRuns(context, open, zone)}${owedReports(context, owing)}`);
  return damaged > 0 ? 3 : 0;
};

function openRuns(context: Context, rows: readonly Row[], zone: string): string {
  const { say, palette, host } = context;
  if (rows.length === 0) {
    return say({
      id: 'Tidak ada pelaksanaan yang terbuka. Mulai dengan: sop check <kode>; kode-kodenya: sop list\n',
      en: 'No run is open. Begin with: sop check <code>; the codes: sop list\n',
    });
  }
  const columns = [
    { title: say({ id: 'Nomor', en: 'Run' }) },
    { title: say({ id: 'Bagian', en: 'Part' }) },
    { title: say({ id: 'Dijawab', en: 'Answered' }), align: 'right' as const },
    { title: say({ id: 'Terlambat', en: 'Late' }), share: 2 },
    { title: say({ id: 'Berikutnya', en: 'Next' }), share: 2 },
    { title: say({ id: 'Terakhir', en: 'Last' }), share: 3 },
  ];
  const cells = rows.map(({ run, figures }) => [
    run.record.place.run,
    run.part.code,
    `${figures.totals.answered}/${figures.totals.activities}`,
    palette.bad(
      figures.activities
        .filter((one) => one.timeliness === 'terlambat')
        .map((one) => one.code)
        .join(', '),
    ) || '–',
    nextActivity(run.part, run.state) ?? say({ id: 'tutup', en: 'close' }),
    `${printDateTime(run.state.lastAt, zone)}, ${visibleLine(run.state.people.at(-1)?.name ?? '')}`,
  ]);
  const width = host.terminal.columns();
  return table(columns, cells, { width, head: palette.bold, line: palette.dim });
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
    berikutnya: nextActivity(run.part, run.state) ?? null,
    folder: run.record.place.folder,
  };
}

import { askKey } from '../../terminal/ask/ask-key.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { writeRunReport } from '../report/report.ts';

/** Said whenever the walk is left: everything is kept, and how to go on. */
export function exitHint({ part, record }: OpenedRun): Bilingual {
  const line = `sop check ${part.code} --run ${record.place.run}`;
  return {
    id: `Semua jawaban tersimpan di ${record.place.folder}\nLanjutkan dengan: ${line}\n`,
    en: `All answers are kept in ${record.place.folder}\nGo on with: ${line}\n`,
  };
}

/** After closing, the SOP's own rule asks for a report: offers to make it now. */
export async function offerReport(
  context: Context,
  workspace: Workspace,
  opened: OpenedRun,
): Promise<number> {
  const { host, say, palette } = context;
  const { run } = opened.record.place;
  const warning = opened.sop.warnings[0];
  const lines = [
    palette.good(say({ id: `✓ Pelaksanaan ${run} ditutup.`, en: `✓ Run ${run} is closed.` })),
    ...(warning ? [`${say({ id: 'Peringatan SOP', en: 'The SOP warns' })}: ${warning}`] : []),
  ];
  const key = await askKey(context, lines, [
    { key: 'y', label: { id: 'buat laporan PDF sekarang', en: 'make the PDF report now' } },
    { key: 't', label: { id: 'nanti', en: 'later' } },
  ]);
  if (key === 't') {
    host.out.message(
      say({ id: `Ditutup. Laporan: sop report ${run}\n`, en: `Closed. Report: sop report ${run}\n` }),
    );
    return 0;
  }
  return writeRunReport(context, workspace, opened.record.place, {});
}

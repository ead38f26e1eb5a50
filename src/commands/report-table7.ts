import type { Period } from '../compliance/period.ts';
import type { Table7Input, Table7Part } from '../report/compose/table7-input.ts';
import { table7Json } from '../report/compose/table7-json.ts';
import { visible } from '../terminal/visible.ts';
import { type Context, type Options, textOption } from './context.ts';
import type { NamedPart } from './find-part.ts';
import { printJson } from './json.ts';
import { periodOption, readPeriod } from './period-option.ts';
import { monitoring, namedParts, table7Pdf } from './table7-monitoring.ts';
import { join, openWorkspace, type Workspace } from './workspace.ts';
import { writeReportFile } from './write-report-file.ts';

/**
 * `sop report tabel7`: the six-monthly monitoring as a PDF, of one part or of all, each from a new page on. Without `--period`
 * it is the semester before this one.
 * @returns 1 when an SOP file could not be read, so that its parts are missing, else 0
 * @throws UserError for an unknown part or period, and when another file has the name and may not be replaced
 */
export async function reportTable7(context: Context, options: Options): Promise<number> {
  const { host } = context;
  const workspace = openWorkspace(context);
  const { zone } = workspace.office;
  const period = periodOption(options, host.now(), zone) ?? readPeriod('semester-lalu', host.now(), zone);
  const code = textOption(options, 'part');
  const { named, unread } = namedParts(context, workspace, code === undefined ? [] : [code]);
  const [signer] = workspace.office.signers;
  const { input, formerParts } = monitoring(context, workspace, { named, period, signer });
  const bytes = await table7Pdf(host, input);
  const path = pathOf(context, workspace, options, fileName(period, code === undefined ? [] : named));
  const outcome = writeReportFile(host, path, bytes, options['replace'] === true);
  if (options['json'] === true) {
    const file = { berkas: path, sha256: host.sha256(bytes), sudah_ada: outcome === 'same' };
    printJson(host, { laporan: 'tabel7', ...file, ...table7Json(input) });
  } else tell(context, path, outcome, input);
  if (code === undefined) warn(context, unread, formerParts);
  return unread.length === 0 ? 0 : 1;
}

/** `tabel7-2026-S1-URMIN.pdf`; the dots of a range become a line. */
function fileName(period: Period, only: readonly NamedPart[]): string {
  const words = ['tabel7', period.name.replace('..', '_'), ...only.map(({ part }) => part.code)];
  return `${words.join('-')}.pdf`;
}

function pathOf({ host }: Context, workspace: Workspace, options: Options, name: string): string {
  const asked = textOption(options, 'output');
  return asked === undefined ? join(workspace.reportsFolder, name) : join(host.cwd, asked);
}

function tell({ host, say }: Context, path: string, outcome: 'written' | 'same', input: Table7Input): void {
  const { label } = input.period;
  const done = say(
    outcome === 'same'
      ? { id: `Tabel 7 sudah ada dan sama: ${path}`, en: `Tabel 7 is there already, the same: ${path}` }
      : { id: `✓ Tabel 7, ${label}: ${path}`, en: `✓ Tabel 7, ${label}: ${path}` },
  );
  const lines = [done, ...input.parts.map((part) => `  ${say(partLine(part))}`), say(unsigned)];
  host.out.result(visible(`${lines.join('\n')}\n`));
}

function partLine({ part, rows, runs }: Table7Part) {
  const count = (assessment: string): number => rows.filter((row) => row.assessment === assessment).length;
  const [well, badly, open] = [count('baik'), count('tidak'), count('belum_dinilai')];
  return {
    id: `${part.code}: ${well} berjalan dengan baik, ${badly} tidak, ${open} belum dinilai, dari ${runs.length} pelaksanaan`,
    en: `${part.code}: ${well} run well, ${badly} do not, ${open} not assessed, from ${runs.length} runs`,
  };
}

const unsigned = { id: '  Belum ditandatangani secara elektronik.', en: '  Not signed electronically.' };

function warn({ host, say }: Context, unread: readonly string[], formerParts: readonly string[]): void {
  const texts = [
    ...(unread.length === 0
      ? []
      : [
          {
            id: `Tidak terbaca, jadi tidak ada di tabel: ${unread.join(', ')} (jalankan: sop lint)`,
            en: `Not readable, so not in the table: ${unread.join(', ')} (run: sop lint)`,
          },
        ]),
    ...(formerParts.length === 0
      ? []
      : [
          {
            id: `Ada di catatan, tetapi bagian ini tidak ada di SOP: ${formerParts.join(', ')}`,
            en: `In the records, but no SOP has these parts: ${formerParts.join(', ')}`,
          },
        ]),
  ];
  for (const text of texts) host.out.message(visible(`${say(text)}\n`));
}

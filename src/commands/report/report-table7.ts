import type { Period } from '../../calendar/period.ts';
import type { Table7Input, Table7Part } from '../../report/table7/table7-input.ts';
import { table7Json } from '../../report/table7/table7-json.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import { visible } from '../../words/visible.ts';
import { monitoring, namedParts } from '../../workflows/figures/table7-monitoring.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import {
  beginSigning,
  type Finished,
  finishReport,
  signatureLine,
} from '../../workflows/reports/finish-report.ts';
import { reportBytes } from '../../workflows/reports/report-formats.ts';
import { reportForm } from '../../workflows/reports/report-paper.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { periodOption, readPeriod } from '../figures/period-option.ts';
import { printJson } from '../json.ts';
import { formatOption } from './format-option.ts';

/**
 * `sop report tabel7`: the six-monthly monitoring as a PDF, of one part or of all, each from a new page on. Without `--period`
 * it is the semester before this one.
 * @returns 1 when an SOP file could not be read, so that its parts are missing, else 0
 * @throws UserError for an unknown part or period, and when another file has the name and may not be replaced
 */
export async function reportTable7(context: Context, options: Options): Promise<number> {
  const { host } = context;
  const format = formatOption(options);
  const workspace = openWorkspace(context.host);
  const { zone } = workspace.office;
  const period = periodOption(options, host.now(), zone) ?? readPeriod('semester-lalu', host.now(), zone);
  const code = textOption(options, 'part');
  const { named, unread } = namedParts(context, workspace, code === undefined ? [] : [code]);
  const signing = await beginSigning(context, workspace, options, format);
  const signer = signing?.official ?? workspace.office.signers[0];
  const { input, formerParts } = monitoring(context, workspace, {
    named,
    codes: code === undefined ? [] : [code],
    period,
    signer,
    signedAt: signing?.at,
  });
  const bytes = await reportBytes(composeTable7(input), reportForm(context.host, workspace, format));
  const name = fileName(period, code === undefined ? [] : named);
  const reason = 'Monitoring pelaksanaan SOP';
  const done = await finishReport(context, workspace, { bytes, name, format, reason, signing }, options);
  const { path, outcome } = done;
  if (options['json'] === true) {
    const file = { berkas: path, sha256: done.sha256, sudah_ada: outcome === 'same' };
    printJson(host, { laporan: 'tabel7', ...file, ...table7Json(input) });
  } else tell(context, done, input, format);
  if (code === undefined) warn(context, unread, formerParts);
  return unread.length === 0 ? 0 : 1;
}

/** `tabel7-2026-S1-URMIN`; the dots of a range become a line. */
function fileName(period: Period, only: readonly NamedPart[]): string {
  const words = ['tabel7', period.name.replace('..', '_'), ...only.map(({ part }) => part.code)];
  return words.join('-');
}

function tell(
  { host, say }: Context,
  { path, outcome, signed }: Finished,
  input: Table7Input,
  format: string,
): void {
  const { label } = input.period;
  const done = say(
    outcome === 'same'
      ? { id: `Tabel 7 sudah ada dan sama: ${path}`, en: `Tabel 7 is there already, the same: ${path}` }
      : { id: `✓ Tabel 7, ${label}: ${path}`, en: `✓ Tabel 7, ${label}: ${path}` },
  );
  const signature = format === 'pdf' ? [say(signatureLine(signed))] : [];
  const lines = [done, ...input.parts.map((part) => `  ${say(partLine(part))}`), ...signature];
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

import type { Period } from '../compliance/period.ts';
import { UserError } from '../host/errors.ts';
import { table7Document } from '../report/compose/report-document.ts';
import type { Table7Input, Table7Part } from '../report/compose/table7-input.ts';
import { table7Json } from '../report/compose/table7-json.ts';
import { composeTable7 } from '../report/compose/table7-report.ts';
import { dayRuleWords } from '../terminal/day-rule-words.ts';
import { visible } from '../terminal/visible.ts';
import { type Context, type Options, textOption } from './context.ts';
import { type CountedTable7, countTable7 } from './count-table7.ts';
import { findCode, type NamedPart } from './find-part.ts';
import { beginSigning, type Finished, finishReport, type Signing, signatureLine } from './finish-report.ts';
import { printJson } from './json.ts';
import { periodOption, readPeriod } from './period-option.ts';
import { reportFonts } from './report-fonts.ts';
import { formatOption, reportBytes } from './report-formats.ts';
import { openWorkspace, partsOf, readSops, timeRule, type Workspace } from './workspace.ts';

/**
 * `sop report tabel7`: the six-monthly monitoring as a PDF, of one part or of all, each from a new page on. Without `--period`
 * it is the semester before this one.
 * @returns 1 when an SOP file could not be read, so that its parts are missing, else 0
 * @throws UserError for an unknown part or period, and when another file has the name and may not be replaced
 */
export async function reportTable7(context: Context, options: Options): Promise<number> {
  const { host } = context;
  const format = formatOption(options);
  const workspace = openWorkspace(context);
  const { zone } = workspace.office;
  const period = periodOption(options, host.now(), zone) ?? readPeriod('semester-lalu', host.now(), zone);
  const code = textOption(options, 'part');
  const { named, unread } = namedParts(context, workspace, code);
  const signing = await beginSigning(context, workspace, options, format);
  const { input, formerParts } = monitoring(context, workspace, named, period, signing);
  const composed = composeTable7(input);
  const bytes = await reportBytes(context, table7Document(composed), format, async (attachment) => {
    const { drawTable7 } = await import('../report/draw/table7-report.ts');
    return drawTable7(composed, reportFonts(host), attachment);
  });
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

type NamedParts = { readonly named: readonly NamedPart[]; readonly unread: readonly string[] };

/** The part that was asked for, or all; where files use a code twice, the first counts. */
function namedParts(context: Context, workspace: Workspace, code: string | undefined): NamedParts {
  if (code !== undefined) return { named: [findCode(context, workspace, code.trim())], unread: [] };
  const { files, broken } = readSops(context, workspace);
  const all = partsOf(files);
  const named = all.filter(
    ({ part }, index) => all.findIndex((one) => one.part.code === part.code) === index,
  );
  const unread = [...new Set(broken.map((one) => one.file))];
  if (named.length > 0) return { named, unread };
  throw new UserError({
    id: `tidak ada SOP yang terbaca di '${workspace.sopFolder}'. Periksa: sop lint`,
    en: `there is no readable SOP in '${workspace.sopFolder}'. Check it: sop lint`,
  });
}

type Monitoring = { readonly input: Table7Input; readonly formerParts: CountedTable7['formerParts'] };

function monitoring(
  context: Context,
  workspace: Workspace,
  named: readonly NamedPart[],
  period: Period,
  signing: Signing | undefined,
): Monitoring {
  const { office } = workspace;
  const rule = timeRule(context, workspace);
  const { formerParts, ...counted } = countTable7(context, workspace, rule, named, period);
  const signer = signing?.official ?? office.signers[0];
  const input = {
    ...counted,
    period,
    periodOver: period.to <= context.host.now(),
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(signer ? { signer } : {}),
    ...(signing ? { signedAt: signing.at } : {}),
  };
  return { input, formerParts };
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

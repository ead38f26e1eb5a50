import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import type { Period } from '../../calendar/period.ts';
import { UsageError } from '../../host/errors.ts';
import type { Signer } from '../../office/office.ts';
import type { RecapInput } from '../../report/recap/recap-input.ts';
import { composeRecap } from '../../report/recap/recap-report.ts';
import { visible } from '../../words/visible.ts';
import { countRecap } from '../../workflows/figures/count-recap.ts';
import { namedParts } from '../../workflows/figures/table7-monitoring.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import {
  beginSigning,
  finishReport,
  type Signing,
  signatureLine,
} from '../../workflows/reports/finish-report.ts';
import { reportBytes } from '../../workflows/reports/report-formats.ts';
import { reportForm } from '../../workflows/reports/report-paper.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { periodOption } from '../figures/period-option.ts';
import { printJson } from '../json.ts';
import { formatOption } from './format-option.ts';

/**
 * `sop report --period P`: the recap of a period, of one part or of all.
 * @throws UsageError without a period; UserError for an unknown part or when another file has the name
 */
export async function reportRecap(context: Context, options: Options): Promise<number> {
  const { host, say } = context;
  const format = formatOption(options);
  const workspace = openWorkspace(context.host);
  const period = periodOption(options, host.now(), workspace.office.zone);
  if (!period) throw new UsageError(nothingNamed);
  const code = textOption(options, 'part')?.trim();
  const signing = await beginSigning(context, workspace, options, format);
  const input = recapInput(context, workspace, period, code === undefined ? [] : [code], { signing });
  const report = composeRecap(input);
  const bytes = await reportBytes(report, reportForm(context.host, workspace, format));
  const name = [
    'rekap',
    period.name.replace('..', '_'),
    ...(code === undefined ? [] : input.parts.keys()),
  ].join('-');
  const done = await finishReport(
    context,
    workspace,
    { bytes, name, format, reason: 'Rekapitulasi pelaksanaan SOP', signing },
    options,
  );
  if (options['json'] === true)
    printJson(host, {
      laporan: 'rekap',
      periode: period.name,
      bagian: [...input.parts.keys()],
      berkas: done.path,
      bentuk: format,
      sha256: done.sha256,
      sudah_ada: done.outcome === 'same',
      sidik_data: input.digest,
    });
  else {
    const { total } = input.byPart;
    const words = {
      id: `${done.outcome === 'same' ? 'Rekap sudah ada dan sama' : `✓ Rekap ${period.label}`}: ${done.path}\n  ${total.runs.length} pelaksanaan, ${total.activities} kegiatan, ${total.tidakSesuai} tidak sesuai, ${total.late} terlambat`,
      en: `${done.outcome === 'same' ? 'The recap is there already, the same' : `✓ Recap of ${period.label}`}: ${done.path}\n  ${total.runs.length} runs, ${total.activities} activities, ${total.tidakSesuai} not sesuai, ${total.late} late`,
    };
    host.out.result(
      visible(`${say(words)}\n${format === 'pdf' ? `${say(signatureLine(done.signed))}\n` : ''}`),
    );
  }
  return 0;
}

const nothingNamed = {
  id: 'tulis nomor pelaksanaan, tabel7, atau --period, atau --due. Contoh: sop report 7F3K; sop report --period bulan-lalu',
  en: 'write the number of a run, tabel7, --period, or --due. Examples: sop report 7F3K; sop report --period bulan-lalu',
};

/** All that the recap of a period is made of. @throws UserError for an unknown part */
export function recapInput(
  context: Context,
  workspace: Workspace,
  period: Period,
  codes: readonly string[],
  by: { readonly signing?: Signing | undefined; readonly signer?: Signer | undefined } = {},
): RecapInput {
  const { host } = context;
  const { office } = workspace;
  const rule = timeRule(context.host, workspace);
  const { signing } = by;
  const { named } = namedParts(context, workspace, codes);
  const [one] = named;
  const only = codes.length === 0 ? undefined : new Set(named.map(({ part }) => part.code));
  const counted = countRecap(context, workspace, rule, period, only);
  const official = signing?.official ?? by.signer ?? office.signers[0];
  return {
    ...counted,
    period,
    periodOver: period.to <= host.now(),
    agency: office.agency.length > 0 ? office.agency : (one?.file.sop.agency ?? []),
    parts: new Map(named.map(({ part }) => [part.code, part.name])),
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(official ? { signer: official } : {}),
    ...(signing ? { signed: { at: signing.at, key: signing.keyId } } : {}),
    ...(only === undefined ? {} : { onlyPart: [...only].join('+') }),
  };
}

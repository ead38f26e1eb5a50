import { type Period, periodWords } from '../../calendar/period.ts';
import { UsageError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { notedJson } from '../../report/compliance/compliance-document.ts';
import type { Table7Part } from '../../report/table7/table7-input.ts';
import { table7Json } from '../../report/table7/table7-json.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { makeRecap, type RecapData } from '../../workflows/reports/recap.ts';
import { makeTable7, type Table7Data } from '../../workflows/reports/table7.ts';
import type { Context } from '../context.ts';
import { periodOption, readPeriod } from '../figures/period-option.ts';
import { tell, tellDamaged, tellNoted } from '../tell.ts';
import { reportWish } from './report-wish.ts';
import type { ReportOptions } from './spec.ts';
import { fileJson, sameFile, tellReport } from './tell-file.ts';

/**
 * `sop report --period P`: the recap of a period, of one part or of all.
 * @throws UsageError without a period; UserError for an unknown part or when another file has the name
 */
export async function reportRecap(context: Context, options: ReportOptions): Promise<ExitCode> {
  const { host } = context;
  const wish = reportWish(context, options);
  const workspace = openWorkspace(host);
  const { zone } = workspace.office;
  const period = periodOption(options, host.now(), zone);
  if (!period) throw new UsageError(nothingNamed);
  const done = await makeRecap(host, workspace, { ...wish, period, parts: partOption(options) });
  const { input, damaged } = done;
  tellDamaged(context, damaged);
  tellNoted(context, input.noted);
  const json = {
    laporan: 'rekap',
    periode: period.name,
    bagian: [...input.parts.keys()],
    ...fileJson(done),
    bentuk: done.format,
    sidik_data: input.digest,
    catatan_rusak: input.skipped,
    ...notedJson(input.noted),
  };
  tellReport(context, done, { ...recapWords(period, zone), below: [totals(input)], json }, options);
  return exitCodes.ok;
}

/** The one part that is asked for; none for all. */
function partOption(options: ReportOptions): readonly string[] {
  const code = options.part;
  return code === undefined ? [] : [code.trim()];
}

const nothingNamed = {
  id: 'tulis nomor pelaksanaan, tabel7, atau --period, atau --due. Contoh: sop report 7F3K; sop report --period bulan-lalu',
  en: 'write the number of a run, tabel7, --period, or --due. Examples: sop report 7F3K; sop report --period bulan-lalu',
};

function recapWords(period: Period, zone: string) {
  const { id, en } = periodWords(period, zone);
  return {
    made: { id: `Rekap ${id}`, en: `Recap of ${en}` },
    there: sameFile({ id: 'Rekap', en: 'The recap' }),
  };
}

function totals({ byPart: { total } }: RecapData['input']): Bilingual {
  return {
    id: `${total.runs.length} pelaksanaan, ${total.activities} kegiatan, ${total.tidakSesuai} tidak sesuai, ${total.late} terlambat`,
    en: `${total.runs.length} runs, ${total.activities} activities, ${total.tidakSesuai} not sesuai, ${total.late} late`,
  };
}

/**
 * `sop report tabel7`: the six-monthly monitoring, of one part or of all, each from a new page on. Without `--period` it is the
 * semester before this one.
 * @returns 1 when an SOP file could not be read, so that its parts are missing, else 0
 * @throws UserError for an unknown part or period, and when another file has the name and may not be replaced
 */
export async function reportTable7(context: Context, options: ReportOptions): Promise<ExitCode> {
  const { host } = context;
  const wish = reportWish(context, options);
  const workspace = openWorkspace(host);
  const { zone } = workspace.office;
  const period = periodOption(options, host.now(), zone) ?? readPeriod('semester-lalu', host.now(), zone);
  const parts = partOption(options);
  const done = await makeTable7(host, workspace, { ...wish, period, parts });
  const { input, damaged, unread } = done;
  tellDamaged(context, damaged);
  tellNoted(context, input.noted);
  const json = { laporan: 'tabel7', ...fileJson(done), ...table7Json(input) };
  tellReport(
    context,
    done,
    { ...table7Words(period, zone), below: input.parts.map(partLine), json },
    options,
  );
  if (parts.length === 0) tell(context, missingWords(done));
  return unread.length === 0 ? exitCodes.ok : exitCodes.finding;
}

function table7Words(period: Period, zone: string) {
  const { id, en } = periodWords(period, zone);
  return {
    made: { id: `Tabel 7, ${id}`, en: `Tabel 7, ${en}` },
    there: sameFile({ id: 'Tabel 7', en: 'Tabel 7' }),
  };
}

function partLine({ part, rows, runs }: Table7Part): Bilingual {
  const count = (assessment: string): number => rows.filter((row) => row.assessment === assessment).length;
  const [well, badly, open] = [count('baik'), count('tidak'), count('belum_dinilai')];
  return {
    id: `${part.code}: ${well} berjalan dengan baik, ${badly} tidak, ${open} belum dinilai, dari ${runs.length} pelaksanaan`,
    en: `${part.code}: ${well} run well, ${badly} do not, ${open} not assessed, from ${runs.length} runs`,
  };
}

/** What is not in the table though it might be looked for there. */
function missingWords({ unread, formerParts }: Table7Data): readonly Bilingual[] {
  return [
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
}

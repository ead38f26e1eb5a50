import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import { fold } from '../../checklist/fold.ts';
import type { RunState } from '../../checklist/state.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { widestLimits } from '../../document/input-limits.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { nameOf } from '../../host/paths.ts';
import { snapshotName } from '../../record/record.ts';
import { composeHandoverSheet } from '../../report/handover/handover-sheet.ts';
import { findPart } from '../../sop/activities.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule } from '../../workflows/office/workspace.ts';
import { beginSigning, finishReport, signatureLine } from '../../workflows/reports/finish-report.ts';
import { reportBytes } from '../../workflows/reports/report-formats.ts';
import { reportForm } from '../../workflows/reports/report-paper.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { printJson } from '../json.ts';
import { formatOption } from './format-option.ts';

/**
 * `sop report RUN --serah-terima [N]`: the berita acara of the last handover of a run, or of the N-th. It is composed from the record up to
 * that handover, so that what is recorded later does not change it.
 */
export async function reportHandover(context: Context, name: string, options: Options): Promise<number> {
  const { host, say } = context;
  const { run, wanted } = wordsOf(name, options);
  const format = formatOption(options);
  const workspace = openWorkspace(context.host);
  const opened = openRecord(context.host, findRun(context.host, workspace, run));
  const found = handoverOf(opened, wanted);
  const signing = await beginSigning(context, workspace, options, format);
  const { office } = workspace;
  const rule = timeRule(context.host, workspace);
  const signer = signing?.official ?? office.signers[0];
  const { sop, part } = followedThen(context, opened, found.state);
  const document = composeHandoverSheet({
    sop,
    part,
    state: found.state,
    figures: runFigures(part, found.state, rule, found.handover.at),
    runId: opened.record.place.run,
    handover: found.handover,
    number: found.number,
    lineDigest: found.lineDigest,
    ...(office.place === undefined ? {} : { place: office.place }),
    zone: office.zone,
    calendar: rule.calendar.data.title,
    calendarRule: dayRuleWords(office.dayRule, rule.calendar.ordinaryDay).id,
    ...(signer ? { signer } : {}),
    ...(signing ? { signed: { at: signing.at, key: signing.keyId } } : {}),
  });
  const bytes = await reportBytes(document, reportForm(context.host, workspace, format));
  const { folder } = opened.record.place;
  const done = await finishReport(
    context,
    workspace,
    {
      bytes,
      name: `${nameOf(folder)}-serah-terima-${found.number}`,
      format,
      reason: 'Berita acara serah terima pelaksanaan SOP',
      signing,
    },
    options,
  );
  const { path, sha256, outcome, signed } = done;
  if (options['json'] === true) {
    printJson(host, {
      pelaksanaan: opened.record.place.run,
      serah_terima: found.number,
      berkas: path,
      sha256,
      sudah_ada: outcome === 'same',
    });
    return 0;
  }
  const line =
    outcome === 'same'
      ? {
          id: `Berita acara sudah ada dan sama: ${path}`,
          en: `The handover sheet is there already, the same: ${path}`,
        }
      : {
          id: `✓ Berita acara serah terima ke-${found.number}: ${path}`,
          en: `✓ Sheet of handover ${found.number}: ${path}`,
        };
  const signature = format === 'pdf' ? `${say(signatureLine(signed))}\n` : '';
  host.out.result(visible(`${say(line)}\n${signature}`));
  return 0;
}

/** `--serah-terima 7F3K` takes the number of the run for its own value: then that is the run. */
function wordsOf(
  name: string,
  options: Options,
): { readonly run: string; readonly wanted: number | undefined } {
  const value = textOption(options, 'serahTerima')?.trim();
  if (name.trim() === '' && value === undefined) throw new UsageError(runNeeded);
  if (name.trim() === '') return { run: value ?? '', wanted: undefined };
  if (value === undefined) return { run: name, wanted: undefined };
  if (/^[1-9]\d{0,3}$/.test(value)) return { run: name, wanted: Number(value) };
  throw new UsageError({
    id: `--serah-terima '${visibleLine(value)}': tulis serah terima ke berapa, misalnya 1; tanpa angka: yang terakhir`,
    en: `--serah-terima '${visibleLine(value)}': write which handover, such as 1; without a number: the last one`,
  });
}

const runNeeded = {
  id: '--serah-terima memerlukan nomor pelaksanaan. Contoh: sop report 7F3K --serah-terima',
  en: '--serah-terima needs the number of a run. Example: sop report 7F3K --serah-terima',
};

/** The run as it stood right after its N-th handover, the last one without N. @throws UserError */
function handoverOf({ record }: OpenedRun, wanted: number | undefined) {
  const { lines, place } = record;
  const ends = lines.flatMap(({ event }, index) => (event.type === 'handover' ? [index] : []));
  if (ends.length === 0) throw new UserError(neverHandedOver(place.run));
  const number = wanted ?? ends.length;
  const end = ends[number - 1];
  if (end === undefined) throw new UserError(onlySoMany(place.run, ends.length, number));
  const state = fold(lines.slice(0, end + 1).map(({ event }) => event));
  const handover = state?.handovers.at(-1);
  if (!state || !handover) throw new Error(`handover ${number} of ${place.run} is not in its own state`);
  return { state, handover, number, lineDigest: lines[end]?.event.stamp.hash ?? '' };
}

/** The SOP that the run followed then, which a migration may have replaced since. */
function followedThen({ host }: Context, { record, sop, part, state }: OpenedRun, then: RunState) {
  if (then.sopHash === state.sopHash) return { sop, part };
  const path = `${record.place.folder}/${snapshotName(then)}`;
  const bytes = host.files.kind(path) === 'file' ? host.files.read(path) : new Uint8Array();
  const old =
    host.sha256(bytes) === then.sopHash ? readSopDocument(bytes, path, widestLimits).sop : undefined;
  const oldPart = old && findPart(old, then.part);
  if (old && oldPart) return { sop: old, part: oldPart };
  throw new UserError({
    id: `'${path}', SOP yang diikuti saat serah terima itu, hilang atau berubah. Ambil kembali dari git atau cadangan.`,
    en: `'${path}', the SOP that was followed at that handover, is missing or changed. Restore it from git or a backup.`,
  });
}

const neverHandedOver = (run: string) => ({
  id: `pelaksanaan ${run} belum pernah diserahterimakan. Catat dulu: sop run handover ${run} --to "Nama Penerima" --by "Nama Anda"`,
  en: `run ${run} was never handed over. Record it first: sop run handover ${run} --to "Who takes it" --by "Your name"`,
});
const onlySoMany = (run: string, count: number, number: number) => ({
  id: `serah terima ke-${number} tidak ada; pelaksanaan ${run} mempunyai ${count}. Tulis 1 sampai ${count}, atau tanpa angka untuk yang terakhir.`,
  en: `there is no handover ${number}; run ${run} has ${count}. Write 1 to ${count}, or no number for the last one.`,
});

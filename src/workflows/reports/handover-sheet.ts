import { fold } from '../../checklist/fold.ts';
import type { RunState } from '../../checklist/state.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { widestLimits } from '../../document/input-limits.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { snapshotName } from '../../record/record.ts';
import { composeHandoverSheet } from '../../report/handover/handover-sheet.ts';
import { findPart } from '../../sop/activities.ts';
import type { OpenedRun } from '../office/find-run.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import type { JudgedFirst } from '../record/judge-first.ts';
import { beginSigning, type FinishedReport, finishReport, type ReportWish } from './finish-report.ts';
import { reportHead } from './report-head.ts';
import { handoverName } from './report-names.ts';
import { judgementText } from './run-report.ts';

/** The sheet of a handover; which one of the run it is, from 1. */
type HandoverReport = FinishedReport & { readonly run: string; readonly number: number };

/**
 * Makes the berita acara of a handover of a run, the last one without a number. It is composed from the record up to that handover, so
 * that what is recorded later does not change it.
 * @throws UserError when there is no such handover; see {@link finishReport}
 */
export async function makeHandoverSheet(
  host: Host,
  workspace: Workspace,
  { opened, ...verdict }: JudgedFirst,
  wish: ReportWish & { readonly number: number | undefined },
): Promise<HandoverReport> {
  const { place } = opened.record;
  const { state, handover, number, lineDigest } = handoverOf(opened, wish.number);
  const signing = await beginSigning(host, workspace, wish);
  const rule = timeRule(host, workspace);
  const { sop, part } = followedThen(host, opened, state);
  const document = composeHandoverSheet({
    sop,
    part,
    state,
    figures: runFigures(part, state, rule, handover.at),
    runId: place.run,
    handover,
    number,
    lineDigest,
    ...judgementText(verdict),
    ...reportHead(workspace, rule, { signing }),
  });
  const reason = 'Berita acara serah terima pelaksanaan SOP';
  const composed = { document, name: handoverName(place, number), reason, signing };
  return { ...(await finishReport(host, workspace, composed, wish)), run: place.run, number };
}

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
function followedThen(host: Host, { record, sop, part, state }: OpenedRun, then: RunState) {
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

import type { Person } from '../../checklist/events.ts';
import type { SigningPolicy } from '../../checklist/signing-policy.ts';
import { sharedTimes } from '../../compliance/person-times.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import type { Host } from '../../host/host.ts';
import { nameOf } from '../../host/paths.ts';
import { positionWords } from '../../record/anchors.ts';
import { recordDigest } from '../../record/digest.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { RunReportInput } from '../../report/run/run-input.ts';
import { composeRunReport } from '../../report/run/run-report.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { OpenedRun } from '../office/find-run.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import { damageWords, doubtTexts, type JudgedFirst } from '../record/judge-first.ts';
import type { Writer } from '../record/writer.ts';
import { inSession, joinExisting, policiesOf } from '../run/run-session.ts';
import type { Signing } from '../signing/open-signing.ts';
import { beginSigning, type FinishedReport, finishReport, type ReportWish } from './finish-report.ts';
import { recordInside } from './record-inside.ts';
import { reportHead } from './report-head.ts';
import { runReportName } from './report-names.ts';

/** The report of a run; preliminary while the run is open. */
export type RunReport = FinishedReport & {
  readonly run: string;
  /** SHA-256 of the record's heads as printed on the page, hex. */
  readonly digest: string;
  readonly preliminary: boolean;
  /** What the reader of the report should know at once. */
  readonly notes: readonly Bilingual[];
};

/** Gives whoever is named a pen: with a key, or without; the policies say what has to be signed in the run. */
export type WriterOf = (person: Person, policies: readonly SigningPolicy[]) => Promise<Writer>;

/**
 * Makes the report of a run in the form's layout, and records in a closed run that it was made (the first time for these bytes).
 * @throws UserError when another file has the name and may not be replaced; see {@link finishReport}
 */
export async function makeRunReport(
  host: Host,
  workspace: Workspace,
  judged: JudgedFirst,
  wish: ReportWish,
  writerOf: WriterOf,
): Promise<RunReport> {
  const { opened } = judged;
  const { place } = opened.record;
  const signing = await beginSigning(host, workspace, wish);
  const digest = recordDigest(opened.record.segments, host.sha256);
  const document = composed(host, workspace, judged, digest, signing);
  const preliminary = opened.state.closedAt === undefined;
  const by = opened.state.people.at(-1) ?? opened.state.openedBy;
  const writer = preliminary ? undefined : await writerOf(by, policiesOf(workspace, opened.record.segments));
  const attachments = wish.format === 'pdf' ? recordInside(host, workspace, opened.record) : [];
  const finished = await finishReport(
    host,
    workspace,
    { document, attachments, name: runReportName(place), reason: 'Laporan pelaksanaan SOP', signing },
    wish,
  );
  if (writer) recordReport(host, workspace, opened, { ...finished, despite: judged.despite }, writer);
  return { ...finished, run: place.run, digest, preliminary, notes: notesOn(opened) };
}

function notesOn({ state }: OpenedRun): readonly Bilingual[] {
  const late = state.lateActs.length;
  const outdated = state.reports.filter((report) => report.outdated).length;
  return [
    ...(late === 0
      ? []
      : [
          {
            id: `${late} tindakan sesudah ditutup tidak dihitung; putuskan: sop review`,
            en: `${late} acts after the close are not counted; settle them: sop review`,
          },
        ]),
    ...(outdated === 0
      ? []
      : [
          {
            id: 'Laporan baru: catatan bertambah sejak laporan yang terdahulu.',
            en: 'A new report: the record has grown since the earlier one.',
          },
        ]),
  ];
}

function composed(
  host: Host,
  workspace: Workspace,
  { opened: { record, state, sop, part }, ...verdict }: JudgedFirst,
  digest: string,
  signing: Signing | undefined,
): ReportDocument {
  const rule = timeRule(host, workspace);
  const [signer] = workspace.office.signers;
  const by = signing && signing.official.code === signer?.code ? 'signer' : 'runner';
  return composeRunReport({
    sop,
    part,
    state,
    figures: runFigures(part, state, rule, state.lastAt),
    shared: sharedTimes(part, state, rule, state.lastAt),
    runId: record.place.run,
    recordDigest: digest,
    recordPositions: positionWords(record.segments),
    ...reportHead(workspace, rule),
    ...judgementText(verdict),
    ...(signing ? { electronic: { at: signing.at, by, key: signing.keyId } } : {}),
  });
}

/** What a paper says of the record that it was made from. */
export function judgementText({
  damage,
  despite,
  doubts,
}: Omit<JudgedFirst, 'opened'>): Pick<RunReportInput, 'despite' | 'doubts'> {
  const broken = damage.map((one) => damageWords(one).id).join('; ');
  return {
    ...(despite === undefined ? {} : { despite: `${broken}. Alasan tetap dibuat: ${despite}` }),
    ...(doubts.length === 0
      ? {}
      : {
          doubts: doubtTexts(doubts)
            .map(({ id }) => id)
            .join('; '),
        }),
  };
}

function recordReport(
  host: Host,
  workspace: Workspace,
  { record, state }: OpenedRun,
  { path, sha256, despite }: FinishedReport & { readonly despite: string | undefined },
  writer: Writer,
): void {
  if (state.reports.some((made) => made.sha256 === sha256)) return;
  inSession(joinExisting(host, workspace, record, writer), (session) =>
    session.record({
      type: 'report',
      file: nameOf(path),
      sha256,
      ...(despite === undefined ? {} : { despite }),
    }),
  );
}

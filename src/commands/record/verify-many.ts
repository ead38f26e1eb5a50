import { errorCode, failureKind, UsageError, UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { cannotRead } from '../../host/read-file.ts';
import { jsonVerdicts } from '../../terminal/pdf-verdict.ts';
import { waivedIn } from '../../terminal/print-signatures.ts';
import {
  pdfLine,
  runLine,
  unreadLine,
  type VerifiedLine,
  verifiedSummary,
  verifiedText,
} from '../../terminal/verified-line.ts';
import { judgedJson, judgedRow } from '../../terminal/verify-words.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible, visibleJson, visibleLine } from '../../words/visible.ts';
import { fitted } from '../../words/wrapped.ts';
import { leftOut } from '../../workflows/office/odd-entries.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { verifyRecords } from '../../workflows/record/verify-records.ts';
import type { VerifyTarget } from '../../workflows/record/verify-targets.ts';
import { openReader, type Reader, verifyFile } from '../../workflows/signing/verify-file.ts';
import type { Context } from '../context.ts';
import { tell, tellDamaged } from '../tell.ts';
import type { VerifyOptions } from './spec.ts';
import { codeOf, pdfJson } from './verify-pdf.ts';

/** What came of one input: its lines, the same for programs, and how it stands. */
type Judged = {
  readonly lines: readonly VerifiedLine[];
  readonly json: object;
  readonly code: ExitCode;
  /** Sentences that hold for several inputs and are told once, at the end. */
  readonly notes?: readonly Bilingual[];
};

/**
 * `sop verify` of several inputs, one after the other: a line each as soon as it is judged, then a summary. What cannot be read is named and counted.
 * @returns 1 when something is not in order; else 3 when something could not be read; 0 when all is well
 * @throws UserError before anything is looked at, for options that are about one run and roots that cannot be read; a bug in judging one
 * input only after all the others
 */
export function verifyMany(
  context: Context,
  workspace: Workspace,
  targets: readonly VerifyTarget[],
  options: VerifyOptions,
): ExitCode {
  const { host, say } = context;
  refuseOneRunOptions(options);
  if (targets.length === 0) throw new UserError(noNames);
  const reader = openReader(host, workspace, options);
  const progress = progressLine(context, targets.length);
  const words: Bilingual[] = [];
  const codes = new Set<ExitCode>();
  const notes = new Map<string, Bilingual>();
  let bug: unknown;
  for (const [index, target] of targets.entries()) {
    progress.show(index + 1, target.name);
    let judged: Judged;
    try {
      judged = judge(context, workspace, target, { reader, options });
    } catch (error) {
      if (failureKind(error) !== undefined) throw error;
      bug ??= error;
      judged = unreadable(target.name, brokenProgram);
    }
    progress.clear();
    show(context, judged, options);
    words.push(...judged.lines.map(({ word }) => word));
    codes.add(judged.code);
    for (const note of judged.notes ?? []) notes.set(note.id, note);
  }
  const summary = [verifiedSummary(words), ...notes.values()];
  if (options.json) tell(context, summary);
  else {
    const text = visible(`\n${summary.map((one) => `${say(one)}\n`).join('')}`);
    host.out.result(host.terminal.interactive ? fitted(text, host.terminal.columns()) : text);
  }
  if (bug !== undefined) throw bug;
  return [exitCodes.finding, exitCodes.failure].find((code) => codes.has(code)) ?? exitCodes.ok;
}

function refuseOneRunOptions(options: VerifyOptions): void {
  const [given] = (['digest', 'other'] as const).filter((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError({
    id: `--${given} hanya untuk satu pelaksanaan; sebut nomornya saja, misalnya: sop verify 7F3K --${given} …`,
    en: `--${given} is for one run only; name just that one, for example: sop verify 7F3K --${given} …`,
  });
}

type Judging = { readonly reader: Reader; readonly options: VerifyOptions };

/** @throws what is a bug or a failure of the output; everything else is said of this input */
function judge(
  context: Context,
  workspace: Workspace,
  target: VerifyTarget,
  { reader, options }: Judging,
): Judged {
  if (target.kind === 'unread') return unreadable(target.name, target.why.text);
  try {
    return target.kind === 'pdf'
      ? judgePdf(context, target.name, reader)
      : judgeRecords(context, workspace, target.name, options);
  } catch (error) {
    if (failureKind(error) === 'failure') return unreadable(target.name, (error as UserError).text);
    if (errorCode(error) === undefined) throw error;
    return unreadable(target.name, cannotRead(target.name, error).text);
  }
}

function judgePdf({ host }: Context, name: string, reader: Reader): Judged {
  const verified = verifyFile(host, name, reader);
  const { accepted, signatures } = verified.report;
  return {
    lines: [pdfLine(name, verified.report)],
    json: { jenis: 'pdf', ...pdfJson(name, verified) },
    code: codeOf(verified.report),
    notes: [
      ...(accepted && signatures.some(({ trust }) => trust === 'unknown') ? [whoIsUnknown] : []),
      ...waivedIn(verified.report).map(waivedNote),
    ],
  };
}

function judgeRecords(
  context: Context,
  workspace: Workspace,
  target: string,
  { anchor: anchors }: VerifyOptions,
): Judged {
  const wish = { target, anchors, digest: undefined, other: undefined };
  const verified = verifyRecords(context.host, workspace, wish, (run) => ({
    line: runLine(run),
    row: judgedRow(run),
  }));
  const { runs, others } = verified;
  tellDamaged(context, others);
  const rows = runs.map(({ told }) => told.row);
  const isFine = runs.every(({ result }) => result === 'intact' || result === 'anchored');
  return {
    lines: runs.map(({ told }) => told.line),
    json: { jenis: 'catatan', sebutan: target, ...judgedJson(rows, verified) },
    code: isFine && leftOut(others).length === 0 ? exitCodes.ok : exitCodes.finding,
  };
}

const unreadable = (name: string, why: Bilingual): Judged => ({
  lines: [unreadLine(name, why)],
  json: { jenis: 'tidak_terbaca', berkas: name, putusan: jsonVerdicts.unreadable, masalah: why },
  code: exitCodes.failure,
});

function show({ host, say, palette }: Context, { lines, json }: Judged, options: VerifyOptions): void {
  if (options.json) {
    host.out.result(`${visibleJson(JSON.stringify(json))}\n`);
    return;
  }
  const { interactive, columns } = host.terminal;
  const page = { width: columns(), say, palette };
  const width = interactive ? page.width : undefined;
  host.out.result(lines.map((line) => verifiedText(line, page, width)).join(''));
}

/** How far it is, on the line where the next result will stand; only in a terminal. */
function progressLine({ host, accessible }: Context, total: number) {
  const isShown = host.terminal.interactive && !accessible && total > 1;
  const draw = (text: string): void => host.out.message(`\r\u001b[K${text}`);
  return {
    show: (number: number, name: string): void => {
      if (isShown)
        draw(`${number}/${total} ${visibleLine(name).slice(0, Math.max(10, host.terminal.columns() - 20))}`);
    },
    clear: (): void => {
      if (isShown) draw('');
    },
  };
}

const waivedNote = (waiver: string): Bilingual => ({
  id: `Diterima tanpa bukti: --accept ${waiver}.`,
  en: `Accepted without proof: --accept ${waiver}.`,
});
const noNames = {
  id: 'masukan baku tidak memuat nama satu pun; tidak ada yang diperiksa.',
  en: 'standard input holds no name at all; nothing was verified.',
};
const brokenProgram = {
  id: 'galat di program ini saat memeriksanya; yang lain tetap diperiksa, uraiannya di akhir',
  en: 'a bug in this program while verifying it; the others are verified, more about it at the end',
};
const whoIsUnknown = {
  id: 'Siapa yang menandatangani belum dipastikan: beri sertifikat induknya dengan --trust.',
  en: 'Who signed is not established: give the root certificates with --trust.',
};

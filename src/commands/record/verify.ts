import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { judgedJson, judgedLines } from '../../terminal/verify-words.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { verifyRecords } from '../../workflows/record/verify-records.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { Verify, VerifyOptions } from './spec.ts';
import { verifyCode } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';

/** `sop verify`: a signed PDF, the code on a paper, or records of runs by number or folder; without an argument all of the office. */
export const verify: Verify = async (context, [target], options) => {
  if (options.code !== undefined) return verifyCode(context, options.code, options);
  if (target?.toLowerCase().endsWith('.pdf')) return verifyPdfFile(context, target, options);
  return showRecords(context, target, options);
};

/** Exit code 0 when all records are intact, 1 when one is not or an anchor of it cannot be judged. */
function showRecords(context: Context, target: string | undefined, options: VerifyOptions): ExitCode {
  const { host, say } = context;
  const { anchor: anchors, digest, other } = options;
  const verified = verifyRecords(host, openWorkspace(host), { target, anchors, digest, other });
  const { runs } = verified;
  if (options.json) printJson(host, judgedJson(runs, verified));
  else if (runs.length === 0) host.out.result(say(nothingThere));
  else host.out.result(judgedLines(context, runs, verified));
  const isFine = runs.every(({ verdict: { result } }) => result === 'intact' || result === 'anchored');
  return isFine ? exitCodes.ok : exitCodes.finding;
}

const nothingThere = {
  id: 'Tidak ada catatan pelaksanaan di sini.\n',
  en: 'There are no records of runs here.\n',
};

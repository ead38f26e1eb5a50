import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { judgedJson, judgedLines } from '../../terminal/verify-words.ts';
import { leftOut } from '../../workflows/office/odd-entries.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { verifyRecords } from '../../workflows/record/verify-records.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { tellDamaged } from '../tell.ts';
import type { Verify, VerifyOptions } from './spec.ts';
import { verifyCode } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';

/** `sop verify`: a signed PDF, the code on a paper, or records of runs by number or folder; without an argument all of the office. */
export const verify: Verify = async (context, [target], options) => {
  if (options.code !== undefined) return verifyCode(context, options.code, options);
  if (target?.toLowerCase().endsWith('.pdf')) return verifyPdfFile(context, target, options);
  return showRecords(context, target, options);
};

/** Exit code 0 when all records are intact, 1 when one is not, its keys or an anchor of it cannot be judged, or it could not be read. */
function showRecords(context: Context, target: string | undefined, options: VerifyOptions): ExitCode {
  const { host, say } = context;
  const { anchor: anchors, digest, other } = options;
  const verified = verifyRecords(host, openWorkspace(host), { target, anchors, digest, other });
  const { runs, others } = verified;
  tellDamaged(context, others);
  if (options.json) printJson(host, judgedJson(runs, verified));
  else if (runs.length === 0) host.out.result(say(nothingThere));
  else host.out.result(judgedLines(context, runs, verified));
  const isFine = runs.every(({ verdict: { result } }) => result === 'intact' || result === 'anchored');
  return isFine && leftOut(others).length === 0 ? exitCodes.ok : exitCodes.finding;
}

const nothingThere = {
  id: 'Tidak ada catatan pelaksanaan di sini.\n',
  en: 'There are no records of runs here.\n',
};

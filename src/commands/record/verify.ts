import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Host } from '../../host/host.ts';
import { judgedJson, judgedRow, judgedText, unseenText } from '../../terminal/verify-words.ts';
import { leftOut } from '../../workflows/office/odd-entries.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { verifyRecords } from '../../workflows/record/verify-records.ts';
import { targetsOf } from '../../workflows/record/verify-targets.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { tellDamaged } from '../tell.ts';
import type { Verify, VerifyOptions } from './spec.ts';
import { verifyMany } from './verify-many.ts';
import { verifyCode } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';

/**
 * `sop verify`: a signed PDF, the code on a paper, or records of runs by number or folder; without an argument all of the office. Several of them, and
 * what lies in a folder of PDFs, get a line each.
 */
export const verify: Verify = async (context, [words], options) => {
  const { host } = context;
  if (options.code !== undefined) return verifyCode(context, options.code, options);
  const names = words.includes('-')
    ? words.flatMap((word) => (word === '-' ? namesGiven(host) : [word]))
    : words;
  const [only] = names;
  const workspace = openWorkspace(host);
  if (only === undefined && words.length === 0) return showRecords(context, workspace, undefined, options);
  const named = names.map((name) => targetsOf(host, workspace, name));
  const targets = named.flatMap((one) => one.targets);
  const [single] = targets;
  const isOne = named.length === 1 && named[0]?.isFolder === false && words.length === 1 && words[0] !== '-';
  if (!isOne || !single) return verifyMany(context, workspace, targets, options);
  return single.kind === 'pdf'
    ? verifyPdfFile(context, workspace, single.name, options)
    : showRecords(context, workspace, single.name, options);
};

const longestList = 16 * 1024 * 1024;

/** Names from standard input: one a line, or with a zero byte behind each, as `find -print0` writes them. */
function namesGiven({ standardInput }: Host): readonly string[] {
  const text = new TextDecoder().decode(standardInput(longestList));
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((name) => name !== '');
}

/** Exit code 0 when all records are intact, 1 when one is not, its keys or an anchor of it cannot be judged, or it could not be read. */
function showRecords(
  context: Context,
  workspace: Workspace,
  target: string | undefined,
  options: VerifyOptions,
): ExitCode {
  const { host, say } = context;
  const { anchor: anchors, digest, other } = options;
  const verified = verifyRecords(host, workspace, { target, anchors, digest, other }, (run) =>
    options.json ? judgedRow(run) : judgedText(context, run),
  );
  const { runs, others } = verified;
  const told = runs.map((one) => one.told);
  tellDamaged(context, others);
  if (options.json) printJson(host, judgedJson(told, verified));
  else if (runs.length === 0) host.out.result(say(nothingThere));
  else host.out.result(`${told.join('')}${unseenText(context, verified)}`);
  const isFine = runs.every(({ result }) => result === 'intact' || result === 'anchored');
  return isFine && leftOut(others).length === 0 ? exitCodes.ok : exitCodes.finding;
}

const nothingThere = {
  id: 'Tidak ada catatan pelaksanaan di sini.\n',
  en: 'There are no records of runs here.\n',
};

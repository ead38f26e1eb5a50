import type { Host } from '../../host/host.ts';
import { seenFrom } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import type { FinishedReport } from '../../workflows/reports/finish-report.ts';
import type { Signature } from '../../workflows/signing/sign-bytes.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { ReportOptions } from './spec.ts';

/** A file that a command made, or found there already with the same content. */
export type MadeFile = Pick<FinishedReport, 'path' | 'sha256' | 'outcome'>;

/** What is said of a file: where it was made now, and where it was there already. */
type FileWords = { readonly made: Bilingual; readonly there: Bilingual };

/** What is said of a file that was there already with the very same content. */
export const sameFile = ({ id, en }: Bilingual): Bilingual => ({
  id: `${id} sudah ada dan sama`,
  en: `${en} is there already, the same`,
});

/** The line on the screen about a file. */
export const fileLine = (
  { made, there }: FileWords,
  { path, outcome }: Omit<MadeFile, 'sha256'>,
): Bilingual =>
  outcome === 'same'
    ? { id: `${there.id}: ${path}`, en: `${there.en}: ${path}` }
    : { id: `✓ ${made.id}: ${path}`, en: `✓ ${made.en}: ${path}` };

/** The same for programs. */
export const fileJson = ({ path, sha256, outcome }: MadeFile) => ({
  berkas: path,
  sha256,
  sudah_ada: outcome === 'same',
});

/** What is told of a report beside its file. */
type ReportTold = FileWords & {
  /** Lines under that of the file. */
  readonly below?: readonly Bilingual[];
  /** The whole document for programs. */
  readonly json: unknown;
};

/** Tells of a finished report, on the screen or as JSON, and with `--open` opens it. */
export function tellReport(
  context: Context,
  report: FinishedReport,
  { json, below = [], ...words }: ReportTold,
  options: ReportOptions,
): void {
  const { host, say } = context;
  if (report.signature) tellDoubts(context, report.signature);
  if (options.open) openFile(context, report.path);
  if (options.json) {
    printJson(host, json);
    return;
  }
  const signed = report.format === 'pdf' ? [signatureLine(context, report)] : [];
  const lines = [fileLine(words, report), ...[...below, ...signed].map(indented)];
  host.out.result(visible(lines.map((line) => `${say(line)}\n`).join('')));
}

const indented = ({ id, en }: Bilingual): Bilingual => ({ id: `  ${id}`, en: `  ${en}` });

/** Who signed, on a certificate in whose name. */
export const signatureWords = ({ code, holder, level }: Signature): Bilingual => ({
  id: `Ditandatangani ${code} (${holder}), PAdES ${level}`,
  en: `Signed by ${code} (${holder}), PAdES ${level}`,
});

/** What receivers may hold against a signature, once, beside the result. */
export function tellDoubts({ host, say }: Context, { doubts }: Signature): void {
  const words = { id: 'Peringatan', en: 'Warning' };
  host.out.message(visible(doubts.map((doubt) => `${say(words)}: ${say(doubt)}.\n`).join('')));
}

/** The command line by which a signed file is checked, from the working folder. */
export function checkWith({ cwd }: Pick<Host, 'cwd'>, path: string): Bilingual {
  const name = visibleLine(seenFrom(cwd, path));
  const word = /^[\w./][\w./-]*$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  return { id: `Periksa: sop verify ${word}`, en: `Check it: sop verify ${word}` };
}

function signatureLine({ host }: Context, { path, signature }: FinishedReport): Bilingual {
  if (!signature) return { id: 'Belum ditandatangani secara elektronik.', en: 'Not signed electronically.' };
  const { id, en } = signatureWords(signature);
  const check = checkWith(host, path);
  return { id: `${id}. ${check.id}`, en: `${en}. ${check.en}` };
}

const openers = [['xdg-open'], ['open'], ['cmd', '/c', 'start', '']] as const;

/** Opens a file with the desktop's own program, where there is one. */
export function openFile({ host, say }: Context, path: string): void {
  if (openers.some((opener) => host.run([...opener, path]).code === 0)) return;
  host.out.message(
    visible(
      `${say({ id: `Tidak ada program untuk membuka '${path}'; buka sendiri.`, en: `There is no program to open '${path}'; open it yourself.` })}\n`,
    ),
  );
}

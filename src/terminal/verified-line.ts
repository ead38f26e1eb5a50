import type { JudgedRun } from '../record/verify-run.ts';
import type { PdfReport } from '../signature/signature-report.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { Page } from './palette.ts';
import { pdfVerdict, pdfVerdictWords } from './pdf-verdict.ts';
import { taken, whyNotIntact } from './print-signatures.ts';
import { clip, pad, widthOf } from './text-width.ts';
import { firstBreakWords, verdictWords } from './verify-words.ts';

/** What is said of one of many inputs: one line. */
export type VerifiedLine = {
  readonly word: Bilingual;
  readonly tone: 'good' | 'warn' | 'bad';
  readonly name: string;
  readonly detail?: Bilingual;
};

const pdfTones = { intact: 'good', doubtful: 'warn' } as const;

/** Of a PDF: the signers where it is intact, else why it is not. */
export function pdfLine(name: string, report: PdfReport): VerifiedLine {
  const verdict = pdfVerdict(report);
  const [worst] = report.signatures.filter((one) => one.verdict === verdict);
  const signers = report.signatures.flatMap(({ kind, signer }) =>
    kind === 'signature' && signer ? [signer.name] : [],
  );
  const names = [...new Set(signers)].join(', ');
  const why = report.problem ?? (worst ? whyNotIntact(worst) : verdict === 'doubtful' ? taken : undefined);
  const detail = verdict === 'intact' ? { id: names, en: names } : why;
  const tone = verdict === 'intact' || verdict === 'doubtful' ? pdfTones[verdict] : 'bad';
  return { word: pdfVerdictWords[verdict], tone, name, ...(detail ? { detail } : {}) };
}

const runTones = {
  broken: 'bad',
  doubtful: 'bad',
  unjudged: 'bad',
  intact: 'warn',
  anchored: 'good',
} as const;

/** Of the record of a run; where it is broken, the first thing that was found. */
export function runLine({ run, verdict }: JudgedRun): VerifiedLine {
  const detail = verdict.result === 'broken' ? firstBreakWords(verdict.breaks[0]) : undefined;
  const tone = runTones[verdict.result];
  return { word: verdictWords[verdict.result], tone, name: run, ...(detail ? { detail } : {}) };
}

/** Of what could not be looked at. */
export const unreadLine = (name: string, why: Bilingual): VerifiedLine => ({
  word: pdfVerdictWords.unreadable,
  tone: 'bad',
  name,
  detail: why,
});

/** The columns of the verdicts that are usual among files. */
const verdictWidth = 18;
const leastDetail = 30;

/** The line as text; where it is for a screen, the detail ends at its edge, but the name is always whole. */
export function verifiedText({ word, tone, name, detail }: VerifiedLine, page: Page, width?: number): string {
  const { say, palette } = page;
  const shown = visibleLine(name);
  const verdict = say(word);
  const head = `${palette[tone](pad(verdict, verdictWidth))}  ${shown}`;
  if (!detail || say(detail) === '') return `${head}\n`;
  const used = Math.max(verdictWidth, widthOf(verdict)) + widthOf(shown) + 5;
  const text = visibleLine(say(detail));
  const cut = width === undefined ? text : clip(text, Math.max(leastDetail, width - used));
  return `${head} · ${palette.dim(cut)}\n`;
}

/** How many there were of each verdict: `348 berkas: 340 UTUH, 8 DIUBAH`. */
export function verifiedSummary(words: readonly Bilingual[]): Bilingual {
  const order = [...Object.values(pdfVerdictWords), ...Object.values(verdictWords)];
  const counts = order.flatMap((word) => {
    const count = words.filter((one) => one === word).length;
    return count === 0 ? [] : [{ id: `${count} ${word.id}`, en: `${count} ${word.en}` }];
  });
  const listed = (of: keyof Bilingual): string => counts.map((one) => one[of]).join(', ');
  return {
    id: `${words.length} diperiksa: ${listed('id')}.`,
    en: `${words.length} verified: ${listed('en')}.`,
  };
}

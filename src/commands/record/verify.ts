import { type Run, textOption } from '../context.ts';
import { verifyPaper } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';
import { verifyRecords } from './verify-record.ts';

/** `sop verify`: a signed PDF, the code on a paper, or records of runs by number or folder; without an argument all of the office. */
export const verify: Run = async (context, [target], options) => {
  const code = textOption(options, 'kode');
  if (code !== undefined) return verifyPaper(context, code, options);
  if (target?.toLowerCase().endsWith('.pdf')) return verifyPdfFile(context, target, options);
  return verifyRecords(context, target, options);
};

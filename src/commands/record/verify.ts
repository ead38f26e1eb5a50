import type { Verify } from './spec.ts';
import { verifyPaper } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';
import { verifyRecords } from './verify-record.ts';

/** `sop verify`: a signed PDF, the code on a paper, or records of runs by number or folder; without an argument all of the office. */
export const verify: Verify = async (context, [target], options) => {
  const code = options.code;
  if (code !== undefined) return verifyPaper(context, code, options);
  if (target?.toLowerCase().endsWith('.pdf')) return verifyPdfFile(context, target, options);
  return verifyRecords(context, target, options);
};

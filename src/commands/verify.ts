import { UserError } from '../host/errors.ts';
import { visibleLine } from '../terminal/visible.ts';
import { type Run, textOption } from './context.ts';
import { verifyPaper } from './verify-paper.ts';
import { verifyPdfFile } from './verify-pdf.ts';

/** `sop verify FILE.pdf`: who signed it, and whether it was changed since. */
export const verify: Run = async (context, [name = ''], options) => {
  const code = textOption(options, 'kode');
  if (code !== undefined) return verifyPaper(context, code, options);
  if (name.toLowerCase().endsWith('.pdf')) return verifyPdfFile(context, name, options);
  throw new UserError({
    id: `'${visibleLine(name)}' bukan berkas PDF. Contoh: sop verify laporan.pdf`,
    en: `'${visibleLine(name)}' is no PDF file. Example: sop verify laporan.pdf`,
  });
};

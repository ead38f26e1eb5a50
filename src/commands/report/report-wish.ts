import { UsageError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type ReportFormat, reportFormats } from '../../office/office.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { ReportWish } from '../../workflows/reports/finish-report.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { signingWish } from '../sign/signing-wish.ts';

/** How a report is wanted, as the options say. @throws UsageError */
export function reportWish(context: Context, options: Options): ReportWish {
  const format = formatOption(options);
  const signs = options['sign'] === true;
  if (signs && format !== 'pdf') throw new UsageError(onlyPdf(format));
  const output = textOption(options, 'output');
  return {
    format,
    path: output === undefined ? undefined : join(context.host.cwd, output),
    replace: options['replace'] === true,
    signing: signs ? signingWish(context, options) : undefined,
  };
}

/** The format of `--format`, or of the ending of `-o`; PDF without either. @throws UsageError */
function formatOption(options: Options): ReportFormat {
  const asked = textOption(options, 'format')?.trim().toLowerCase();
  const ending = textOption(options, 'output')?.split('.').at(-1)?.toLowerCase();
  if (asked === undefined) return reportFormats.find((one) => one === ending) ?? 'pdf';
  const format = reportFormats.find((one) => one === asked);
  if (format) return format;
  const meant = nearest(asked, reportFormats);
  throw new UsageError({
    id: `--format '${visibleLine(asked)}' tidak dikenal.${meant ? ` Maksud Anda: ${meant}?` : ''} Tulis salah satu dari: ${reportFormats.join(', ')}`,
    en: `--format '${visibleLine(asked)}' is not known.${meant ? ` Did you mean ${meant}?` : ''} Write one of: ${reportFormats.join(', ')}`,
  });
}

const onlyPdf = (format: ReportFormat) => ({
  id: `--sign hanya untuk PDF, bukan ${format}. Hapus --sign atau --format.`,
  en: `--sign is for PDF only, not ${format}. Leave out --sign or --format.`,
});

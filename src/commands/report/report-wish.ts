import { UsageError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type ReportFormat, reportFormats } from '../../office/office.ts';
import type { ReportWish } from '../../workflows/reports/finish-report.ts';
import type { Context } from '../context.ts';
import { signingWish } from '../sign/signing-wish.ts';
import type { ReportOptions } from './spec.ts';

/** How a report is wanted, as the options say. @throws UsageError */
export function reportWish(context: Context, options: ReportOptions): ReportWish {
  const format = formatOption(options);
  const signs = options.sign === true;
  if (signs && format !== 'pdf') throw new UsageError(onlyPdf(format));
  const idle = (['signer', 'level', 'certify'] as const).filter((name) => options[name] !== undefined);
  if (!signs && idle.length > 0) throw new UsageError(onlySigning(idle.map((name) => `--${name}`)));
  const output = options.output;
  return {
    format,
    path: output === undefined ? undefined : join(context.host.cwd, output),
    replace: options.replace === true,
    signing: signs ? signingWish(context, options) : undefined,
  };
}

/** The format of `--format`, or of the ending of `-o`; PDF without either. */
function formatOption({ format, output }: ReportOptions): ReportFormat {
  const ending = output?.split('.').at(-1)?.toLowerCase();
  return format ?? reportFormats.find((one) => one === ending) ?? 'pdf';
}

const onlySigning = (names: readonly string[]) => ({
  id: `${names.join(', ')} hanya bersama --sign; tanpa itu laporannya tidak ditandatangani.`,
  en: `${names.join(', ')}: only with --sign; without it the report is not signed.`,
});
const onlyPdf = (format: ReportFormat) => ({
  id: `--sign hanya untuk PDF, bukan ${format}. Hapus --sign atau --format.`,
  en: `--sign is for PDF only, not ${format}. Leave out --sign or --format.`,
});

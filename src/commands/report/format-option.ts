import { UsageError } from '../../host/errors.ts';
import { type ReportFormat, reportFormats } from '../../office/office.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import { type Options, textOption } from '../context.ts';

/** The format of `--format`, or of the ending of `-o`; PDF without either. @throws UsageError */
export function formatOption(options: Options): ReportFormat {
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

import { type Context, type Options, textOption } from '../../commands/context.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { Attached } from '../../report/pdf/pdf-document.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleJson, visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { reportPaper } from './report-paper.ts';

export const reportFormats = ['pdf', 'html', 'xlsx', 'csv', 'json', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];

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

/** A report in one of the formats; the bytes of `pdf` are made by `drawPdf` if it is given. */
export async function reportBytes(
  context: Context,
  workspace: Workspace,
  report: ReportDocument,
  format: ReportFormat,
  drawPdf?: (attachments: readonly Attached[]) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (format) {
    case 'pdf': {
      const { reportJson } = await import('../../report/formats/data-formats.ts');
      const text = `${JSON.stringify(reportJson(report), null, 2)}\n`;
      const attached = [
        { name: 'laporan.json', type: 'application/json', description: 'Data laporan ini', text },
      ];
      if (drawPdf) return onPaper(drawPdf(attached));
      const { drawReportDocument } = await import('../../report/pdf/report-document.ts');
      return onPaper(drawReportDocument(report, reportPaper(context, workspace), attached));
    }
    case 'html':
      return utf8((await import('../../report/formats/html.ts')).drawHtml(report));
    case 'md':
      return utf8((await import('../../report/formats/markdown.ts')).drawMarkdown(report));
    case 'json': {
      const { reportJson } = await import('../../report/formats/data-formats.ts');
      return utf8(`${visibleJson(JSON.stringify(reportJson(report), null, 2))}\n`);
    }
    case 'csv':
      return utf8((await import('../../report/formats/data-formats.ts')).reportCsv(report));
    case 'xlsx':
      return (await import('../../report/formats/data-formats.ts')).reportWorkbook(report);
  }
}

/** @throws UserError when it would be more paper than anybody files */
async function onPaper(drawing: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await drawing;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TooManyPages')) throw error;
    throw new UserError(tooManyPages(error.message));
  }
}

const tooManyPages = (most: string) => ({
  id: `laporan ini lebih dari ${most} halaman; tidak ada yang ditulis. Persempit: --part KODE, atau --period yang lebih pendek; atau ambil semua baris sebagai --format xlsx atau csv.`,
  en: `this report would have more than ${most} pages; nothing was written. Narrow it: --part CODE, or a shorter --period; or take all rows as --format xlsx or csv.`,
});

import { UserError } from '../../host/errors.ts';
import type { ReportFormat } from '../../office/office.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { Attached } from '../../report/pdf/draw-pdf.ts';
import type { ReportPaper } from '../../report/pdf/sheet.ts';
import { visibleJson } from '../../words/visible.ts';

/** What a report shall be: on paper, or one of the formats without paper. */
export type ReportForm = OnPaper | { readonly format: Exclude<ReportFormat, 'pdf'> };

/** A PDF on this paper, with these files inside and, but for a blank form, its data. */
type OnPaper = {
  readonly format: 'pdf';
  readonly paper: ReportPaper;
  readonly attachments?: readonly Attached[];
  readonly blank?: boolean;
};

/** A report as the bytes of a file; the same report gives the same bytes. @throws UserError when it would be more paper than anybody files */
export async function reportBytes(report: ReportDocument, form: ReportForm): Promise<Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (form.format) {
    case 'pdf':
      return onPaper(report, form);
    case 'html':
      return utf8((await import('../../report/formats/html.ts')).drawHtml(report));
    case 'md':
      return utf8((await import('../../report/formats/markdown.ts')).drawMarkdown(report));
    case 'json':
      return utf8(visibleJson(await jsonText(report)));
    case 'csv':
      return utf8((await import('../../report/formats/csv.ts')).reportCsv(report));
    case 'xlsx':
      return (await import('../../report/formats/xlsx.ts')).reportWorkbook(report);
  }
}

async function jsonText(report: ReportDocument): Promise<string> {
  const { reportJson } = await import('../../report/formats/json.ts');
  return `${JSON.stringify(reportJson(report), null, 2)}\n`;
}

async function onPaper(
  report: ReportDocument,
  { paper, attachments = [], blank = false }: OnPaper,
): Promise<Uint8Array> {
  const data = blank ? [] : [await dataInside(report)];
  const { drawPdf } = await import('../../report/pdf/draw-pdf.ts');
  try {
    return await drawPdf(report, paper, [...attachments, ...data]);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TooManyPages')) throw error;
    throw new UserError(tooManyPages(error.message));
  }
}

const dataInside = async (report: ReportDocument): Promise<Attached> => ({
  name: 'laporan.json',
  type: 'application/json',
  description: 'Data laporan ini',
  text: await jsonText(report),
});

const tooManyPages = (most: string) => ({
  id: `laporan ini lebih dari ${most} halaman; tidak ada yang ditulis. Persempit: --part KODE, atau --period yang lebih pendek; atau ambil semua baris sebagai --format xlsx atau csv.`,
  en: `this report would have more than ${most} pages; nothing was written. Narrow it: --part CODE, or a shorter --period; or take all rows as --format xlsx or csv.`,
});

import type { ReportMetadata } from '../blocks/report-document.ts';
import { visibleText } from '../blocks/visible-text.ts';

/** What the file says about itself, on one line each and without characters that no reader shows. */
export function documentInfo(metadata: ReportMetadata): PDFKit.DocumentInfo {
  const clean = (text: string): string => visibleText(text, () => true).replaceAll('\n', ' ');
  const date = new Date(metadata.createdAt);
  return {
    Title: clean(metadata.title),
    Author: clean(metadata.author),
    Subject: clean(metadata.subject),
    Keywords: clean(metadata.keywords),
    Creator: 'sop',
    CreationDate: date,
    ModDate: date,
  };
}

/** The step of pdfkit that writes the document's info as XMP; it is not declared. */
type XmpWriter = { info: PDFKit.DocumentInfo; _addInfo: () => void };

/** pdfkit writes the info into XML as it is: this lets it see the escaped form while it does, so that `&` is safe. */
export function escapeXmp(doc: PDFKit.PDFDocument): void {
  const writer = doc as unknown as XmpWriter;
  const write = writer._addInfo;
  writer._addInfo = () => {
    const { info } = writer;
    writer.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    write.call(writer);
    writer.info = info;
  };
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

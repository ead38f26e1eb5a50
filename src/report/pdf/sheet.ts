import PDFDocument from 'pdfkit';
import type { ReportMetadata } from '../blocks/report-document.ts';
import { visibleText } from '../blocks/visible-text.ts';
import { type Ink, type InkFont, type OpenedFonts, openFonts, openInk } from './ink.ts';
import { defaultLayout, type Frame, frameOf, type Layout } from './layout.ts';
import type { Line, Measure, Style } from './lines.ts';
import { openTags, type Tags } from './tags.ts';

/** What a report is drawn on: two TrueType fonts as bytes, and how its pages are laid out. */
export type ReportPaper = {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly layout?: Layout;
};

/** The paper being written on: the document, a measure for its fonts and, `y`, where the next block begins. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: OpenedFonts;
  readonly ink: Ink;
  readonly tags: Tags;
  readonly measure: Measure;
  readonly layout: Layout;
  readonly page: Frame;
  y: number;
};

/** What the file is made after; `PDF/A-1b` (without attachments) is what an offline checker knows. */
export type Conformance = 'PDF/A-3b' | 'PDF/A-1b';

/** Opens a document with its first page. Nothing in it depends on the clock; only the given fonts are embedded. */
export function openSheet(
  metadata: ReportMetadata,
  { regular, bold, layout = defaultLayout }: ReportPaper,
  conformance: Conformance = 'PDF/A-3b',
): Sheet {
  const page = frameOf(layout);
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: conformance === 'PDF/A-1b' ? '1.4' : '1.7',
    subset: conformance,
    tagged: true,
    lang: metadata.language,
    displayTitle: true,
    bufferPages: true,
    // No font to begin with: otherwise Helvetica would be in the file.
    font: '',
    info: documentInfo(metadata),
  });
  escapeXmp(doc);
  doc.registerFont('regular', regular as Buffer);
  doc.registerFont('bold', bold as Buffer);
  const opened = openFonts(doc);
  const ink = openInk(doc, opened);
  const measure = measureWith(doc);
  return { doc, fonts: opened, ink, tags: openTags(doc), measure, layout, page, y: page.top };
}

/** What the file says about itself, on one line each and without characters that no reader shows. */
function documentInfo(metadata: ReportMetadata): PDFKit.DocumentInfo {
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
function escapeXmp(doc: PDFKit.PDFDocument): void {
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

/** The most pages of a report, unless its layout says less. */
export const mostPages = 500;

/** A report that would have more pages than anybody files. */
export class TooManyPages extends Error {
  override readonly name = 'TooManyPages';
  /** The message is the number of pages that it may have. */
  constructor(most: number) {
    super(String(most));
  }
}

/** Begins a new page. @throws TooManyPages */
export function newPage(sheet: Sheet): void {
  const { mostPages: most = mostPages } = sheet.layout;
  if (sheet.doc.bufferedPageRange().count >= most) throw new TooManyPages(most);
  sheet.doc.addPage();
  sheet.y = sheet.page.top;
}

/** Height that is left on the page, points. */
export const roomLeft = ({ page, y }: Sheet): number => page.bottom - y;

/** Begins a new page unless `height` fits on this one, or this one is empty anyway. */
export function needRoom(sheet: Sheet, height: number): void {
  if (height > roomLeft(sheet) && sheet.y > sheet.page.top) newPage(sheet);
}

/** Draws one line with its left edge at `x` and its top at `y`. */
export function drawLine(sheet: Sheet, line: Line, x: number, y: number, style: Style): void {
  for (const piece of line.pieces) {
    const font: InkFont = { name: piece.bold ? 'bold' : 'regular', size: style.size };
    sheet.ink.text(piece.text, { x: x + piece.x, y }, font);
  }
}

const unit = 1000;

/** Measures each text once and scales; letters are as wide in proportion at every size. */
function measureWith(doc: PDFKit.PDFDocument): Measure {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  return (text, { size, bold }) => {
    const font = bold ? 'bold' : 'regular';
    let width = known[font].get(text);
    if (width === undefined) {
      width = doc.font(font).fontSize(unit).widthOfString(text) / unit;
      known[font].set(text, width);
    }
    return width * size;
  };
}

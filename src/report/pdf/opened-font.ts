/** Where a glyph of a word stands, thousandths of the font size. */
type GlyphPlace = {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

/** What pdfkit has of an opened font and does not declare. `encode` gives glyph numbers in hex; it counts them as used. */
export type OpenedFont = {
  readonly id: string;
  readonly ascender: number;
  readonly ref: () => unknown;
  readonly encode: (text: string) => readonly [glyphs: readonly string[], places: readonly GlyphPlace[]];
  readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
};

export type FontName = 'regular' | 'bold';
export type OpenedFonts = Readonly<Record<FontName, OpenedFont>>;

/** Opens both registered fonts of a document. */
export function openFonts(doc: PDFKit.PDFDocument): OpenedFonts {
  const open = (name: FontName): OpenedFont =>
    (doc.font(name) as unknown as { readonly _font: OpenedFont })._font;
  return { regular: open('regular'), bold: open('bold') };
}

/** Tells whether both weights have a glyph for a character. */
export function glyphTest({ regular, bold }: OpenedFonts): (codePoint: number) => boolean {
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let has = known.get(codePoint);
    if (has === undefined) {
      has = regular.font.hasGlyphForCodePoint(codePoint) && bold.font.hasGlyphForCodePoint(codePoint);
      known.set(codePoint, has);
    }
    return has;
  };
}

import type { Sheet } from './sheet.ts';

/** The part of an opened font that is asked; pdfkit has it but does not declare it. */
type OpenedFont = { readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean } };

/** Tells whether both weights have a glyph for a character. */
export function glyphTest({ doc }: Sheet): (codePoint: number) => boolean {
  const fonts = ['regular', 'bold'].map(
    (name) => (doc.font(name) as unknown as { readonly _font: OpenedFont })._font.font,
  );
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let has = known.get(codePoint);
    if (has === undefined) {
      has = fonts.every((font) => font.hasGlyphForCodePoint(codePoint));
      known.set(codePoint, has);
    }
    return has;
  };
}

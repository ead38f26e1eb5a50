/** Where a glyph of a word stands, thousandths of the font size. */
type GlyphPlace = {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

/** What pdfkit has of an opened font and does not declare. `encode` gives glyph numbers in hex; it counts them as used. */
type OpenedFont = {
  readonly id: string;
  readonly ascender: number;
  readonly ref: () => unknown;
  readonly encode: (text: string) => readonly [glyphs: readonly string[], places: readonly GlyphPlace[]];
  readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
};

type FontName = 'regular' | 'bold';
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

/**
 * Puts text and rules on the page in few, long strokes: each word is encoded once and a row's rules are one path. On
 * long reports this is several times faster than a call of pdfkit for each.
 */
export type Ink = {
  /** Text of one weight with its left end at `x` and the top of its line at `y`. */
  readonly text: (text: string, place: { readonly x: number; readonly y: number }, font: InkFont) => void;
  /** A box with upright rules inside, points. */
  readonly box: (box: Box, uprights: readonly number[]) => void;
};

export type InkFont = { readonly name: FontName; readonly size: number };
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The page of pdfkit as it is written to; not declared. */
type Page = { readonly fonts: Record<string, unknown> };
type Writer = { readonly page: Page; readonly addContent: (operators: string) => void };

/** Opens the ink of a document. Coordinates run from the upper left corner downwards, as pdfkit turns them. */
export function openInk(doc: PDFKit.PDFDocument, fonts: OpenedFonts): Ink {
  const writer = doc as unknown as Writer;
  const encoders = { regular: wordEncoder(fonts.regular), bold: wordEncoder(fonts.bold) };
  return {
    text(text, { x, y }, { name, size }) {
      const font = fonts[name];
      const words = encoders[name](text);
      if (words === undefined) {
        doc.font(name).fontSize(size).text(text, x, y, { lineBreak: false });
        return;
      }
      writer.page.fonts[font.id] ??= font.ref();
      const base = y + (font.ascender / 1000) * size;
      writer.addContent(`BT /${font.id} ${size} Tf 1 0 0 -1 ${short(x)} ${short(base)} Tm [${words}] TJ ET`);
    },
    box({ x, y, width, height }, uprights) {
      const path = uprights.map((at) => `${short(at)} ${short(y)} m ${short(at)} ${short(y + height)} l`);
      const frame = `${short(x)} ${short(y)} ${short(width)} ${short(height)} re`;
      writer.addContent(`0.5 w ${[frame, ...path].join(' ')} S`);
    },
  };
}

const short = (value: number): number => Math.round(value * 1000) / 1000;

/** Encodes a text word by word, remembering each; undefined when a glyph stands beside its usual place. */
function wordEncoder(font: OpenedFont): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const encoded: string[] = [];
    for (const word of text.split(/(?= )|(?<= )/)) {
      let one = known.get(word);
      if (one === undefined && !known.has(word)) {
        one = encodeWord(font, word);
        known.set(word, one);
      }
      if (one === undefined) return undefined;
      encoded.push(one);
    }
    return encoded.join('');
  };
}

/** Glyphs as hex strings with the kerning between them, as an operand of `TJ`. */
function encodeWord(font: OpenedFont, word: string): string | undefined {
  const [glyphs, places] = font.encode(word);
  let operand = '';
  let run = '';
  for (const [index, place] of places.entries()) {
    if (place.xOffset !== 0 || place.yOffset !== 0) return undefined;
    run += glyphs[index] ?? '';
    const kerning = place.advanceWidth - place.xAdvance;
    if (kerning !== 0) {
      operand += `<${run}>${short(kerning)}`;
      run = '';
    }
  }
  return run === '' ? operand : `${operand}<${run}>`;
}

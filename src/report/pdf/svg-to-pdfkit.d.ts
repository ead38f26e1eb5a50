declare module 'svg-to-pdfkit' {
  type Options = {
    readonly width: number;
    readonly height: number;
    readonly assumePt: boolean;
    readonly fontCallback: () => string;
    readonly imageCallback: () => string;
    readonly warningCallback: () => void;
  };
  /** Draws an SVG text into a pdfkit document; the package brings no declarations. */
  const drawSvg: (doc: PDFKit.PDFDocument, svg: string, x: number, y: number, options: Options) => void;
  export = drawSvg;
}

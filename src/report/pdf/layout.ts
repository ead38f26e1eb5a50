/** How a page is laid out beyond what its report says: margins, kop, logo, extra lines, the place for signatures. Lengths in points. */
export type Layout = {
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly letterhead: {
    readonly align: 'left' | 'center';
    readonly size: number;
    readonly rule: 'single' | 'double' | 'none';
  };
  readonly logo?: Logo;
  /** Centred lines below the title. */
  readonly belowHeading: readonly string[];
  /** Lines after the last signature, such as the tembusan. */
  readonly atEnd: readonly string[];
  readonly signatures: { readonly width: number; readonly space: number };
  /** For tests: fewer pages than reports may have. */
  readonly mostPages?: number;
};

/** The picture at the head of a report; `alternative` is said to those who do not see it. */
export type Logo = {
  readonly image: Uint8Array;
  readonly kind: 'png' | 'jpeg' | 'svg';
  /** Width by height of the picture. */
  readonly ratio: number;
  readonly height: number;
  readonly align: 'left' | 'center';
  readonly alternative: string;
};

/** Millimetres in points, to a hundredth. */
export const millimetres = (length: number): number => Math.round((length * 7200) / 25.4) / 100;

/** The layout without a template of the office: margins 2 cm above, 2.5 left, 1.5 right; the foot stands in the lower one. */
export const defaultLayout: Layout = {
  margins: {
    top: millimetres(20),
    right: millimetres(15),
    bottom: millimetres(17.64),
    left: millimetres(25),
  },
  letterhead: { align: 'left', size: 9, rule: 'single' },
  belowHeading: [],
  atEnd: [],
  signatures: { width: 260, space: 46 },
};

/** Where things stand on a page, points from its upper left corner. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly bodyWidth: number;
  readonly bodyHeight: number;
};

/** A4 landscape with the margins of a layout. */
export function frameOf({ margins }: Layout): Frame {
  const [width, height, { left, top }] = [841.89, 595.28, margins];
  const hundredth = (value: number): number => Math.round(value * 100) / 100;
  const [right, bottom] = [hundredth(width - margins.right), hundredth(height - margins.bottom)];
  return { width, height, left, right, top, bottom, bodyWidth: right - left, bodyHeight: bottom - top };
}

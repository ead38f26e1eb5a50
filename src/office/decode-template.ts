/** How the reports of an office look; lengths in millimetres, type sizes in points. */
export type ReportTemplate = {
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
  readonly logo?: TemplateLogo;
  readonly belowHeading: readonly string[];
  readonly atEnd: readonly string[];
  readonly signatures: { readonly width: number; readonly space: number };
};

/** `file` is relative to the office folder. */
export type TemplateLogo = {
  readonly file: string;
  readonly height: number;
  readonly align: 'left' | 'center';
  readonly alternative?: string;
};

type Place = 'kiri' | 'tengah';
type TemplateKeys = {
  readonly margin?: {
    readonly atas?: number;
    readonly kanan?: number;
    readonly bawah?: number;
    readonly kiri?: number;
  };
  readonly kop?: {
    readonly letak?: Place;
    readonly ukuran?: number;
    readonly garis?: 'tunggal' | 'ganda' | 'tanpa';
  };
  readonly logo?: {
    readonly berkas: string;
    readonly tinggi?: number;
    readonly letak?: Place;
    readonly teks?: string;
  };
  readonly baris_judul?: readonly string[];
  readonly baris_akhir?: readonly string[];
  readonly blok_penanda?: { readonly lebar?: number; readonly ruang?: number };
};

const places = { kiri: 'left', tengah: 'center' } as const;
const rules = { tunggal: 'single', ganda: 'double', tanpa: 'none' } as const;

/** The content of a validated template file; what it does not say stays as in `base`. */
export function decodeTemplate(value: unknown, base: ReportTemplate): ReportTemplate {
  const { margin = {}, kop = {}, logo, baris_judul, baris_akhir, blok_penanda = {} } = value as TemplateKeys;
  const { margins, letterhead, signatures } = base;
  return {
    margins: {
      top: margin.atas ?? margins.top,
      right: margin.kanan ?? margins.right,
      bottom: margin.bawah ?? margins.bottom,
      left: margin.kiri ?? margins.left,
    },
    letterhead: {
      align: kop.letak ? places[kop.letak] : letterhead.align,
      size: kop.ukuran ?? letterhead.size,
      rule: kop.garis ? rules[kop.garis] : letterhead.rule,
    },
    ...(logo ? { logo: decodeLogo(logo) } : base.logo ? { logo: base.logo } : {}),
    belowHeading: baris_judul ?? base.belowHeading,
    atEnd: baris_akhir ?? base.atEnd,
    signatures: {
      width: blok_penanda.lebar ?? signatures.width,
      space: blok_penanda.ruang ?? signatures.space,
    },
  };
}

const decodeLogo = ({ berkas, tinggi, letak, teks }: NonNullable<TemplateKeys['logo']>): TemplateLogo => ({
  file: berkas,
  height: tinggi ?? 16,
  align: places[letak ?? 'kiri'],
  ...(teks === undefined ? {} : { alternative: teks }),
});

/** The template that says nothing of its own: what `templates/laporan.yaml` of the program begins with. */
export const plainTemplate: ReportTemplate = {
  margins: { top: 20, right: 15, bottom: 17.64, left: 25 },
  letterhead: { align: 'left', size: 9, rule: 'single' },
  belowHeading: [],
  atEnd: [],
  signatures: { width: 91.72, space: 16.23 },
};

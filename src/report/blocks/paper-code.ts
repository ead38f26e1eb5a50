const paperKinds = ['RUN', 'REKAP', 'TABEL7', 'FORM', 'SERAH'] as const;

/**
 * What a page says of where it comes from: a run with the digest of its record, a recap or a Tabel 7 with that of its data, a blank form with
 * that of its SOP file, a handover with that of its journal line.
 */
export type PaperCode = {
  readonly kind: (typeof paperKinds)[number];
  /** Number of the run, code of the part, or name of the period, with `/` and a part where it is of one part. */
  readonly name: string;
  /** The first 32 digits of a SHA-256, upper case. */
  readonly digest: string;
  /** The first 12 digits of the SHA-256 of the signer's certificate, upper case; absent when nobody signed. */
  readonly key?: string;
  /** Of a run: where the heads stand that the digest was made of, as `fa6f12ab:12` each, so that nobody need search for them. */
  readonly positions?: readonly string[];
};

/** Marks the words of {@link paperCode}, and their version: those of a run with positions, and all others. */
const marks = ['SOP2', 'SOP1'] as const;

/** More of them would make squares that a telephone does not read; they are left out then. */
const mostPositions = 6;

/** The words of the QR code, short enough to be typed, in letters that QR packs tightly. */
export function paperCode({ kind, name, digest, key, positions = [] }: PaperCode): string {
  const words = [
    kind === 'RUN' ? marks[0] : marks[1],
    kind,
    name.replace('..', '-'),
    digest.slice(0, 32),
    ...(key === undefined ? [] : [key]),
    ...(positions.length > mostPositions ? [] : positions),
  ];
  return words.join(' ').toUpperCase();
}

/** Reads the words of a QR code, in any case and with any spaces; undefined when they are none of ours. */
export function readPaperCode(text: string): PaperCode | undefined {
  const [first, word, name, digest = '', ...more] = text.trim().toUpperCase().split(/\s+/);
  const kind = paperKinds.find((one) => one === word);
  if (!marks.some((mark) => mark === first) || name === undefined || kind === undefined) return undefined;
  const positions = more.filter((one) => one.includes(':'));
  const [key, ...others] = more.filter((one) => !one.includes(':'));
  const arePositions = positions.every((one) => kind === 'RUN' && /^[0-9A-F]{8,16}:\d+$/.test(one));
  if (others.length > 0 || !/^[0-9A-F]{32}$/.test(digest) || !arePositions) return undefined;
  if (key !== undefined && !/^[0-9A-F]{12}$/.test(key)) return undefined;
  return {
    kind,
    name,
    digest,
    ...(key === undefined ? {} : { key }),
    ...(positions.length === 0 ? {} : { positions }),
  };
}

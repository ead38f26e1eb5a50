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
};

/** Marks the words of {@link paperCode}, and their version. */
const mark = 'SOP1';

/** The words of the QR code, short enough to be typed, in letters that QR packs tightly. */
export function paperCode({ kind, name, digest, key }: PaperCode): string {
  const words = [
    mark,
    kind,
    name.replace('..', '-'),
    digest.slice(0, 32),
    ...(key === undefined ? [] : [key]),
  ];
  return words.join(' ').toUpperCase();
}

/** Reads the words of a QR code, in any case and with any spaces; undefined when they are none of ours. */
export function readPaperCode(text: string): PaperCode | undefined {
  const [first, word, name, digest, key, ...more] = text.trim().toUpperCase().split(/\s+/);
  const kind = paperKinds.find((one) => one === word);
  if (first !== mark || more.length > 0 || name === undefined || kind === undefined) return undefined;
  if (!/^[0-9A-F]{32}$/.test(digest ?? '') || !/^[0-9A-F]{12}$/.test(key ?? '0'.repeat(12))) return undefined;
  return { kind, name, digest: digest ?? '', ...(key === undefined ? {} : { key }) };
}

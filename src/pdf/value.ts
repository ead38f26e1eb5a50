import type { Bilingual } from '../words/bilingual.ts';

/** A value of a PDF file (ISO 32000-2, 7.3) as it stands there; names and keys without their slash. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfArray
  | PdfDict
  | PdfRef
  | PdfStream;

type PdfName = { readonly kind: 'name'; readonly text: string };
/** `start` and `end` are the places of the delimiters `(` or `<` and behind `)` or `>` in the bytes it was read from. */
export type PdfString = {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly hex: boolean;
};
type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
/** `repeated` names a key that stands there twice; readers disagree on which counts. */
export type PdfDict = {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly repeated?: string;
};
export type PdfRef = { readonly kind: 'ref'; readonly number: number; readonly generation: number };
/** `data` is what stands between `stream` and `endstream`, still filtered. */
export type PdfStream = { readonly kind: 'stream'; readonly dict: PdfDict; readonly data: Uint8Array };

/** What makes a file unreadable, in words for the person who reads the answer. */
export class PdfProblem extends Error {
  readonly text: Bilingual;
  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

/** A file that asks for more than its reader gives: what catches problems of a part lets this one through. */
export class PdfLimit extends PdfProblem {}

type Kinds = {
  name: PdfName;
  string: PdfString;
  array: PdfArray;
  dict: PdfDict;
  ref: PdfRef;
  stream: PdfStream;
};

/** The value if it is of the kind, else undefined. */
export function asKind<Kind extends keyof Kinds>(
  value: PdfValue | undefined,
  kind: Kind,
): Kinds[Kind] | undefined {
  return typeof value === 'object' && value !== null && value.kind === kind
    ? (value as Kinds[Kind])
    : undefined;
}

/** The text of a name, else undefined. */
export const nameText = (value: PdfValue | undefined): string | undefined => asKind(value, 'name')?.text;

/** The text of a string, UTF-16 with its mark or else byte by byte. */
export function textOf(value: PdfValue): string | undefined {
  const bytes = asKind(value, 'string')?.bytes;
  if (!bytes) return undefined;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return Buffer.from(bytes).toString('latin1');
}

/** Reads `D:YYYYMMDDHHmmSS+07'00'` (ISO 32000-2, 7.9.4) to epoch milliseconds; undefined for anything else. */
export function pdfDate(text: string | undefined): number | undefined {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text ?? '');
  if (!match) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours = '00',
    minutes = '00',
  ] = match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === undefined ? local : sign === '+' ? local - offset : local + offset;
}

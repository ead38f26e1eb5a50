import type { PdfDict, PdfValue } from '../../pdf/value.ts';

/** A value in the syntax of ISO 32000-2, 7.3, one byte a character. Streams are written by {@link serializeStream}. */
export function serialize(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  switch (value.kind) {
    case 'name':
      return nameOf(value.text);
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex')}>`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(serialize).join(' ')}]`;
    case 'dict':
      return dictText(value);
    case 'stream':
      return serializeStream(value.dict, value.data);
  }
}

const dictText = ({ entries }: PdfDict): string =>
  `<< ${[...entries].map(([key, value]) => `${nameOf(key)} ${serialize(value)}`).join(' ')} >>`;

/** A stream with its length stated in place. */
export function serializeStream({ entries }: PdfDict, data: Uint8Array): string {
  const dict: PdfDict = { kind: 'dict', entries: new Map([...entries, ['Length', data.length]]) };
  return `${dictText(dict)}\nstream\n${Buffer.from(data).toString('latin1')}\nendstream`;
}

const nameOf = (text: string): string =>
  `/${text.replace(/[^!"$&'*-.0-;=?-Z\\^-z|~]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));

/** A dictionary of the given entries; undefined ones are left out. */
export function dictOf(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const given = Object.entries(entries).filter(
    (entry): entry is [string, PdfValue] => entry[1] !== undefined,
  );
  return { kind: 'dict', entries: new Map(given) };
}

export const pdfName = (text: string): PdfValue => ({ kind: 'name', text });
export const pdfRef = (number: number): PdfValue => ({ kind: 'ref', number, generation: 0 });
export const pdfArray = (items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });

/** A text for people: plain where it is ASCII, else UTF-16 with its mark (ISO 32000-2, 7.9.2.2). */
export function pdfText(text: string): PdfValue {
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return {
    kind: 'string',
    bytes: isPlain ? Buffer.from(text, 'latin1') : utf16,
    start: 0,
    end: 0,
    hex: true,
  };
}

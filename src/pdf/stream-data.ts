import { inflateSync } from 'node:zlib';
import type { Spend } from './budget.ts';
import {
  asKind,
  nameText,
  type PdfDict,
  PdfLimit,
  PdfProblem,
  type PdfStream,
  type PdfValue,
} from './value.ts';

/** The most bytes that one stream may unpack to. */
const largest = 64 * 1024 * 1024;

/**
 * The bytes of an object stream or cross-reference stream without its filter (ISO 32000-2, 7.4). Only `FlateDecode`
 * with or without a predictor is in use for them. @throws PdfProblem for any other filter and for damaged data
 */
export function unpacked({ dict, data }: PdfStream, spend: Spend): Uint8Array {
  const filters = listOf(dict.entries.get('Filter')).map(nameText);
  if (filters.length === 0) return data;
  const [parameters] = listOf(dict.entries.get('DecodeParms'));
  if (filters.length > 1 || (filters[0] !== 'FlateDecode' && filters[0] !== 'Fl')) throw badStream();
  const plain = inflated(data, spend);
  const settings = asKind(parameters, 'dict');
  return settings ? withoutPredictor(plain, settings) : plain;
}

function inflated(data: Uint8Array, spend: Spend): Uint8Array {
  spend('inflated', data.length);
  try {
    const plain = inflateSync(data, { maxOutputLength: largest });
    spend('inflated', plain.length);
    return plain;
  } catch (error) {
    if (error instanceof PdfLimit) throw error;
    // How far it came is not told; one byte becomes at most 1032.
    spend('inflated', Math.min(largest, data.length * 1032));
    throw badStream();
  }
}

const listOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined || value === null ? [] : (asKind(value, 'array')?.items ?? [value]);

const badStream = (): PdfProblem =>
  new PdfProblem({
    id: 'aliran objek di PDF ini rusak atau dipaketkan dengan cara yang tidak dikenal',
    en: 'an object stream of this PDF is damaged or packed in an unknown way',
  });

const numberAt = ({ entries }: PdfDict, key: string, otherwise: number): number => {
  const value = entries.get(key);
  return typeof value === 'number' && value > 0 ? value : otherwise;
};

/** Takes back PNG's row filters (predictors 10 to 15). */
function withoutPredictor(data: Uint8Array, settings: PdfDict): Uint8Array {
  const predictor = numberAt(settings, 'Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10) throw badStream();
  const bits = numberAt(settings, 'Colors', 1) * numberAt(settings, 'BitsPerComponent', 8);
  const width = Math.ceil((numberAt(settings, 'Columns', 1) * bits) / 8);
  const step = Math.max(1, bits >> 3);
  const rows = Math.floor(data.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (width + 1)] ?? 0;
    for (let x = 0; x < width; x++) {
      const left = x >= step ? (out[row * width + x - step] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * width + x] ?? 0) : 0;
      const corner = row > 0 && x >= step ? (out[(row - 1) * width + x - step] ?? 0) : 0;
      out[row * width + x] = (data[row * (width + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw badStream();
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

import { PdfLimit } from './value.ts';

/**
 * What reading a file costs. `inflated`: bytes that packed streams unpack to; `entries`: entries of cross-references; `read`: bytes
 * looked at in reading values, the same byte again each time; `signed`: bytes whose signature is checked; `steps`: objects asked for.
 */
type Cost = 'inflated' | 'entries' | 'read' | 'signed' | 'steps';

/** Counts a cost. @throws PdfLimit when the file asks for more than any document of its size needs */
export type Spend = (cost: Cost, amount: number) => void;

const mebibyte = 1024 * 1024;

/**
 * The allowance for a file of a size in bytes, all its revisions together. Half a million objects in four revisions are far below it; what is above
 * takes a computer of today a few seconds.
 */
export function openBudget(size: number): Spend {
  const left: Record<Cost, number> = {
    inflated: 64 * mebibyte + 8 * size,
    entries: 2_500_000 + size / 4,
    read: 32 * mebibyte + 6 * size,
    signed: 256 * mebibyte + 40 * size,
    steps: 2_000_000 + size / 2,
  };
  return (cost, amount) => {
    left[cost] -= amount;
    if (left[cost] < 0) throw new PdfLimit(tooMuch[cost]);
  };
}

const tooMuch = {
  inflated: {
    id: 'isi PDF ini mengembang jauh melebihi ukuran berkasnya; isinya tidak dibuka',
    en: 'the content of this PDF unpacks to far more than its size; it is not opened',
  },
  entries: {
    id: 'daftar objek (xref) PDF ini jauh lebih panjang daripada isinya; isinya tidak dibuka',
    en: 'the cross-reference of this PDF is far longer than its content; it is not opened',
  },
  read: {
    id: 'susunan PDF ini menyuruh membaca bagian yang sama berkali-kali; pemeriksaan dihentikan',
    en: 'this PDF is laid out so that the same parts are read over and over; the check was stopped',
  },
  signed: {
    id: 'tanda tangan di PDF ini terlalu banyak untuk diperiksa',
    en: 'this PDF has more signatures than can be checked',
  },
  steps: {
    id: 'susunan PDF ini terlalu berbelit untuk diperiksa; pemeriksaan dihentikan',
    en: 'this PDF is too entangled to be checked; the check was stopped',
  },
};

import { UserError } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { addedText } from './append-list.ts';
import { toUtc } from './line.ts';

/** One report that was made unattended. */
export type LedgerEntry = {
  /** When it was made, epoch ms. */
  readonly madeAt: number;
  /** Code of its entry in the office file. */
  readonly code: string;
  readonly report: string;
  /** Canonical name of the period. */
  readonly period: string;
  /** Codes of the parts that it is about, all if empty. */
  readonly parts: readonly string[];
  /** From 1; more when the data had changed. */
  readonly revision: number;
  /** Paths as the office file has its folders, and what is in the files. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the data that it was made from. */
  readonly data: string;
};

/** The ledger of unattended reports in a records folder. */
const ledgerPath = (records: string): string => `${records}/laporan.jsonl`;

/** All lines, oldest first. @throws UserError that names a line which is none */
export function readLedger({ files }: Pick<Host, 'files'>, records: string): readonly LedgerEntry[] {
  const path = ledgerPath(records);
  if (files.kind(path) === undefined) return [];
  const lines = new TextDecoder().decode(files.read(path)).split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [decodeLine(line, path, index + 1)]));
}

/**
 * Adds a line. The whole file is replaced at once, so that a crash leaves the old or the new one, never half a line. Only for
 * the holder of the schedule's lock.
 */
export function appendToLedger({ files }: Pick<Host, 'files'>, records: string, entry: LedgerEntry): void {
  const path = ledgerPath(records);
  const before = files.kind(path) === undefined ? '' : new TextDecoder().decode(files.read(path));
  files.write(path, `${before}${addedText(before, [encodeLine(entry)])}`, { replace: true });
}

function encodeLine(entry: LedgerEntry): string {
  return JSON.stringify({
    v: 1,
    dibuat: toUtc(entry.madeAt),
    jadwal: entry.code,
    laporan: entry.report,
    periode: entry.period,
    bagian: entry.parts,
    revisi: entry.revision,
    berkas: entry.files.map(({ name, sha256 }) => ({ nama: name, sha256 })),
    data: entry.data,
  });
}

type LineKeys = {
  readonly v: number;
  readonly dibuat: string;
  readonly jadwal: string;
  readonly laporan: string;
  readonly periode: string;
  readonly bagian: readonly string[];
  readonly revisi: number;
  readonly berkas: readonly { readonly nama: string; readonly sha256: string }[];
  readonly data: string;
};

function decodeLine(line: string, path: string, number: number): LedgerEntry {
  const value = parsed(line);
  if (!isLine(value)) throw new UserError(brokenLine(path, number));
  return {
    madeAt: Date.parse(value.dibuat),
    code: value.jadwal,
    report: value.laporan,
    period: value.periode,
    parts: value.bagian,
    revision: value.revisi,
    files: value.berkas.map(({ nama, sha256 }) => ({ name: nama, sha256 })),
    data: value.data,
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is LineKeys {
  if (typeof value !== 'object' || value === null) return false;
  const { v, dibuat, jadwal, laporan, periode, bagian, revisi, berkas, data } = value as Partial<LineKeys>;
  const words = [dibuat, jadwal, laporan, periode, data].every((word) => typeof word === 'string');
  const lists = Array.isArray(bagian) && Array.isArray(berkas);
  return v === 1 && words && lists && Number.isInteger(revisi) && !Number.isNaN(Date.parse(dibuat ?? ''));
}

const brokenLine = (path: string, line: number) => ({
  id: `'${path}' baris ${line} tidak terbaca sebagai catatan laporan. Ambil kembali berkas itu dari git atau cadangan; tidak ada yang dibuat.`,
  en: `'${path}' line ${line} does not read as an entry of the ledger. Restore that file from git or a backup; nothing was made.`,
});

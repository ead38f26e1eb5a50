import { notedJson, patternJson } from '../compliance/compliance-document.ts';
import type { Table7Input, Table7Part } from './table7-input.ts';

/** The monitoring as programs read it, with the runs behind each part: Indonesian keys, as in all JSON of the program. */
export function table7Json(input: Table7Input): Readonly<Record<string, unknown>> {
  const { period, periodOver, calendar, calendarRule, zone, skipped, noted, parts } = input;
  return {
    periode: { nama: period.name, sebutan: period.label, berakhir: periodOver },
    kalender: calendar,
    aturan_hari: calendarRule,
    zona: zone,
    catatan_rusak: skipped,
    ...notedJson(noted),
    bagian: parts.map(partJson),
  };
}

function partJson({ sop, part, rows, runs, unknownYears, formerCodes, patterns }: Table7Part): unknown {
  return {
    kode: part.code,
    nama: part.name,
    nama_sop: sop.name,
    nomor_sop: sop.number,
    pelaksanaan: runs.length,
    daftar_pelaksanaan: runs,
    tahun_tanpa_data_libur: unknownYears,
    kode_di_luar_sop: formerCodes,
    untuk_diperiksa: patterns.map(patternJson),
    baris: rows.map(({ no, code, procedure, assessment, note, action }) => ({
      no,
      kode: code,
      prosedur: procedure,
      penilaian: assessment,
      catatan: note,
      tindakan: action,
    })),
  };
}

import { civilDate, formatDay } from '../../calendar/civil-date.ts';
import { type Calendar, firstYear, lastYear } from '../../calendar/compile-calendar.ts';
import { localDay } from '../../calendar/local-time.ts';
import { type DateEntry, type YearOverview, yearOverview } from '../../calendar/year-overview.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { hoursWords } from '../../terminal/calendar/hours-words.ts';
import { printYear } from '../../terminal/calendar/print-year.ts';
import { visibleLine } from '../../words/visible.ts';
import { openCalendar, openWorkspace } from '../../workflows/office/workspace.ts';
import { jsonSeconds, printJson } from '../json.ts';
import type { CalendarCommand } from './spec.ts';

/** `sop calendar [YEAR]`: a year of the office's working calendar, with the file that each date comes from. */
export const calendar: CalendarCommand = async (context, [word], options) => {
  const { host, palette, say } = context;
  const workspace = openWorkspace(context.host);
  const year =
    word === undefined ? civilDate(localDay(host.now(), workspace.office.zone)).year : yearOf(word);
  const opened = openCalendar(context.host, workspace);
  const overview = yearOverview(opened, year);
  if (options.json) printJson(host, jsonYear(opened, overview));
  else host.out.result(printYear(opened, overview, { width: host.terminal.columns(), palette, say }));
  return exitCodes.ok;
};

function yearOf(word: string): number {
  const year = /^\d{4}$/.test(word) ? Number(word) : Number.NaN;
  if (year >= firstYear && year <= lastYear) return year;
  throw new UserError({
    id: `tahun '${visibleLine(word)}' tidak dapat ditampilkan. Tulis tahun dari ${firstYear} sampai ${lastYear}, misalnya: sop kalender 2027`,
    en: `the year '${visibleLine(word)}' cannot be shown. Write a year from ${firstYear} to ${lastYear}, such as: sop calendar 2027`,
  });
}

function jsonYear({ data, zone }: Calendar, overview: YearOverview): unknown {
  const { year, decree, holidaysApply, months, entries, ramadans, workdays, worked } = overview;
  return {
    tahun: year,
    kalender: data.name,
    judul: data.title,
    zona_waktu: zone,
    ada_data_libur: decree !== undefined,
    libur_berlaku: holidaysApply,
    skb: decree
      ? {
          nomor: decree.decree,
          tanggal: decree.decreeDate ?? null,
          diubah: decree.amendedOn ?? null,
          berkas: decree.origin,
        }
      : null,
    ramadan: ramadans.map((one) => ({
      hijriah: one.year,
      mulai: one.from,
      selesai: one.to,
      keyakinan: one.confidence ?? null,
      berkas: one.origin,
    })),
    hari_kerja: workdays,
    jam_kerja_detik: jsonSeconds(worked),
    bulan: months.map((month) => ({
      bulan: month.month,
      hari_kerja: month.workdays,
      jam_kerja_detik: jsonSeconds(month.worked),
    })),
    tanggal: entries.map(jsonEntry),
  };
}

const entryNames = {
  libur: 'libur',
  cuti_bersama: 'cuti_bersama',
  khusus: 'khusus',
  'own-hours': 'jam_khusus',
  removed: 'dicabut',
} as const satisfies Record<DateEntry['kind'], string>;

function jsonEntry(entry: DateEntry): unknown {
  return {
    tanggal: formatDay(entry.day),
    jenis: entryNames[entry.kind],
    nama: entry.name,
    dasar: entry.kind === 'removed' ? null : (entry.decree ?? null),
    ...(entry.kind === 'own-hours' ? { jam: hoursWords(entry.intervals) } : {}),
    berkas: entry.origin,
  };
}

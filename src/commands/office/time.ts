import { type Calendar, firstYear, lastYear } from '../../calendar/compile-calendar.ts';
import { type DueStep, type Explanation, explanationOf } from '../../calendar/explain-due.ts';
import { parseLocalInstant } from '../../calendar/local-time.ts';
import { dateTimeWords } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { dayRuleKey, dayRules } from '../../office/day-rules.ts';
import { isProblem, parseStandardTime, type StandardTime } from '../../sop/standard-time.ts';
import { timeHelp } from '../../sop/standard-time-help.ts';
import { printDue } from '../../terminal/calendar/print-due.ts';
import { visibleLine } from '../../words/visible.ts';
import { openCalendar, openWorkspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, jsonSeconds, printJson } from '../json.ts';
import type { Time, TimeOptions } from './spec.ts';

/** `sop time WAKTU`: how a standard time comes to its due moment, line by line. */
export const time: Time = async (context, [words], options) => {
  const { host, palette, say } = context;
  const { office, ...workspace } = openWorkspace(context.host);
  const standard = standardTime(words.join(' '));
  const rule = options.rule === undefined ? office.dayRule : dayRules[options.rule];
  const calendar = openCalendar(context.host, { office, ...workspace });
  if (standard.kind !== 'measured') {
    tellUnmeasured(context, options, standard.text);
    return exitCodes.ok;
  }
  const start = startOf(options, calendar, host.now());
  const explanation = explanationOf(calendar, start, standard, rule);
  if (!explanation) throw new UserError(beyondKnown(calendar, standard.text));
  if (options.json) printJson(host, jsonDue(explanation));
  else host.out.result(printDue(explanation, { width: host.terminal.columns(), palette, say }));
  return exitCodes.ok;
};

function standardTime(text: string): StandardTime {
  const read = parseStandardTime(text);
  if (!isProblem(read)) return read;
  const shown = visibleLine(text);
  const rest = visibleLine(text.slice(read.offset).trim());
  const at = rest === '' || rest === shown ? '' : rest;
  const help = timeHelp(read);
  throw new UserError({
    id: `waktu '${shown}' tidak dipahami${at && ` pada '${at}'`}. ${help.id}`,
    en: `the time '${shown}' was not understood${at && ` at '${at}'`}. ${help.en}`,
  });
}

/** The start given on the command line by the office's clock, else now. */
function startOf(options: TimeOptions, calendar: Calendar, now: number): number {
  const text = options.start;
  if (text === undefined) return now;
  const start = parseLocalInstant(text, calendar.zone);
  if (start === undefined) {
    throw new UserError({
      id: `mulai '${visibleLine(text)}' bukan tanggal dan jam yang ada. Tulis tahun-bulan-hari jam:menit, misalnya --start "2026-11-20 15:10".`,
      en: `the start '${visibleLine(text)}' is no date and time that exists. Write year-month-day hour:minute, such as --start "2026-11-20 15:10".`,
    });
  }
  if (start >= calendar.start && start < calendar.end) return start;
  throw new UserError({
    id: `mulai '${visibleLine(text)}' di luar tahun yang dihitung. Tulis tanggal dari tahun ${firstYear} sampai ${lastYear}.`,
    en: `the start '${visibleLine(text)}' is outside the years that are counted. Write a date from ${firstYear} to ${lastYear}.`,
  });
}

const beyondKnown = ({ data }: Calendar, text: string) => ({
  id: `'${visibleLine(text)}' tidak berakhir sebelum akhir tahun ${lastYear} menurut kalender '${visibleLine(data.name)}'. Pakai waktu yang lebih pendek, atau periksa apakah kalender itu memuat jam kerja.`,
  en: `'${visibleLine(text)}' does not end before the end of ${lastYear} by the calendar '${visibleLine(data.name)}'. Use a shorter time, or check that the calendar has working hours.`,
});

function tellUnmeasured({ host, say }: Context, options: TimeOptions, text: string): void {
  if (options.json) printJson(host, { waktu: text, jatuh_tempo: null });
  else
    host.out.result(
      `${say({
        id: `'${visibleLine(text)}' tidak mempunyai batas waktu: tidak pernah dihitung tepat waktu atau terlambat.`,
        en: `'${visibleLine(text)}' has no time limit: it is never counted on time or late.`,
      })}\n`,
    );
}

function jsonDue({ calendar, rule, text, start, due, steps, worked, unknownYears }: Explanation): unknown {
  return {
    waktu: text,
    mulai: jsonInstant(start),
    jatuh_tempo: jsonInstant(due),
    jatuh_tempo_setempat: dateTimeWords(due, calendar.zone).id,
    zona_waktu: calendar.zone,
    kalender: calendar.data.name,
    aturan_hari: dayRuleKey(rule),
    waktu_kerja_detik: jsonSeconds(worked),
    tahun_tanpa_data_libur: unknownYears,
    langkah: steps.map(jsonStep),
  };
}

const stepNames = {
  closed: 'tutup',
  opening: 'buka',
  'by-date': 'menurut_tanggal',
  workdays: 'hari_kerja',
  worked: 'waktu_kerja',
  due: 'jatuh_tempo',
} as const satisfies Record<DueStep['kind'], string>;

function jsonStep(step: DueStep): unknown {
  const span = { jenis: stepNames[step.kind], dari: jsonInstant(step.from), sampai: jsonInstant(step.to) };
  if (step.kind === 'worked') return { ...span, detik: jsonSeconds(step.amount) };
  if (step.kind === 'workdays' || step.kind === 'by-date') return { ...span, hari: step.days };
  if (step.kind !== 'closed') return span;
  const { reason, origin } = step;
  return {
    ...span,
    sebab: reasonNames[reason.kind === 'holiday' ? reason.holidayKind : reason.kind],
    ...('name' in reason ? { nama: reason.name, dasar: reason.decree ?? null, berkas: origin } : {}),
  };
}

const reasonNames = {
  'outside-hours': 'di_luar_jam',
  'day-off': 'bukan_hari_kerja',
  override: 'jam_khusus',
  libur: 'libur',
  cuti_bersama: 'cuti_bersama',
  khusus: 'khusus',
} as const;

import { type Period, periodWords, subPeriods } from '../../calendar/period.ts';
import { mostNoted, notedWords } from '../../compliance/remarks.ts';
import type { ComplianceSummary } from '../../compliance/summary.ts';
import { type ComplianceDocument, groupWords } from '../../report/compliance/compliance-document.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page, Palette } from '../palette.ts';
import { wrap } from '../text-width.ts';
import { gapSign, sparkline } from './bars.ts';
import { patternLines, reasonTable } from './compliance-reasons.ts';
import { type ComplianceTable, complianceTable } from './compliance-table.ts';
import { rateWords } from './figure-words.ts';

/** Below this many columns lines are longer than the terminal. */
const narrowest = 40;

/**
 * A summary as a page for the terminal: what is counted, the groups with their total, the course, the reasons, what a
 * supervisor should look at, and the rules of counting. Lines are at most `width` columns wide, from 40 columns on.
 */
export function complianceView(
  document: ComplianceDocument,
  { say, palette, width }: { readonly say: Say; readonly palette: Palette; readonly width: number },
): string {
  const page = { say, palette, width: Math.max(narrowest, width) };
  const { summary, trace } = document;
  const mark = summary.unknownYears.length > 0 ? ' *' : '';
  const table = complianceTable(summary, trace, page);
  const pauses = say({ id: 'Sebab jeda', en: 'Why paused' });
  const lateness = say({ id: 'Sebab terlambat', en: 'Why late' });
  const blocks = [
    headLines(document, page),
    summary.groups.length === 0 ? [say(nothingCounted)] : table.lines,
    courseLines(document, page),
    reasonTable(`${pauses}${mark}`, summary.pauseReasons, page),
    reasonTable(`${lateness}${mark}`, summary.lateReasons, page),
    patternLines(summary.patterns, trace, page),
    footLines(document, summary.groups.length === 0 ? { ...table, shown: [], left: [] } : table, page),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

const nothingCounted = {
  id: 'Tidak ada yang dihitung.',
  en: 'There is nothing to count.',
};

/** What is shown, its size, and what is missing from it. */
function headLines(document: ComplianceDocument, page: Page): readonly string[] {
  const { summary, zone, skipped = [], noted = [] } = document;
  const { say, palette, width } = page;
  const by = say({ id: groupWords[summary.by], en: summary.by });
  const period = say(
    summary.period ? periodWords(summary.period, zone) : { id: 'semua catatan', en: 'all records' },
  );
  const title = say({ id: `Kepatuhan menurut ${by}: ${period}`, en: `Compliance by ${by}: ${period}` });
  return [
    ...wrap(visibleLine(title), width).map((line) => palette.bold(line)),
    ...(summary.total.activities === 0 ? [] : wrap(sizeWords(summary, say), width)),
    ...warnings(summary.unknownYears, skipped, say)
      .concat(notedWords(noted, mostNoted).map((words) => visibleLine(say(words))))
      .flatMap((text) => wrap(text, width))
      .map((line) => palette.warn(line)),
  ];
}

function sizeWords({ total }: ComplianceSummary, say: Say): string {
  const [onTime, right] = [rateWords(total.onTimeRate, say), rateWords(total.complianceRate, say)];
  const { runs, activities, unmeasured } = total;
  const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
  return say({
    id: `${runs.length} pelaksanaan, ${activities} kegiatan: sesuai ${right} dari yang dinilai, tepat waktu ${onTime} dari yang diukur (${unmeasured} tidak diukur).`,
    en: `${many(runs.length, 'run', 'runs')}, ${many(activities, 'activity', 'activities')}: ${right} of the judged sesuai, ${onTime} of the measured on time (${unmeasured} not measured).`,
  });
}

function warnings(years: readonly number[], skipped: readonly string[], say: Say): readonly string[] {
  const texts: Bilingual[] = [];
  if (years.length > 0) {
    const list = years.join(', ');
    texts.push({
      id: `* Hari libur tahun ${list} tidak ada di kalender: di tahun itu hanya akhir pekan yang dikurangi. Angka yang bergantung padanya bertanda *.`,
      en: `* The calendar has no holidays for ${list}: only weekends are left out there. What depends on it is marked *.`,
    });
  }
  if (skipped.length > 0) {
    const list = skipped.map(visibleLine).join(' ');
    texts.push({
      id: `Catatan rusak, tidak dihitung: ${list}`,
      en: `Damaged records, not counted: ${list}`,
    });
  }
  return texts.map(say);
}

/** The course of the on-time rate as a sparkline with its extremes; none when nothing was measured at all. */
function courseLines({ summary, zone }: ComplianceDocument, page: Page): readonly string[] {
  const { course, period, unknownYears } = summary;
  const { say, palette, width } = page;
  const known = course.filter((rate) => rate !== undefined);
  if (known.length === 0) return [];
  const mark = unknownYears.length > 0 ? ' *' : '';
  const step = say(stepWords(period, zone));
  const title = say({ id: `Tepat waktu per ${step}`, en: `On time by ${step}` });
  const [lowest, highest] = [Math.min(...known), Math.max(...known)].map((rate) => rateWords(rate, say));
  const range = say({
    id: `0–100%, terendah ${lowest}, tertinggi ${highest}, ${gapSign} tidak ada yang diukur`,
    en: `0–100%, lowest ${lowest}, highest ${highest}, ${gapSign} nothing measured`,
  });
  return [
    ...wrap(`${title}${mark}`, width).map((line) => palette.bold(line)),
    ...wrap(sparkline(course), width).map((line) => palette.accent(line)),
    ...wrap(range, width).map((line) => palette.dim(line)),
  ];
}

/** What one sign of the course is; the first and last may be cut off and then are of no kind. */
function stepWords(period: Period | undefined, zone: string): Bilingual {
  const kind = period && subPeriods(period, zone).find((part) => part.kind !== 'range')?.kind;
  if (kind === 'day') return { id: 'hari', en: 'day' };
  return kind === 'week' ? { id: 'minggu', en: 'week' } : { id: 'bulan', en: 'month' };
}

/** What the signs stand for and by what rule the figures were counted. */
function footLines(
  { calendar, rule, zone }: ComplianceDocument,
  table: ComplianceTable,
  { say, palette, width }: Page,
): readonly string[] {
  const name = visibleLine(calendar);
  const basis = visibleLine(say(rule));
  const where = visibleLine(zone);
  const texts: readonly Bilingual[] = [
    {
      id: 'Waktu: jam:menit:detik waktu kerja bersih, tanpa jeda. Median dan P90: waktu terkecil yang tidak dilampaui oleh 50% dan 90% dari yang diukur.',
      en: 'Times: hours:minutes:seconds of net working time, without pauses. Median and P90: the smallest time that 50% and 90% of the measured ones do not exceed.',
    },
    {
      id: 'Tidak diukur: tanpa waktu baku, tanpa catatan mulai, atau tidak berlaku. Tidak pernah dihitung tepat waktu.',
      en: 'Tidak diukur (not measured): without a standard time, without a recorded start, or not applicable. Never counted as on time.',
    },
    {
      id: `Kalender: ${name}. Aturan hari: ${basis}. Zona waktu: ${where}.`,
      en: `Calendar: ${name}. Rule of days: ${basis}. Time zone: ${where}.`,
    },
  ];
  return [...meanings(table, say), ...tooWide(table, say), ...texts.map(say)]
    .flatMap((text) => wrap(text, width))
    .map((line) => palette.dim(line));
}

/** The titles of the shown columns that do not say themselves what they are; of one meaning together. */
function meanings({ shown }: ComplianceTable, say: Say): readonly string[] {
  const titles = new Map<string, string[]>();
  for (const { figure } of shown) {
    const [title, meaning] = [say(figure.title), figure.meaning && say(figure.meaning)];
    if (meaning === undefined || meaning === title.toLowerCase()) continue;
    titles.set(meaning, [...(titles.get(meaning) ?? []), title]);
  }
  const list = [...titles].map(([meaning, names]) => `${names.join(', ')}: ${meaning}`);
  return list.length === 0 ? [] : [`${list.join('; ')}.`];
}

function tooWide({ left }: ComplianceTable, say: Say): readonly string[] {
  const names = left.filter(({ figure }) => !figure.bar).map(({ figure }) => say(figure.title));
  if (names.length === 0) return [];
  const list = names.join(', ');
  return [
    say({
      id: `Tidak muat di lebar ini: ${list}. Semua angka: --csv, --xlsx, --json.`,
      en: `Too wide for this screen: ${list}. All figures: --csv, --xlsx, --json.`,
    }),
  ];
}

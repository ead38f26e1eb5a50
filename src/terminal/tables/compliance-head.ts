import { type Period, periodWords, subPeriods } from '../../calendar/period.ts';
import type { ComplianceSummary } from '../../compliance/summary.ts';
import { type ComplianceDocument, groupWords } from '../../report/compliance/compliance-document.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { wrap } from '../text-width.ts';
import { gapSign, sparkline } from './bars.ts';
import { rateWords } from './figure-words.ts';

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** What is shown, its size, and what is missing from it. */
export function headLines(document: ComplianceDocument, page: Page): readonly string[] {
  const { summary, zone, skipped = [] } = document;
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
export function courseLines({ summary, zone }: ComplianceDocument, page: Page): readonly string[] {
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

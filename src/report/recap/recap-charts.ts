import { subPeriods } from '../../calendar/period.ts';
import { ratePercent } from '../../compliance/figure-columns.ts';
import type { Chart } from '../blocks/charts.ts';
import type { RecapInput } from './recap-input.ts';

const percentScale = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: `${at * 100} %` }));

/** The charts of a recap: the on-time rate over the period, standard against actual, and what pauses and lateness came from. */
export function recapCharts(input: RecapInput): readonly Chart[] {
  return [courseChart(input), standardChart(input), reasonChart(input)].filter(
    (chart) => chart.groups.length > 0,
  );
}

function courseChart({ period, zone, byActivity }: RecapInput): Chart {
  const { course, total } = byActivity;
  const names = subPeriods(period, zone).map(({ name }) => name.slice(name.length > 7 ? 8 : 5));
  const measured = course.filter((rate) => rate !== undefined);
  const percent = ratePercent(total.onTimeRate);
  return {
    title: 'Tingkat tepat waktu sepanjang periode',
    alternative:
      percent === undefined
        ? 'Tidak ada kegiatan yang diukur pada periode ini.'
        : `Seluruh periode ${comma(percent)} % tepat waktu; terendah ${comma(ratePercent(Math.min(...measured)))} %, tertinggi ${comma(ratePercent(Math.max(...measured)))} %.`,
    unit: '%',
    top: 1,
    scale: percentScale,
    series: [{ name: 'Tepat waktu', as: 'line' }],
    groups:
      measured.length === 0
        ? []
        : course.map((rate, index) => ({ label: names[index] ?? '', values: [rate] })),
  };
}

const mostBars = 16;

function standardChart({ byActivity }: RecapInput): Chart {
  const rows = byActivity.groups
    .flatMap(({ key, ratio }) => (ratio ? [{ key, median: ratio.median, p90: ratio.p90 }] : []))
    .sort((a, b) => b.p90 - a.p90)
    .slice(0, mostBars);
  const top = Math.max(2, ...rows.map(({ p90 }) => Math.ceil(p90)));
  const shown = Math.min(top, 5);
  return {
    title: 'Waktu nyata terhadap waktu baku (1 = sama dengan baku)',
    alternative: `${rows.length} kegiatan dengan waktu nyata terpanjang terhadap bakunya; ${rows.filter(({ p90 }) => p90 > 1).length} di antaranya melewati baku pada P90.`,
    unit: '×',
    top: shown,
    scale: Array.from({ length: shown + 1 }, (_, at) => ({ at: at / shown, label: `${at} ×` })),
    series: [
      { name: 'Median', as: 'bar' },
      { name: 'P90', as: 'bar' },
    ],
    groups: rows.map(({ key, median, p90 }) => ({ label: key, values: [median / shown, p90 / shown] })),
  };
}

function reasonChart({ byActivity }: RecapInput): Chart {
  const rows = byActivity.lateReasons.length > 0 ? byActivity.lateReasons : byActivity.pauseReasons;
  const what = byActivity.lateReasons.length > 0 ? 'keterlambatan' : 'jeda';
  const total = rows.reduce((sum, { time }) => sum + time, 0);
  const shown = rows.slice(0, 8);
  return {
    title: `Pareto sebab ${what}`,
    alternative: shown.map(({ reason, count }) => `${reason}: ${count} kali`).join('; '),
    unit: '%',
    top: 1,
    scale: percentScale,
    series: [
      { name: 'Bagian dari waktu', as: 'bar' },
      { name: 'Kumulatif', as: 'line' },
    ],
    groups:
      total === 0
        ? []
        : shown.map(({ reason, time, cumulativeShare }) => ({
            label: clipped(reason),
            values: [time / total, cumulativeShare],
          })),
  };
}

const clipped = (text: string): string => (text.length > 18 ? `${text.slice(0, 17)}…` : text);

const comma = (value: number | undefined): string => String(value ?? 0).replace('.', ',');

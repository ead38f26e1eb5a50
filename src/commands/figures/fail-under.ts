import type { GroupSummary } from '../../compliance/summary.ts';
import { UsageError } from '../../host/errors.ts';
import { visibleLine } from '../../words/visible.ts';
import { type Context, type Options, textOption } from '../context.ts';

/** The per cent of `--fail-under`, 0 to 100. @throws UsageError */
export function thresholdOption(options: Options): number | undefined {
  const text = textOption(options, 'failUnder');
  if (text === undefined) return undefined;
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text.trim());
  const percent = Number(match?.[1]?.replace(',', '.') ?? Number.NaN);
  if (percent >= 0 && percent <= 100) return percent;
  const shown = visibleLine(text);
  throw new UsageError({
    id: `--fail-under '${shown}' bukan persen; tulis angka 0 sampai 100, misalnya 90.`,
    en: `--fail-under '${shown}' is not a per cent; write a number from 0 to 100, such as 90.`,
  });
}

/**
 * Exit code 0 when both rates reach the per cent, else 1 with a line for each that does not. A rate that nothing was counted
 * for reaches nothing: a gate that saw no run must not pass.
 */
export function judgeRates({ host, say }: Context, total: GroupSummary, percent: number): number {
  const rates = [
    [total.onTimeRate, { id: 'tepat waktu', en: 'on time' }],
    [total.complianceRate, { id: 'sesuai', en: 'compliant' }],
  ] as const;
  const low = rates.filter(([rate]) => rate === undefined || rate < percent / 100);
  for (const [rate, name] of low) {
    const found = rate === undefined ? undefined : floorPercent(rate);
    host.out.message(
      say(
        found === undefined
          ? {
              id: `Tingkat ${name.id}: tidak ada yang terukur; ambang ${percent} % tidak terpenuhi.\n`,
              en: `Rate ${name.en}: nothing was measured; the threshold of ${percent} % is not met.\n`,
            }
          : {
              id: `Tingkat ${name.id} ${found} % di bawah ambang ${percent} %.\n`,
              en: `Rate ${name.en} ${found} % is below the threshold of ${percent} %.\n`,
            },
      ),
    );
  }
  return low.length === 0 ? 0 : 1;
}

/** Rounded down, so that what is below a threshold never reads as if it reached it. */
const floorPercent = (rate: number): number => Math.floor(rate * 1000) / 10;

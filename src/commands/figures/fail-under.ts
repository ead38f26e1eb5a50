import type { GroupSummary } from '../../compliance/summary.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Context } from '../context.ts';

/**
 * Exit code 0 when both rates reach the per cent, else 1 with a line for each that does not. A rate that nothing was counted
 * for reaches nothing: a gate that saw no run must not pass.
 */
export function judgeRates({ host, say }: Context, total: GroupSummary, percent: number): ExitCode {
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
  return low.length === 0 ? exitCodes.ok : exitCodes.finding;
}

/** Rounded down, so that what is below a threshold never reads as if it reached it. */
const floorPercent = (rate: number): number => Math.floor(rate * 1000) / 10;

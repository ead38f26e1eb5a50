/** A stretch of days of the office's calendar, `from` included, `to` not (epoch ms of local midnights). */
export type Period = {
  /** Canonical name: `2026-11-23`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-S2`, `2026`, `2026-11-01..2026-11-20`. */
  readonly name: string;
  /** As printed in Indonesian: `November 2026`, `Minggu ke-47 2026 (16–22 Nov 2026)`. */
  readonly label: string;
  readonly kind: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year' | 'range';
  readonly from: number;
  readonly to: number;
};

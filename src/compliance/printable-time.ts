/** Steps in minutes by length: 5 up to an hour, 15 up to four hours, 30 up to a working day, then whole hours. */
function stepFor(minutes: number, day: number): number {
  if (minutes <= 60) return 5;
  if (minutes <= 240) return 15;
  return minutes <= day ? 30 : 60;
}

/** A length that a form can print: its text by the grammar of `waktu`, and its minutes of working time. */
export type PrintableTime = { readonly text: string; readonly minutes: number };

/**
 * The next printable time that a length does not exceed: `45 Menit`, `1 Jam 30 Menit`, at least `5 Menit`. From a working day
 * on, and only if asked for, in whole days: `2 Hari`.
 * @param seconds length in seconds of working time
 * @param day an ordinary working day in minutes
 */
export function printableTime(seconds: number, day: number, { inDays }: { inDays: boolean }): PrintableTime {
  const length = seconds / 60;
  const step = stepFor(length, day);
  const minutes = Math.max(step, Math.ceil(length / step) * step);
  if (!inDays || day <= 0 || minutes < day) return { text: clockText(minutes), minutes };
  const days = Math.max(1, Math.ceil(length / day));
  return { text: `${days} Hari`, minutes: days * day };
}

function clockText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} Jam`] : []), ...(rest > 0 ? [`${rest} Menit`] : [])].join(' ');
}

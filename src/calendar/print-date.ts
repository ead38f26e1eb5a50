import { TZDate } from '@date-fns/tz/date';
import { format } from 'date-fns/format';
import { id } from 'date-fns/locale/id';
import { zoneName } from './local-time.ts';

/** `23 November 2026` on a zone's calendar. Printed and shown dates are Indonesian. */
export function printDate(instant: number, zone: string): string {
  return printAs(instant, zone, 'd MMMM yyyy');
}

/** `23 Nov 2026 07.30 WIB`. */
export function printDateTime(instant: number, zone: string): string {
  return `${printAs(instant, zone, 'd MMM yyyy HH.mm')} ${zoneName(zone)}`;
}

/** `07.30`. */
export function printClock(instant: number, zone: string): string {
  return printAs(instant, zone, 'HH.mm');
}

/** `Senin`. */
export function printWeekday(instant: number, zone: string): string {
  return printAs(instant, zone, 'EEEE');
}

function printAs(instant: number, zone: string, pattern: string): string {
  return format(new TZDate(instant, zone), pattern, { locale: id });
}

/** A duration in ms as `1 jam 30 menit`; under a minute as `45 detik`; hours are not made into days. */
export function printDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} detik`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} menit`;
  return rest === 0 ? `${hours} jam` : `${hours} jam ${rest} menit`;
}

import { type CivilDate, civilDate, dayNumber, formatDay, parseDay, weekdayOf } from './civil-date.ts';

export type Zone = 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';

export const dayMs = 86_400_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** Indonesia's zones have had fixed offsets since 1964 and know no summer time. */
const zones: Readonly<Record<string, { readonly offset: number; readonly name: string }>> = {
  'Asia/Jakarta': { offset: 7 * hourMs, name: 'WIB' },
  'Asia/Pontianak': { offset: 7 * hourMs, name: 'WIB' },
  'Asia/Makassar': { offset: 8 * hourMs, name: 'WITA' },
  'Asia/Jayapura': { offset: 9 * hourMs, name: 'WIT' },
};

/** Milliseconds that a zone's clock is ahead of UTC. @throws RangeError for a zone outside Indonesia */
export function zoneOffset(zone: string): number {
  return zoneOf(zone).offset;
}

/** WIB, WITA or WIT. @throws RangeError for a zone outside Indonesia */
export function zoneName(zone: string): string {
  return zoneOf(zone).name;
}

function zoneOf(zone: string): { readonly offset: number; readonly name: string } {
  const found = Object.hasOwn(zones, zone) ? zones[zone] : undefined;
  if (!found)
    throw new RangeError(`unknown zone '${zone}', expected one of ${Object.keys(zones).join(', ')}`);
  return found;
}

/** What a zone's clock and calendar show: hour, minute, second and millisecond from 0, weekday 1 Monday to 7 Sunday. */
export type LocalParts = CivilDate & {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
};

/** An instant (epoch ms) as a zone's clock and calendar show it. */
export function localParts(instant: number, zone: string): LocalParts {
  const local = instant + zoneOffset(zone);
  const day = Math.floor(local / dayMs);
  const clock = local - day * dayMs;
  return {
    ...civilDate(day),
    hour: Math.floor(clock / hourMs),
    minute: Math.floor(clock / minuteMs) % 60,
    second: Math.floor(clock / 1000) % 60,
    millisecond: clock % 1000,
    weekday: weekdayOf(day),
  };
}

/** The instant (epoch ms) at which a zone's clock shows these parts: the inverse of {@link localParts}. */
export function instantOf(parts: Omit<LocalParts, 'weekday'>, zone: string): number {
  const clock = parts.hour * hourMs + parts.minute * minuteMs + parts.second * 1000 + parts.millisecond;
  return dayNumber(parts) * dayMs + clock - zoneOffset(zone);
}

/** The date on a zone's calendar at an instant, `YYYY-MM-DD`. */
export function localDate(instant: number, zone: string): string {
  return formatDay(Math.floor((instant + zoneOffset(zone)) / dayMs));
}

const localPattern = /^(\d{4}-\d{2}-\d{2})[ T](\d{2})[:.](\d{2})$/;

/** Reads `YYYY-MM-DD HH:MM` as a zone's clock shows it; undefined when there is no such time. */
export function parseLocalInstant(text: string, zone: string): number | undefined {
  const match = localPattern.exec(text.trim());
  const day = match?.[1] === undefined ? undefined : parseDay(match[1]);
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3])];
  if (day === undefined || hour > 23 || minute > 59) return undefined;
  return day * dayMs + hour * hourMs + minute * minuteMs - zoneOffset(zone);
}

import { type DayNumber, formatDay, parseDay } from './civil-date.ts';

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

/** What a zone's calendar and clock show at an instant (epoch ms): the day, and ms after its midnight. */
export function localClock(
  instant: number,
  zone: string,
): { readonly day: DayNumber; readonly clock: number } {
  const local = instant + zoneOffset(zone);
  const day = Math.floor(local / dayMs);
  return { day, clock: local - day * dayMs };
}

/** The day on a zone's calendar at an instant (epoch ms). */
export const localDay = (instant: number, zone: string): DayNumber => localClock(instant, zone).day;

/** The date on a zone's calendar at an instant (epoch ms), `YYYY-MM-DD`. */
export const localDate = (instant: number, zone: string): string => formatDay(localDay(instant, zone));

/** The instant (epoch ms) at which a day begins in a zone. */
export const midnightOf = (day: DayNumber, zone: string): number => day * dayMs - zoneOffset(zone);

const localPattern = /^(\d{4}-\d{2}-\d{2})[ T](\d{2})[:.](\d{2})$/;

/** Reads `YYYY-MM-DD HH:MM` as a zone's clock shows it; undefined when there is no such time. */
export function parseLocalInstant(text: string, zone: string): number | undefined {
  const match = localPattern.exec(text.trim());
  const day = match?.[1] === undefined ? undefined : parseDay(match[1]);
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3])];
  if (day === undefined || hour > 23 || minute > 59) return undefined;
  return midnightOf(day, zone) + hour * hourMs + minute * minuteMs;
}

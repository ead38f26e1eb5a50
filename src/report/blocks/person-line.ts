import type { Person } from '../../checklist/events.ts';
import type { Official } from '../../sop/sop.ts';

/** `NRP 85011234` for 8 digits, `NIP …` for 18, anything else as it is. */
export function serviceNumberText(digits: string): string {
  if (/^\d{8}$/.test(digits)) return `NRP ${digits}`;
  return /^\d{18}$/.test(digits) ? `NIP ${digits}` : digits;
}

/** The line under a name: rank in capitals, then NRP or NIP. */
export function serviceLine(rank: string | undefined, number: string | undefined): string {
  return [rank?.toUpperCase() ?? '', number ?? ''].filter((part) => part.trim() !== '').join(' ');
}

/** `Nama, Pangkat, NRP 85011234`, as far as known. */
export function personText({ name, rank, serviceNumber }: Person): string {
  const number = serviceNumber === undefined ? undefined : serviceNumberText(serviceNumber);
  return [name, rank, number].filter((part) => part !== undefined && part !== '').join(', ');
}

/** `NRP 85011234` of an official whose number's kind is known. */
export function officialNumber({ serviceNumber }: Pick<Official, 'serviceNumber'>): string | undefined {
  return serviceNumber && `${serviceNumber.kind} ${serviceNumber.digits}`;
}

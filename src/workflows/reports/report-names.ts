import type { Period } from '../../calendar/period.ts';
import { nameOf } from '../../host/paths.ts';
import { reportFormats } from '../../office/office.ts';
import type { RunPlace } from '../../record/run-folder.ts';

// What the files of reports are called, without their endings.

/** `20261123-URMIN-7F3K`, as the folder of the run. */
export const runReportName = ({ folder }: RunPlace): string => nameOf(folder);

/** `20261123-URMIN-7F3K-serah-terima-1`. */
export const handoverName = ({ folder }: RunPlace, number: number): string =>
  `${nameOf(folder)}-serah-terima-${number}`;

/** `rekap-2026-11`, `tabel7-2026-S1-URMIN`; the dots of a range become a line. */
export const periodReportName = (
  kind: 'rekap' | 'tabel7',
  { name }: Period,
  parts: readonly string[],
): string => [kind, name.replace('..', '_'), ...parts].join('-');

/** `formulir-URMIN`. */
export const formName = (part: string): string => `formulir-${part}`;

/** `bulanan-2026-10`, of a second revision `bulanan-2026-10-r2`. */
export const dueName = (code: string, period: string, revision: number): string =>
  [code.toLowerCase(), period, ...(revision > 1 ? [`r${revision}`] : [])].join('-');

/** Whether a file bears a name that reports of an entry of the schedule bear. */
export function isDueName(code: string, file: string): boolean {
  const rest = file.startsWith(`${code.toLowerCase()}-`) ? file.slice(code.length + 1) : '';
  const [, ending] = /^\d{4}(?:-(?:W\d\d|Q\d|S\d|\d\d(?:-\d\d)?))?(?:-r\d+)?\.([a-z]+)$/.exec(rest) ?? [];
  return reportFormats.some((format) => format === ending);
}

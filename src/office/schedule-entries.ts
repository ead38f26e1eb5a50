import { hourMs, minuteMs } from '../calendar/local-time.ts';
import type { MailServer, ReportFormat, ScheduledReport } from './office.ts';

/** An entry of `jadwal:` as the file has it. */
export type ScheduleKeys = {
  readonly kode: string;
  readonly laporan: ScheduledReport['report'];
  readonly setiap: keyof typeof cadences;
  readonly bagian?: readonly string[];
  readonly jam?: string;
  readonly hari_kerja_ke?: number;
  readonly format?: readonly ReportFormat[];
  readonly tanda_tangan?: string;
  readonly folder?: string;
  readonly kabar?: {
    readonly surel?: readonly string[];
    readonly lampiran?: boolean;
    readonly webhook?: string;
  };
};

/** `pengiriman:` as the file has it. */
export type MailKeys = {
  readonly server: string;
  readonly port?: number;
  readonly aman?: keyof typeof securities;
  readonly pengirim: string;
  readonly pengguna?: string;
  readonly berkas_sandi?: string;
};

const cadences = {
  harian: 'day',
  mingguan: 'week',
  bulanan: 'month',
  triwulan: 'quarter',
  semester: 'semester',
  tahunan: 'year',
} as const;

const securities = { starttls: 'starttls', tls: 'tls', tidak: 'none' } as const;

/** An entry of the schedule with its defaults: 07:30 on the first working day, as PDF, telling nobody. */
export function decodeScheduledReport(keys: ScheduleKeys): ScheduledReport {
  const { kabar } = keys;
  return {
    code: keys.kode,
    report: keys.laporan,
    every: cadences[keys.setiap],
    parts: keys.bagian ?? [],
    clock: clockOf(keys.jam ?? '07:30'),
    workday: keys.hari_kerja_ke ?? 1,
    formats: keys.format ?? ['pdf'],
    ...(keys.tanda_tangan === undefined ? {} : { signer: keys.tanda_tangan }),
    ...(keys.folder === undefined ? {} : { folder: keys.folder }),
    notify: {
      mail: kabar?.surel ?? [],
      attach: kabar?.lampiran ?? false,
      ...(kabar?.webhook === undefined ? {} : { webhook: kabar.webhook }),
    },
  };
}

/** The mail server with its usual ports. */
export function decodeMailServer(keys: MailKeys): MailServer {
  const security = securities[keys.aman ?? 'starttls'];
  return {
    host: keys.server,
    port: keys.port ?? (security === 'tls' ? 465 : 587),
    security,
    from: keys.pengirim,
    ...(keys.pengguna === undefined ? {} : { user: keys.pengguna }),
    ...(keys.berkas_sandi === undefined ? {} : { passwordFile: keys.berkas_sandi }),
  };
}

/** `07:30` or `07.30` as ms after midnight. */
function clockOf(text: string): number {
  const [hour, minute] = text.split(/[.:]/).map(Number);
  return (hour ?? 0) * hourMs + (minute ?? 0) * minuteMs;
}

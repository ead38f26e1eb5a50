import { hourMs, minuteMs } from '../calendar/local-time.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { MailServer, Office, ReportFormat, ScheduledReport } from './office.ts';

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

/** What is wrong with the schedule that a schema cannot say: names used twice or not known. */
export function scheduleProblems(office: Office): readonly Bilingual[] {
  const codes = office.schedule.map((entry) => entry.code);
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [...[...twice].map(usedTwice), ...office.schedule.flatMap((entry) => entryProblems(entry, office))];
}

function entryProblems(entry: ScheduledReport, office: Office): readonly Bilingual[] {
  const signers = office.signers.map((one) => one.code);
  const unknown = entry.signer !== undefined && !signers.includes(entry.signer) ? [entry.signer] : [];
  const mute = entry.notify.mail.length > 0 && !office.mailServer;
  return [
    ...unknown.map((signer) => unknownSigner(entry.code, signer, signers)),
    ...(mute ? [noServer(entry.code)] : []),
  ];
}

const usedTwice = (code: string): Bilingual => ({
  id: `jadwal: kode '${code}' dipakai dua kali; beri nama lain.`,
  en: `jadwal: code '${code}' is used twice; choose another name.`,
});

const unknownSigner = (code: string, signer: string, known: readonly string[]): Bilingual => ({
  id: `jadwal ${code}: tanda_tangan '${signer}' tidak ada di penanda_tangan. Yang ada: ${known.join(', ') || '–'}.`,
  en: `jadwal ${code}: tanda_tangan '${signer}' is not in penanda_tangan. There are: ${known.join(', ') || '–'}.`,
});

const noServer = (code: string): Bilingual => ({
  id: `jadwal ${code}: kabar lewat surel memerlukan pengiriman: { server: …, pengirim: … } di sop.config.yaml.`,
  en: `jadwal ${code}: telling by e-mail needs pengiriman: { server: …, pengirim: … } in sop.config.yaml.`,
});

import type { Bilingual } from '../words/bilingual.ts';
import type { Office, ReportFormat, ScheduledReport } from './office.ts';

/** What the program can make, by kind of report. */
export type Makeable = Readonly<Record<ScheduledReport['report'], readonly ReportFormat[]>>;

type Problem = Bilingual;

/** What is wrong with the schedule that a schema cannot say: names used twice or not known, formats that cannot be made. */
export function scheduleProblems(office: Office, makeable: Makeable): readonly Problem[] {
  const codes = office.schedule.map((entry) => entry.code);
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [
    ...[...twice].map(usedTwice),
    ...office.schedule.flatMap((entry) => entryProblems(entry, office, makeable)),
  ];
}

function entryProblems(entry: ScheduledReport, office: Office, makeable: Makeable): readonly Problem[] {
  const signers = office.signers.map((one) => one.code);
  const unknown = entry.signer !== undefined && !signers.includes(entry.signer) ? [entry.signer] : [];
  const known = makeable[entry.report];
  const unmade = entry.formats.filter((format) => !known.includes(format));
  const mute = entry.notify.mail.length > 0 && !office.mailServer;
  return [
    ...unknown.map((signer) => unknownSigner(entry.code, signer, signers)),
    ...unmade.map((format) => cannotMake(entry, format, known)),
    ...(mute ? [noServer(entry.code)] : []),
  ];
}

const usedTwice = (code: string): Problem => ({
  id: `jadwal: kode '${code}' dipakai dua kali; beri nama lain.`,
  en: `jadwal: code '${code}' is used twice; choose another name.`,
});

const unknownSigner = (code: string, signer: string, known: readonly string[]): Problem => ({
  id: `jadwal ${code}: tanda_tangan '${signer}' tidak ada di penanda_tangan. Yang ada: ${known.join(', ') || '–'}.`,
  en: `jadwal ${code}: tanda_tangan '${signer}' is not in penanda_tangan. There are: ${known.join(', ') || '–'}.`,
});

const cannotMake = (
  { code, report }: ScheduledReport,
  format: ReportFormat,
  known: readonly ReportFormat[],
): Problem => ({
  id: `jadwal ${code}: laporan ${report} belum dapat dibuat sebagai '${format}'. Tulis format: [${known.join(', ')}], atau sebagian darinya.`,
  en: `jadwal ${code}: report ${report} cannot be made as '${format}' yet. Write format: [${known.join(', ')}], or some of them.`,
});

const noServer = (code: string): Problem => ({
  id: `jadwal ${code}: kabar lewat surel memerlukan pengiriman: { server: …, pengirim: … } di sop.config.yaml.`,
  en: `jadwal ${code}: telling by e-mail needs pengiriman: { server: …, pengirim: … } in sop.config.yaml.`,
});

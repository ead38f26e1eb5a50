import type { Bilingual } from '../words/bilingual.ts';
import type { Office, ScheduledReport } from './office.ts';

type Problem = Bilingual;

/** What is wrong with the schedule that a schema cannot say: names used twice or not known. */
export function scheduleProblems(office: Office): readonly Problem[] {
  const codes = office.schedule.map((entry) => entry.code);
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [...[...twice].map(usedTwice), ...office.schedule.flatMap((entry) => entryProblems(entry, office))];
}

function entryProblems(entry: ScheduledReport, office: Office): readonly Problem[] {
  const signers = office.signers.map((one) => one.code);
  const unknown = entry.signer !== undefined && !signers.includes(entry.signer) ? [entry.signer] : [];
  const mute = entry.notify.mail.length > 0 && !office.mailServer;
  return [
    ...unknown.map((signer) => unknownSigner(entry.code, signer, signers)),
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

const noServer = (code: string): Problem => ({
  id: `jadwal ${code}: kabar lewat surel memerlukan pengiriman: { server: …, pengirim: … } di sop.config.yaml.`,
  en: `jadwal ${code}: telling by e-mail needs pengiriman: { server: …, pengirim: … } in sop.config.yaml.`,
});

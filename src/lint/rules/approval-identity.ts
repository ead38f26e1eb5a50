import type { Finding, Rule } from '../rule.ts';

/** Elected and appointed politicians have neither number nor rank. */
export const approvalIdentity: Rule = {
  id: 'approval-identity',
  group: 'identity',
  severity: 'info',
  title: { id: 'Identitas pejabat pengesah tidak lengkap', en: 'The approving official is not fully named' },
  why: {
    id: 'Di bawah tanda tangan tercetak NIP, atau pangkat dan NRP; nama saja dapat dimiliki dua orang.',
    en: 'NIP, or rank and NRP, are printed below the signature; a name alone may be that of two people.',
  },
  check: ({ sop }) => {
    const official = sop.approvedBy;
    if (!official || politician.test(official.title.trim())) return [];
    if (!official.serviceNumber) {
      return [
        findingOf('NIP atau NRP pejabat belum diisi.', 'The NIP or NRP of the official is not filled in.'),
      ];
    }
    if (official.serviceNumber.kind === 'NIP' || official.rank !== undefined) return [];
    return [
      findingOf('Ada NRP, tetapi pangkat belum diisi.', 'There is an NRP, but the rank is not filled in.'),
    ];
  },
};

const politician =
  /^(?:(?:plt|pj|wakil)\.? )*(?:kepala desa|kuwu|wali nagari|keuchik|geuchik|perbekel|bupati|wali ?kota|gubernur|menteri|presiden)\b/iu;

const findingOf = (id: string, en: string): Finding => ({
  path: ['disahkan_oleh'],
  of: 'key',
  message: { id, en },
  hint: {
    id: 'Tulis nip (ASN), atau pangkat dan nrp (Polri, TNI).',
    en: 'Write nip (civil servants), or pangkat and nrp (police, army).',
  },
});

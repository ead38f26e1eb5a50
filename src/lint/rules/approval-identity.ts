import type { Finding, Rule } from '../rule.ts';

/** Elected officials have neither number nor rank, so this is for information only. */
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
    if (!official) return [];
    if (!official.serviceNumber) {
      return [
        findingOf('NRP atau NIP pejabat belum diisi.', 'The NRP or NIP of the official is not filled in.'),
      ];
    }
    if (official.serviceNumber.kind === 'NIP' || official.rank !== undefined) return [];
    return [
      findingOf('Ada NRP, tetapi pangkat belum diisi.', 'There is an NRP, but the rank is not filled in.'),
    ];
  },
};

const findingOf = (id: string, en: string): Finding => ({
  path: ['disahkan_oleh'],
  of: 'key',
  message: { id, en },
  hint: {
    id: 'Tulis pangkat dan nrp (Polri) atau nip (ASN); pejabat yang dipilih tidak memilikinya.',
    en: 'Write pangkat and nrp (police) or nip (civil servant); elected officials have none.',
  },
});

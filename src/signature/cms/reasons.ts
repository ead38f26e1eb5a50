import type { Bilingual } from '../../words/bilingual.ts';

/** What a caller may decide to do without, by name. */
export const waivers = ['claimed-time', 'unknown-revocation', 'old-algorithm'] as const;
export type Waiver = (typeof waivers)[number];

/** Something that could not be established of a signature that holds. The list of codes is closed. */
export type Reason = {
  readonly code: ReasonCode;
  /** Sub-indication of ETSI EN 319 102-1, table 6; `CUSTOM` where it has none. */
  readonly indication: string;
  readonly text: Bilingual;
  /** The name under which a caller may do without it; others are never waived. */
  readonly waiver?: Waiver;
};

/** Sub-indications of ETSI EN 319 102-1, table 6, of a signature that does not hold. */
export type FailedIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND';

/** Why a signature does not hold; without an indication it is not in order (`FORMAT_FAILURE`). */
export type Problem = Bilingual & { readonly indication?: FailedIndication };

type Kind = {
  readonly indication: string;
  readonly waiver?: Waiver;
  /** Of whom it is said: the name on a certificate, or of an algorithm. */
  readonly words: (whom: string) => Bilingual;
};

/** Every reason, with its sub-indication and its words. */
export const reasonKinds = {
  'no-path': {
    indication: 'NO_CERTIFICATE_CHAIN_FOUND',
    words: (whom) => ({
      id: `'${whom}' TIDAK sampai ke sertifikat induk yang dipercaya`,
      en: `'${whom}' does NOT lead up to a root certificate that is trusted`,
    }),
  },
  'issuer-signature': {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `sertifikat '${whom}' diubah: tanda tangan penerbitnya tidak cocok`,
      en: `certificate '${whom}' was changed: the signature of its issuer does not match`,
    }),
  },
  'not-an-issuer': {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `'${whom}' tidak berhak menerbitkan sertifikat`,
      en: `'${whom}' may not issue certificates`,
    }),
  },
  'name-constraints': {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `nama pada sertifikat '${whom}' di luar nama yang boleh diterbitkan penerbitnya`,
      en: `the names of certificate '${whom}' are not among those that its issuer may issue for`,
    }),
  },
  'unsound-certificate': {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `sertifikat '${whom}' tidak tersusun menurut aturan (RFC 5280)`,
      en: `certificate '${whom}' is not made by the rules (RFC 5280)`,
    }),
  },
  'unknown-condition': {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `sertifikat '${whom}' memuat syarat wajib yang tidak dikenal di sini`,
      en: `certificate '${whom}' has a critical condition that is not known here`,
    }),
  },
  policy: {
    indication: 'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    words: (whom) => ({
      id: `kebijakan sertifikat '${whom}' bukan yang disyaratkan penerbitnya`,
      en: `the policies of certificate '${whom}' are not those that its issuers demand`,
    }),
  },
  'wrong-purpose': {
    indication: 'CHAIN_CONSTRAINTS_FAILURE',
    words: (whom) => ({
      id: `sertifikat '${whom}' bukan untuk keperluan ini (keyUsage, extKeyUsage)`,
      en: `certificate '${whom}' is not for this purpose (keyUsage, extKeyUsage)`,
    }),
  },
  'not-yet-valid': {
    indication: 'NOT_YET_VALID',
    words: (whom) => ({
      id: `sertifikat '${whom}' belum berlaku pada waktu penandatanganan`,
      en: `certificate '${whom}' did not run yet when this was signed`,
    }),
  },
  expired: {
    indication: 'OUT_OF_BOUNDS_NOT_REVOKED',
    words: (whom) => ({
      id: `sertifikat '${whom}' tidak berlaku lagi pada waktu penandatanganan`,
      en: `certificate '${whom}' had ended when this was signed`,
    }),
  },
  'expired-since': {
    indication: 'OUT_OF_BOUNDS_NO_POE',
    waiver: 'claimed-time',
    words: (whom) => ({
      id: `sertifikat '${whom}' kini tidak berlaku lagi, dan tidak ada cap waktu tepercaya yang membuktikan waktu penandatanganan`,
      en: `certificate '${whom}' has ended, and no trusted time stamp proves when this was signed`,
    }),
  },
  revoked: {
    indication: 'REVOKED_NO_POE',
    words: (whom) => ({
      id: `sertifikat '${whom}' SUDAH DICABUT, dan tidak terbukti ditandatangani sebelumnya`,
      en: `certificate '${whom}' is REVOKED, and nothing proves that this was signed before`,
    }),
  },
  'issuer-revoked': {
    indication: 'REVOKED_CA_NO_POE',
    words: (whom) => ({
      id: `sertifikat penerbit '${whom}' SUDAH DICABUT, dan tidak terbukti ditandatangani sebelumnya`,
      en: `issuer certificate '${whom}' is REVOKED, and nothing proves that this was signed before`,
    }),
  },
  'on-hold': {
    indication: 'TRY_LATER',
    words: (whom) => ({
      id: `sertifikat '${whom}' sedang dibekukan (certificateHold)`,
      en: `certificate '${whom}' is on hold`,
    }),
  },
  'revocation-unknown': {
    indication: 'TRY_LATER',
    waiver: 'unknown-revocation',
    words: (whom) => ({
      id: `tidak ada data pencabutan yang sah dan cukup baru untuk '${whom}'`,
      en: `there is no valid and fresh revocation data for '${whom}'`,
    }),
  },
  'old-algorithm': {
    indication: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    waiver: 'old-algorithm',
    words: (whom) => ({
      id: `memakai ${whom}, yang sekarang dapat dipalsukan, dan waktunya tidak terbukti lebih awal`,
      en: `uses ${whom}, which can be forged today, and no earlier time is proven`,
    }),
  },
  'claims-future': {
    indication: 'SIG_CONSTRAINTS_FAILURE',
    waiver: 'claimed-time',
    words: (whom) => ({
      id: `waktu yang disebut penanda tangan (${whom}) belum tiba`,
      en: `the time that the signer states (${whom}) is yet to come`,
    }),
  },
  'shared-value': {
    indication: 'FORMAT_FAILURE',
    words: (whom) => ({
      id: `satu tanda tangan tampil di beberapa kolom (${whom}); yang menandatangani hanya sekali`,
      en: `one signature is shown by several fields (${whom}); somebody signed only once`,
    }),
  },
  'time-order': {
    indication: 'TIMESTAMP_ORDER_FAILURE',
    words: (whom) => ({
      id: `cap waktu yang lebih akhir menyebut waktu yang lebih awal (${whom})`,
      en: `a later time stamp states an earlier time (${whom})`,
    }),
  },
  rebuilt: {
    indication: 'CUSTOM',
    words: (whom) => ({
      id: `berkas ini menyebut objek yang tidak ada, sehingga sebagian pembaca PDF menyusunnya ulang dan dapat menampilkan isi lain (${whom})`,
      en: `this file names objects that are not there, so that some PDF readers rebuild it and may show something else (${whom})`,
    }),
  },
  'two-readings': {
    indication: 'CUSTOM',
    words: (whom) => ({
      id: `yang ditandatangani terbaca lain di pembaca PDF yang lain (${whom}), jadi isinya tidak pasti`,
      en: `what is signed reads differently in different PDF readers (${whom}), so its content is not certain`,
    }),
  },
  'no-page': {
    indication: 'CUSTOM',
    words: (whom) => ({
      id: `halaman yang ditandatangani tidak ditemukan dengan pasti (${whom}); sebagian pembaca PDF menebaknya`,
      en: `the pages that are signed cannot be found for certain (${whom}); some PDF readers guess them`,
    }),
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ReasonCode = keyof typeof reasonKinds;

/** A reason about somebody or something named. */
export function reason(code: ReasonCode, whom: string): Reason {
  const { indication, words, ...rest }: Kind = reasonKinds[code];
  return { code, indication, text: words(whom), ...(rest.waiver ? { waiver: rest.waiver } : {}) };
}

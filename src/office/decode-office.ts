import { parseDay } from '../calendar/civil-date.ts';
import { midnightOf, type Zone } from '../calendar/local-time.ts';
import type { EvidenceRule } from '../checklist/closing.ts';
import type { Person, Result } from '../checklist/events.ts';
import type { SignedAct, SigningPolicy } from '../checklist/signing-policy.ts';
import type { KeyOfficer } from '../checklist/signing-rules.ts';
import { type InputLimits, inputLimits } from '../document/input-limits.ts';
import type { Official, ServiceNumber } from '../sop/sop.ts';
import { type DayRuleKey, dayRules } from './day-rules.ts';
import { defaultOffice, type Office, type SignerKey } from './office.ts';
import {
  decodeMailServer,
  decodeScheduledReport,
  type MailKeys,
  type ScheduleKeys,
} from './schedule-entries.ts';

type Text = string | undefined;
type PersonKeys = {
  readonly nama: string;
  readonly pangkat?: Text;
  readonly nrp?: Text;
  readonly nip?: Text;
  readonly jabatan?: Text;
  readonly pelaksana?: Text;
};
type KeyKeys = {
  readonly [Key in 'p12' | 'pkcs11' | 'label' | 'sertifikat' | 'sandi']?: string;
} & { readonly perintah?: readonly string[] };
type LimitKeys = {
  readonly [Key in 'ukuran_kib' | 'tingkat' | 'unsur' | 'kunci' | 'butir' | 'karakter']?: number;
};
type LineSigningKeys = {
  readonly wajib: readonly (keyof typeof lineActs)[];
  readonly oleh?: readonly string[];
  readonly sejak: string;
};
type OfficeKeys = {
  readonly instansi?: readonly string[];
  readonly tempat?: Text;
  readonly zona_waktu?: Zone;
  readonly kalender?: Text;
  readonly aturan_hari?: DayRuleKey;
  readonly petugas?: readonly PersonKeys[];
  readonly penanda_tangan?: readonly (PersonKeys & {
    readonly kode: string;
    readonly jabatan: string;
    readonly kunci?: KeyKeys;
  })[];
  readonly tanda_tangan?: {
    readonly cap_waktu?: Text;
    readonly tingkat?: Office['signing']['level'];
    readonly layanan_lokal?: readonly string[];
  };
  readonly folder?: { readonly sops?: Text; readonly catatan?: Text; readonly laporan?: Text };
  readonly jadwal?: readonly ScheduleKeys[];
  readonly pengiriman?: MailKeys;
  readonly lint?: { readonly profil?: Office['ruleProfile']; readonly aturan?: Office['ruleSeverities'] };
  readonly batas?: LimitKeys;
  readonly alasan_jeda?: readonly string[];
  readonly sertifikat_induk?: readonly string[];
  readonly bukti?: {
    readonly jenis?: readonly string[];
    readonly ukuran_mib?: number;
    readonly wajib?: readonly Result[];
  };
  readonly tanda_tangan_baris?: LineSigningKeys;
  readonly petugas_kunci?: readonly (string | { readonly nama: string; readonly sampai?: string })[];
  readonly tindak_lanjut_wajib?: boolean;
};

/** The acts of `tanda_tangan_baris.wajib`. */
const lineActs = {
  semua: 'all',
  buka: 'open',
  jawab: 'answer',
  koreksi: 'correct',
  bukti: 'evidence',
  serah_terima: 'handover',
  tutup: 'close',
  buka_lagi: 'reopen',
  telaah: 'review',
  laporan: 'report',
} as const satisfies Record<string, SignedAct>;

/** The office of a validated office file. */
export function decodeOffice(value: unknown): Office {
  const keys = value as OfficeKeys;
  const zone = keys.zona_waktu ?? defaultOffice.zone;
  return {
    agency: keys.instansi ?? defaultOffice.agency,
    ...(keys.tempat === undefined ? {} : { place: keys.tempat }),
    zone,
    calendar: keys.kalender ?? defaultOffice.calendar,
    dayRule: keys.aturan_hari === undefined ? defaultOffice.dayRule : dayRules[keys.aturan_hari],
    people: (keys.petugas ?? []).map(decodePerson),
    signers: (keys.penanda_tangan ?? []).map((signer) => ({
      code: signer.kode,
      ...decodeOfficial(signer),
      ...(signer.kunci ? { key: decodeKey(signer.kunci) } : {}),
    })),
    signing: {
      level: keys.tanda_tangan?.tingkat ?? defaultOffice.signing.level,
      localServices: keys.tanda_tangan?.layanan_lokal ?? defaultOffice.signing.localServices,
      ...(keys.tanda_tangan?.cap_waktu === undefined ? {} : { timeStamp: keys.tanda_tangan.cap_waktu }),
    },
    folders: {
      ...(keys.folder?.sops === undefined ? {} : { sops: keys.folder.sops }),
      records: keys.folder?.catatan ?? defaultOffice.folders.records,
      reports: keys.folder?.laporan ?? defaultOffice.folders.reports,
    },
    schedule: (keys.jadwal ?? []).map(decodeScheduledReport),
    ...(keys.pengiriman ? { mailServer: decodeMailServer(keys.pengiriman) } : {}),
    ruleProfile: keys.lint?.profil ?? defaultOffice.ruleProfile,
    ruleSeverities: keys.lint?.aturan ?? {},
    limits: decodeLimits(keys.batas ?? {}),
    pauseReasons: keys.alasan_jeda ?? [],
    trust: keys.sertifikat_induk ?? [],
    evidence: decodeEvidence(keys.bukti),
    ...(keys.tanda_tangan_baris ? { lineSigning: decodeLineSigning(keys.tanda_tangan_baris) } : {}),
    keyOfficers: (keys.petugas_kunci ?? []).map((one) => decodeKeyOfficer(one, zone)),
    followUpRequired: keys.tindak_lanjut_wajib ?? defaultOffice.followUpRequired,
  };
}

const decodeLineSigning = ({ wajib, oleh, sejak }: LineSigningKeys): SigningPolicy => ({
  acts: wajib.map((act) => lineActs[act]),
  ...(oleh ? { roles: oleh } : {}),
  since: sejak,
});

/** `sampai` is the last day on which the officer is one. */
function decodeKeyOfficer(
  one: string | { readonly nama: string; readonly sampai?: string },
  zone: Zone,
): KeyOfficer {
  if (typeof one === 'string') return { name: one };
  const day = one.sampai === undefined ? undefined : parseDay(one.sampai);
  return { name: one.nama, ...(day === undefined ? {} : { until: midnightOf(day + 1, zone) }) };
}

function decodeKey(keys: KeyKeys): SignerKey {
  const { p12, pkcs11, perintah, label, sertifikat, sandi } = keys;
  return {
    ...(p12 === undefined ? {} : { keyFile: p12 }),
    ...(pkcs11 === undefined ? {} : { token: pkcs11 }),
    ...(perintah === undefined ? {} : { command: perintah }),
    ...(label === undefined ? {} : { label }),
    ...(sertifikat === undefined ? {} : { certificate: sertifikat }),
    ...(sandi === undefined ? {} : { passphraseFile: sandi }),
  };
}

function decodeEvidence(keys: OfficeKeys['bukti'] = {}): EvidenceRule {
  const { extensions, bytes, requiredFor } = defaultOffice.evidence;
  return {
    extensions: keys.jenis ?? extensions,
    bytes: keys.ukuran_mib === undefined ? bytes : keys.ukuran_mib * 1024 * 1024,
    requiredFor: keys.wajib ?? requiredFor,
  };
}

/** Limits are only ever raised: what is smaller than the program's own leaves that. */
function decodeLimits(keys: LimitKeys): InputLimits {
  const { bytes, depth, tokens, keysOfMapping, itemsOfList, characters } = inputLimits;
  return {
    bytes: Math.max(bytes, (keys.ukuran_kib ?? 0) * 1024),
    depth: Math.max(depth, keys.tingkat ?? 0),
    tokens: Math.max(tokens, keys.unsur ?? 0),
    keysOfMapping: Math.max(keysOfMapping, keys.kunci ?? 0),
    itemsOfList: Math.max(itemsOfList, keys.butir ?? 0),
    characters: Math.max(characters, keys.karakter ?? 0),
  };
}

/** A person of the office file or of an answers file. */
export function decodePerson(keys: PersonKeys): Person {
  const number = keys.nrp ?? keys.nip;
  return {
    name: keys.nama,
    ...(keys.pangkat === undefined ? {} : { rank: keys.pangkat }),
    ...(number === undefined ? {} : { serviceNumber: number }),
    ...(keys.jabatan === undefined ? {} : { title: keys.jabatan }),
    ...(keys.pelaksana === undefined ? {} : { role: keys.pelaksana }),
  };
}

function decodeOfficial(keys: PersonKeys & { readonly jabatan: string }): Official {
  const number = serviceNumber(keys);
  return {
    title: keys.jabatan,
    name: keys.nama ?? '',
    ...(keys.pangkat === undefined ? {} : { rank: keys.pangkat }),
    ...(number ? { serviceNumber: number } : {}),
  };
}

function serviceNumber({ nrp, nip }: PersonKeys): ServiceNumber | undefined {
  if (nrp !== undefined) return { kind: 'NRP', digits: nrp };
  return nip === undefined ? undefined : { kind: 'NIP', digits: nip };
}

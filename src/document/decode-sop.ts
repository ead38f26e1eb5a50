import type { Activity, NextStep, Official, Part, RoleUse, ServiceNumber, Sop } from '../sop/sop.ts';
import { isProblem, parseStandardTime, type StandardTime } from '../sop/standard-time.ts';

/** A validated SOP file by its own keys. Only this file and the checks of single values in `read-sop.ts` know them. */
export type SopKeys = {
  readonly nomor: string;
  readonly nama: string;
  readonly instansi?: readonly string[];
  readonly tanggal?: Readonly<Partial<Record<'pembuatan' | 'revisi' | 'pengesahan' | 'efektif', string>>>;
  readonly disahkan_oleh?: OfficialKeys;
  readonly dasar_hukum?: readonly string[];
  readonly keterkaitan?: readonly string[];
  readonly peringatan?: readonly string[];
  readonly kualifikasi_pelaksana?: readonly string[];
  readonly peralatan?: readonly string[];
  readonly pencatatan?: readonly string[];
  readonly pelaksana?: readonly { readonly kode: string; readonly jabatan: string }[];
  readonly bagian: readonly PartKeys[];
};

type OfficialKeys = {
  readonly jabatan: string;
  readonly nama: string;
  readonly pangkat?: string;
  readonly nrp?: string;
  readonly nip?: string;
};

type PartKeys = {
  readonly kode: string;
  readonly nama: string;
  readonly kegiatan: readonly ActivityKeys[];
};

export type ActivityKeys = {
  readonly kode: string;
  readonly no?: string;
  readonly uraian: string;
  readonly sumber?: string;
  readonly pelaksana?: readonly (string | RoleUseKeys)[];
  readonly kelengkapan?: readonly string[];
  readonly waktu?: string;
  readonly output?: readonly string[];
  readonly keterangan?: string;
  readonly lanjut?: string | readonly { readonly ke: string; readonly bila?: string }[];
  readonly rincian?: readonly ActivityKeys[];
};

type RoleUseKeys = {
  readonly kode: string;
  readonly bentuk?: 'mulai' | 'proses' | 'keputusan' | 'selesai';
  readonly teks?: string;
};

/** The crossing from the Indonesian keys of a validated SOP file to the English names of the program. */
export function decodeSop(keys: SopKeys): Sop {
  const { tanggal = {} } = keys;
  return {
    number: keys.nomor,
    name: keys.nama,
    agency: keys.instansi ?? [],
    dates: {
      ...optional('created', tanggal.pembuatan),
      ...optional('revised', tanggal.revisi),
      ...optional('approved', tanggal.pengesahan),
      ...optional('effective', tanggal.efektif),
    },
    ...optional('approvedBy', keys.disahkan_oleh && decodeOfficial(keys.disahkan_oleh)),
    legalBasis: keys.dasar_hukum ?? [],
    related: keys.keterkaitan ?? [],
    warnings: keys.peringatan ?? [],
    qualifications: keys.kualifikasi_pelaksana ?? [],
    equipment: keys.peralatan ?? [],
    recording: keys.pencatatan ?? [],
    roles: (keys.pelaksana ?? []).map(({ kode, jabatan }) => ({ code: kode, title: jabatan })),
    parts: keys.bagian.map(decodePart),
  };
}

function decodeOfficial(keys: OfficialKeys): Official {
  return {
    title: keys.jabatan,
    name: keys.nama,
    ...optional('rank', keys.pangkat),
    ...optional('serviceNumber', decodeServiceNumber(keys)),
  };
}

function decodeServiceNumber({ nrp, nip }: OfficialKeys): ServiceNumber | undefined {
  if (nrp !== undefined) return { kind: 'NRP', digits: nrp };
  return nip === undefined ? undefined : { kind: 'NIP', digits: nip };
}

function decodePart({ kode, nama, kegiatan }: PartKeys): Part {
  return { code: kode, name: nama, activities: kegiatan.map(decodeActivity) };
}

function decodeActivity(keys: ActivityKeys): Activity {
  const { kode, no, uraian, sumber, waktu, keterangan } = keys;
  const time = decodeTime(waktu);
  // Written key by key: this runs for every row of every file, where spreads would take half of the time.
  const activity: Mutable<Activity> = {
    code: kode,
    text: uraian,
    roles: (keys.pelaksana ?? []).map(decodeRoleUse),
    requirements: keys.kelengkapan ?? [],
    output: keys.output ?? [],
    next: decodeNext(keys.lanjut),
    children: (keys.rincian ?? []).map(decodeActivity),
  };
  if (no !== undefined) activity.number = no;
  if (sumber !== undefined) activity.sourceText = sumber;
  if (time !== undefined) activity.standardTime = time;
  if (keterangan !== undefined) activity.remark = keterangan;
  return activity;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const symbols: Readonly<Record<NonNullable<RoleUseKeys['bentuk']>, NonNullable<RoleUse['symbol']>>> = {
  mulai: 'start',
  proses: 'process',
  keputusan: 'decision',
  selesai: 'end',
};

function decodeRoleUse(keys: string | RoleUseKeys): RoleUse {
  if (typeof keys === 'string') return { role: keys };
  const { kode, bentuk, teks } = keys;
  return { role: kode, ...optional('symbol', bentuk && symbols[bentuk]), ...optional('caption', teks) };
}

function decodeNext(keys: ActivityKeys['lanjut']): readonly NextStep[] {
  if (keys === undefined) return [];
  if (typeof keys === 'string') return [{ to: keys }];
  return keys.map(({ ke, bila }) => ({ to: ke, ...optional('when', bila) }));
}

/** A waktu that is not understood has a diagnostic of its own; the activity keeps its words and is not measured. */
function decodeTime(text: string | undefined): StandardTime | undefined {
  if (text === undefined) return undefined;
  const time = parseStandardTime(text);
  return isProblem(time) ? { kind: 'unread', text: text.trim() } : time;
}

/** The member, or none: an absent value must not become a key that holds undefined. */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

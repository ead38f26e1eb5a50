/** A validated SOP file by its own keys. Only `decode-sop.ts` and the checks beside it know them. */
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

export type OfficialKeys = {
  readonly jabatan: string;
  readonly nama: string;
  readonly pangkat?: string;
  readonly nrp?: string;
  readonly nip?: string;
};

export type PartKeys = {
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

export type RoleUseKeys = {
  readonly kode: string;
  readonly bentuk?: 'mulai' | 'proses' | 'keputusan' | 'selesai';
  readonly teks?: string;
};

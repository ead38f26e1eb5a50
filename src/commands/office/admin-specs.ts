import { accessibleOption, type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';
import { unattendedSpecs } from '../schedule/unattended-specs.ts';

/** Commands for those who set an office up and keep its SOPs. */
export const adminSpecs: readonly CommandSpec[] = [
  ...unattendedSpecs,
  {
    name: 'rules',
    alias: 'aturan',
    args: [],
    summary: {
      id: 'semua aturan sop lint dan beratnya di sini',
      en: 'every rule of sop lint and its weight here',
    },
    options: [jsonOption],
    examples: [{ line: 'sop rules', text: { id: 'daftar aturan', en: 'the list of rules' } }],
    load: async () => (await import('../lint/rules.ts')).rules,
  },
  {
    name: 'explain',
    alias: 'jelaskan',
    args: [
      {
        name: '<aturan>',
        text: { id: 'nama aturan, misalnya mixed-units', en: 'a rule, such as mixed-units' },
      },
    ],
    summary: { id: 'jelaskan satu aturan, dengan contoh', en: 'explain one rule, with examples' },
    options: [],
    examples: [
      { line: 'sop explain mixed-units', text: { id: 'mengapa, salah, benar', en: 'why, wrong, right' } },
    ],
    load: async () => (await import('../lint/explain.ts')).explain,
  },
  {
    name: 'init',
    alias: 'mulai-kantor',
    args: [
      {
        name: '[folder]',
        text: { id: 'folder kantor; kosong = folder ini', en: 'office folder; none = this one' },
      },
    ],
    summary: {
      id: 'buat folder kantor; tidak menimpa apa pun',
      en: 'make an office folder; overwrites nothing',
    },
    options: [
      { flags: '--instansi <nama>', text: { id: 'baris kop', en: 'line of the letterhead' } },
      { flags: '--tempat <kota>', text: { id: 'tempat pada laporan', en: 'place on reports' } },
      { flags: '--zona <zona>', text: { id: 'misalnya Asia/Jakarta', en: 'such as Asia/Jakarta' } },
      { flags: '--hook', text: { id: 'aktifkan pengait pre-commit', en: 'enable the pre-commit hook' } },
      accessibleOption,
    ],
    examples: [
      {
        line: 'sop init kantor --hook',
        text: { id: 'folder baru dengan pengait', en: 'a new folder with the hook' },
      },
    ],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'new',
    alias: 'baru',
    args: [],
    summary: { id: 'buat SOP baru dari contoh', en: 'make a new SOP from a template' },
    options: [
      {
        flags: '--kode <kode>',
        text: { id: 'kode bagian, misalnya SM', en: 'code of the part, such as SM' },
      },
      {
        flags: '--nomor <nomor>',
        text: { id: 'nomor dari buku register', en: 'number from the register' },
      },
      { flags: '--nama <nama>', text: { id: 'nama SOP', en: 'name of the SOP' } },
      {
        flags: '--kegiatan <baris>',
        text: {
          id: 'satu kegiatan: "uraian | PELAKSANA | waktu | output"; boleh beberapa',
          en: 'one activity: "uraian | PELAKSANA | waktu | output"; may be given several times',
        },
        repeats: true,
      },
      {
        flags: '--dari <contoh>',
        text: { id: 'surat-masuk, publikasi, kosong', en: 'surat-masuk, publikasi, kosong' },
      },
      accessibleOption,
    ],
    examples: [
      {
        line: 'sop new --kode SM --nama "Surat masuk" --dari surat-masuk',
        text: { id: 'SOP pertama', en: 'a first SOP' },
      },
      {
        line: 'sop new --kode SK --nama "Surat keluar" --kegiatan "Menyusun konsep surat | BAMIN | 30 Menit | Konsep surat"',
        text: { id: 'dengan kegiatannya sendiri', en: 'with activities of its own' },
      },
    ],
    load: async () => (await import('./new.ts')).newSop,
  },
];

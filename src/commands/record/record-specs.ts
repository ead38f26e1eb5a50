import { accessibleOption, type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';
import { passphraseOptions } from '../catalogue/passphrase-options.ts';
import { anchorOption, verifySpec } from './verify-spec.ts';

const run = {
  name: '<nomor>',
  text: { id: 'nomor pelaksanaan, misalnya 7F3K', en: 'number of the run, such as 7F3K' },
};

const byOption = {
  flags: '--by <nama>',
  text: { id: 'nama petugas yang mencatat', en: 'name of the person who records' },
};

const dryRun = {
  flags: '--dry-run',
  text: { id: 'periksa saja, tidak mencatat', en: 'only check, record nothing' },
};

const runSpec: CommandSpec = {
  name: 'run',
  alias: 'laksana',
  args: [
    {
      name: '<tindakan>',
      text: {
        id: 'open, start, answer, pause, resume, note, evidence, followup, handover, correct, close, reopen, migrate, apply',
        en: 'open, start, answer, pause, resume, note, evidence, followup, handover, correct, close, reopen, migrate, apply',
      },
    },
    {
      name: '<nomor>',
      text: {
        id: 'nomor pelaksanaan; untuk open: kode bagian',
        en: 'number of the run; for open: code of the part',
      },
    },
    { name: '[kegiatan]', text: { id: 'kode kegiatan', en: 'code of the activity' } },
    {
      name: '[hasil]',
      text: { id: 'sesuai, tidak_sesuai, tidak_berlaku', en: 'sesuai, tidak_sesuai, tidak_berlaku' },
    },
  ],
  summary: {
    id: 'satu tindakan ceklis tanpa terminal, untuk skrip',
    en: 'one act of the checklist without a terminal, for scripts',
  },
  options: [
    byOption,
    { flags: '--reason <alasan>', text: { id: 'alasan', en: 'reason' } },
    {
      flags: '--text <teks>',
      text: { id: 'isi catatan atau tindak lanjut', en: 'text of a note or follow-up' },
    },
    { flags: '--to <nama>', text: { id: 'serah terima kepada', en: 'hand over to' } },
    {
      flags: '--file <berkas>',
      text: { id: 'berkas bukti; boleh beberapa', en: 'evidence file; may be given several times' },
      repeats: true,
    },
    {
      flags: '--person <nama>',
      text: { id: 'penanggung jawab tindak lanjut', en: 'who sees to the follow-up' },
    },
    {
      flags: '--due <tanggal>',
      text: {
        id: 'batas tindak lanjut, misalnya 2026-11-30',
        en: 'day the follow-up is due, such as 2026-11-30',
      },
    },
    {
      flags: '--input <berkas>',
      text: {
        id: 'untuk apply: daftar tindakan JSON, - untuk masukan baku',
        en: 'for apply: a JSON list of acts, - for standard input',
      },
    },
    dryRun,
    ...passphraseOptions,
    jsonOption,
  ],
  examples: [
    {
      line: 'sop run open URMIN --by "Rina Wulandari" --json',
      text: { id: 'buka pelaksanaan baru', en: 'open a new run' },
    },
    {
      line: 'sop run answer 7F3K URMIN-01 sesuai --by "Rina Wulandari"',
      text: { id: 'jawab satu kegiatan', en: 'answer one activity' },
    },
    {
      line: 'sop run evidence 7F3K URMIN-03 --file foto.jpg --by "Rina Wulandari"',
      text: { id: 'lampirkan bukti', en: 'attach evidence' },
    },
    {
      line: 'sop run apply 7F3K --input tindakan.json --by "Rina Wulandari"',
      text: { id: 'beberapa tindakan sekaligus', en: 'several acts at once' },
    },
  ],
  load: async () => (await import('../run/run.ts')).run,
};

const reviewSpec: CommandSpec = {
  name: 'review',
  alias: 'telaah',
  args: [run],
  summary: {
    id: 'telaah oleh orang lain: pengecualian dulu, lalu terima atau kembalikan',
    en: 'review by somebody else: exceptions first, then accept or return',
  },
  options: [
    byOption,
    { flags: '--accept', text: { id: 'terima', en: 'accept' } },
    { flags: '--return', text: { id: 'kembalikan untuk diperbaiki', en: 'return to be put right' } },
    { flags: '--comment <teks>', text: { id: 'catatan telaah', en: 'remark' } },
    { flags: '--activity <kode>', text: { id: 'kegiatan yang dimaksud', en: 'the activity it is about' } },
    ...passphraseOptions,
    jsonOption,
    accessibleOption,
  ],
  examples: [
    {
      line: 'sop review 7F3K --by "Bagus Pratama"',
      text: { id: 'lihat dan putuskan di terminal', en: 'look and decide in the terminal' },
    },
    {
      line: 'sop review 7F3K --by "Bagus Pratama" --return --comment "lampirkan foto"',
      text: { id: 'kembalikan', en: 'return' },
    },
  ],
  load: async () => (await import('./review.ts')).review,
};

const keySpec: CommandSpec = {
  name: 'key',
  alias: 'kunci',
  args: [
    { name: '<tindakan>', text: { id: 'new, list, atau revoke', en: 'new, list or revoke' } },
    { name: '[kunci]', text: { id: 'untuk revoke: kode kunci', en: 'for revoke: id of the key' } },
  ],
  summary: {
    id: 'kunci untuk menandatangani baris catatan, satu per petugas dan perangkat',
    en: 'keys that sign lines of the record, one for each person and device',
  },
  options: [byOption, ...passphraseOptions, jsonOption],
  examples: [
    {
      line: 'sop key new --by "Rina Wulandari"',
      text: { id: 'kunci baru untuk komputer ini', en: 'a new key for this machine' },
    },
    {
      line: 'sop key revoke a1b2c3d4e5f60718 --by "Bagus Pratama"',
      text: { id: 'cabut kunci yang hilang', en: 'revoke a lost key' },
    },
  ],
  load: async () => (await import('./key.ts')).key,
};

const unlockSpec: CommandSpec = {
  name: 'unlock',
  alias: 'lepas-kunci',
  args: [run],
  summary: {
    id: 'lepaskan kunci penutupan yang tertinggal; dicatat',
    en: 'take away a closing lock that was left behind; recorded',
  },
  options: [
    byOption,
    { flags: '--yes', text: { id: 'tanpa bertanya', en: 'without asking' } },
    jsonOption,
    accessibleOption,
  ],
  examples: [
    { line: 'sop unlock 7F3K --by "Rina Wulandari"', text: { id: 'bertanya dulu', en: 'asks first' } },
  ],
  load: async () => (await import('./unlock.ts')).unlock,
};

/** Commands that look after the record of runs. */
export const recordSpecs: readonly CommandSpec[] = [
  runSpec,
  reviewSpec,
  keySpec,
  unlockSpec,
  verifySpec,
  {
    name: 'anchor',
    alias: 'jangkar',
    args: [{ ...run, name: '[nomor]' }],
    summary: {
      id: 'simpan kepala catatan, supaya pemotongan dan penulisan ulang terlihat',
      en: 'save the heads of records, so that cutting and rewriting show',
    },
    options: [
      { flags: '--all', text: { id: 'semua pelaksanaan', en: 'all runs' } },
      anchorOption,
      jsonOption,
    ],
    examples: [
      { line: 'sop anchor --all', text: { id: 'semua pelaksanaan', en: 'all runs' } },
      {
        line: 'sop anchor 7F3K --anchor /media/usb/jangkar.jsonl',
        text: { id: 'ke berkas di luar folder kantor', en: 'into a file outside the office folder' },
      },
    ],
    load: async () => (await import('./anchor.ts')).anchor,
  },
];

import type { Result } from '../../checklist/events.ts';
import type { Wish } from '../../checklist/wish.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import { actArg, byOption, despiteOption, jsonOption, lineKeyOptions } from '../catalogue/shared-words.ts';

/** What `sop run` can do to a run that is there; every key of the walk has its act. */
export const actsOnRun = {
  start: { id: 'mulai', en: 'start' },
  answer: { id: 'jawab', en: 'answer' },
  pause: { id: 'jeda', en: 'pause' },
  resume: { id: 'lanjut', en: 'resume' },
  note: { id: 'catat', en: 'note' },
  evidence: { id: 'bukti', en: 'evidence' },
  followup: { id: 'tindak-lanjut', en: 'followup' },
  handover: { id: 'serah-terima', en: 'handover' },
  correct: { id: 'koreksi', en: 'correct' },
  close: { id: 'tutup', en: 'close' },
  reopen: { id: 'buka-lagi', en: 'reopen' },
} as const satisfies Partial<Record<Wish['act'], Bilingual>>;

const acts = {
  open: { id: 'buka', en: 'open' },
  ...actsOnRun,
  migrate: { id: 'pindah', en: 'migrate' },
  apply: { id: 'terapkan', en: 'apply' },
  clear: { id: 'bersihkan', en: 'clear' },
} as const satisfies Record<string, Bilingual>;

/** The judgements, which files and records write in Indonesian. */
const results = {
  sesuai: { id: 'sesuai', en: 'compliant' },
  tidak_sesuai: { id: 'tidak_sesuai', en: 'not-compliant' },
  tidak_berlaku: { id: 'tidak_berlaku', en: 'not-applicable' },
} as const satisfies Record<Result, Bilingual>;

const words = {
  name: 'run',
  alias: 'laksana',
  args: [
    { value: acts, ...actArg },
    {
      value: 'run or part',
      optional: true,
      text: {
        id: 'nomor pelaksanaan; untuk open: kode bagian; tidak untuk clear',
        en: 'number of the run; for open: code of the part; not for clear',
      },
    },
    { value: 'activity', optional: true, text: { id: 'kode kegiatan', en: 'code of the activity' } },
    {
      value: results,
      shown: { id: 'hasil', en: 'result' },
      optional: true,
      text: { id: 'untuk answer dan correct', en: 'for answer and correct' },
    },
  ],
  summary: {
    id: 'satu tindakan ceklis tanpa terminal, untuk skrip',
    en: 'one act of the checklist without a terminal, for scripts',
  },
  options: {
    by: byOption,
    reason: { indonesian: 'alasan', value: 'text', text: { id: 'alasan', en: 'reason' } },
    count: {
      indonesian: 'jumlah',
      value: 'number',
      text: {
        id: 'untuk answer dan correct: berapa berkas, bila waktu bakunya per berkas',
        en: 'for answer and correct: how many items, when the standard time goes by them',
      },
    },
    text: {
      indonesian: 'teks',
      value: 'text',
      text: { id: 'isi catatan atau tindak lanjut', en: 'text of a note or follow-up' },
    },
    to: { indonesian: 'kepada', value: 'person', text: { id: 'serah terima kepada', en: 'hand over to' } },
    file: {
      indonesian: 'berkas',
      value: 'file',
      repeats: true,
      text: { id: 'berkas bukti; boleh beberapa', en: 'evidence file; may be given several times' },
    },
    person: {
      indonesian: 'penanggung-jawab',
      value: 'person',
      text: { id: 'penanggung jawab tindak lanjut', en: 'who sees to the follow-up' },
    },
    due: {
      indonesian: 'batas',
      value: 'day',
      text: {
        id: 'batas tindak lanjut, misalnya 2026-11-30',
        en: 'day the follow-up is due, such as 2026-11-30',
      },
    },
    despiteDamage: despiteOption,
    input: {
      indonesian: 'masukan',
      value: 'file',
      text: {
        id: 'untuk apply: daftar tindakan JSON, - untuk masukan baku',
        en: 'for apply: a JSON list of acts, - for standard input',
      },
    },
    dryRun: {
      indonesian: 'simulasi',
      text: { id: 'periksa saja, tidak mencatat', en: 'only check, record nothing' },
    },
    ...lineKeyOptions,
    json: jsonOption,
  },
  examples: [
    {
      line: 'sop run open URMIN --by "Rina Wulandari" --json',
      text: { id: 'buka pelaksanaan baru', en: 'open a new run' },
    },
    {
      line: {
        id: 'sop run answer 7F3K URMIN-01 sesuai --by "Rina Wulandari"',
        en: 'sop run answer 7F3K URMIN-01 compliant --by "Rina Wulandari"',
      },
      text: { id: 'jawab satu kegiatan', en: 'answer one activity' },
    },
    {
      line: {
        id: 'sop run evidence 7F3K URMIN-03 --file foto.jpg --by "Rina Wulandari"',
        en: 'sop run evidence 7F3K URMIN-03 --file photo.jpg --by "Rina Wulandari"',
      },
      text: { id: 'lampirkan bukti', en: 'attach evidence' },
    },
    {
      line: {
        id: 'sop run apply 7F3K --input tindakan.json --by "Rina Wulandari"',
        en: 'sop run apply 7F3K --input acts.json --by "Rina Wulandari"',
      },
      text: { id: 'beberapa tindakan sekaligus', en: 'several acts at once' },
    },
    {
      line: 'sop run clear',
      text: {
        id: 'hapus pembukaan yang tidak pernah selesai',
        en: 'remove openings that were never finished',
      },
    },
  ],
} as const satisfies CommandWords;

export type RunCommand = Run<typeof words>;
export type RunOptions = OptionsOf<typeof words>;

/** `sop run` in the catalogue. */
export const runSpec = defineCommand(words, async () => (await import('./run.ts')).run);

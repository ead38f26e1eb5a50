import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import { jsonOption, lineKeyOptions, partArg } from '../catalogue/shared-words.ts';

const words = {
  name: 'check',
  alias: 'cek',
  args: [partArg],
  summary: {
    id: 'jalankan ceklis SOP: mulai, jawab, jeda, lanjut',
    en: 'walk the checklist of an SOP: start, answer, pause, go on',
  },
  options: {
    answers: {
      indonesian: 'jawaban',
      value: 'file',
      text: {
        id: 'isi dari berkas jawaban YAML atau JSON, tanpa terminal; - untuk masukan baku',
        en: 'fill in from an answers file, YAML or JSON, without a terminal; - for standard input',
      },
    },
    run: {
      indonesian: 'pelaksanaan',
      value: 'run',
      text: { id: 'lanjutkan pelaksanaan ini, misalnya 7F3K', en: 'go on with this run, such as 7F3K' },
    },
    new: {
      indonesian: 'baru',
      text: { id: 'buka pelaksanaan baru tanpa bertanya', en: 'open a new run without asking' },
    },
    as: {
      indonesian: 'sebagai',
      value: 'person',
      text: { id: 'nama petugas yang mengerjakan', en: 'name of the person who does the work' },
    },
    ...lineKeyOptions,
    dryRun: {
      indonesian: 'simulasi',
      text: {
        id: 'dengan --answers: periksa saja, tidak mencatat',
        en: 'with --answers: only check, record nothing',
      },
    },
    json: jsonOption,
  },
  examples: [
    { line: 'sop check URMIN', text: { id: 'ceklis di terminal', en: 'the checklist in the terminal' } },
    {
      line: { id: 'sop check PPID --answers jawaban.yaml', en: 'sop check PPID --answers answers.yaml' },
      text: { id: 'dari formulir yang sudah diisi', en: 'from a form that was filled in' },
    },
  ],
} as const satisfies CommandWords;

export type Check = Run<typeof words>;
export type CheckOptions = OptionsOf<typeof words>;

/** `sop check` in the catalogue. */
export const checkSpec = defineCommand(words, async () => (await import('./check.ts')).check);

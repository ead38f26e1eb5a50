import { type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';

/** `sop form` in the catalogue. */
export const formSpec: CommandSpec = {
  name: 'form',
  alias: 'formulir',
  args: [
    {
      name: '[kode]',
      text: { id: 'kode bagian, misalnya URMIN', en: 'code of the part, such as URMIN' },
    },
  ],
  summary: {
    id: 'cetak formulir kosong untuk diisi dengan tangan',
    en: 'print the blank form, to be filled in by hand',
  },
  options: [
    {
      flags: '--all',
      text: { id: 'semua bagian, satu berkas untuk tiap bagian', en: 'all parts, a file for each' },
    },
    {
      flags: '--answers-template',
      text: {
        id: 'tulis berkas jawaban kosong, untuk mengetik formulir yang sudah diisi',
        en: 'write an empty answers file, to type in the form that was filled in',
      },
    },
    { flags: '--open', text: { id: 'buka sesudah dibuat', en: 'open it when it is made' } },
    { flags: '-o, --output <berkas>', text: { id: 'tulis ke berkas ini', en: 'write to this file' } },
    { flags: '--replace', text: { id: 'timpa formulir yang sudah ada', en: 'replace a form that is there' } },
    jsonOption,
  ],
  examples: [
    {
      line: 'sop form URMIN',
      text: {
        id: 'ke folder laporan/, sebagai formulir-URMIN.pdf',
        en: 'into laporan/, as formulir-URMIN.pdf',
      },
    },
    { line: 'sop form --all', text: { id: 'formulir semua bagian', en: 'the forms of all parts' } },
    {
      line: 'sop form URMIN --answers-template',
      text: {
        id: 'jawaban-urmin.yaml di folder ini, siap diisi',
        en: 'jawaban-urmin.yaml in this folder, ready to fill in',
      },
    },
  ],
  load: async () => (await import('./form.ts')).form,
};

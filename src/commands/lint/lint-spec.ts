import { type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';

export const lintSpec: CommandSpec = {
  name: 'lint',
  alias: 'periksa',
  args: [
    {
      name: '[path...]',
      text: {
        id: 'berkas atau folder; - = masukan baku; kosong = folder SOP kantor',
        en: 'files or folders; - = standard input; none = the SOP folder',
      },
    },
  ],
  summary: { id: 'periksa berkas SOP', en: 'check SOP files' },
  options: [
    {
      flags: '-f, --format <bentuk[=berkas]>',
      text: {
        id: 'pretty, stylish, json, sarif, github, gitlab, junit, checkstyle; boleh beberapa',
        en: 'pretty, stylish, json, sarif, github, gitlab, junit, checkstyle; may be given several times',
      },
      repeats: true,
    },
    jsonOption,
    {
      flags: '--max-warnings <n>',
      text: { id: 'gagal bila peringatan lebih dari n', en: 'fail when there are more than n warnings' },
    },
    { flags: '--quiet', text: { id: 'tampilkan galat saja', en: 'show errors only' } },
    {
      flags: '--fix',
      text: { id: 'perbaiki yang artinya tetap sama', en: 'mend what keeps its meaning' },
    },
    {
      flags: '--fix-dry-run',
      text: {
        id: 'tunjukkan perbaikan sebagai diff, tanpa menulis',
        en: 'show the mending as a diff, write nothing',
      },
    },
    {
      flags: '--changed',
      text: { id: 'hanya yang berubah sejak commit terakhir', en: 'only what changed since the last commit' },
    },
    {
      flags: '--staged',
      text: {
        id: 'hanya isi commit berikutnya (untuk pre-commit)',
        en: 'only what the next commit will have (for pre-commit)',
      },
    },
    {
      flags: '--since <revisi>',
      text: {
        id: 'bandingkan kode dengan revisi git ini, misalnya main',
        en: 'compare codes with this git revision, such as main',
      },
    },
    {
      flags: '--baseline <berkas>',
      text: {
        id: 'hanya temuan yang belum tercatat di berkas ini; berkas ini hanya dapat menyusut',
        en: 'only findings that this file does not list; the file can only shrink',
      },
    },
    {
      flags: '--make-baseline',
      text: {
        id: 'dengan --baseline: buat berkas itu dari temuan sekarang',
        en: 'with --baseline: make that file from what is found now',
      },
    },
    {
      flags: '--stdin-filename <nama>',
      text: { id: 'nama untuk masukan baku', en: 'name for standard input' },
    },
    {
      flags: '--cache',
      text: { id: 'ingat hasil di .sop-cache/; isi sama, hasil sama', en: 'remember results in .sop-cache/' },
    },
    {
      flags: '--watch',
      text: { id: 'periksa lagi setiap berkas berubah', en: 'check again whenever a file changes' },
    },
  ],
  examples: [
    { line: 'sop lint sops', text: { id: 'semua berkas di folder sops', en: 'every file in the folder' } },
    {
      line: 'sop lint --fix-dry-run',
      text: { id: 'lihat dahulu apa yang akan diperbaiki', en: 'see first what would be mended' },
    },
    {
      line: 'sop lint -f pretty -f sarif=sop.sarif',
      text: { id: 'untuk orang dan untuk CI sekaligus', en: 'for people and for CI at once' },
    },
  ],
  load: async () => (await import('./lint.ts')).lint,
};

export const fmtSpec: CommandSpec = {
  name: 'fmt',
  alias: 'tata',
  args: [
    {
      name: '[path...]',
      text: {
        id: 'berkas atau folder; kosong = folder SOP kantor',
        en: 'files or folders; none = the SOP folder',
      },
    },
  ],
  summary: { id: 'tata letak berkas SOP menjadi seragam', en: 'give SOP files one layout' },
  options: [
    {
      flags: '--check',
      text: {
        id: 'sebutkan saja yang perlu ditata, tidak menulis',
        en: 'only name what would change, write nothing',
      },
    },
  ],
  examples: [
    {
      line: 'sop fmt --check',
      text: {
        id: 'untuk CI: gagal bila ada yang belum rapi',
        en: 'for CI: fails when a file is not laid out',
      },
    },
  ],
  load: async () => (await import('./fmt.ts')).fmt,
};

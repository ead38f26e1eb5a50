import { lintFormatNames } from '../../terminal/lint-formats/lint-report.ts';
import {
  type ArgSpec,
  type CommandWords,
  defineCommand,
  type OptionsOf,
  type Run,
} from '../catalogue/command-spec.ts';
import { jsonOption } from '../catalogue/shared-words.ts';

const paths = { value: 'file', shown: { id: 'berkas', en: 'path' }, optional: true, repeats: true } as const;

const lint = {
  name: 'lint',
  alias: 'periksa',
  args: [
    {
      ...paths,
      text: {
        id: 'berkas atau folder; - = masukan baku; kosong = folder SOP kantor',
        en: 'files or folders; - = standard input; none = the SOP folder',
      },
    } satisfies ArgSpec,
  ],
  summary: { id: 'periksa berkas SOP', en: 'check SOP files' },
  options: {
    format: {
      short: 'f',
      value: 'text',
      shown: { id: 'bentuk[=berkas]', en: 'format[=file]' },
      offers: lintFormatNames,
      repeats: true,
      text: {
        id: `${lintFormatNames.join(', ')}; boleh beberapa`,
        en: `${lintFormatNames.join(', ')}; may be given several times`,
      },
    },
    json: jsonOption,
    maxWarnings: {
      indonesian: 'maks-peringatan',
      value: 'number',
      text: { id: 'gagal bila peringatan lebih dari n', en: 'fail when there are more than n warnings' },
    },
    quiet: { indonesian: 'diam', text: { id: 'tampilkan galat saja', en: 'show errors only' } },
    fix: {
      indonesian: 'perbaiki',
      text: { id: 'perbaiki yang artinya tetap sama', en: 'mend what keeps its meaning' },
    },
    fixDryRun: {
      indonesian: 'simulasi-perbaikan',
      text: {
        id: 'tunjukkan perbaikan sebagai diff, tanpa menulis',
        en: 'show the mending as a diff, write nothing',
      },
    },
    changed: {
      indonesian: 'berubah',
      text: { id: 'hanya yang berubah sejak commit terakhir', en: 'only what changed since the last commit' },
    },
    staged: {
      indonesian: 'siap-commit',
      text: {
        id: 'hanya isi commit berikutnya (untuk pre-commit)',
        en: 'only what the next commit will have (for pre-commit)',
      },
    },
    since: {
      indonesian: 'sejak',
      value: 'text',
      shown: { id: 'revisi', en: 'revision' },
      text: {
        id: 'bandingkan kode dengan revisi git ini, misalnya main',
        en: 'compare codes with this git revision, such as main',
      },
    },
    baseline: {
      indonesian: 'temuan-lama',
      value: 'file',
      text: {
        id: 'hanya temuan yang belum tercatat di berkas ini; berkas ini hanya dapat menyusut',
        en: 'only findings that this file does not list; the file can only shrink',
      },
    },
    makeBaseline: {
      indonesian: 'catat-temuan-lama',
      text: {
        id: 'dengan --baseline: buat berkas itu dari temuan sekarang',
        en: 'with --baseline: make that file from what is found now',
      },
    },
    stdinFilename: {
      indonesian: 'nama-masukan',
      value: 'name',
      text: { id: 'nama untuk masukan baku', en: 'name for standard input' },
    },
    cache: {
      text: { id: 'ingat hasil di .sop-cache/; isi sama, hasil sama', en: 'remember results in .sop-cache/' },
    },
    watch: {
      indonesian: 'pantau',
      text: { id: 'periksa lagi setiap berkas berubah', en: 'check again whenever a file changes' },
    },
  },
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
} as const satisfies CommandWords;

const fmt = {
  name: 'fmt',
  alias: 'tata',
  args: [
    {
      ...paths,
      text: {
        id: 'berkas atau folder; kosong = folder SOP kantor',
        en: 'files or folders; none = the SOP folder',
      },
    } satisfies ArgSpec,
  ],
  summary: { id: 'tata letak berkas SOP menjadi seragam', en: 'give SOP files one layout' },
  options: {
    check: {
      indonesian: 'periksa',
      text: {
        id: 'sebutkan saja yang perlu ditata, tidak menulis',
        en: 'only name what would change, write nothing',
      },
    },
  },
  examples: [
    {
      line: 'sop fmt --check',
      text: {
        id: 'untuk CI: gagal bila ada yang belum rapi',
        en: 'for CI: fails when a file is not laid out',
      },
    },
  ],
} as const satisfies CommandWords;

const rules = {
  name: 'rules',
  alias: 'aturan',
  args: [],
  summary: {
    id: 'semua aturan sop lint dan beratnya di sini',
    en: 'every rule of sop lint and its weight here',
  },
  options: { json: jsonOption },
  examples: [{ line: 'sop rules', text: { id: 'daftar aturan', en: 'the list of rules' } }],
} as const satisfies CommandWords;

const explain = {
  name: 'explain',
  alias: 'jelaskan',
  args: [
    { value: 'rule', text: { id: 'nama aturan, misalnya mixed-units', en: 'a rule, such as mixed-units' } },
  ],
  summary: { id: 'jelaskan satu aturan, dengan contoh', en: 'explain one rule, with examples' },
  options: {},
  examples: [
    { line: 'sop explain mixed-units', text: { id: 'mengapa, salah, benar', en: 'why, wrong, right' } },
  ],
} as const satisfies CommandWords;

const lsp = {
  name: 'lsp',
  alias: 'peladen-editor',
  args: [],
  summary: {
    id: 'temuan dan perbaikan langsung di editor (language server)',
    en: 'findings and corrections in an editor (language server)',
  },
  options: {
    stdio: {
      text: { id: 'bicara lewat masukan dan keluaran baku', en: 'speak over standard input and output' },
    },
  },
  examples: [
    {
      line: 'sop lsp --stdio',
      text: { id: 'perintah untuk pengaturan editor', en: 'the command for the settings of an editor' },
    },
  ],
} as const satisfies CommandWords;

export type Lint = Run<typeof lint>;
export type LintOptions = OptionsOf<typeof lint>;
export type Fmt = Run<typeof fmt>;
export type Rules = Run<typeof rules>;
export type Explain = Run<typeof explain>;
export type Lsp = Run<typeof lsp>;

/** Commands about SOP files, in the order of the help page. */
export const lintSpecs = [
  defineCommand(lint, async () => (await import('./lint.ts')).lint),
  defineCommand(fmt, async () => (await import('./fmt.ts')).fmt),
  defineCommand(rules, async () => (await import('./rules.ts')).rules),
  defineCommand(explain, async () => (await import('./explain.ts')).explain),
  defineCommand(lsp, async () => (await import('./lsp.ts')).lsp),
];

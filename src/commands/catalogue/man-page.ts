import type { Bilingual } from '../../words/bilingual.ts';
import { type CommandSpec, catalogue } from './catalogue.ts';
import { langText, noInputText } from './general-options.ts';

/** The manual page (roff, section 1) out of the same catalogue as the help: Indonesian, then English. */
export function manPage(version: string): string {
  return `${[
    `.TH SOP 1 "" "sop ${version}" "SOP kantor"`,
    '.SH NAMA',
    `sop \\- ${roff('SOP kantor: ceklis, waktu baku, laporan')}`,
    '.SH RINGKASAN',
    '.B sop',
    roff('<perintah> [pilihan]'),
    '.SH "PILIHAN SEMUA PERINTAH"',
    ...generalOptions('id'),
    '.SH PERINTAH',
    ...catalogue.flatMap((spec) => section(spec, 'id')),
    '.SH "KODE KELUAR"',
    ...exitCodes('id'),
    '.SH BERKAS',
    '.TP',
    '.B sop.config.yaml',
    roff('berkas kantor; dicari dari folder kerja ke atas'),
    '.SH ENGLISH',
    roff('The same commands in English; every command has an Indonesian name too.'),
    '.SS "Options of all commands"',
    ...generalOptions('en'),
    ...catalogue.flatMap((spec) => section(spec, 'en')),
    '.SS "Exit codes"',
    ...exitCodes('en'),
  ].join('\n')}\n`;
}

const generalOptions = (language: keyof Bilingual): readonly string[] =>
  [['--lang <id|en>', langText] as const, ['--no-input', noInputText] as const].flatMap(([flags, text]) => [
    '.TP',
    `.B ${roff(flags)}`,
    roff(text[language]),
  ]);

function section(
  { name, alias, args, summary, options, examples }: CommandSpec,
  language: keyof Bilingual,
): readonly string[] {
  const usage = ['sop', name, ...args.map((arg) => arg.name)].join(' ');
  return [
    `.SS "${roff(usage)}"`,
    roff(`${summary[language]}. ${language === 'id' ? 'Nama lain' : 'Other name'}: ${alias}.`),
    ...options.flatMap(({ flags, text }) => ['.TP', `.B ${roff(flags)}`, roff(text[language])]),
    '.PP',
    language === 'id' ? 'Contoh:' : 'Examples:',
    ...examples.flatMap(({ line, text }) => ['.TP', `.B ${roff(line)}`, roff(text[language])]),
  ];
}

const codes: readonly (readonly [number, Bilingual])[] = [
  [0, { id: 'selesai', en: 'done' }],
  [1, { id: 'ada temuan', en: 'there are findings' }],
  [2, { id: 'baris perintah tidak dipahami', en: 'the command line was not understood' }],
  [3, { id: 'gagal karena sebab yang disebut', en: 'failed for the reason that is given' }],
  [70, { id: 'galat program', en: 'a bug of the program' }],
  [
    74,
    {
      id: 'keluaran atau disk gagal; pesannya menyebut apa yang TIDAK tersimpan',
      en: 'output or disk failed; the message says what was NOT saved',
    },
  ],
  [130, { id: 'dihentikan pengguna', en: 'stopped by the user' }],
];

const exitCodes = (language: keyof Bilingual): readonly string[] =>
  codes.flatMap(([code, text]) => ['.TP', `.B ${code}`, roff(text[language])]);

/** Text that roff prints as it is: no hyphen may become a dash, and no line may begin like a request. */
function roff(text: string): string {
  const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

import { exitCodes } from '../../host/exit-codes.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { catalogue } from './catalogue.ts';
import { type CommandSpec, lineIn, type NamedOption, namedOptions, placeholder } from './command-spec.ts';
import { generalOptions } from './general-options.ts';
import { described, optionTerm } from './help.ts';

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
    ...options(generalOptions, 'id'),
    '.SH PERINTAH',
    ...catalogue.flatMap((spec) => section(spec, 'id')),
    '.SH "KODE KELUAR"',
    ...codes('id'),
    '.SH BERKAS',
    '.TP',
    '.B sop.config.yaml',
    roff('berkas kantor; dicari dari folder kerja ke atas'),
    '.SH ENGLISH',
    roff('The same commands in English; every command has an Indonesian name too.'),
    '.SS "Options of all commands"',
    ...options(generalOptions, 'en'),
    ...catalogue.flatMap((spec) => section(spec, 'en')),
    '.SS "Exit codes"',
    ...codes('en'),
  ].join('\n')}\n`;
}

const options = (all: readonly NamedOption[], language: keyof Bilingual): readonly string[] =>
  all.flatMap((option) => [
    '.TP',
    `.B ${roff(optionTerm(option, language))}`,
    roff(described(option, language)),
  ]);

function section(spec: CommandSpec, language: keyof Bilingual): readonly string[] {
  const usage = ['sop', spec.name, ...spec.args.map((arg) => placeholder(arg, language))].join(' ');
  return [
    `.SS "${roff(usage)}"`,
    roff(`${spec.summary[language]}. ${language === 'id' ? 'Nama lain' : 'Other name'}: ${spec.alias}.`),
    ...spec.args.flatMap((arg) => [
      '.TP',
      `.B ${roff(placeholder(arg, language))}`,
      roff(described(arg, language)),
    ]),
    ...options(namedOptions(spec.options), language),
    '.PP',
    language === 'id' ? 'Contoh:' : 'Examples:',
    ...spec.examples.flatMap((one) => ['.TP', `.B ${roff(lineIn(one, language))}`, roff(one.text[language])]),
  ];
}

const meanings: Readonly<Record<keyof typeof exitCodes, Bilingual>> = {
  ok: { id: 'selesai', en: 'done' },
  finding: { id: 'ada temuan', en: 'there are findings' },
  usage: { id: 'baris perintah tidak dipahami', en: 'the command line was not understood' },
  failure: { id: 'gagal karena sebab yang disebut', en: 'failed for the reason that is given' },
  bug: { id: 'galat program', en: 'a bug of the program' },
  disk: {
    id: 'keluaran atau disk gagal; pesannya menyebut apa yang TIDAK tersimpan',
    en: 'output or disk failed; the message says what was NOT saved',
  },
  cancelled: { id: 'dihentikan pengguna', en: 'stopped by the user' },
};

const codes = (language: keyof Bilingual): readonly string[] =>
  Object.entries(exitCodes).flatMap(([name, code]) => [
    '.TP',
    `.B ${code}`,
    roff(meanings[name as keyof typeof exitCodes][language]),
  ]);

/** Text that roff prints as it is: no hyphen may become a dash, and no line may begin like a request. */
function roff(text: string): string {
  const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

import type { Bilingual } from '../../words/bilingual.ts';
import { wrapped } from '../../words/wrapped.ts';
import type { Context } from '../context.ts';
import { catalogue } from './catalogue.ts';
import {
  type ArgSpec,
  type CommandSpec,
  choiceWords,
  lineIn,
  type NamedOption,
  namedOptions,
  placeholder,
} from './command-spec.ts';
import { generalOptions } from './general-options.ts';

/** The page of `sop --help`, or of one command with its examples, in the user's language. */
export function helpPage(spec: CommandSpec | undefined, context: Context): string {
  return spec ? commandPage(spec, context) : programPage(context);
}

function programPage(context: Context): string {
  const { say } = context;
  const commands = catalogue.map(({ name, alias, summary }): Entry => [`${name}, ${alias}`, say(summary)]);
  const help: Entry = [
    say({ id: 'help, bantuan [perintah]', en: 'help, bantuan [command]' }),
    say({ id: 'bantuan satu perintah', en: 'help on one command' }),
  ];
  return [
    usage(['sop', say({ id: '<perintah>', en: '<command>' })], context),
    `${say(about)}\n`,
    section(titles.options, generalOptions.map(optionEntry(context)), context),
    section(titles.commands, [...commands, help], context),
    `${say(firstSteps)}\n`,
  ].join('\n');
}

function commandPage(spec: CommandSpec, context: Context): string {
  const { host, language, palette, say } = context;
  const args = spec.args.map((arg): Entry => [placeholder(arg, language), described(arg, language)]);
  const options = namedOptions(spec.options).map(optionEntry(context));
  const general = generalOptions.filter(({ key }) => key !== 'version').map(optionEntry(context));
  const examples = spec.examples.map((one): Entry => [lineIn(one, language), say(one.text)]);
  return [
    usage(['sop', spec.name, ...args.map(([term]) => term)], context),
    `${wrapped(say(spec.summary), pageWidth(host)).join('\n')}\n`,
    ...(args.length > 0 ? [section(titles.arguments, args, context)] : []),
    ...(options.length > 0 ? [section(titles.options, options, context)] : []),
    section(titles.general, general, context),
    palette.bold(say(titles.examples)),
    ...exampleLines(examples, context),
    '',
  ].join('\n');
}

/** What each example does stands beside it where all of that fits on the page, else below it. */
function exampleLines(examples: readonly Entry[], { host, palette }: Context): readonly string[] {
  const width = pageWidth(host);
  const longest = Math.max(...examples.map(([line]) => line.length));
  if (examples.every(([, text]) => longest + text.length + 4 <= width))
    return examples.map(([line, text]) => `  ${line.padEnd(longest)}  ${palette.dim(text)}`);
  return examples.flatMap(([line, text]) => [
    `  ${line}`,
    ...wrapped(text, width - 6).map((part) => `      ${palette.dim(part)}`),
  ]);
}

function usage(words: readonly string[], { host, palette, say }: Context): string {
  const [title, line] = [say(titles.usage), [...words, say({ id: '[pilihan]', en: '[options]' })].join(' ')];
  const indent = ' '.repeat(title.length + 1);
  const lines = wrapped(line, pageWidth(host) - indent.length);
  return `${palette.bold(title)} ${lines.join(`\n${indent}`)}\n`;
}

const section = (title: Bilingual, entries: readonly Entry[], { host, palette, say }: Context): string =>
  `${palette.bold(say(title))}\n${columns(entries, pageWidth(host))}\n`;

const titles = {
  usage: { id: 'Pemakaian:', en: 'Usage:' },
  arguments: { id: 'Argumen:', en: 'Arguments:' },
  options: { id: 'Pilihan:', en: 'Options:' },
  general: { id: 'Pilihan semua perintah:', en: 'Options of all commands:' },
  commands: { id: 'Perintah:', en: 'Commands:' },
  examples: { id: 'Contoh:', en: 'Examples:' },
} as const satisfies Record<string, Bilingual>;

const about: Bilingual = {
  id: 'SOP kantor: ceklis, waktu baku, laporan.',
  en: 'Office SOPs: checklist, standard time, report.',
};

const firstSteps: Bilingual = {
  id: 'Mulai dengan: sop list, lalu sop check URMIN. Bantuan rinci: sop check --help',
  en: 'Begin with: sop list, then sop check URMIN. More help: sop check --help',
};

/** A word of a page and what it is. */
type Entry = readonly [term: string, text: string];

const optionEntry =
  ({ language }: Context) =>
  (option: NamedOption): Entry => [optionTerm(option, language), described(option, language)];

/** `-o, --output, --keluaran <file>`: every name of an option, that of the language first. */
export function optionTerm(option: NamedOption, language: keyof Bilingual): string {
  const { names, value, shown, optional } = option;
  const [short, long] = [names.filter(isShort), names.filter((name) => !isShort(name))];
  const all = [...short, ...(language === 'id' ? long.reverse() : long)].join(', ');
  return value === undefined ? all : `${all} ${placeholder({ value, shown, optional }, language)}`;
}

const isShort = (name: string): boolean => name.length === 2;

/** What an argument or option is for, and the words that may be chosen. */
export function described({ text, value, shown }: ArgSpec | NamedOption, language: keyof Bilingual): string {
  const words = typeof value === 'object' && shown ? choiceWords(value, language) : [];
  return words.length === 0 ? text[language] : `${text[language]}: ${words.join(', ')}`;
}

const pageWidth = (host: Context['host']): number => Math.max(60, Math.min(host.terminal.columns(), 110));

/** Terms in a column as wide as most of them need; beside a term that is longer the text goes below. */
function columns(entries: readonly Entry[], width: number): string {
  const room = Math.min(34, Math.max(...entries.map(([term]) => term.length))) + 4;
  return entries
    .flatMap(([term, text]) => {
      const [first = '', ...rest] = wrapped(text, width - room);
      const below = rest.map((line) => ' '.repeat(room) + line);
      return term.length + 4 > room
        ? [`  ${term}`, ' '.repeat(room) + first, ...below]
        : [`  ${term}`.padEnd(room) + first, ...below];
    })
    .join('\n');
}
